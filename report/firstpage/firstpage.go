// Package firstpage is what a reader of a record sees before anything else: what
// the answers come to beside what people decided, why, what to do, what to use
// instead, on what it rests, and when to look again. The report, the screen and
// the line-by-line driver draw this one value.
//
// It finds and says nothing itself: the short form of package summary and the
// sentences of package wording do. It lays nothing out, and what it repeats of
// people is as they wrote it. It imports the questionnaire's packages, those
// two, phrases and internal packages.
package firstpage

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"flowverdict/report/summary/strip"
	"flowverdict/report/wording"
)

// Page is the first page of a record. Decided, Do and the fields of a record hold
// people's words.
type Page struct {
	State wording.State
	Names wording.Names

	Notice  phrase.Phrase   // overrides all else; nothing where nothing does
	Verdict phrase.Phrase   // what the answers come to, in a sentence
	Further []phrase.Phrase // what else has to be known at once, a sentence each

	Strip   strip.Strip
	Taken   phrase.Phrase // what people decided, as a value
	Reason  phrase.Phrase // that people gave, or its beginning
	Decided []summary.Row // who decided, when and why, and the exception

	Why     []Reason
	WhyMore phrase.Phrase // how many more there are of this weight; nothing for none

	Do        []Task
	DoMore    phrase.Phrase // how many more there are
	DoNothing phrase.Phrase // why there is none; nothing where there are some

	Option         phrase.Phrase // what is chosen instead, in a sentence; nothing where the verdict proposes what is assessed
	Instead        []Way
	InsteadVerdict phrase.Phrase // that of each, where they all have the same

	Rests        []Count       // on what the answers rest, those with none left out
	Again        phrase.Phrase // what became of the answers since the review of the superseded record; nothing where they say nothing of it
	Bears        phrase.Phrase // which of them carry the verdict; nothing where no single one does
	Clash        phrase.Phrase // what people say of mitigations that the answers contradict; nothing for none
	Contradicted bool          // the last of Further says which answers are contradicted by what was measured
	Kept         phrase.Phrase // which answers stand despite what was measured; nothing for none

	ReviewBy   string // a day, "" for none and for what is not live
	Supersedes string // the id of a record, "" for none
}

// Of makes the first page of what is summed up.
func Of(s *summary.Summary, d review.Draft) Page {
	state, names := stand(s, d.Decision)
	p := Page{
		State: state, Names: names,
		Notice: wording.Notice(state, names), Verdict: wording.Verdict(state, names), Further: wording.Further(state, names),
		Strip: s.Strip(), Taken: wording.Taken(state, names), Reason: reason(s.Decision.Reason), Decided: decided(state, &s.Decision),
		Rests: rests(s), Again: again(d), Bears: bears(s), Clash: clash(s),
		Supersedes: d.Review.Supersedes,
	}
	unsettled, kept := contradicted(s.Questionnaire(), d)
	if len(unsettled) > 0 {
		p.Further, p.Contradicted = append(p.Further, unsettled), true
	}
	p.Kept = kept
	p.Instead, p.InsteadVerdict = ways(s)
	reasons, todo := why(s), tasks(s, state)
	if len(todo) == 0 {
		p.DoNothing = wording.NothingToDo(state, names)
	}
	if !s.Option.Mechanism && s.Questionnaire().JudgesAlternatives() {
		p.Option = phrase.Say("%s", s.ChosenOption().Lead)
	}
	if state.Live() {
		p.ReviewBy = d.Review.ReviewBy
	}
	p.fit(reasons, todo)
	return p
}

// UnderWay is a draft as its page is made while the review is under way: that
// nobody has decided is not said of it then.
func UnderWay(d review.Draft) review.Draft {
	if d.Decision.Status == review.Proposed {
		d.Decision.Status = ""
	}
	return d
}

// Tells reports whether a condition is one of the tasks.
func (p *Page) Tells(c summary.Condition) bool {
	return slices.ContainsFunc(p.Do, func(t Task) bool { return t.Key == c.Entered.Key() })
}

// Closing is what stays to be read where a record was just written, a sentence
// each.
func (p *Page) Closing() []string {
	var out []string
	for _, said := range p.closing() {
		out = append(out, text.Line(said.String()))
	}
	return out
}

func (p *Page) closing() []phrase.Phrase {
	all := append([]phrase.Phrase{p.Verdict}, append(slices.Clone(p.Further), p.Notice, p.Bears)...)
	return slices.DeleteFunc(all, func(said phrase.Phrase) bool { return len(said) == 0 })
}

func reason(s string) phrase.Phrase {
	s, _ = given(s)
	return phrase.OfPeople(s)
}
