package wizard

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
)

// rows writes labels and values; empty values are left out.
func rows(title string, pairs ...string) []draw.Para {
	out := []draw.Para{draw.Heading(title)}
	for i := 0; i < len(pairs); i += 2 {
		for j, line := range text.Lines(pairs[i+1]) {
			label := pairs[i]
			if j > 0 {
				label = ""
			}
			out = append(out, draw.Para{Mark: text.Pad(label, labelWidth-1), Text: line})
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// subject says what was reviewed, by whom and when.
func (r *reading) subject() []draw.Para {
	var pairs []string
	for _, f := range review.SubjectFields() {
		if f.Key != "name" && f.Key != "version" { // they stand above the verdict
			pairs = append(pairs, f.Label, f.Shown(&r.draft.Subject))
		}
	}
	for _, f := range review.ReviewFields() {
		pairs = append(pairs, f.Label, f.Shown(&r.draft.Review))
	}
	return rows("Subject and review", pairs...)
}

// provenance says what was asked and where the record is.
func (r *reading) provenance(path string) []draw.Para {
	return rows("Provenance", "Questionnaire", r.q.ID+" "+r.q.Version, "Digest", r.q.Digest, "File", path)
}
