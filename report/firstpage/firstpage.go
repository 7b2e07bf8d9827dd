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
	Decided []summary.Row // who decided, when and why, and the exception

	Why     []Reason
	WhyMore phrase.Phrase // how many more there are of this weight; nothing for none

	Do        []Task
	DoMore    phrase.Phrase // how many more there are
	DoNothing phrase.Phrase // why there is none; nothing where there are some

	Option  phrase.Phrase // what is chosen instead, in a sentence; nothing where the verdict proposes what is assessed
	Instead []Way

	Rests []Count       // on what the answers rest, those with none left out
	Bears phrase.Phrase // which of them carry the verdict; nothing where no single one does
	Clash phrase.Phrase // what people say of mitigations that the answers contradict; nothing for none

	ReviewBy   string // a day, "" for none and for what is not live
	Supersedes string // the id of a record, "" for none
}

// Of makes the first page of what is summed up.
func Of(s *summary.Summary, r review.Review) Page {
	state, names := Stand(s)
	p := Page{
		State: state, Names: names,
		Notice: wording.Notice(state, names), Verdict: wording.Verdict(state, names), Further: wording.Further(state, names),
		Strip: s.Strip(), Taken: wording.Taken(state, names), Decided: decided(&s.Decision),
		Instead: ways(s), Rests: rests(s), Bears: phrase.Say("%s", phrase.Own(s.Resting)), Clash: clash(s),
		Supersedes: r.Supersedes,
	}
	p.Why, p.WhyMore = why(s)
	p.Do, p.DoMore = tasks(s, state)
	if len(p.Do) == 0 {
		p.DoNothing = wording.NothingToDo(state, names)
	}
	if !s.Option.Mechanism && s.Questionnaire().JudgesAlternatives() {
		p.Option = phrase.Say("%s", s.ChosenOption().Lead)
	}
	if state.Live() {
		p.ReviewBy = r.ReviewBy
	}
	return p
}

// decided are who decided, when and why. What the decision is stands above them.
func decided(d *summary.Decision) []summary.Row {
	e := &d.Exception
	var who []phrase.Phrase
	for _, p := range []phrase.Phrase{phrase.OfPeople(d.By), phrase.OfPeople(d.Date)} {
		if len(p) > 0 {
			who = append(who, p)
		}
	}
	return slices.DeleteFunc([]summary.Row{
		{Label: "Decided by", Value: phrase.Join(who, ", ")},
		{Label: "Reason", Value: phrase.OfPeople(d.Reason)},
		{Label: "Exception approved by", Value: phrase.OfPeople(e.ApprovedBy)},
		{Label: "Reason for the exception", Value: phrase.OfPeople(e.Reason)},
	}, func(r summary.Row) bool { return len(r.Value) == 0 })
}
