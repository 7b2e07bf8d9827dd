package edit

import (
	"fmt"
	"strings"

	"flowverdict/internal/yamldoc"
)

// layouts writes values in every way that YAML allows, with comments wherever one can
// stand, as choices have it. Each key, each text and each comment has a name of its
// own in the file: k1, v2, # c3.
type layouts struct {
	choices []byte
	b       strings.Builder
	names   int
	inLines bool // the text written last stands in lines, which a comment could become a part of
	json    bool
}

// pick returns a number below n; 0 once all choices are made.
func (l *layouts) pick(n int) int {
	if len(l.choices) == 0 {
		return 0
	}
	c := l.choices[0]
	l.choices = l.choices[1:]
	return int(c) % n
}

// rarely is true for one choice in n.
func (l *layouts) rarely(n int) bool { return l.pick(n) == n-1 }

func (l *layouts) name(kind string) string {
	l.names++
	return fmt.Sprintf("%s%d", kind, l.names)
}

func (l *layouts) comment() string { return "# " + l.name("c") }

// value draws what a file says.
func (l *layouts) value(depth int) any {
	switch k := l.pick(8); {
	case depth > 0 && l.rarely(16):
		return yamldoc.Always{}
	case depth > 0 && k >= 6:
		return l.object(depth)
	case depth > 0 && k == 5:
		out := []any{}
		for range 1 + l.pick(3) {
			out = append(out, l.name("v"))
		}
		return out
	case depth > 0 && k >= 3:
		out := []any{}
		for range 1 + l.pick(3) {
			out = append(out, append(yamldoc.Object{{Key: "id", Value: l.name("v")}}, l.object(depth-1)...))
		}
		return out
	case k == 2:
		l.names++
		return 1000 + l.names
	case k == 1:
		return l.name("v") + " and more: #words, " + strings.Repeat("word ", l.pick(3)) + "'s"
	}
	return l.name("v")
}

func (l *layouts) object(depth int) (out yamldoc.Object) {
	for range 1 + l.pick(3) {
		out = append(out, yamldoc.Pair{Key: l.name("k"), Value: l.value(depth - 1)})
	}
	return out
}

func (l *layouts) write(s string) { l.b.WriteString(s); l.inLines = false }

func (l *layouts) spaces(n int) string { return strings.Repeat(" ", n) }

// above writes blank lines and comments between the entries of a block.
func (l *layouts) above(column int) {
	for l.rarely(4) {
		if l.rarely(3) {
			l.b.WriteString("\n")
			continue
		}
		at := []int{column, 0, column + 2, max(column-1, 0)}[l.pick(4)]
		if l.inLines {
			at = min(at, column)
		}
		l.write(l.spaces(at) + l.comment() + "\n")
	}
}

// ending ends a line, with a comment or without.
func (l *layouts) ending() {
	if l.rarely(4) {
		l.b.WriteString(l.spaces(1+l.pick(3)) + l.comment())
	}
	l.b.WriteString(l.spaces(l.pick(8) / 7))
	l.b.WriteString("\n")
}

