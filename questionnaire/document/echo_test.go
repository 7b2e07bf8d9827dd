package document

import (
	"strings"
	"testing"
)

// problems reads a text with a fixed shape and gives its problems in short.
func problems(text string) string {
	d, ok := Parse([]byte(text), RecordLimits())
	if ok {
		f, _ := d.Root().Shaped(Shape{Keys: []string{"a", "b", "sub"}, Needed: []string{"a", "sub"}})
		f.Text("a")
		f.Text("b")
		sub, _ := f.Get("sub").Shaped(Shape{Keys: []string{"level", "owner", "date"}, Needed: []string{"level", "owner"}})
		if s, ok := sub.Get("date").Text(); ok && len(s) != 10 {
			sub.Get("date").Problem("bad-date", "no date", "")
		}
	}
	var out []string
	for _, p := range d.Problems() {
		out = append(out, string(p.Rule)+" "+p.Path+">"+p.Meant)
	}
	return strings.Join(out, ", ")
}

// One slip is one problem: what follows from it is none of its own.
func TestOneSlipIsOneProblem(t *testing.T) {
	const good = "a: x\nsub: {level: none, owner: team, date: \"2026-11-23\"}\n"
	for _, c := range []struct{ name, old, new, want string }{
		{"nothing", "", "", ""},
		{"a key in capitals", "level", "LEVEL", "unknown-key sub.LEVEL>sub.level"},
		{"a key of another name", "level", "zzzzzz", "unknown-key sub.zzzzzz>sub.level"},
		{"two keys of other names", "level: none, owner", "zzzzzz: none, yyyyyy", "unknown-key sub.zzzzzz>sub.level, unknown-key sub.yyyyyy>sub.owner"},
		{"a block of another name", "sub", "zzzzzz", "unknown-key zzzzzz>sub"},
		{"one key for two", "level: none, owner: team", "zzzzzz: none", "missing-key sub.level>, missing-key sub.owner>, unknown-key sub.zzzzzz>"},
		{"a key too many", "level", "zzzzzz: 1, level", "unknown-key sub.zzzzzz>"},
		{"an empty block", "{level: none, owner: team, date: \"2026-11-23\"}", "{}", "missing-key sub>"},
		{"an empty block and a key too many", "a: x\nsub: {level: none, owner: team, date: \"2026-11-23\"}", "a: x\nzzzzzz: 1\nsub: {}", "unknown-key zzzzzz>, missing-key sub>"},
		{"a hidden character, escaped", "2026-11-23", "2026\\u200b-11-23", "control-character sub.date>"},
		{"a hidden character, raw", "2026-11-23", "2026\u200b-11-23", "control-character >"},
		{"a hidden character in a key", "level", "lev\u200bel", "control-character >"},
	} {
		text := strings.Replace(good, c.old, c.new, 1)
		if got := problems(text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNearestKnowsNoCase(t *testing.T) {
	for word, want := range map[string]string{"LEVEL": "level", "Ownr": "Owner", "level": "level", "zzzz": ""} {
		if got := Nearest(word, []string{"Owner", "level"}); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

func TestHas(t *testing.T) {
	d, _ := Parse([]byte("a: [{b: c}]\nd:\n"), RecordLimits())
	for path, want := range map[string]bool{"": true, "a": true, "a[0]": true, "a[0].b": true, "a[1]": false, "a[0].c": false, "a.b": false, "d": true, "d.e": false, "e": false} {
		if got := d.Has(path); got != want {
			t.Errorf("%q: got %v", path, got)
		}
	}
}
