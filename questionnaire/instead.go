package questionnaire

import (
	"cmp"
	"slices"
)

// Substitute is an alternative to use instead, and the gates because of which.
type Substitute struct {
	*Alternative
	Gates []*Gate
}

// Instead returns what fired gates name to use instead, the lowest cap first,
// each alternative once. Where the gate that names it is overshadowed, the
// gate that overshadows it stands for it: the alternative still holds, only
// the weaker reason is not read out.
func (q *Questionnaire) Instead(a *Assessment) []Substitute {
	var out []Substitute
	for _, g := range slices.SortedStableFunc(slices.Values(a.Gates), func(x, y GateResult) int { return cmp.Compare(x.Caps, y.Caps) }) {
		alternative := q.Alternative(g.Gate.Instead)
		if g.State != Fired || alternative == nil {
			continue
		}
		at := slices.IndexFunc(out, func(s Substitute) bool { return s.ID == alternative.ID })
		if at < 0 {
			at = len(out)
			out = append(out, Substitute{Alternative: alternative})
		}
		for _, reason := range q.reasons(a, g) {
			if !slices.Contains(out[at].Gates, reason) {
				out[at].Gates = append(out[at].Gates, reason)
			}
		}
	}
	return out
}

// reasons are the gates that people read for a fired gate: itself, or those
// that overshadow it.
func (q *Questionnaire) reasons(a *Assessment, g GateResult) []*Gate {
	if !g.Overshadowed {
		return []*Gate{g.Gate}
	}
	var out []*Gate
	at, _ := q.GatePosition(g.ID)
	for _, other := range a.Fired() {
		if i, ok := q.GatePosition(other.ID); ok && slices.Contains(q.model.Gates[at].Impliers, i) {
			out = append(out, other.Gate)
		}
	}
	return out
}