// file writes a whole file.
func (l *layouts) file(o yamldoc.Object) string {
	flow := l.rarely(6)
	if l.rarely(8) {
		l.write("\uFEFF")
	}
	l.above(0)
	if l.rarely(4) {
		if l.rarely(4) {
			l.write("%YAML 1.1\n")
		}
		l.write("---")
		if flow && l.rarely(3) {
			l.write(" ")
		} else {
			l.ending()
		}
	}
	if flow {
		l.json = l.rarely(2)
		l.flow(o, 0)
		l.ending()
	} else {
		l.mapping(o, 2*(l.pick(12)/11), false)
	}
	l.above(0)
	if l.rarely(8) {
		l.write("...\n")
		l.above(0)
	}
	out := l.b.String()
	if l.rarely(5) {
		out = strings.TrimSuffix(out, "\n")
	}
	if l.rarely(5) {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	return out
}

// mapping writes keys in lines; behind is set where the first stands behind a dash.
func (l *layouts) mapping(o yamldoc.Object, column int, behind bool) {
	for i, p := range o {
		if i > 0 || !behind {
			l.above(column)
			l.write(l.spaces(column))
		}
		key := p.Key
		switch l.pick(10) {
		case 7:
			key = `"` + key + `"`
		case 8:
			key = "'" + key + "'"
		case 9:
			l.write("? " + key)
			l.ending()
			l.write(l.spaces(column))
			key = ""
		}
		l.write(key + ":")
		l.behind(p.Value, column)
	}
}

// behind writes what stands behind a colon, and ends the line.
func (l *layouts) behind(v any, column int) {
	if l.rarely(12) {
		l.write([]string{" &a", " !!str", " !!map", " !!seq"}[l.property(v)])
		if l.property(v) == 0 {
			l.write(l.name("a"))
		}
	}
	switch v := v.(type) {
	case yamldoc.Object:
		if l.pick(3) > 0 {
			l.ending()
			l.mapping(v, column+1+l.pick(4), false)
			return
		}
	case []any:
		if len(v) > 0 && l.pick(3) > 0 {
			l.ending()
			l.list(v, column+l.pick(4))
			return
		}
	case string:
		if l.rarely(5) {
			l.lines(v, column)
			return
		}
	}
	if l.rarely(8) {
		l.ending()
		l.above(column + 1)
		l.write(l.spaces(column + 1 + l.pick(3)))
	} else {
		l.write(" ")
	}
	l.flow(v, column)
	l.ending()
}

func (l *layouts) property(v any) int {
	switch v.(type) {
	case string:
		return 1
	case yamldoc.Object:
		return 2
	case []any, yamldoc.Always:
		return 3
	}
	return 0
}

// lines writes a text in lines.
func (l *layouts) lines(s string, column int) {
	l.write([]string{" |-", " >-"}[l.pick(2)])
	depth := column + 1 + l.pick(3)
	if l.rarely(4) {
		l.write(fmt.Sprint(depth - column))
	}
	l.ending()
	l.write(l.spaces(depth) + s + "\n")
	l.inLines = true
}

func (l *layouts) list(items []any, column int) {
	for _, item := range items {
		l.above(column)
		l.write(l.spaces(column) + "-")
		o, is := item.(yamldoc.Object)
		switch gap := 1 + l.pick(8)/6; {
		case is && l.rarely(6):
			l.ending()
			l.mapping(o, column+1+l.pick(3), false)
		case is && l.pick(3) > 0:
			l.write(l.spaces(gap))
			l.mapping(o, column+1+gap, true)
		default:
			l.behind(item, column)
		}
	}
}

// gap writes what may stand between the parts of a value in braces.
func (l *layouts) gap(column int, least string) {
	if !l.rarely(4) {
		l.write(least)
		return
	}
	l.ending()
	for l.rarely(4) {
		l.write(l.spaces(column+1+l.pick(4)) + l.comment() + "\n")
	}
	l.write(l.spaces(column + 1 + l.pick(4)))
}

// flow writes a value that needs no line for itself.
func (l *layouts) flow(v any, column int) {
	switch v := v.(type) {
	case int:
		l.write(fmt.Sprint(v))
	case string:
		l.text(v, column)
	case yamldoc.Object:
		l.write("{")
		for i, p := range v {
			if i > 0 {
				l.write(",")
				l.gap(column, " ")
			} else {
				l.gap(column, "")
			}
			if l.json || l.rarely(6) {
				l.write(`"` + p.Key + `":`)
			} else {
				l.write(p.Key + ":")
			}
			l.gap(column, " ")
			l.flow(p.Value, column)
		}
		l.closing(column, "}")
	case yamldoc.Always:
		l.write("[")
		l.closing(column, "]")
	case []any:
		l.write("[")
		for i, item := range v {
			if i > 0 {
				l.write(",")
				l.gap(column, " ")
			} else {
				l.gap(column, "")
			}
			l.flow(item, column)
		}
		l.closing(column, "]")
	}
}

func (l *layouts) closing(column int, brace string) {
	switch l.pick(6) {
	case 4:
		l.gap(column, " ")
	case 5:
		if !l.json && !strings.HasSuffix(l.b.String(), "[") {
			l.write(",")
		}
		l.gap(column, "")
	}
	l.write(brace)
}

func (l *layouts) text(s string, column int) {
	quotes := l.pick(4)
	if strings.ContainsAny(s, ":#',") {
		quotes = 2 + quotes%2
	}
	if l.json {
		quotes = 3
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 && l.rarely(3) {
		s = s[:i] + "\n" + l.spaces(column+1+l.pick(3)) + s[i+1:]
	}
	switch quotes {
	case 2:
		l.write("'" + strings.ReplaceAll(s, "'", "''") + "'")
	case 3:
		l.write(`"` + s + `"`)
	default:
		l.write(s)
	}
}
