package content

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// option is an alternative that was considered, and the fired gates that name
// it.
type option struct {
	*questionnaire.Alternative
	gates []*questionnaire.Gate
}

// alternatives collects what the fired gates name, in the order of the
// drivers; under governed also what that verdict asks for; what is chosen or
// called for; and where that is nothing, the alternative to compare with. None
// of them is ruled out by the answers.
func (v *view) alternatives() []option {
	var out []option
	read := v.q.Read(v.r.Answers)
	for _, s := range v.q.Instead(&v.a) {
		if !read.RulesOut(s.Alternative) {
			out = append(out, option{Alternative: s.Alternative, gates: s.Gates})
		}
	}
	add := func(id string) {
		alternative := v.q.Alternative(id)
		if alternative != nil && !read.RulesOut(alternative) && !slices.ContainsFunc(out, func(o option) bool { return o.ID == id }) {
			out = append(out, option{Alternative: alternative})
		}
	}
	if v.a.Verdict() == questionnaire.Governed {
		add(v.topic.Governed)
	}
	if c := v.sum.Option.Chosen; c != nil {
		add(c.ID)
	}
	for _, o := range v.sum.Option.Overlays {
		add(o.ID)
	}
	if len(out) == 0 {
		add(v.topic.Comparison)
	}
	return out
}

// choice is the option that a record stands for.
type choice struct {
	kind        kindOfChoice
	alternative *questionnaire.Alternative // where it is one
}

type kindOfChoice int

// The kinds of choices.
const (
	notUsed     kindOfChoice = iota // what is assessed is not used, and nothing is said of what is
	used                            // what is assessed
	alternative                     // one of the questionnaire's alternatives
	none                            // the record holds no longer
	findOut                         // nothing yet: open answers decide
	remedies                        // nothing: what serves is ruled out, or no better
)

func (v *view) titleOf(c choice) Inline {
	switch c.kind {
	case used:
		return v.topic.option
	case alternative:
		return quoted(c.alternative.Title)
	case none:
		return words("None")
	case findOut:
		return words("None yet: find out what is open")
	case remedies:
		return words("None: fix what blocks it first")
	}
	return v.topic.unused
}

// chosen is the option that the record stands for. Accepting permits what is
// assessed; rejecting does not say what is used instead. While nobody has
// decided, it is what the verdict proposes: what is assessed, or the one
// alternative that the deciding gates name.
func (v *view) chosen() choice {
	switch v.sum.Decision.Status {
	case review.Accepted:
		return choice{kind: used}
	case review.Rejected:
		return choice{kind: notUsed}
	case review.Superseded:
		return choice{kind: none}
	}
	if v.a.Verdict() >= questionnaire.Conditional {
		return choice{kind: used}
	}
	if v.q.JudgesAlternatives() {
		return v.proposed()
	}
	var proposed []*questionnaire.Alternative
	for _, o := range v.options {
		for _, gate := range o.gates {
			if gate.Caps == v.a.Verdict() {
				proposed = append(proposed, o.Alternative)
				break
			}
		}
	}
	governed := v.q.Alternative(v.topic.Governed)
	switch {
	case len(proposed) == 1:
		return choice{alternative, proposed[0]}
	case v.a.Verdict() == questionnaire.Governed && governed != nil:
		return choice{alternative, governed}
	}
	return choice{kind: notUsed}
}

// titles of the options, the chosen one among them.
func (v *view) optionTitles() []Inline {
	out := []Inline{v.topic.option}
	if v.q.JudgesAlternatives() {
		for i := range v.q.Alternatives {
			out = append(out, quoted(v.q.Alternatives[i].Title))
		}
	} else {
		for _, o := range v.options {
			out = append(out, quoted(o.Title))
		}
	}
	if v.chosen().kind == notUsed {
		out = append(out, v.topic.unused)
	}
	return out
}

func (v *view) consideredOptions() { v.list(v.optionTitles()...) }

// prosAndCons says of what is assessed which answers speak for and against it,
// and of each alternative what speaks for and against that.
func (v *view) prosAndCons() {
	v.titled(3, v.topic.option)
	v.list(v.forTopic()...)
	switch {
	case v.q.JudgesAlternatives():
		v.allAlternatives()
	default:
		v.namedOptions()
	}
	if v.chosen().kind == notUsed {
		v.titled(3, v.topic.unused)
		v.paragraph(sentence(v.topic.word(v.topic.WithoutText)))
	}
}

// namedOptions says of each alternative what it is and which gates name it,
// where answers judge none.
func (v *view) namedOptions() {
	if len(v.options) > 0 {
		v.paragraph(say("The record assesses %s only; what else could be used is named by gates.", v.topic.name))
	}
	for _, o := range v.options {
		v.titled(3, quoted(o.Title))
		v.paragraph(v.claim(o.Text, o.Sources))
		switch {
		case len(o.gates) > 0:
			v.list(sentence(after("Named by: ", join(titles(o.gates), "; "))))
		case o.ID == v.topic.Governed:
			v.list(words("Good, because it is what the verdict governed asks for."))
		default:
			v.list(words("Neutral, because no gate that fired names it: it stands here for comparison."))
		}
	}
}

// forTopic lists the answers that are the best there can be in one line,
// and those that cost the most points.
func (v *view) forTopic() []Inline {
	var best, costs []Inline
	for _, question := range v.q.Questions() {
		if level, ok := question.Level(v.answers[question.ID].Level); ok && level == 0 {
			best = append(best, v.asked(question).title)
		}
	}
	told, _ := v.sum.Costly()
	for _, c := range told {
		costs = append(costs, say("%s (%s)", v.asked(c.Question).title, fixed(c.Points)))
	}
	if rest := len(v.sum.Costs) - len(told); rest > 0 {
		costs = append(costs, words(count(rest, "further answer")))
	}
	return []Inline{
		sentence(after(fixed(text.Plural(len(best), "answer speaks", "answers speak"))+" for it: ", join(best, "; "))),
		sentence(after(fixed(text.Plural(len(v.sum.Costs), "answer costs", "answers cost"))+" points: ", join(costs, "; "))),
	}
}

func titles(gates []*questionnaire.Gate) []Inline {
	var out []Inline
	for _, g := range gates {
		out = append(out, quoted(g.Title))
	}
	return out
}
