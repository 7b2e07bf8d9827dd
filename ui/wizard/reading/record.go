package reading

import (
	"slices"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
)

// Record is the whole of a record, and in which file it lies.
func (r *Review) Record(path string) []draw.Para {
	whole := *r
	whole.record = true
	return slices.Concat(whole.Above(), whole.Parts(), whole.subject(), whole.drivers(), whole.conditions(), whole.judged(), whole.mitigations(), whole.advice(), whole.gaps(), whole.answers(), whole.provenance(path))
}

// subject says what was reviewed, by whom and when.
func (r *Review) subject() []draw.Para {
	var pairs []string
	for _, f := range review.SubjectFields() {
		if f.Key != "name" && f.Key != "version" { // they stand above the verdict
			pairs = append(pairs, f.Label, f.Shown(&r.Draft.Subject))
		}
	}
	for _, f := range review.ReviewFields() {
		pairs = append(pairs, f.Label, f.Shown(&r.Draft.Review))
	}
	return draw.Rows("Subject and review", pairs...)
}

// provenance says what was asked and where the record is.
func (r *Review) provenance(path string) []draw.Para {
	return draw.Rows("Provenance", "Questionnaire", r.Questionnaire.ID+" "+r.Questionnaire.Version, "Digest", r.Questionnaire.Digest, "File", path)
}
