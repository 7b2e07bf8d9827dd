package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// newSubjectScreen asks what is reviewed, by whom and when.
func newSubjectScreen(m *model) *form {
	d := m.s.Draft()
	s, r := d.Subject, d.Review
	f := stageForm(m, "questions", []*field{
		{id: "name", label: "Name", required: true, value: s.Name, hint: "the CLI under review, as people call it"},
		{id: "reviewers", label: "Reviewers", required: true, value: strings.Join(r.Reviewers, ", "), hint: "people or roles, separated by commas"},
		{id: "date", label: "Date", kind: dayField, value: r.Date, check: dayNeeded, hint: "the day of the review, YYYY-MM-DD"},
		{id: "version", label: "Version", value: s.Version, hint: "the version that is reviewed"},
		{id: "description", label: "Description", value: s.Description, hint: "what it does, in one sentence"},
		{id: "owner", label: "Owner", value: s.Owner, hint: "the team or role that answers for it"},
		{id: "repository", label: "Repository", value: s.Repository, hint: "where its source is"},
		{id: "provider", label: "Identity provider", value: s.IdentityProvider, hint: "the authorization server that issues its tokens"},
		{id: "client", label: "Client id", value: s.ClientID, hint: "the id under which it is registered there"},
		{id: "scopes", label: "Scopes", value: strings.Join(s.Scopes, " "), hint: "the scopes that it asks for, separated by spaces"},
		{id: "design", label: "Design document", value: s.Design, hint: "where its sign-in is described"},
	})
	f.title = func() (string, string) { return "Subject", subjectRight(m) }
	f.intro = func(width int) []string {
		return wrap("What is reviewed, and by whom. Only the name and one reviewer are needed; the rest can wait.", width)
	}
	f.keep = func() {
		if f.changed() {
			f.settle()
			m.changed(m.s.SetSubject(f.subject(d)))
			d = m.s.Draft()
		}
	}
	f.preview = func(draft review.Draft) review.Draft {
		if f.changed() {
			draft.Subject, draft.Review = f.subject(d)
		}
		return draft
	}
	f.editing = len(m.s.Missing()) > 0 && m.work.ReadOnly == ""
	if s.Name != "" && len(r.Reviewers) == 0 {
		f.at = 1
	}
	f.follow()
	f.explain = []para{heading("The subject of the review"), paragraph("What is reviewed, as it will stand in the record. Only the name and one reviewer are needed before the record can be written; everything else can be filled in now, at the end, or not at all.")}
	f.build()
	return f
}

func subjectRight(m *model) string {
	if s := m.s.Draft().Review.Supersedes; s != "" {
		return "revises " + cut(text.Line(s), 30, m.theme.marks.more)
	}
	return m.counts()
}

// subject reads the fields; what has no field stays as it was.
func (f *form) subject(d review.Draft) (review.Subject, review.Review) {
	s, r := d.Subject, d.Review
	s.Name, s.Version, s.Description = f.value("name"), f.value("version"), f.value("description")
	s.Owner, s.Repository, s.IdentityProvider = f.value("owner"), f.value("repository"), f.value("provider")
	s.ClientID, s.Design = f.value("client"), f.value("design")
	s.Scopes = f.list("scopes", ", \t")
	r.Reviewers = f.list("reviewers", ",;")
	r.Date = f.value("date")
	return s, r
}

// stageForm makes the form of a stage. In a field, characters are text; esc
// steps out of it, and then they are keys.
func stageForm(m *model, finishes string, fields []*field) *form {
	f := &form{still: still{m}, fields: fields, finishes: finishes}
	f.finish = m.next
	return f
}
