package edit

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"flowverdict/internal/yamldoc"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

func wide() yamldoc.Limits {
	return yamldoc.Limits{Bytes: 1 << 20, Depth: 16, Items: 500, Text: 16 << 10}
}

func order() []string { return []string{"a", "b", "c", "d"} }

func replaced(t *testing.T, source string, blocks yamldoc.Object) string {
	t.Helper()
	out, err := Blocks([]byte(source), blocks, order())
	if err != nil {
		t.Fatal(err)
	}
	return string(out.Content)
}

func TestBlocks(t *testing.T) {
	b := yamldoc.Object{{Key: "x", Value: "new"}}
	for _, c := range []struct {
		name, source string
		blocks       yamldoc.Object
		want         string
	}{
		{
			"comments around a block stay",
			"# head\n\na: 1 # one\n# above b\nb: # beside\n  y: old\n  # within\n\n# above c\nc: 3\n# end\n",
			yamldoc.Object{{Key: "b", Value: b}},
			"# head\n\na: 1 # one\n# above b\nb: # beside\n  x: new\n  # within\n\n# above c\nc: 3\n# end\n",
		},
		{"order of keys stays", "c: 3\nb:\n  y: old\na: 1\n", yamldoc.Object{{Key: "b", Value: b}}, "c: 3\nb:\n  x: new\na: 1\n"},
		{"a block is taken away", "a: 1\nb:\n  y: old\nc: 3\n", yamldoc.Object{{Key: "b", Value: yamldoc.Object{}}}, "a: 1\nc: 3\n"},
		{"nothing to take away", "a: 1\n", yamldoc.Object{{Key: "b", Value: yamldoc.Object{}}}, "a: 1\n"},
		{"a new block stands where it belongs", "a: 1\nc: 3\n", yamldoc.Object{{Key: "b", Value: b}}, "a: 1\nb:\n  x: new\nc: 3\n"},
		{"a new first block", "b: 2\n", yamldoc.Object{{Key: "a", Value: "1st"}}, "a: \"1st\"\nb: 2\n"},
		{"a new last block after no final newline", "a: 1", yamldoc.Object{{Key: "d", Value: b}}, "a: 1\nd:\n  x: new\n"},
		{"CRLF stays", "a: 1\r\nb:\r\n  y: old\r\nc: 3\r\n", yamldoc.Object{{Key: "b", Value: b}}, "a: 1\r\nb:\r\n  x: new\r\nc: 3\r\n"},
		{"quoted keys", "\"a\": 1\n\"b\": old\n", yamldoc.Object{{Key: "b", Value: "new"}}, "\"a\": 1\n\"b\": new\n"},
		{"a list at the margin", "a:\n- 1\n- 2\nb: old\n", yamldoc.Object{{Key: "b", Value: "new"}}, "a:\n- 1\n- 2\nb: new\n"},
		{"a block text", "b: |\n  # no comment\n\n  text\nc: 3\n", yamldoc.Object{{Key: "b", Value: "new"}}, "b: new\nc: 3\n"},
		{"what is taken away takes its comments", "# about a\na: 1\n\n# apart\n\n# about b\nb: # beside\n  # in b\n  y: old\n# about c\nc: 3\n", yamldoc.Object{{Key: "b", Value: yamldoc.Object{}}}, "# about a\na: 1\n\n# apart\n\n# about c\nc: 3\n"},
		{"comments within a value stay in their lines", "b: # one\n  # two\n  old # three\nc: {x: 1, # four\n  y: 2}\n", yamldoc.Object{{Key: "b", Value: "new"}, {Key: "c", Value: yamldoc.Flow{{Key: "x", Value: 3}}}}, "b: # one\n  # two\n  new # three\nc: {x: 3 # four\n  }\n"},
		{"a comment keeps its distance, and a text its quotes", "b: old   # one\nc: '#x'  # x\n", yamldoc.Object{{Key: "b", Value: "new"}, {Key: "c", Value: "y"}}, "b: new   # one\nc: 'y'  # x\n"},
		{"a comma behind the last entry stays", "b: {x: 1,\n  y: 2,\n  }\n", yamldoc.Object{{Key: "b", Value: yamldoc.Object{{Key: "x", Value: 1}, {Key: "z", Value: 3}}}}, "b: {x: 1, z: 3,\n  }\n"},
		{"a comment does not become a part of a text that comes above it", "b:\n    # of x\n  x: 1\n", yamldoc.Object{{Key: "b", Value: yamldoc.Object{{Key: "w", Value: "two\nlines"}, {Key: "x", Value: 1}}}}, "b:\n  w: |-\n    two\n    lines\n  # of x\n  x: 1\n"},
		{"nor of an item that is put above it", "b:\n    # of x\n  - x\n  - |-\n    y\n", yamldoc.Object{{Key: "b", Value: []any{"y", "x"}}}, "b:\n  - |-\n    y\n  # of x\n  - x\n"},
		{"a list that fills", "b: [] # of b\nc: [ # of c\n  ]\n", yamldoc.Object{{Key: "b", Value: []any{b}}, {Key: "c", Value: []any{b}}}, "b: # of b\n  - x: new\nc: [ # of c\n    {x: new}\n  ]\n"},
		{"what stands apart above an item that goes stays", "b:\n  - x\n  # apart\n\n  # of y\n  - y\n  - z\n", yamldoc.Object{{Key: "b", Value: []any{"x", "z"}}}, "b:\n  - x\n  # apart\n\n  - z\n"},
		{"a key in braces does not come between another one and its comment", "b: {x: 1, # of x\n  y: 2}\n", yamldoc.Object{{Key: "b", Value: yamldoc.Object{{Key: "x", Value: 1}, {Key: "w", Value: 3}, {Key: "y", Value: 2}}}}, "b: {x: 1, # of x\n  w: 3,\n  y: 2}\n"},
		{"several", "a: 1\nb: 2\n", yamldoc.Object{{Key: "a", Value: "x"}, {Key: "b", Value: "z"}}, "a: x\nb: z\n"},
	} {
		if got := replaced(t, c.source, c.blocks); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestBlocksRefuses(t *testing.T) {
	for _, source := range []string{"", "# a\n", "- a\n", "[a: 1]\n", "a: [\n", "text\n", "---\n...\n"} {
		if _, err := Blocks([]byte(source), yamldoc.Object{{Key: "a", Value: "x"}}, order()); !errors.Is(err, ErrShape) {
			t.Errorf("%q: got %v", source, err)
		}
	}
}

// Whatever stands around a block, replacing it changes that block alone: all
// other keys read the same, in the same order, and replacing it twice is
// replacing it once.
func TestBlocksChangesNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var source strings.Builder
		keys := rapid.Permutation(order()).Draw(t, "keys")
		for _, key := range keys {
			source.WriteString(rapid.SampledFrom([]string{"", "# comment\n", "\n", "\n# two\n# lines\n"}).Draw(t, "above"))
			source.WriteString(key + ":" + rapid.SampledFrom([]string{" 1\n", " # beside\n  x: 1\n", "\n  - 1\n  - 2\n", " |\n  a\n\n  b\n", " \"quoted\" # c\n", "\n- 1\n"}).Draw(t, "value"))
		}
		source.WriteString(rapid.SampledFrom([]string{"", "# end\n", "\n\n"}).Draw(t, "end"))
		key := rapid.SampledFrom(order()).Draw(t, "key")
		blocks := yamldoc.Object{{Key: key, Value: yamldoc.Object{{Key: "new", Value: "value"}}}}
		edit, err := Blocks([]byte(source.String()), blocks, order())
		if err != nil {
			t.Fatal(err)
		}
		once := edit.Content
		twice, err := Blocks(once, blocks, order())
		if err != nil || string(twice.Content) != string(once) {
			t.Fatalf("replacing twice differs: %v\n%s\n%s", err, once, twice.Content)
		}
		if got, want := told(t, once, key), told(t, []byte(source.String()), key); got != want {
			t.Fatalf("something else changed:\n%s\nwas\n%s\nin\n%s", got, want, source.String())
		}
		for line := range strings.Lines(source.String()) {
			if strings.HasPrefix(line, "#") && !strings.Contains(string(once), line) {
				t.Fatalf("lost the comment %q:\n%s", line, once)
			}
		}
	})
}

