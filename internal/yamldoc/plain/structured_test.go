package plain_test

import (
	"math/rand/v2"
	"strings"
)

// writer writes YAML by chance: what people and programs write, and once in odd
// times something that is not.
type writer struct {
	*rand.Rand
	strings.Builder
	odd int
}

// structured returns the file of a seed.
func structured(seed uint64) []byte {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1))}
	w.odd = 4 << w.IntN(8)
	for w.seldom(3) {
		w.WriteString(w.either([]string{"# head\n", "# head\n# goes on\n", "\n", "#\n", "# a\n\n# b\n", "---  # head\n# goes on\n", "--- # head\n"}, "  # odd\n", " \n", "---\n", "%YAML 1.1\n", "#\n\n\n#\n"))
	}
	w.block(w.either([]string{""}, " "), 0)
	w.WriteString(w.either([]string{"", "\n"}, "# foot\n", "...\n", "---\n", "\n\n# end\n", "a", " "))
	return []byte(w.String())
}

// seldom is true once in n times.
func (w *writer) seldom(n int) bool { return w.IntN(n) == 0 }

func (w *writer) pick(from ...string) string { return from[w.IntN(len(from))] }

func (w *writer) either(usual []string, odd ...string) string {
	if w.seldom(w.odd) {
		return w.pick(odd...)
	}
	return w.pick(usual...)
}

// block writes a collection whose lines begin with an indentation; the first one
// does already.
func (w *writer) block(indent string, depth int) {
	if depth == 0 {
		w.WriteString(indent)
	}
	list := w.seldom(3)
	for i := range 1 + w.IntN(4) {
		if i > 0 {
			w.WriteString(w.either([]string{""}, "\n", "\n\n", "  \n", indent+"# between\n", "# between\n", "\n"+indent+"# between\n", indent+"  # between\n", indent+"# between\n\n") + indent)
		}
		if list {
			w.WriteString(w.either([]string{"- "}, "-  ", "-", "-\t", "+ "))
		} else {
			w.WriteString(w.either([]string{"a", "b", "key", "two words", "'quoted'", "\"q\"", "é", "1", "x-y"},
				"2026-11-23", "null", "x", "~", "<<", "?", "a#b", "-a", "\"a\\tb\"", ".x", "[a]", "'it''s'", "true", "y", "a:b", "http://x", "", "'a'#", "? a", "*a", "- a") + w.either([]string{": "}, ":", ":  ", " : ", ":\t"))
		}
		w.value(indent, list, depth)
	}
}

func (w *writer) value(indent string, item bool, depth int) {
	deeper := indent + w.pick("  ", "  ", "  ", " ", "    ")
	switch kind := w.IntN(12); {
	case depth > 3 || kind < 5:
		w.WriteString(w.scalar(deeper))
	case kind < 6:
		w.WriteString(w.flow(3))
	case kind < 7:
		w.lines(deeper)
		return
	case kind < 8: // nothing
	case item && kind < 11:
		w.block(indent+w.either([]string{"  "}, " ", "   ", "    "), depth+1)
		return
	case !item && kind < 10:
		w.WriteString("\n" + indent)
		w.block(indent, depth+1)
		return
	default:
		w.WriteString(w.either([]string{"\n"}, " \n", "\n\n", " # behind\n") + deeper)
		w.block(deeper, depth+1)
		return
	}
	w.WriteString(w.either([]string{"\n"}, "  \n", " # behind\n", "  # behind\n\n", "# behind\n", " \n\n", "\t# behind\n", " x\n", ": x\n"))
}

func (w *writer) scalar(deeper string) string {
	ends := w.either([]string{"\n" + deeper}, "\n\n"+deeper, "\n \n"+deeper, "  \n"+deeper, "\n\n\n"+deeper, "\n"+deeper+"  ", "\n ", "\n", "\n"+deeper+"\t")
	return w.either([]string{
		"word", "two words", "it's", "say \"so\"", "https://example.org/a?b=c#d", "a#b", "-x", "-1", "1", "0x1F", "1_000", "017", "1.5", "1e3", "12:30", "2026-11-23",
		"true", "yes", "null", "~", "nothing", "y", "é漢😀", "a, b", "(x)", "$x", "/x", "9 lives", "a]b", "x:y",
		"'single'", "''", "\"\"", "'it''s'", "\"say \\\"so\\\"\"", "\"\\n\\t\\\\ \\u00e9\\U0001F600\\x41\"", "\" sp \"", "' sp '", "\"# no\"", "\"a: b\"",
		"plain" + ends + "goes on", "plain" + ends + "goes" + ends + "on", "\"quoted " + ends + "goes on\"", "'quoted" + ends + "goes" + ends + "on'", "plain" + ends + "- x",
	},
		"a: b", "a #b", "-", "- x", "0o17", ".5", ".inf", "-.inf", "2026-11-23T10:00:00Z", "2026-13-40", "True", "no", "Null", "~x", "<<", "=", "!x", "&x", "*x", "@x", "`x`", "%x", "|x", ">x", "...", "---", "--- x", "? x", "?x", ":x", "x:", "{", "]", "[a", "+1", "+", ".", "\\x", "\u00a0x", "a\tb", "\u2028", "\ufeff",
		"\"\\0\"", "\"\\e\"", "\"\\/\"", "\"\\ud800\"", "\"\\a\\v\\f\\r\\b\"", "\"\\N\"", "\"\\1\"", "\"\\'\"", "\"\\x9\"", "\"\\x80\"", "\"\\u12\"", "\"a\"b", "'a' b", "\"a\": b", "\"open", "'open", "'a' # c",
		"plain"+ends+"a: b", "plain"+ends+"# c", "a"+ends+"'b'", "plain #c"+ends+"x", "plain"+ends+": b", "plain"+ends+"b #c",
		"\"a\\"+ends+"b\"", "\"a\\n"+ends+"b \"", "'a "+ends+"'", "\""+ends+"b\"", "'a"+ends+"# b'", "'a"+ends+"b': c", "\"a\\ "+ends+"b\"",
	)
}

