package wizard

import (
	"strings"

	"flowverdict/internal/text"
)

// rows writes labels and values; empty values are left out.
func rows(title string, pairs ...string) []para {
	out := []para{heading(title)}
	for i := 0; i < len(pairs); i += 2 {
		for j, line := range text.Lines(pairs[i+1]) {
			label := pairs[i]
			if j > 0 {
				label = ""
			}
			out = append(out, para{mark: fill(label, labelWidth-1), text: line})
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// subject says what was reviewed, by whom and when.
func (s *sheet) subject() []para {
	u, r := s.draft.Subject, s.draft.Review
	return rows("Subject and review",
		"Description", u.Description, "Owner", u.Owner, "Repository", u.Repository,
		"Identity provider", u.IdentityProvider, "Client id", u.ClientID,
		"Scopes", strings.Join(u.Scopes, " "), "Design document", u.Design,
		"Reviewers", strings.Join(r.Reviewers, ", "), "Date", r.Date, "Review by", r.ReviewBy, "Supersedes", r.Supersedes)
}

// decision says what people decided.
func (s *sheet) decision() []para {
	d, e := s.draft.Decision, s.draft.Exception
	out := rows("Decision", "Status", d.Status, "Decided by", d.By, "Decided on", d.Date, "Reason", d.Reason)
	if e.Given() {
		out = append(out, rows("Exception", "Gates", strings.Join(e.Gates, ", "), "Reason", e.Reason, "Approved by", e.ApprovedBy, "Until", e.Until)...)
	}
	return out
}

// provenance says what was asked and where the record is.
func (s *sheet) provenance(path string) []para {
	return rows("Provenance", "Questionnaire", s.q.ID+" "+s.q.Version, "Digest", s.q.Digest, "File", path)
}
