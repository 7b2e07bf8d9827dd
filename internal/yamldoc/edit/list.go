package edit

import (
	"slices"
	"strings"

	"flowverdict/internal/yamldoc/layout"

	"gopkg.in/yaml.v3"
)

// list writes the items of a block. Items are told apart by name; those that stay
// keep what people wrote in them. It reports false where they cannot be told apart.
func (e *editor) list(n *layout.Node, from, to int, want []any) (string, bool) {
	key, ok := nameKey(want)
	if !ok || len(want) == 0 || from > e.lineStart(from) {
		return "", false
	}
	parts, tail := e.cut(n, from, to, func(x layout.Entry) string { return nodeName(x.Value.Node, key) })
	order := pairing(parts, want, func(p part) string { return p.name }, key)
	first, last := "", -1
	below := make([]string, len(parts)) // an item, what stays of those that stood there and go
	for i, p := range parts {
		switch {
		case slices.Contains(order, i):
			last = i
		case last < 0:
			first += e.away(p)
		default:
			below[last] += e.away(p)
		}
	}
	chunks := []string{first}
	for j, item := range want {
		if order[j] < 0 {
			chunks = append(chunks, e.dashed(item, parts[0].column))
			continue
		}
		p := parts[order[j]]
		chunk := e.src[p.lead:p.From] + e.within(p.name, func() string { return e.entry(p, item) })
		if j > 0 {
			chunk = outdented(chunk, p.column)
		}
		chunks = append(chunks, chunk, below[order[j]])
	}
	return e.joined(append(chunks, e.src[tail:to])), true
}

// pairing returns for each wanted item the number of the part that it is, or -1.
func pairing[P any](parts []P, want []any, name func(P) string, key string) []int {
	by := map[string][]int{}
	for i, p := range parts {
		by[name(p)] = append(by[name(p)], i)
	}
	out := make([]int, len(want))
	for j, item := range want {
		out[j] = -1
		if same := by[nameOf(item, key)]; len(same) > 0 {
			out[j], by[nameOf(item, key)] = same[0], same[1:]
		}
	}
	return out
}

// asWritten writes a list anew that is written as the program writes it, for another
// list may be written otherwise: in lines, if it is long.
func (e *editor) asWritten(p part, v *layout.Node, want any) (string, bool) {
	var texts []any
	for _, n := range v.Content {
		if n.Kind != yaml.ScalarNode || v.Kind != yaml.SequenceNode {
			return "", false
		}
		texts = append(texts, n.Value)
	}
	was, is := e.after(p, texts), e.after(p, want)
	if !strings.Contains(is, "\n") || was != e.src[p.Colon:v.To] {
		return "", false
	}
	return e.src[p.From:p.Colon] + e.beside(is, e.src[v.To:p.end]), true
}

// emptied writes an empty list where one in lines stands.
func (e *editor) emptied(p part, from int, want any) (string, bool) {
	head := max(p.Colon, e.named(p.Value))
	if from <= head || e.lineStart(from) < from {
		return "", false
	}
	parts, tail := e.cut(p.Value, from, p.end, func(layout.Entry) string { return "" })
	below := strings.Builder{}
	for _, x := range parts {
		below.WriteString(e.away(x))
	}
	return e.src[p.From:head] + e.beside(e.after(p, want), e.src[head:from]) + below.String() + e.src[tail:p.end], true
}
