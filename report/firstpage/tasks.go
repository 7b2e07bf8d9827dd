package firstpage

import (
	"cmp"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"flowverdict/report/wording"
)

// mostAsked is how many questions one task names.
const mostAsked = 4

// Task is something to do: what, by whom and until when.
type Task struct {
	Do    phrase.Phrase
	Who   phrase.Phrase
	Until phrase.Phrase // nothing for a question that is to be asked

	Gate     *questionnaire.Gate // of a condition; nil for one on an answer, and for what is to be asked
	Key      string              // of a condition; "" for what is to be asked
	Question string              // the first that is to be asked, or that the gate rests on
}

// tasks are those of a record that is live: first what has to be asked, as long
// as that can change the verdict; then the open conditions, those that hold the
// verdict first, and of these the first that falls due.
func tasks(s *summary.Summary, state wording.State) []Task {
	if !state.Live() {
		return nil
	}
	var told []Task
	if !state.Decided {
		told = asks(s)
	}
	return append(told, open(s)...)
}

// asks has a task for each of those who can find out what is missing.
func asks(s *summary.Summary) []Task {
	q := s.Questionnaire()
	of := map[string][]phrase.Phrase{}
	first := map[string]string{}
	var levers []string
	for _, ask := range analysis.AskNext(q, s.Answers()).Asks {
		lever := ask.Question.Lever
		if of[lever] == nil {
			levers = append(levers, lever)
			first[lever] = ask.Question.ID
		}
		of[lever] = append(of[lever], phrase.Say("%s", ask.Question.Title))
	}
	var out []Task
	for _, lever := range levers {
		t := Task{Do: phrase.Say("%s", phrase.Some(of[lever], mostAsked, "answer")), Who: phrase.Say("find out"), Question: first[lever]}
		if lever != questionnaire.Fact {
			t.Who = phrase.Say("ask the %s", q.LeverName(lever))
		}
		out = append(out, t)
	}
	return out
}

// open has a task for each condition that is open.
func open(s *summary.Summary) []Task {
	var list []summary.Condition
	for _, c := range s.Conditions {
		if !c.Met && !c.Fact {
			list = append(list, c)
		}
	}
	verdict := s.Verdict
	slices.SortStableFunc(list, func(a, b summary.Condition) int {
		return cmp.Or(
			cmp.Compare(max(a.Caps(), verdict), max(b.Caps(), verdict)),
			strings.Compare(cmp.Or(a.Entered.Due, "9999"), cmp.Or(b.Entered.Due, "9999")),
		)
	})
	var out []Task
	for _, c := range list {
		if len(c.Due) == 0 && c.Entered.Owner != "" {
			c.Due = phrase.Say("no date")
		}
		do := phrase.Say("%s", text.Sentence(c.Action))
		if c.Gate == nil { // the level alone does not say of what
			do = phrase.Say("%s: %s", c.Title(), do)
		}
		out = append(out, Task{Do: do, Who: c.Owner, Until: c.Due, Gate: c.Gate, Key: c.Entered.Key(), Question: c.Question.ID})
	}
	return out
}
