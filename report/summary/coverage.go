package summary

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
)

// Coverage says which mitigations are there and what tells it, and which
// practices are met. Nothing of it changes the verdict.
type Coverage struct {
	Counts    []mitigations.Count // how many are present, by what they do
	Said      []Mitigation        // no answer tells them, so people are asked
	Told      []Mitigation        // answers tell them
	Practices []Practice
}

// Coverage tells it for the review that is summed up. It is empty where the
// questionnaire lists no mitigation and no practice.
func (s *Summary) Coverage() Coverage {
	var out Coverage
	all := mitigations.Cover(s.q, s.answers, s.entries)
	if len(all) > 0 {
		out.Counts = mitigations.Counts(all)
	}
	for _, r := range all {
		m := Mitigation{Result: r, q: s.q, answers: s.answers}
		if r.By == mitigations.ByAnswers {
			out.Told = append(out.Told, m)
		} else {
			out.Said = append(out.Said, m)
		}
	}
	for _, p := range mitigations.Practices(s.q, s.answers, s.a, s.benefit) {
		out.Practices = append(out.Practices, Practice{p, s.q})
	}
	return out
}

// Present says how many are present of those that do what: "prevent 2 of 7".
func (c Coverage) Present() []string {
	var out []string
	for _, n := range c.Counts {
		out = append(out, fmt.Sprintf("%s %d of %d", n.Stops, n.Present, n.Most))
	}
	return out
}

// Open counts the mitigations of which neither answers nor people say anything.
func (c Coverage) Open() int {
	n := 0
	for _, m := range c.Said {
		if m.Word() == openWord {
			n++
		}
	}
	return n
}

// All returns every mitigation, those that people say first.
func (c Coverage) All() []Mitigation {
	return append(c.Said[:len(c.Said):len(c.Said)], c.Told...)
}

// Mitigation is one of them.
type Mitigation struct {
	mitigations.Result
	q       *questionnaire.Questionnaire
	answers questionnaire.Answers
}

// openWord is the state of what nobody has said anything of yet.
const openWord = "open"

// Word is its state in one word: open where nobody has said it yet, which is
// another thing than that nobody could tell.
func (m Mitigation) Word() string {
	if m.By == mitigations.ByNothing && (m.Record == nil || m.Record.State == "") {
		return openWord
	}
	return m.State
}

// Question is the first one whose answer tells the state, or "".
func (m Mitigation) Question() string {
	if len(m.When) == 0 {
		return ""
	}
	return m.When[0].Question
}

// Rows say what it does, what it does not do, where it comes from, what tells its
// state, and what people say of it.
func (m Mitigation) Rows() []Row {
	does := phrase.Own(strings.Join(m.Stops, ", "))
	if m.InsufficientAlone {
		does += "; not enough by itself"
	}
	out := []Row{{"Does", phrase.Say("%s", does)}}
	if m.Limits != "" {
		out = append(out, Row{"Limits", phrase.Say("%s", m.Limits)})
	}
	if len(m.Sources) > 0 {
		out = append(out, Row{"Source", phrase.Say("%s", strings.Join(m.q.CitedNames(m.Sources), "; "))})
	}
	if told := m.toldBy(); told != nil {
		out = append(out, Row{"Told by", told})
	} else if could := titlesOf(m.q, asked(m.Rules)); could != nil {
		out = append(out, Row{"Could be told by", could})
	}
	return append(out, m.entryRows()...)
}

// toldBy names the answers that tell the state.
func (m Mitigation) toldBy() phrase.Phrase {
	var out []phrase.Phrase
	for _, c := range m.When {
		if q := m.q.Question(c.Question); q != nil {
			out = append(out, phrase.Say("%s (%s)", q.Title, AnswerText(q, m.answers.Get(q.ID).Level)))
		}
	}
	return phrase.Join(out, "; ")
}

// entryRows are what people say. A state that answers tell is set beside it.
func (m Mitigation) entryRows() []Row {
	if m.Record == nil {
		return nil
	}
	var out []Row
	if m.Differs() {
		out = append(out, Row{"Contradiction", phrase.Say("the answers say %s, and the entry says %s. The answers count; correct the one that is wrong.", phrase.Own(m.State), phrase.OfPeople(m.Record.State))})
	}
	for _, f := range review.AskedOf(review.MitigationFields()) {
		if f.Key == "state" && m.By != mitigations.ByAnswers {
			continue
		}
		label := f.Label
		if f.Key == "state" {
			label = "Entry"
		}
		if value := phrase.OfPeople(f.Shown(m.Record)); value != nil {
			out = append(out, Row{label, value})
		}
	}
	return out
}

// Practice is one of them.
type Practice struct {
	mitigations.Practice
	q *questionnaire.Questionnaire
}

// Word is whether it is met.
func (p Practice) Word() string { return strings.ReplaceAll(p.State, "-", " ") }

// Title is its id, how strongly it is asked for, and what it asks.
func (p Practice) Title() string {
	return strings.Join(strings.Fields(p.ID+" "+p.Level+" "+p.Text), " ")
}

// Question is the first one whose answer tells whether it is met, or "".
func (p Practice) Question() string {
	if questions := asked(p.Rules); len(questions) > 0 {
		return questions[0]
	}
	return ""
}

// Rows say where it is asked for, and what tells whether it is met.
func (p Practice) Rows() []Row {
	by := titlesOf(p.q, asked(p.Rules))
	switch p.By {
	case questionnaire.ByVerdict:
		by = phrase.Say("the verdict")
	case questionnaire.ByBenefit:
		by = phrase.Say("the benefit that is written down, once no question is open")
	}
	var out []Row
	if len(p.Sources) > 0 {
		out = append(out, Row{"Source", phrase.Say("%s", strings.Join(p.q.CitedNames(p.Sources), "; "))})
	}
	return append(out, Row{"Told by", by})
}

// asked lists the questions that rules ask about, each once.
func asked(rules []questionnaire.Rule) []string {
	var out []string
	for _, rule := range rules {
		for _, c := range rule.When {
			if !slices.Contains(out, c.Question) {
				out = append(out, c.Question)
			}
		}
	}
	return out
}

// titlesOf names questions.
func titlesOf(q *questionnaire.Questionnaire, ids []string) phrase.Phrase {
	var out []phrase.Phrase
	for _, id := range ids {
		if asked := q.Question(id); asked != nil {
			out = append(out, phrase.Say("%s", asked.Title))
		}
	}
	return phrase.Join(out, "; ")
}
