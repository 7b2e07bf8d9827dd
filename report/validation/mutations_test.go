package validation_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/corpus"
)

// Set by .ci/mutations.
var (
	mutations     = flag.Int("mutations", 300, "how many records and Markdown files are changed by chance and checked")
	mutationsSeed = flag.Uint64("mutations-seed", 1, "what the changes are drawn from")
)

// Whatever happens to the bytes of a record and of its Markdown, checking them ends
// soon and in findings; and where none of these is an error, the verdict is that of
// the answers, and the Markdown is that of the record.
func TestMutatedFiles(t *testing.T) {
	q := fixture.Release()
	most, records := int64(*mutations), 24
	if testing.Short() {
		most, records = most/6, 6
	}
	var pool []corpus.Entry
	for n := range records {
		e, err := corpus.Make(q, 5, n)
		if err != nil {
			t.Fatal(err)
		}
		pool = append(pool, e)
	}
	checker := validation.New(validation.Options{AsOf: corpus.AsOf, Resolve: fixture.Library().Get, Known: fixture.Library().Releases(), Render: new(markdown.Renderer).Compared, Renderer: markdown.Version})
	var next, clean, slowest atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for n := next.Add(1); n <= most && !t.Failed(); n = next.Add(1) {
				m := mutator{rand.New(rand.NewPCG(*mutationsSeed, uint64(n))), pool}
				if m.check(t, checker, q, n, &slowest) {
					clean.Add(1)
				}
			}
		})
	}
	wait.Wait()
	t.Logf("%d changed records, %d of them without an error, the slowest took %v", most, clean.Load(), time.Duration(slowest.Load()).Round(time.Millisecond))
	if clean.Load() == 0 {
		t.Error("all have errors: nothing is said of what is accepted")
	}
}

// mutator changes files by chance.
type mutator struct {
	*rand.Rand
	pool []corpus.Entry
}

func (m mutator) check(t *testing.T, checker *validation.Checker, q *questionnaire.Questionnaire, n int64, slowest *atomic.Int64) (clean bool) {
	base := m.pool[m.IntN(len(m.pool))]
	yaml, md := base.YAML, base.Markdown
	if which := m.IntN(3); which != 1 {
		yaml = m.changed(yaml)
	} else {
		md = m.changed(md)
	}
	name := fmt.Sprintf("change %d of seed %d, of %s", n, *mutationsSeed, base.Name)
	defer func() {
		if thrown := recover(); thrown != nil {
			t.Errorf("%s: panic: %v\n%s", name, thrown, yaml)
		}
	}()
	file := validation.File{Name: base.Name, Content: yaml, Markdown: &validation.Markdown{Name: base.MarkdownName, Content: md}}
	var found []finding.Finding
	const most = time.Second
	took := most + 1
	for range 3 { // where other work of the machine counts
		if took > most {
			took = workedFor(func() { found = checker.Result([]*validation.Examined{checker.Examine(file)}).Findings })
		}
	}
	if slowest.Store(max(slowest.Load(), int64(took))); took > most {
		t.Errorf("%s takes %v:\n%s", name, took, yaml)
	}
	if len(finding.Errors(found)) > 0 {
		return false
	}
	f, ok := record.Decode(yaml)
	if a := questionnaire.Assess(q, f.Answers); !ok || f.Assessment.Verdict != record.Store(a).Verdict || f.Assessment.Score.High != record.Store(a).Score.High {
		t.Errorf("%s: verdict %q is accepted:\n%s", name, f.Assessment.Verdict, yaml)
	}
	if got, want := essence(md), essence(markdown.Write(&f.Record, q)); got != want && !outdated(found) {
		t.Errorf("%s: other Markdown is accepted:\n%s\nwant\n%s", name, md, markdown.Write(&f.Record, q))
	}
	return true
}

// outdated reports whether the Markdown is said to be in another wording, which
// nothing can be compared with.
func outdated(found []finding.Finding) bool {
	for _, f := range found {
		if strings.HasPrefix(string(f.Rule), "report-") && f.Severity == finding.SeverityWarning {
			return true
		}
	}
	return false
}

// layout is what formatters of Markdown write in their own way.
var layout = regexp.MustCompile(`[\s|*+_:-]+`)

func essence(md []byte) string { return layout.ReplaceAllString(string(md), "") }

// changed makes one to three changes.
func (m mutator) changed(source []byte) []byte {
	out := bytes.Clone(source)
	for range 1 + m.IntN(3) {
		at := m.IntN(len(out) + 1)
		rest := out[at:]
		switch m.IntN(8) {
		case 0: // takes bytes away
			out = append(out[:at:at], rest[min(len(rest), 1+m.IntN(1<<m.IntN(8))):]...)
		case 1: // puts something in
			out = bytes.Join([][]byte{out[:at], []byte(m.piece()), rest}, nil)
		case 2: // changes a byte
			if len(rest) > 0 {
				rest[0] = byte(m.IntN(256))
			}
		case 3: // says something twice
			end := min(len(rest), 1+m.IntN(200))
			out = bytes.Join([][]byte{out[:at], rest[:end], rest}, nil)
		case 4: // puts a line in another place
			lines := bytes.SplitAfter(out, []byte("\n"))
			a, b := m.IntN(len(lines)), m.IntN(len(lines))
			lines[a], lines[b] = lines[b], lines[a]
			out = bytes.Join(lines, nil)
		case 5: // puts a part of another file in
			other := m.pool[m.IntN(len(m.pool))].YAML
			from := m.IntN(len(other))
			out = bytes.Join([][]byte{out[:at], other[from:min(len(other), from+m.IntN(300))], rest}, nil)
		default: // writes one word for another of its kind
			out = m.word(out)
		}
		if len(out) == 0 {
			return out
		}
	}
	return out
}

func (m mutator) piece() string {
	pieces := []string{
		"\"", "'", "[", "{", "]", "}", ": ", "- ", "#", " # x", "\n", "\t", "*x", "&x ", "!!str ", "|", ">", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "\\", "\\ud83d", "\\/",
		"\u200c", "\u200d", "\u202e", "\ufeff", "\x00", "\xff", "\r\n", "é", "👩", "**", "`", "<b>", "|", "\n\n", "## ", "::error::", "##[", "yes", "null", "2026-11-23", "999999999999999999999",
	}
	return strings.Repeat(pieces[m.IntN(len(pieces))], 1+m.IntN(1<<m.IntN(6)))
}

// word writes another verdict, state, number or day in the place of one.
func (m mutator) word(source []byte) []byte {
	kinds := [][]string{{"suitable", "governed", "conditional", "unsuitable"}, {"Suitable", "Governed", "Conditional", "Unsuitable"}, {"accepted", "rejected", "proposed", "superseded"}, {"fired", "possible"}, {"observed", "stated", "documented"}, {"0", "1", "7", "64", "100", "101"}, {"unknown", "none"}, {"2026", "2027"}}
	kind := kinds[m.IntN(len(kinds))]
	from, to := kind[m.IntN(len(kind))], kind[m.IntN(len(kind))]
	places := bytes.Count(source, []byte(from))
	if places == 0 {
		return source
	}
	at := 0
	for range 1 + m.IntN(places) {
		at += bytes.Index(source[at:], []byte(from)) + len(from)
	}
	return bytes.Join([][]byte{source[:at-len(from)], []byte(to), source[at:]}, nil)
}
