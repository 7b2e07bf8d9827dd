package linear

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

var update = flag.Bool("update", false, "write the golden transcripts anew")

const today = "2026-11-23"

// echo gives one line per read and writes it into the transcript, as a
// terminal would show it.
type echo struct {
	lines []string
	to    *bytes.Buffer
	read  func(i int) // told before line i is given
	i     int
}

func (e *echo) Read(p []byte) (int, error) {
	if e.read != nil {
		e.read(e.i)
	}
	if e.i == len(e.lines) {
		return 0, io.EOF
	}
	line := e.lines[e.i]
	e.i++
	if e.to != nil {
		shown := e.to.String()
		e.to.WriteString("> " + line + "\n")
		line = numbered(shown, line)
	}
	return copy(p, line+"\n"), nil
}

// numbered gives for {Label} the number that a field with this label had where
// the fields were last shown; any other line as it is.
func numbered(shown, line string) string {
	label, ok := strings.CutPrefix(line, "{")
	if !ok {
		return line
	}
	all := regexp.MustCompile(`(?m)^(\d+)\. `+regexp.QuoteMeta(strings.TrimSuffix(label, "}"))+`:`).FindAllStringSubmatch(shown, -1)
	if len(all) == 0 {
		return line
	}
	return all[len(all)-1][1]
}

// transcripts names each golden file with the world it plays in. The lines
// that begin with "> " in the file are the input; in braces stands a field for
// its number.
func transcripts(t *testing.T) map[string]func(*fakeStore) *session.Work {
	at := func(stage session.Stage, question string) session.At {
		return session.At{Stage: stage, Question: question}
	}
	return map[string]func(*fakeStore) *session.Work{
		"new":   func(*fakeStore) *session.Work { return nil },
		"start": func(d *fakeStore) *session.Work { d.world(); return nil },
		"problems": func(d *fakeStore) *session.Work {
			d.drafts = []session.DraftInfo{{ID: "x", Subject: "oldctl", Problem: "it is of a later version"}}
			d.records = []session.RecordInfo{{ID: "0009-bad", Problem: "it is no YAML"}}
			return nil
		},
		"questions": func(*fakeStore) *session.Work { return &session.Work{ID: "w", At: at(session.Questions, "browser")} },
		"order":     func(*fakeStore) *session.Work { return &session.Work{ID: "w", At: at(session.Questions, "hosts")} },
		"note":      func(*fakeStore) *session.Work { return &session.Work{ID: "w", At: at(session.Questions, "hosts")} },
		"summary": func(*fakeStore) *session.Work {
			return &session.Work{ID: "w", Draft: done(), At: at(session.Summary, "owner")}
		},
		"walked": func(*fakeStore) *session.Work {
			draft := done()
			draft.Subject.Name, draft.Answers[2].Basis = "", ""
			return &session.Work{ID: "w", Draft: draft, At: at(session.Summary, "owner")}
		},
		"measured": func(d *fakeStore) *session.Work {
			d.q = fixture.Release()
			return &session.Work{ID: "w", Draft: measured(), At: at(session.Questions, "refresh-token"), Questionnaire: d.q}
		},
		"mitigations": func(d *fakeStore) *session.Work {
			d.q = covered(t)
			draft := done()
			draft.Mitigations = []review.Mitigation{{ID: "own-host", State: "present", Evidence: "Seen in the rack.", Collected: "2026-11-19"}}
			return &session.Work{ID: "w", Draft: draft, At: at(session.Summary, "owner")}
		},
		"conflicts": func(*fakeStore) *session.Work {
			return &session.Work{ID: "w", Draft: done(), At: at(session.Questions, "owner"), Merge: merging("")}
		},
		"conflicts-passed": func(*fakeStore) *session.Work {
			return &session.Work{ID: "w", Draft: done(), At: at(session.Questions, "owner"), Merge: merging("")}
		},
		"conflicts-record": func(*fakeStore) *session.Work {
			return &session.Work{Draft: done(), Merge: merging("0001-acmectl.yaml")}
		},
		"ask": func(d *fakeStore) *session.Work {
			draft := done()
			draft.Answers = draft.Answers[:1]
			return &session.Work{ID: "w", Draft: draft, At: at(session.Summary, "owner")}
		},
		"forms": func(*fakeStore) *session.Work {
			return &session.Work{ID: "w", Draft: done(), At: at(session.Summary, "owner")}
		},
		"decision": func(*fakeStore) *session.Work {
			return &session.Work{ID: "w", Draft: done(), At: at(session.Decision, "owner")}
		},
		"write": func(d *fakeStore) *session.Work {
			d.exists = true
			return &session.Work{ID: "w", Draft: done(), At: at(session.Write, "owner")}
		},
		"replace": func(d *fakeStore) *session.Work {
			d.exists = true
			return &session.Work{ID: "w", Draft: done(), At: at(session.Write, "owner")}
		},
		"moving": func(d *fakeStore) *session.Work {
			d.names = []string{"0001-acmectl", "0001-acmectl", "0002-acmectl"}
			return &session.Work{ID: "w", Draft: done(), At: at(session.Write, "owner")}
		},
		"missing": func(*fakeStore) *session.Work { return &session.Work{ID: "w", At: at(session.Write, "")} },
		"plan": func(d *fakeStore) *session.Work {
			d.planErr = errors.New("decision is dated before the review")
			return &session.Work{ID: "w", Draft: done(), At: at(session.Write, "")}
		},
		"unsaved": func(d *fakeStore) *session.Work {
			d.failing = func(save int) error {
				if save == 1 || save == 2 {
					return errors.New("write draft: no space left")
				}
				return nil
			}
			return &session.Work{ID: "w", At: at(session.Questions, "browser")}
		},
		"readonly": func(*fakeStore) *session.Work {
			return &session.Work{ID: "w", Draft: done(), At: at(session.Questions, "hosts"), ReadOnly: "another wizard is writing it"}
		},
	}
}

