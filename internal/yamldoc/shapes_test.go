package yamldoc

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"flowverdict/internal/share"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// hostileShapes are pieces of which files are made that are hard to read, each
// by its own way through the parser: nesting, many small values, many keys of
// one name, anchors, documents, comments, long lines, texts that never end.
func hostileShapes() []string {
	return []string{
		"[", "{", "[a,", "{a: ", "? ", "- ", "{a,", "a, ", "a: b,", ": ", "a: ",
		"a: b\n", "a: [b, c]\n", "- a\n", "-\n", "? a\n", "~: a\n", ": a\n", "[a]: b\n", "? {a: b}\n: c\n", "a\n", "a:\n ",
		"- &a a\n", "- *a\n", "<<: {a: b}\n", "- !a b\n", "&", "*", "!", "%", "@", "|",
		"---\na\n", "...\n", "%YAML 1.1\n", "# c\n", "#\n\n", "a: b # c\n", "- a # c\n# d\n\n", "a: # c\n ", "a, # c\n",
		"\t", "a:\tb\n", "\ta\n", " ", "\n", "\r\n", "a: b\r\n", "\x00", "\x01", "\x01a\n", "\u202e", "- a\u202e\n", "\u0085", "\ufeff", "\U0001F600", "\u200c", "ب\u200c", "क्\u200d", "\U0001F469\u200d", "\U000e0067", "\\u0628\u200c",
		"x", "\"", "'", "''", "\\", "\\n", "\"\\u202e\",", "- \"\n", "\"a\" ", "\"a\":", "1", "1_", "1:", "1.", "- 1\n", "- yes\n", "- 2001-01-01\n",
	}
}

// hostile fills a file of a size with a piece, behind each of several beginnings.
func hostile(size int, piece string) map[string][]byte {
	out := map[string][]byte{}
	for _, begin := range []string{"", "{", "a: \"", "a: |\n  "} {
		out[fmt.Sprintf("%q then %q", begin, piece)] = []byte(begin + strings.Repeat(piece, (size-len(begin))/len(piece)))
	}
	return out
}

func readAll(data []byte) *Document {
	limits := WideLimits()
	limits.Bytes = math.MaxInt
	d, ok := Parse(data, limits)
	if ok {
		d.Root().Shaped(Shape{Keys: []string{"schema", "answers"}, Needed: []string{"schema"}})
	}
	d.Findings()
	return d
}

// Of every shape a megabyte is read in little memory, and memory is what all
// work of the parser comes to.
func TestEveryHostileShapeIsReadInLittleMemory(t *testing.T) {
	most := uint64(64 << 20)
	if raced {
		most *= 3 // conversions that are made without memory otherwise take some there
	}
	var before, after runtime.MemStats
	for i, piece := range hostileShapes() {
		if i%share.Of(4, 18) > 0 {
			continue
		}
		for name, data := range hostile(1<<20, piece) {
			if (raced || testing.Short()) && !strings.HasPrefix(name, `"" then`) {
				continue
			}
			runtime.ReadMemStats(&before)
			readAll(data)
			runtime.ReadMemStats(&after)
			if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
				t.Errorf("%s takes %d MiB in all", name, taken>>20)
			}
		}
	}
}

// Where the fault of a file is, is found by reading parts of it, and not too many.
func TestFaultsAreFoundInLittleMemory(t *testing.T) {
	const most = 320 << 20
	var before, after runtime.MemStats
	shapes := append(hostileShapes(), "\"\\/\",", "\\ud83d\\ude00", "- *x\n", "%a\n", "\"\\", "a: 'it''s'\n", "a: [\n b", "[{")
	switch {
	case testing.Short():
		shapes = shapes[len(shapes)-3:]
	case raced:
		shapes = shapes[len(shapes)-8:]
	}
	for i, piece := range shapes {
		if !raced && i%share.Of(3, 1) > 0 {
			continue
		}
		size := 64 << 10
		if i%4 == 0 {
			size = mostToSearch / fewestReadings // the largest that is searched
		}
		for name, data := range hostile(size-8, piece) {
			runtime.ReadMemStats(&before)
			readAll(append(data, "\n@"...))
			runtime.ReadMemStats(&after)
			if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
				t.Errorf("%s, %d bytes, takes %d MiB in all", name, size, taken>>20)
			}
		}
	}
}

