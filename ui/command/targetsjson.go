package command

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/document"
)

// targetsJSON says for programs how each better verdict can be reached: what
// the advice tells in words, every way of it.
func targetsJSON(results []questionnaire.PathResult) document.Pair {
	targets := document.Always{}
	for _, r := range results {
		paths := document.Always{}
		for _, p := range r.Paths {
			paths = append(paths, pathJSON(p))
		}
		targets = append(targets, document.Object{
			{Key: "verdict", Value: r.Target.String()},
			{Key: "smallest", Value: r.Smallest},
			{Key: "complete", Value: !r.More && !r.Cut},
			{Key: "paths", Value: paths},
			{Key: "impossible", Value: impossibleJSON(r.Impossible)},
		})
	}
	return document.Pair{Key: "targets", Value: targets}
}

func pathJSON(p questionnaire.Path) document.Object {
	steps, levers := document.Always{}, document.Always{}
	for _, l := range p.Levers {
		levers = append(levers, string(l))
	}
	for _, s := range p.Steps {
		steps = append(steps, document.Object{
			{Key: "question", Value: s.Question.ID}, {Key: "from", Value: s.From}, {Key: "to", Value: s.To},
			{Key: "find_out", Value: s.FindOut}, {Key: "lever", Value: string(s.Lever)},
			{Key: "lifts", Value: words(s.Lifts)}, {Key: "points", Value: float64(s.Points) / 100},
		})
	}
	return document.Object{
		{Key: "verdict", Value: p.After.String()}, {Key: "points", Value: p.Points},
		{Key: "levers", Value: levers}, {Key: "steps", Value: steps},
	}
}

// impossibleJSON is empty where the verdict can be reached.
func impossibleJSON(c *questionnaire.Certificate) document.Object {
	if c == nil {
		return nil
	}
	gates, instead := document.Always{}, document.Always{}
	for _, b := range c.Gates {
		gates = append(gates, document.Object{{Key: "gate", Value: b.ID}, {Key: "facts", Value: factsJSON(b.Frozen)}})
	}
	for _, s := range c.Instead {
		instead = append(instead, s.ID)
	}
	out := document.Object{{Key: "gates", Value: gates}}
	if p := c.Points; p != nil {
		out = append(out, document.Pair{Key: "points", Value: document.Object{
			{Key: "best", Value: p.Best}, {Key: "needed", Value: p.Needed}, {Key: "facts", Value: factsJSON(p.Frozen)},
		}})
	}
	return append(out, document.Pair{Key: "instead", Value: instead})
}

func factsJSON(frozen []questionnaire.Answer) document.Object {
	var out document.Object
	for _, a := range frozen {
		out = append(out, document.Pair{Key: a.Question, Value: a.Level})
	}
	return out
}
