package content

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// The options that are no alternative of the questionnaire.
const (
	deviceFlow   fixed = "OAuth 2.0 device flow"
	noDeviceFlow fixed = "No device flow"
	none         fixed = "None"
)

// Ids of the questionnaire's alternatives that stand for themselves: what the
// verdict governed asks for, and what device flow is compared with where no
// gate that fired names anything.
const (
	governedClient = "governed-client"
	comparison     = "authorization-code-pkce"
)

// option is an alternative that was considered, and the fired gates that name
// it.
type option struct {
	*questionnaire.Alternative
	gates []*questionnaire.Gate
}

// alternatives collects what the fired gates name, in the order of the
// drivers; under governed also the governed client; and where that is nothing,
// the alternative that every device flow is compared with.
func (v *view) alternatives() []option {
	var out []option
	for _, s := range v.q.Instead(&v.a) {
		out = append(out, option{Alternative: s.Alternative, gates: s.Gates})
	}
	add := func(id string) {
		alternative := v.q.Alternative(id)
		if alternative != nil && !slices.ContainsFunc(out, func(o option) bool { return o.ID == id }) {
			out = append(out, option{Alternative: alternative})
		}
	}
	if v.a.Verdict() == questionnaire.Governed {
		add(governedClient)
	}
	if len(out) == 0 {
		add(comparison)
	}
	return out
}

// choice is the option that a record stands for: an alternative, or one of the
// options that are none.
type choice struct {
	standing    fixed // "" for an alternative
	alternative *questionnaire.Alternative
}

func (c choice) title() Inline {
	if c.alternative != nil {
		return phrase(c.alternative.Title)
	}
	return words(c.standing)
}

// chosen is the option that the record stands for. Accepting permits device flow; rejecting does not say what is used
// instead. While nobody has decided, it is what the verdict proposes: device
// flow, or the one alternative that the deciding gates name.
func (v *view) chosen() choice {
	switch v.sum.Decision.Status {
	case review.Accepted:
		return choice{standing: deviceFlow}
	case review.Rejected:
		return choice{standing: noDeviceFlow}
	case review.Superseded:
		return choice{standing: none}
	}
	if v.a.Verdict() >= questionnaire.Conditional {
		return choice{standing: deviceFlow}
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
	governed := v.q.Alternative(governedClient)
	switch {
	case len(proposed) == 1:
		return choice{alternative: proposed[0]}
	case v.a.Verdict() == questionnaire.Governed && governed != nil:
		return choice{alternative: governed}
	}
	return choice{standing: noDeviceFlow}
}

// titles of the options, the chosen one among them.
func (v *view) optionTitles() []Inline {
	out := []Inline{words(deviceFlow)}
	for _, o := range v.options {
		out = append(out, phrase(o.Title))
	}
	if v.chosen().standing == noDeviceFlow {
		out = append(out, words(noDeviceFlow))
	}
	return out
}

func (v *view) consideredOptions() { v.list(v.optionTitles()...) }

// prosAndCons says of device flow which answers speak for and against it, and
// of each alternative what it is and which gates name it.
func (v *view) prosAndCons() {
	v.titled(3, words(deviceFlow))
	v.paragraph(sentence(phrase(v.q.BandText(v.a.Verdict()))))
	v.list(v.forDeviceFlow()...)
	for _, o := range v.options {
		v.titled(3, phrase(o.Title))
		v.paragraph(v.claim(o.Text, o.Sources))
		var items []Inline
		switch {
		case len(o.gates) > 0:
			items = append(items, say("Good, because it is what these gates name instead of device flow: %s.", join(titles(o.gates), "; ")))
		case o.ID == governedClient:
			items = append(items, words("Good, because it is what the verdict governed asks for."))
		default:
			items = append(items, words("Neutral, because no gate that fired names it: it stands here for comparison."))
		}
		v.list(append(items, words("Neutral, because this record assesses device flow only."))...)
	}
	if v.chosen().standing == noDeviceFlow {
		v.titled(3, words(noDeviceFlow))
		v.paragraph(words("The application does not sign in with device flow; what it does instead is for another decision."))
		v.list(words("Neutral, because this record assesses device flow only."))
	}
}

// forDeviceFlow lists the answers that are the best there can be in one line,
// and the five that cost the most points.
func (v *view) forDeviceFlow() []Inline {
	var best, items []Inline
	for _, question := range v.q.Questions() {
		if level, ok := question.Level(v.answers[question.ID].Level); ok && level == 0 {
			best = append(best, phrase(question.Title))
		}
	}
	if len(best) > 0 {
		items = append(items, say("Good, because %d of %d answers are the best for it: %s.", len(best), len(v.q.Questions()), join(best, "; ")))
	}
	told := min(len(v.sum.Costs), summary.CostsTold)
	for _, c := range v.sum.Costs[:told] {
		items = append(items, say("Bad, because of %s.", drawn(c.Text)))
	}
	if rest := len(v.sum.Costs) - told; rest > 0 {
		items = append(items, say("Bad, because %s cost points, as listed under %s.", count(rest, "further answer"), section("Answers")))
	}
	return items
}

func titles(gates []*questionnaire.Gate) []Inline {
	var out []Inline
	for _, g := range gates {
		out = append(out, phrase(g.Title))
	}
	return out
}
