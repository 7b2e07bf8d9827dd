package yamldoc_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"

	"pgregory.net/rapid"
)

// anyText draws what people may enter, the odd above all.
func anyText() *rapid.Generator[string] {
	odd := []string{
		"yes", "NO", "on", "y", "null", "~", "true", ".nan", "-.inf", "0x1f", "0o17", "1e3", "1_000", "12:30:45", "2026-11-23", "2026-11-23T10:00:00Z", "2026.10", "1.0.0",
		"---", "...", "- a", "-", "?", "? a", ":", "a: b", "a:", ":a", "#", "a #b", " #", "{a: b}", "[a, b]", "a, b", "&a", "*a", "!!str a", "!a", "|", ">", "|-\n a", "%YAML", "@a", "`a`",
		`"`, `'`, `\`, `a\nb`, "it's", `say "x"`, "\n", "\n\n", "a\n", "a\n\n", "\na", "a\nb", "a\n b", " a\nb", "\ta\nb", "a\tb", "a \nb", "a\n\tb", "a\n\n\nb\n", " ", "  a  ", "\t",
		"ä", "漢字", "🙂", "👩‍👩‍👧", "é", "\uFFFD", "\u00a0a\u00a0", "\u3000", "<<", "=", "a\u2003b", "key: |\n  x", "# flowverdict", strings.Repeat("long ", 60), strings.Repeat("w", 200),
	}
	return rapid.Custom(func(t *rapid.T) string {
		var s string
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			s = rapid.SampledFrom(odd).Draw(t, "odd")
		case 1:
			s = strings.Join(rapid.SliceOfN(rapid.SampledFrom(odd), 2, 4).Draw(t, "parts"), rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "between"))
		default:
			s = rapid.String().Draw(t, "any")
		}
		return text.Input(s)
	})
}

// value draws a value of any kind that can be written.
func value(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		kinds := 3
		if depth > 0 {
			kinds = 6
		}
		switch rapid.IntRange(0, kinds).Draw(t, "kind") {
		case 0:
			return rapid.IntRange(-1000, 1000).Draw(t, "int")
		case 1, 2:
			return anyText().Draw(t, "text")
		case 3:
			list := []any{}
			for _, s := range rapid.SliceOfN(anyText(), 0, 5).Draw(t, "texts") {
				list = append(list, s)
			}
			if rapid.Bool().Draw(t, "always") {
				return yamldoc.Always(list)
			}
			return list
		case 4:
			return rapid.SliceOfN(rapid.Map(object(depth-1), func(o yamldoc.Object) any { return o }), 0, 3).Draw(t, "objects")
		case 5:
			return object(depth-1).Draw(t, "object")
		}
		flow := yamldoc.Flow{}
		for i := range rapid.IntRange(0, 3).Draw(t, "flow") {
			flow = append(flow, yamldoc.Pair{Key: fmt.Sprintf("f%d", i), Value: anyText().Draw(t, "flow text")}, yamldoc.Pair{Key: fmt.Sprintf("b%d", i), Value: i%2 == 0})
		}
		return flow
	})
}

func object(depth int) *rapid.Generator[yamldoc.Object] {
	return rapid.Custom(func(t *rapid.T) yamldoc.Object {
		var o yamldoc.Object
		for i := range rapid.IntRange(1, 4).Draw(t, "keys") {
			o = append(o, yamldoc.Pair{Key: fmt.Sprintf("key_%d", i), Value: value(depth).Draw(t, "value")})
		}
		return append(o, yamldoc.Pair{Key: "last", Value: 1})
	})
}

// What is written reads back as the same values, without a problem, and
// writing is deterministic.
func TestWhatIsWrittenReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := object(2).Draw(t, "object")
		content, err := yamldoc.YAML("A head.\nOf two lines.", o)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := yamldoc.YAML("A head.\nOf two lines.", o)
		if string(again) != string(content) {
			t.Fatalf("written twice:\n%s\n%s", content, again)
		}
		if !strings.HasPrefix(string(content), "# A head.\n# Of two lines.\n") || !strings.HasSuffix(string(content), "\n") || strings.HasSuffix(string(content), "\n\n") && !strings.Contains(string(content), "|") || strings.Contains(string(content), "\r") {
			t.Fatalf("head, line ends or end: %q", content)
		}
		d, ok := yamldoc.Parse(content, yamldoc.WideLimits())
		if !ok {
			t.Fatalf("%v\n%s", d.Findings(), content)
		}
		same(t, d.Root(), o)
		if problems := d.Findings(); len(problems) > 0 {
			t.Fatalf("%v\n%s", problems, content)
		}
	})
}

// same holds a value that was read to what was written.
func same(t *rapid.T, v yamldoc.Value, want any) {
	switch want := want.(type) {
	case bool:
		if v.Scalar() != strconv.FormatBool(want) || v.IsText() {
			t.Fatalf("%s: %s, want %v", v.Path(), v.Scalar(), want)
		}
	case int:
		if n, ok := v.Int(); !ok || n != want {
			t.Fatalf("%s: %d, want %d", v.Path(), n, want)
		}
	case string:
		if s, ok := v.Text(); (ok || want != "") && s != want {
			t.Fatalf("%s: %q, want %q", v.Path(), s, want)
		}
	case yamldoc.Flow:
		same(t, v, yamldoc.Object(want))
	case yamldoc.Always:
		sameList(t, v, want)
	case []any:
		sameList(t, v, want)
	case yamldoc.Object:
		f, _ := v.Entries()
		for _, p := range want {
			if got := f.Get(p.Key); got.Exists() != written(p.Value) {
				t.Fatalf("%s is there: %v", got.Path(), got.Exists())
			} else if got.Exists() {
				same(t, got, p.Value)
			}
		}
	}
}

func sameList(t *rapid.T, v yamldoc.Value, want []any) {
	items := v.List()
	if len(items) != len(want) {
		t.Fatalf("%s: %d items, want %d", v.Path(), len(items), len(want))
	}
	for i := range want {
		same(t, items[i], want[i])
	}
}

// written reports whether a value is written at all: absent stays absent.
func written(v any) bool {
	switch v := v.(type) {
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	case yamldoc.Object:
		return len(v) > 0
	case yamldoc.Flow:
		return len(v) > 0
	}
	return true
}

// JSON holds the same texts under the same keys, and none that a terminal or a CI
// runner could obey.
func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyText().Draw(t, "text") + rapid.SampledFrom([]string{"", "##[error]x", "\n::error::x", "\u202e\u200b\u0085"}).Draw(t, "more")
		content, err := yamldoc.JSON(yamldoc.Object{{Key: "a", Value: want}, {Key: "list", Value: yamldoc.Always{want, 7}}, {Key: "none", Value: []any{}}})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(content), "##[") || strings.ContainsFunc(strings.ReplaceAll(string(content), "\n", ""), text.Hostile) {
			t.Fatalf("somebody may obey %s", content)
		}
		var got struct {
			A    string
			List []any
			None *[]any
		}
		if err := json.Unmarshal(content, &got); err != nil {
			t.Fatalf("%v\n%s", err, content)
		}
		if got.A != want || len(got.List) != 2 || got.List[0] != want || got.None != nil || !strings.HasSuffix(string(content), "}\n") {
			t.Fatalf("%q became %+v\n%s", want, got, content)
		}
	})
}

func TestUnknownTypeIsAnError(t *testing.T) {
	if _, err := yamldoc.YAML("", yamldoc.Object{{Key: "a", Value: 1.5}}); err == nil || err.Error() != "write YAML: a value of type float64" {
		t.Error(err)
	}
}
