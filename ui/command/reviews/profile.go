package reviews

import (
	"errors"
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/session"
)

// Organisation is what its configuration says of reviews: by which options they are
// checked, and the profile among these, with which new ones begin. The zero value says
// nothing.
type Organisation struct {
	validation.Options        // those that a configuration sets
	Folder             string // of records, as a path from the present folder; "" for none
	Wrong              error  // why the configuration cannot be read; then no new review begins
}

// OrganisationOf is the organisation that a configuration speaks for, or says why it
// cannot be read.
func OrganisationOf(c repository.Configuration, wrong error) Organisation {
	if refused := (*files.Refusal)(nil); errors.As(wrong, &refused) {
		wrong = fmt.Errorf("%s; flowverdict validate says all", refused.InFile())
	}
	return Organisation{Options: c.Options(validation.Options{}), Folder: c.ProfileFolder(), Wrong: wrong}
}

// unread says that nothing is taken from a configuration that cannot be read.
func (o Organisation) unread() string {
	if o.Wrong == nil {
		return ""
	}
	return "No profile is used: " + text.Sentence(text.Line(o.Wrong.Error()))
}

// NameOfRecords is how the profile names records; "" for the usual name.
func (o Organisation) NameOfRecords() string {
	if o.Profile == nil {
		return ""
	}
	return o.Profile.Name
}

// Begun is a review as it begins: with what a person gave, what a similar review
// answered, and what the profile says, each only where the one before says nothing.
type Begun struct {
	Draft review.Draft
	Asked []session.Asked // what is not taken over, and why
	Said  []string        // sentences: what was taken from where
	Left  []string        // sentences: what was not, of each
}

// Notice is what is said of it in a line; "" for nothing.
func (b Begun) Notice() string { return strings.Join(b.Said, " ") }

// Beginning is the review that begins with a draft. like is the similar review; nil
// for none.
func (o Organisation) Beginning(known *library.Library, q *questionnaire.Questionnaire, draft review.Draft, like *Like, today string) Begun {
	out := Begun{Draft: draft}
	if like != nil {
		like.into(&out, q, today)
	}
	if o.Profile != nil {
		o.into(&out, known, q, today)
	}
	return out
}

// into takes what the profile says into a review.
func (o Organisation) into(b *Begun, known *library.Library, q *questionnaire.Questionnaire, today string) {
	p := o.Profile
	gives := p.Gives(b.Draft)
	b.Draft = p.Begun(b.Draft)
	used := p.Use(known.Get, q, today)
	given := b.Draft.Answers
	var taken int
	b.Draft.Answers, taken = review.Fill(given, used.Answers)
	left := 0
	for _, l := range used.Left {
		s := p.Answers[l.At]
		if given.Get(s.Question).Level != "" {
			continue
		}
		left++
		why := fmt.Sprintf("the standing answer of %s is not used, %s", p.Source(), l.Reason)
		b.leave(q, session.Asked{Question: s.Question, Before: l.Before, Evidence: s.Evidence, Why: why})
	}
	var took, said []string
	if taken > 0 {
		took = append(took, text.Count(taken, "answer"))
	}
	if gives {
		took = append(took, "defaults")
	}
	if len(took) > 0 {
		said = append(said, "From "+p.Source()+": "+text.And(took))
	}
	switch {
	case used.Unknown:
		said = append(said, fmt.Sprintf("no answer of %s is used: questionnaire %s %s is not known here", p.Source(), text.Line(p.Pin.ID), text.Line(p.Pin.Version)))
	case left > 0 && len(said) == 0:
		said = append(said, fmt.Sprintf("of %s not used: %s", p.Source(), text.Count(left, "answer")))
	case left > 0:
		said = append(said, fmt.Sprintf("not used: %d", left))
	}
	if len(said) > 0 {
		b.Said = append(b.Said, text.Sentence(text.UpperFirst(strings.Join(said, "; "))))
	}
}

// leave notes that an answer is not taken over: the question is asked, unless the
// questionnaire does not have it.
func (b *Begun) leave(q *questionnaire.Questionnaire, a session.Asked) {
	b.Left = append(b.Left, fmt.Sprintf("%s: %s", text.Line(a.Question), text.Line(a.Why)))
	if q.Question(a.Question) != nil {
		b.Asked = append(b.Asked, a)
	}
}
