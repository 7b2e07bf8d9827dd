package summary

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
)

// OtherWays says of every alternative whether the answers rule it out, why, and
// which verdict would remain with it; which option is chosen; and what would
// make the best of them better.
func (s *Summary) OtherWays(o Options) Advice {
	out := Advice{Parts: []Part{s.option()}}
	for i := range s.Alternatives {
		out.Parts = append(out.Parts, s.alternative(&s.Alternatives[i]))
	}
	if best := s.best(); best != nil {
		answers := alternatives.Answers(s.q, best.Alternative, s.answers)
		a := questionnaire.Assess(s.q, answers)
		t := newTeller(s.q, answers, &a, o)
		out.Targets = t.targets()
		for _, p := range t.changes(out.Targets) {
			p.Title = fmt.Sprintf("%s: %s", best.Title, text.LowerFirst(p.Title))
			out.Parts = append(out.Parts, p)
		}
	}
	return out
}

// option says which option is chosen.
func (s *Summary) option() Part {
	p := Part{Title: "Chosen option"}
	topic := s.q.Topic()
	switch o := s.Option; {
	case o.Mechanism:
		p.Lead = fmt.Sprintf("%s: the verdict is %s.", topic.Option, s.Verdict)
	case o.FindOut:
		p.Lead = "None yet: find out what is open first."
	case o.Chosen == nil:
		p.Lead = "None: fix what blocks it first. No listed alternative serves while that stands."
	default:
		p.Lead = o.Chosen.Title + "."
		if len(o.Remaining) > 0 {
			p.Lead += fmt.Sprintf(" The change of flow alone would not help: %s against it as well.", standing(o.Remaining))
		}
	}
	for _, x := range s.Option.Overlays {
		p.Points = append(p.Points, Point{Text: fmt.Sprintf("Called for beside it: %s.", x.Title)})
	}
	return p
}

func standing(gates []*questionnaire.Gate) string {
	var titles []string
	for _, g := range gates {
		titles = append(titles, g.Title)
	}
	if len(titles) == 1 {
		return titles[0] + " stands"
	}
	return text.And(titles) + " stand"
}

// alternative says what is judged of one.
func (s *Summary) alternative(r *alternatives.Result) Part {
	p := Part{Title: r.Title, Lead: statusSentence(r)}
	if waits := r.Waits(s.q, s.answers); r.Status == alternatives.NotRuledOutYet && len(waits) > 0 {
		var titles []string
		for _, id := range waits {
			titles = append(titles, s.q.Question(id).Title)
		}
		p.Points = append(p.Points, Point{"Find out: " + text.And(titles) + ".", waits[0]})
	}
	for _, x := range []struct {
		label string
		list  []questionnaire.Precondition
	}{{"Ruled out", r.RulesOut}, {"Against", r.Against}, {"For", r.For}} {
		for _, c := range x.list {
			p.Points = append(p.Points, Point{Text: fmt.Sprintf("%s: %s (%s).", x.label, strings.TrimSuffix(c.Why, "."), strings.Join(s.q.CitedNames(c.Sources), "; "))})
		}
	}
	return p
}

func statusSentence(r *alternatives.Result) string {
	status := text.Sentence(text.UpperFirst(statusWords(r.Status)))
	if r.Residual == nil {
		return status
	}
	b := r.Residual.Bracket
	if b.Decided() {
		return fmt.Sprintf("%s The same answers would give it the verdict %s.", status, b.Lowest)
	}
	return fmt.Sprintf("%s The same answers would give it a verdict from %s to %s.", status, b.Lowest, b.Highest)
}

// best is the alternative of which it is told what would make it better: the
// chosen one, or else the first that serves and is judged, while its verdict is
// not the best there is.
func (s *Summary) best() *alternatives.Result {
	best := s.Option.Chosen
	for i := range s.Alternatives {
		if best == nil && s.Alternatives[i].Serves() && s.Alternatives[i].Judged() {
			best = &s.Alternatives[i]
		}
	}
	if best == nil || best.Residual == nil || best.Residual.Bracket.Lowest == questionnaire.Suitable {
		return nil
	}
	return best
}