// What the parser makes of a file grows with the characters that are counted,
// and with nothing else.
func TestLawIndicatorsBoundWhatIsParsed(t *testing.T) {
	seen := 0
	rapid.Check(t, func(t *rapid.T) {
		valid := []string{"- a\n", "a: b\n", "? a\n", "- [a, b]\n", "{a, b: c}\n", "[[a], {b: \"c\"}]\n", "- - a\n", "# c\n", "  # c\n\n", "- &a b # c\n", "- *a\n", "a:\n", "  b: c\n", "'a':b\n", "- ? a\n", "-\n", "[a]: b\n"}
		pieces := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(valid), rapid.SampledFrom(valid), rapid.SampledFrom(hostileShapes())), 1, 8).Draw(t, "pieces")
		source := []byte(strings.Join(pieces, ""))
		d := &Document{source: source}
		d.countIndicators()
		var n yaml.Node
		if decode(yaml.NewDecoder(bytes.NewReader(source)), &n) != nil {
			return
		}
		nodes, comments := sizeOf(&n)
		if nodes > 2*d.indicators+2 || comments > d.indicators {
			t.Fatalf("%q has %d indicators, %d values and %d comments", source, d.indicators, nodes, comments)
		}
		if nodes > 3 {
			seen++
		}
	})
	if !testing.Short() && seen < 10 {
		t.Errorf("only %d files with more than one value", seen)
	}
}

func sizeOf(n *yaml.Node) (nodes, comments int) {
	nodes = 1
	for _, c := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		comments += strings.Count("\n"+c, "\n#")
	}
	for _, c := range n.Content {
		a, b := sizeOf(c)
		nodes, comments = nodes+a, comments+b
	}
	return nodes, comments
}

func TestTooManyIndicatorsAreSaidWithTheirPlace(t *testing.T) {
	source := []byte("é: [\n" + strings.Repeat("a,", mostIndicators))
	d, ok := Parse(source, Limits{Bytes: 1 << 20, Depth: 16, Items: 500, Text: 16 << 10})
	if found := d.Findings(); ok || len(found) != 1 || found[0].Rule != TooLarge || found[0].Line != 2 || found[0].Column != 2*(mostIndicators-2)+2 {
		t.Errorf("%v %v", ok, found)
	}
	fits := []byte("a: [" + strings.Repeat("a,", mostIndicators-2) + "]")
	if d, _ := Parse(fits, Limits{Bytes: 1 << 20, Depth: 16, Items: 1 << 20, Text: 16 << 10}); len(d.Findings()) > 0 {
		t.Errorf("%v", d.Findings())
	}
}

// Of a line of a megabyte no more is shown than a person can see, with however
// many findings.
func TestExcerptsOfALongLineAreShort(t *testing.T) {
	d := readAll([]byte("{" + strings.Repeat("é: 1, ", 60000) + "}"))
	if len(d.Findings()) == 0 {
		t.Fatal("nothing is found")
	}
	d = readAll([]byte("{a: 1, b: 2, " + strings.Repeat("\"é\": [], ", 400) + "c: \"" + strings.Repeat("é", 7000) + "\"}"))
	all := 0
	for _, f := range d.Findings() {
		all += len(f.Source)
		if len(f.Source) > longLine || f.Source != "" && !strings.HasPrefix(f.Source, "{a: 1") || (f.Source == "") != (f.Column > 3900) {
			t.Errorf("%d bytes are shown of column %d", len(f.Source), f.Column)
		}
	}
	if all == 0 {
		t.Error("nothing is shown")
	}
}

// BenchmarkHostileShapes reads each shape at two sizes; the larger one takes
// at most some twenty times as long.
func BenchmarkHostileShapes(b *testing.B) {
	for _, size := range []int{64 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			for _, piece := range hostileShapes() {
				for name, data := range hostile(size, piece) {
					b.Run(name, func(b *testing.B) {
						b.ReportAllocs()
						for b.Loop() {
							readAll(data)
						}
					})
				}
			}
		})
	}
}
