package profile

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Demand is what the answer to a question has to rest on before a record may be
// accepted: this basis, or a stronger one.
type Demand struct {
	Question string
	Basis    questionnaire.Basis
}

// DemandFields returns the fields of a demand, in the order of a file.
func DemandFields() []review.Field[Demand] {
	var bases []string
	for _, b := range questionnaire.Bases() {
		bases = append(bases, string(b))
	}
	return []review.Field[Demand]{
		{
			Entry: review.Entry{Key: "question", Needed: true, Filled: true, About: "The id of the question."},
			Text:  func(d *Demand) *string { return &d.Question },
		},
		{
			Entry: review.Entry{Key: "basis", Kind: review.KindChoice, Needed: true, Choices: bases, About: "The weakest basis that its answer may have in an accepted record. An answer that is unknown needs none: it counts as the worst level."},
			Text:  func(d *Demand) *string { return (*string)(&d.Basis) },
		},
	}
}

// Lack is an answer that rests on less than the profile demands.
type Lack struct {
	Demand
	At int // the answer's place among the answers
}

// Lacking returns the answers that rest on less than the profile demands of the
// questionnaire that was answered, in their order. Questions that are open or
// unknown claim nothing.
func (p *Profile) Lacking(q *questionnaire.Questionnaire, answers questionnaire.Answers) []Lack {
	if p == nil || q == nil || q.ID != p.Pin.ID {
		return nil
	}
	var out []Lack
	for i, a := range answers {
		if a.Level == "" || a.Level == questionnaire.Unknown {
			continue
		}
		for _, d := range p.Demands {
			if d.Question == a.Question && strength(a.Basis) < strength(d.Basis) {
				out = append(out, Lack{d, i})
			}
		}
	}
	return out
}

// strength is 0 for no basis, and grows with it.
func strength(b questionnaire.Basis) int { return slices.Index(questionnaire.Bases(), b) + 1 }

// Say says what is lacking, in a sentence without a full stop, and what to do.
func (l Lack) Say(p *Profile, a questionnaire.Answer) (message, hint string) {
	on := "has no basis"
	if a.Basis != "" {
		on = "is " + string(a.Basis)
	}
	stronger := make([]string, 0, len(questionnaire.Bases()))
	for _, b := range questionnaire.Bases()[max(0, strength(l.Basis)-1):] {
		stronger = append(stronger, string(b))
	}
	return fmt.Sprintf("the record is accepted, and the answer to %s %s; %s demands %s", text.Clip(l.Question), on, p.Source(), text.Or(stronger)),
		"find out what it rests on and say so under basis, or answer unknown"
}

// MayApprove reports whether somebody may approve an exception.
func (p *Profile) MayApprove(somebody string) bool {
	return p == nil || len(p.Approvers) == 0 || review.Review{Reviewers: p.Approvers}.HasReviewer(somebody)
}

// NoApprover says that somebody may not approve an exception, and who may.
func (p *Profile) NoApprover(somebody string) (message, hint string) {
	return fmt.Sprintf("%s does not let %q approve an exception", p.Source(), text.Clip(strings.TrimSpace(somebody))), "have it approved by " + p.ApproversText()
}

// ApproversText names who may approve an exception; "" for everybody.
func (p *Profile) ApproversText() string {
	if p == nil {
		return ""
	}
	named := make([]string, len(p.Approvers))
	for i, a := range p.Approvers {
		named[i] = text.Line(a)
	}
	return text.Or(named)
}
