package json

import (
	"bytes"
	"encoding/json"
	"fmt"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// target is how a better verdict can be reached: what the advice tells in
// words, every way of it.
type target struct {
	Verdict    string      `json:"verdict"`
	Smallest   int         `json:"smallest"`
	Complete   bool        `json:"complete"`
	Stopped    bool        `json:"stopped,omitempty"`
	Paths      []path      `json:"paths"`
	Impossible *impossible `json:"impossible,omitempty"` // only where no path leads there
}

type path struct {
	Verdict string   `json:"verdict"`
	Points  int      `json:"points"`
	Levers  []string `json:"levers"`
	Steps   []step   `json:"steps"`
}

type step struct {
	Question string   `json:"question"`
	From     string   `json:"from,omitempty"`
	To       string   `json:"to"`
	FindOut  bool     `json:"find_out"`
	Lever    string   `json:"lever"`
	Lifts    []string `json:"lifts"`
	Points   points   `json:"points"`
}

type impossible struct {
	Gates   []barrier  `json:"gates"`
	Points  *shortfall `json:"points,omitempty"`
	Instead []string   `json:"instead"`
}

type barrier struct {
	Gate  string `json:"gate"`
	Facts facts  `json:"facts,omitempty"`
}

type shortfall struct {
	Best   int   `json:"best"`
	Needed int   `json:"needed"`
	Facts  facts `json:"facts,omitempty"`
}

// facts are answers, written as an object of levels by question.
type facts []questionnaire.Answer

// MarshalJSON writes the answers in their order, which a map would lose.
func (f facts) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, a := range f {
		if i > 0 {
			b.WriteByte(',')
		}
		question, err := json.Marshal(a.Question)
		if err != nil {
			return nil, err
		}
		level, err := json.Marshal(a.Level)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s:%s", question, level)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func targetOf(r analysis.PathResult) target {
	return target{
		Verdict:    r.Target.String(),
		Smallest:   r.Smallest,
		Complete:   !r.More && !r.Stopped,
		Stopped:    r.Stopped,
		Paths:      each(r.Paths, pathOf),
		Impossible: impossibleOf(r.Impossible),
	}
}

func pathOf(p analysis.Path) path {
	return path{
		Verdict: p.After.String(),
		Points:  p.Points,
		Levers:  each(p.Levers, same),
		Steps:   each(p.Steps, stepOf),
	}
}

func stepOf(s analysis.Step) step {
	return step{
		Question: s.Question.ID, From: s.From, To: s.To, FindOut: s.FindOut,
		Lever: s.Lever, Lifts: each(s.Lifts, same), Points: points(s.Points),
	}
}

func impossibleOf(c *analysis.Certificate) *impossible {
	if c == nil {
		return nil
	}
	out := impossible{
		Gates:   each(c.Gates, func(b analysis.Barrier) barrier { return barrier{b.ID, facts(b.Frozen)} }),
		Instead: each(c.Instead, func(s questionnaire.Substitute) string { return s.ID }),
	}
	if p := c.Points; p != nil {
		out.Points = &shortfall{p.Best, p.Needed, facts(p.Frozen)}
	}
	return &out
}