// pieces are the ways to write a list of items and a mapping that an edit
// meets: comments, order of keys, quotes and texts over several lines.
func item(t *rapid.T, id int) string {
	lines := []string{fmt.Sprintf("id: %s", rapid.SampledFrom([]string{"n%d", `"n%d"`, "'n%d' # c%[1]d"}).Draw(t, "id"))}
	lines[0] = fmt.Sprintf(lines[0], id)
	for _, more := range []string{"by: team # who", `due: "2027-01-31"`, "act: >-\n      do this\n      and that", "act: do this and that"} {
		if rapid.Bool().Draw(t, more) && !(strings.HasPrefix(more, "act") && strings.Contains(strings.Join(lines, " "), "act")) {
			lines = append(lines, more)
		}
	}
	lines = rapid.Permutation(lines).Draw(t, "order")
	text := rapid.SampledFrom([]string{"", fmt.Sprintf("  # above %d\n", id), "\n"}).Draw(t, "above")
	for i, line := range lines {
		if i == 0 {
			text += "  - " + line + "\n"
		} else {
			text += rapid.SampledFrom([]string{"", fmt.Sprintf("    # in %d\n", id)}).Draw(t, "in") + "    " + line + "\n"
		}
	}
	return text
}

// wanted draws the same kind of list as a value.
func wanted(t *rapid.T) []any {
	var out []any
	for _, id := range rapid.SliceOfNDistinct(rapid.IntRange(1, 5), 0, 4, rapid.ID).Draw(t, "wanted") {
		o := yamldoc.Object{{Key: "id", Value: fmt.Sprintf("n%d", id)}, {Key: "act", Value: rapid.SampledFrom([]string{"do this and that", "other: thing"}).Draw(t, "act")}}
		o = append(o, yamldoc.Pair{Key: "by", Value: rapid.SampledFrom([]string{"", "team", "no"}).Draw(t, "by")}, yamldoc.Pair{Key: "due", Value: rapid.SampledFrom([]string{"", "2027-01-31"}).Draw(t, "due")})
		out = append(out, o)
	}
	return out
}

