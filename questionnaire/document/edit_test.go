package document

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func order() []string { return []string{"a", "b", "c", "d"} }

func replaced(t *testing.T, source string, blocks Object) string {
	t.Helper()
	out, err := ReplaceBlocks([]byte(source), blocks, order())
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestReplaceBlocks(t *testing.T) {
	b := Object{{Key: "x", Value: "new"}}
	for _, c := range []struct {
		name, source string
		blocks       Object
		want         string
	}{
		{
			"comments around a block stay",
			"# head\n\na: 1 # one\n# above b\nb: # beside\n  y: old\n  # within\n\n# above c\nc: 3\n# end\n",
			Object{{Key: "b", Value: b}},
			"# head\n\na: 1 # one\n# above b\nb:\n  x: new\n\n# above c\nc: 3\n# end\n",
		},
		{"order of keys stays", "c: 3\nb:\n  y: old\na: 1\n", Object{{Key: "b", Value: b}}, "c: 3\nb:\n  x: new\na: 1\n"},
		{"a block is taken away", "a: 1\nb:\n  y: old\nc: 3\n", Object{{Key: "b", Value: Object{}}}, "a: 1\nc: 3\n"},
		{"nothing to take away", "a: 1\n", Object{{Key: "b", Value: Object{}}}, "a: 1\n"},
		{"a new block stands where it belongs", "a: 1\nc: 3\n", Object{{Key: "b", Value: b}}, "a: 1\nb:\n  x: new\nc: 3\n"},
		{"a new first block", "b: 2\n", Object{{Key: "a", Value: "1st"}}, "a: \"1st\"\nb: 2\n"},
		{"a new last block after no final newline", "a: 1", Object{{Key: "d", Value: b}}, "a: 1\nd:\n  x: new\n"},
		{"CRLF stays", "a: 1\r\nb:\r\n  y: old\r\nc: 3\r\n", Object{{Key: "b", Value: b}}, "a: 1\r\nb:\r\n  x: new\r\nc: 3\r\n"},
		{"quoted keys", "\"a\": 1\n\"b\": old\n", Object{{Key: "b", Value: "new"}}, "\"a\": 1\nb: new\n"},
		{"a list at the margin", "a:\n- 1\n- 2\nb: old\n", Object{{Key: "b", Value: "new"}}, "a:\n- 1\n- 2\nb: new\n"},
		{"a block text", "b: |\n  # no comment\n\n  text\nc: 3\n", Object{{Key: "b", Value: "new"}}, "b: new\nc: 3\n"},
		{"several", "a: 1\nb: 2\n", Object{{Key: "a", Value: "x"}, {Key: "b", Value: "z"}}, "a: x\nb: z\n"},
	} {
		if got := replaced(t, c.source, c.blocks); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestReplaceBlocksRefuses(t *testing.T) {
	for _, source := range []string{"", "- a\n", "{a: 1}\n", "a: [\n", "text\n", "  a: 1\n"} {
		if _, err := ReplaceBlocks([]byte(source), Object{{Key: "a", Value: "x"}}, order()); !errors.Is(err, ErrShape) {
			t.Errorf("%q: got %v", source, err)
		}
	}
}

// Whatever stands around a block, replacing it changes that block alone: all
// other keys read the same, in the same order, and replacing it twice is
// replacing it once.
func TestReplaceBlocksChangesNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var source strings.Builder
		keys := rapid.Permutation(order()).Draw(t, "keys")
		for _, key := range keys {
			source.WriteString(rapid.SampledFrom([]string{"", "# comment\n", "\n", "\n# two\n# lines\n"}).Draw(t, "above"))
			source.WriteString(key + ":" + rapid.SampledFrom([]string{" 1\n", " # beside\n  x: 1\n", "\n  - 1\n  - 2\n", " |\n  a\n\n  b\n", " \"quoted\" # c\n", "\n- 1\n"}).Draw(t, "value"))
		}
		source.WriteString(rapid.SampledFrom([]string{"", "# end\n", "\n\n"}).Draw(t, "end"))
		key := rapid.SampledFrom(order()).Draw(t, "key")
		blocks := Object{{Key: key, Value: Object{{Key: "new", Value: "value"}}}}
		once, err := ReplaceBlocks([]byte(source.String()), blocks, order())
		if err != nil {
			t.Fatal(err)
		}
		twice, err := ReplaceBlocks(once, blocks, order())
		if err != nil || string(twice) != string(once) {
			t.Fatalf("replacing twice differs: %v\n%s\n%s", err, once, twice)
		}
		if got, want := outline(t, once, key), outline(t, []byte(source.String()), key); got != want {
			t.Fatalf("something else changed:\n%s\nwas\n%s\nin\n%s", got, want, source.String())
		}
		for line := range strings.Lines(source.String()) {
			if strings.HasPrefix(line, "#") && !strings.Contains(string(once), line) {
				t.Fatalf("lost the comment %q:\n%s", line, once)
			}
		}
	})
}

// outline is a document's keys and values, but for one key's value.
func outline(t *rapid.T, source []byte, but string) string {
	d, ok := Parse(source, RecordLimits())
	if !ok {
		t.Fatalf("not readable: %v\n%s", d.Problems(), source)
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