func (d *fakeStore) world() {
	d.addDraft("draft-1", review.Draft{Subject: review.Subject{Name: "toolctl"}})
	d.addDraft("draft-2", review.Draft{})
	d.addRecord("0001-acmectl", done())
}

// The transcripts build on one another: a line that one of them shows is cut in
// those after it, so that each says what is new in it.
func TestTranscripts(t *testing.T) {
	worlds, seen := transcripts(t), map[string]bool{}
	order := []string{"new", "questions", "note", "order", "summary", "decision", "write"}
	for _, name := range slices.Sorted(maps.Keys(worlds)) {
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
	}
	for _, name := range order {
		file := filepath.Join("testdata", name+".txt")
		golden, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := transcript(t, worlds[name], golden, seen)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(string(golden), got); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", file, diff)
		}
	}
}

// transcript runs the program with the input of a golden file.
func transcript(t *testing.T, world func(*fakeStore) *session.Work, golden []byte, seen map[string]bool) string {
	t.Helper()
	var input []string
	for line := range strings.Lines(string(golden)) {
		if rest, ok := strings.CutPrefix(line, "> "); ok {
			input = append(input, strings.TrimSuffix(rest, "\n"))
		}
	}
	store := newFakeStore(small(t))
	work, start := world(store), session.Work{}
	if work != nil {
		start = *work
	}
	var out bytes.Buffer
	outcome, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: work, In: &echo{lines: input, to: &out}, Out: &out})
	if err != nil {
		t.Error(err)
	}
	fit(t, out.String())
	out.WriteString("\n=== outcome\n" + outcomeText(outcome))
	got := brief(out.String(), seen)
	if n := len(store.saves); n > 0 {
		got += "=== draft\n" + changes(asJSON(t, start.Draft), asJSON(t, store.saves[n-1]))
	}
	return got
}

// brief is a transcript in which of lines that were shown before only the
// beginning of the first is shown again, and how many follow.
func brief(out string, seen map[string]bool) string {
	var b strings.Builder
	var again []string
	leave := func() {
		if len(again) > 0 {
			b.WriteString(ansi.Truncate(again[0], 20, "…"))
		}
		if len(again) > 1 {
			fmt.Fprintf(&b, " and %d more", len(again)-1)
		}
		if len(again) > 0 {
			b.WriteByte('\n')
		}
		again = nil
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\n"), "\n") {
		if line != "" && !strings.HasPrefix(line, "> ") && seen[line] {
			again = append(again, line)
			continue
		}
		seen[line] = true
		leave()
		b.WriteString(line + "\n")
	}
	leave()
	return b.String()
}

// changes are the values of one draft that another one has not.
func changes(from, to string) string {
	var b strings.Builder
	count := map[string]int{}
	for line := range strings.Lines(from) {
		count[line]++
	}
	for line := range strings.Lines(to) {
		if count[line]--; count[line] < 0 && strings.Contains(line, `"`) {
			b.WriteString(strings.TrimSpace(line) + "\n")
		}
	}
	return b.String()
}

// outcomeText says how a run ended.
func outcomeText(o session.Outcome) string {
	text := fmt.Sprintf("draft %q, interrupted %v, unsaved %v\n", o.Work, o.Interrupted, o.Unsaved)
	for _, w := range o.Written {
		text += fmt.Sprintf("written %+v\n%s\n", w.Plan, strings.Join(w.Said, "\n"))
	}
	return text
}

// fit demands what holds of every output: plain text in lines that fit.
func fit(t tb, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Error("output is not UTF-8")
	}
	for _, line := range strings.Split(out, "\n") {
		if r, hostile := text.FirstHostile(line); hostile || strings.Contains(line, "\t") {
			t.Fatalf("hostile character %U in %q", r, line)
		}
		if w := ansi.StringWidth(line); w > width && !strings.HasPrefix(line, "> ") && !strings.Contains(line, "/") {
			t.Errorf("line of %d columns: %q", w, line)
		}
	}
}