func (w *writer) flow(depth int) string {
	var items []string
	mapping := w.seldom(3)
	for range w.IntN(4) {
		item := w.either([]string{"a", "b c", "'d'", "\"e, f\"", "1", "2026-11-23", "http://x", "é", "true", "[]", "{}", "~", "-1"},
			"x: y", "", "a#b", "a #b", "- 1", "?", "a]", "\"a\":b", "-", "a:", ".5", "*x", "&x y", "!x y", "a?", "'a", "<<", "\"\\n\"", "-x", "[", "a\n  b", "\"a\n  b\"")
		if depth > 0 && w.seldom(5) {
			item = w.flow(depth - 1)
		}
		if mapping {
			item = w.either([]string{"a", "b", "'c'", "\"d\"", "1", "e f"}, "?", "g:h", "", "[a]", "-", "~", "<<") + w.either([]string{": "}, ":  ", ":", " : ", "") + item
		}
		items = append(items, item)
	}
	text := w.either([]string{""}, " ", "\n") + strings.Join(items, w.either([]string{", "}, ",", " , ", ",\n  ", ",,", ", # c\n ")) + w.either([]string{""}, " ", ",", "\n", " # c\n ", "]")
	if mapping {
		return "{" + text + "}"
	}
	return "[" + text + "]"
}

// lines writes a block scalar.
func (w *writer) lines(deeper string) {
	w.WriteString(w.either([]string{"|", ">", "|-", "|+", ">-", ">+"}, "|2", "|1-", ">2+", "|-3", "|0", "| # c", "|x", "| ", "|9", "|+-") + "\n")
	for range w.IntN(6) {
		w.WriteString(w.either([]string{deeper + "text", deeper + "more text", "", deeper + "  deeper", deeper + "# no comment", deeper + "- x", deeper + "a: b", deeper + "é "},
			" ", deeper, deeper+" ", deeper+"   ", " less", "# c", deeper+"\tx", "---", "x") + "\n")
	}
}

// mutated returns some lines of a file, with a fault or two.
func mutated(bases [][]byte, seed uint64) []byte {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 2))}
	lines := strings.SplitAfter(string(bases[w.IntN(len(bases)>>w.IntN(5))]), "\n")
	lines = lines[w.IntN(len(lines)):]
	lines = lines[:1+w.IntN(min(30, len(lines)))]
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " "))]
	for i := range lines {
		short, ok := strings.CutPrefix(lines[i], indent)
		if !ok {
			lines = lines[:i]
			break
		}
		lines[i] = short
	}
	for range 1 + w.IntN(6)/4 {
		i, other := w.IntN(len(lines)), w.pick(lines...)
		at := w.IntN(len(lines[i]) + 1)
		before, behind := lines[i][:at], lines[i][at:]
		odd := w.pick(" ", "  ", "\n", "- ", ": ", " #", "#", ":", "-", "\"", "'", "[", "]", "{", "}", ",", "|", ">", "\\", "&a", "*a", "!", "?", "é", "\t", "\r", "\u2028", "\ufeff", "\x00", "0", "~", "%", "\xff")
		switch w.IntN(8) {
		case 0:
			lines[i] = before + odd + behind
		case 1:
			lines[i] = before + odd + behind[min(1, len(behind)):]
		case 2:
			lines[i] = ""
		case 3:
			lines[i] += other
		case 4:
			lines[i] = " " + lines[i]
		case 5:
			lines[i] = strings.TrimPrefix(lines[i], " ")
		case 6:
			lines[i] = before + other[min(at, len(other)):]
		case 7:
			lines[i] = w.pick("", " ", "  ", "    ") + strings.TrimLeft(lines[i], " ")
		}
	}
	return []byte(strings.Join(lines, ""))
}
