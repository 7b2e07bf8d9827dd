package yamldoc

import (
	"fmt"
	"strings"
	"testing"
)

// problems reads a text with a fixed shape and gives its problems in short.
func problems(text string) string {
	d, ok := Parse([]byte(text), WideLimits())
	if ok {
		f, _ := d.Root().Shaped(Shape{Keys: []string{"a", "b", "sub"}, Needed: []string{"a", "sub"}})
		f.Text("a")
		f.Text("b")
		sub, _ := f.Get("sub").Shaped(Shape{Keys: []string{"level", "owner", "date"}, Needed: []string{"level", "owner"}})
		if s, ok := sub.Get("date").Text(); ok && len(s) != 10 {
			sub.Get("date").Report("bad-date", "no date", "")
		}
	}
	var out []string
	for _, p := range d.Findings() {
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

// Keys that lost the line that began their block are one problem, with the keys
// among them that the block before has as well; a row of other keys is not.
func TestKeysWithoutTheirBlockAreOneProblem(t *testing.T) {
	read := func(text string) string {
		d, _ := Parse([]byte(text), WideLimits())
		f, _ := d.Root().Shaped(Shape{Keys: []string{"one", "two", "three"}, Needed: []string{"one", "two"}})
		f.Get("one").Shaped(Shape{Keys: []string{"a", "b"}})
		f.Get("two").Shaped(Shape{Keys: []string{"b", "level", "owner"}, Needed: []string{"level"}})
		f.Get("three").Shaped(Shape{Keys: []string{"date", "reason"}})
		var out []string
		for range 2 { // asked twice, the answer is the same
			out = nil
			for _, p := range d.Findings() {
				out = append(out, fmt.Sprintf("%d %s %s", p.Line, p.Rule, p.Path))
			}
		}
		return strings.Join(out, ", ")
	}
	for text, want := range map[string]string{
		"one:\n  a: x\ntwo:\n  level: x\n":                                            "",
		"one:\n  a: x\n  level: x\n  owner: y\n":                                      "3 missing-key two",
		"one:\n  a: x\n  b: x\n  level: x\n  b: y\n  owner: y\n":                      "4 missing-key two",
		"one:\n  a: x\n  b: x\n  b: z\n  level: x\n  owner: y\n":                      "4 duplicate-key one.b, 5 missing-key two",
		"one:\n  a: x\ntwo:\n  level: x\n  date: x\n  reason: y\n":                    "5 missing-key three",
		"one:\n  a: x\n  level: x\n":                                                  "1 missing-key two, 3 unknown-key one.level",
		"one:\n  a: x\n  zzz: x\n  yyy: x\ntwo:\n  level: x\n":                        "3 unknown-key one.zzz, 4 unknown-key one.yyy",
		"one:\n  a: x\n  level: x\n  owner: y\ntwo:\n  level: x\n":                    "3 unknown-key one.level, 4 unknown-key one.owner",
		"one:\n  a: x\ntwo:\n  level: x\n  date: x\n  reason: y\nthree:\n  date: x\n": "5 unknown-key two.date, 6 unknown-key two.reason",
		"one:\n  a: x\n  date: x\ntwo:\n  level: x\n  reason: y\n":                    "3 unknown-key one.date, 6 unknown-key two.reason",
	} {
		if got := read(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// A row of keys that stand twice is one problem: the block was pasted twice, or
// the line that began the second one is gone.
func TestARowOfRepeatedKeysIsOneProblem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a: x\nb: y\na: z", `3: key "a" stands here twice, first on line 1; keep one of them`},
		{"a: x\nb: y\na: x\nb: y", `3: key "a" stands here twice, first on line 1; keep one of them, and of the next key, which stands twice as well; or is a line missing above?`},
		{"a: x\nb: y\nc: z\na: x\nb: y\nc: z\na: x", `4: key "a" stands here twice, first on line 1; keep one of them, and of the next 2 keys, which stand twice as well; or is a line missing above?
7: key "a" stands here twice, first on line 1; keep one of them`},
		{"a: x\nb: y\nb: y\na: x", `3: key "b" stands here twice, first on line 2; keep one of them
4: key "a" stands here twice, first on line 1; keep one of them`},
		{"a: x\nb: {c: x, c: y}\na: {c: x, c: y}\nb: z", `3: key "a" stands here twice, first on line 1; keep one of them, and of the next key, which stands twice as well; or is a line missing above?`},
	} {
		d, _ := Parse([]byte(c.text), WideLimits())
		var got []string
		for _, p := range d.Findings() {
			got = append(got, fmt.Sprintf("%d: %s; %s", p.Line, p.Message, p.Hint))
		}
		if got := strings.Join(got, "\n"); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
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
	d, _ := Parse([]byte("a: [{b: c}]\nd:\n"), WideLimits())
	for path, want := range map[string]bool{"": true, "a": true, "a[0]": true, "a[0].b": true, "a[1]": false, "a[0].c": false, "a.b": false, "d": true, "d.e": false, "e": false} {
		if got := d.Has(path); got != want {
			t.Errorf("%q: got %v", path, got)
		}
	}
}