// Whatever people wrote into a block, it says the new value after an edit, and
// each comment above an item or at an end is still there; an edit without a
// change changes nothing.
func TestBlocksKeepsWhatPeopleWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := "a: 1\nb: # beside\n"
		for _, id := range rapid.SliceOfNDistinct(rapid.IntRange(1, 5), 1, 4, rapid.ID).Draw(t, "items") {
			source += item(t, id)
		}
		source += "  # last\nc: # of c\n  v: old # why\n  r: {low: 1, high: 2} # range\n  # end of c\n# end\n"
		if rapid.Bool().Draw(t, "CRLF") {
			source = strings.ReplaceAll(source, "\n", "\r\n")
		}
		c := yamldoc.Object{{Key: "v", Value: rapid.SampledFrom([]string{"old", "new"}).Draw(t, "v")}, {Key: "r", Value: yamldoc.Flow{{Key: "low", Value: 1}, {Key: "high", Value: rapid.IntRange(2, 3).Draw(t, "high")}}}}
		blocks := yamldoc.Object{{Key: "b", Value: wanted(t)}, {Key: "c", Value: c}}
		edit, err := Blocks([]byte(source), blocks, order())
		if err != nil {
			t.Fatal(err)
		}
		once := edit.Content
		d, ok := yamldoc.Parse(once, wide())
		if !ok || len(d.Findings()) > 0 {
			t.Fatalf("%v\n%s\nbecame\n%s", d.Findings(), source, once)
		}
		for _, p := range blocks {
			if d, ok := yamldoc.Layout(once); !ok || !has(d.Root.Node, p) {
				t.Fatalf("%s does not say %v:\n%s\nbecame\n%s", p.Key, p.Value, source, once)
			}
		}
		if twice, err := Blocks(once, blocks, order()); err != nil || string(twice.Content) != string(once) {
			t.Fatalf("an edit without a change changes:\n%s\nto\n%s", once, twice.Content)
		}
		accounted(t, source, edit, func(comment string) bool {
			if strings.HasPrefix(comment, "# in ") || comment == "# who" {
				return true // of a key that goes
			}
			for _, item := range blocks[0].Value.([]any) {
				if strings.HasSuffix(comment, strings.TrimPrefix(item.(yamldoc.Object)[0].Value.(string), "n")) {
					return false
				}
			}
			return true
		})
	})
}

// accounted demands that each comment of a file is in what it became, or said to
// be gone, which it may be.
func accounted(t *rapid.T, source string, edit Edited, may func(comment string) bool) {
	left := map[string]int{}
	for _, c := range yamldoc.Comments([]byte(source)) {
		left[c.Text]++
	}
	for _, c := range yamldoc.Comments(edit.Content) {
		left[c.Text]--
	}
	for _, c := range edit.Gone {
		if left[c.Text]--; !may(c.Text) {
			t.Fatalf("%v is gone:\n%s\nbecame\n%s", c, source, edit.Content)
		}
		if line := strings.Split(source, "\n")[c.Line-1]; !strings.HasSuffix(strings.TrimSuffix(line, "\r"), c.Text) {
			t.Fatalf("%v is in another line:\n%s", c, source)
		}
	}
	for comment, n := range left {
		if n != 0 {
			t.Fatalf("%d times too few: %q\n%s\nbecame\n%s", n, comment, source, edit.Content)
		}
	}
}

// told is a document's keys and values, but for one key's value.
func told(t *rapid.T, source []byte, but string) string {
	d, ok := yamldoc.Parse(source, wide())
	if !ok {
		t.Fatalf("not readable: %v\n%s", d.Findings(), source)
	}
	f, _ := d.Root().Entries()
	var b strings.Builder
	for _, key := range f.Keys() {
		v := f.Get(key)
		switch {
		case key == but:
			fmt.Fprintf(&b, "%s\n", key)
		case v.IsList():
			fmt.Fprintf(&b, "%s %d items\n", key, len(v.List()))
		case v.IsMapping():
			x, _ := v.Entries()
			fmt.Fprintf(&b, "%s %v\n", key, x.Keys())
		default:
			fmt.Fprintf(&b, "%s %q\n", key, v.Scalar())
		}
	}
	return b.String()
}

// has reports whether a mapping has a key with a value, or not where that is empty.
func has(n *yaml.Node, p yamldoc.Pair) bool {
	v := valueOf(n, p.Key)
	if yamldoc.Empty(p.Value) {
		return v == nil
	}
	return v != nil && same(v, p.Value)
}
