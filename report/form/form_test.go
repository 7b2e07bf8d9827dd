package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/fixedseed"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/form"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var _ = fixedseed.Set()

// writers write a form in each format.
func writers() map[string]func(form.Form) []byte {
	return map[string]func(form.Form) []byte{
		"markdown": form.Form.Markdown,
		"text":     form.Form.Text,
		"yaml": func(f form.Form) []byte {
			content, err := f.YAML("")
			if err != nil {
				panic(err)
			}
			return content
		},
	}
}

// fill fills in a form of lines or YAML as a person would.
func fill(format string, content []byte, by string, answers questionnaire.Answers) string {
	lines := strings.Split(string(content), "\n")
	var a questionnaire.Answer
	put := func(i int, values ...string) {
		switch format {
		case "text":
			lines[i] += " " + strings.Join(values, "\n")
		case "markdown":
			lines[i] += "\n\n" + strings.Join(values, "\n")
		}
	}
	for i, line := range lines {
		switch s := strings.TrimSpace(line); {
		case strings.HasPrefix(s, "## ") || strings.HasPrefix(s, "== "):
			id := s[strings.LastIndex(s, "(")+1 : len(s)-1]
			a = answers.Get(id)
		case strings.HasPrefix(s, "- question: "):
			a = answers.Get(strings.TrimPrefix(s, "- question: "))
		case format == "yaml" && a.Level != "" && s == "level:":
			lines[i] += " " + a.Level
		case format == "yaml" && a.Basis != "" && s == "basis:":
			lines[i] += " " + string(a.Basis)
		case format == "yaml" && a.Evidence != "" && s == "evidence:":
			lines[i] += fmt.Sprintf(" %q", a.Evidence)
		case format == "yaml" && len(a.Links) > 0 && s == "links:":
			lines[i] += " ['" + strings.Join(a.Links, "', '") + "']"
		case format == "yaml" && a.Collected != "" && s == "collected:":
			lines[i] += ` "` + a.Collected + `"`
		case format == "yaml" && a.Level != "" && s == "by:":
			lines[i] += " " + by
		case a.Level != "" && strings.Contains(line, "[ ] "+a.Level+":"):
			lines[i] = strings.Replace(line, "[ ]", "[x]", 1)
		case s == "Answered by:":
			lines[i] += " " + by
		case a.Basis != "" && strings.HasPrefix(s, "Basis ("):
			put(i, string(a.Basis))
		case a.Evidence != "" && s == "Evidence:":
			put(i, a.Evidence)
		case len(a.Links) > 0 && strings.HasPrefix(s, "Links ("):
			put(i, a.Links...)
		case a.Collected != "" && strings.HasPrefix(s, "Collected ("):
			put(i, a.Collected)
		}
	}
	return strings.Join(lines, "\n")
}

// drawAnswers draws what somebody answers of a form.
func drawAnswers(t *rapid.T, f form.Form) questionnaire.Answers {
	var out questionnaire.Answers
	for _, x := range f.Questions {
		if rapid.Bool().Draw(t, "answered") {
			a := questionnaire.Answer{Question: x.ID, Level: rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown)).Draw(t, "level")}
			a.Basis = rapid.SampledFrom(append(questionnaire.Bases(), "")).Draw(t, "basis")
			a.Evidence = rapid.SampledFrom([]string{"", "Seen in the console.", "Two lines:\nof it.", "A paragraph.\n\n[x] none: and - [ ] more; (hosts)"}).Draw(t, "evidence")
			a.Links = rapid.SampledFrom([][]string{nil, {"https://docs.example.org/a"}, {"https://docs.example.org/a", "https://docs.example.org/b"}}).Draw(t, "links")
			a.Collected = rapid.SampledFrom([]string{"", "2026-11-20"}).Draw(t, "collected")
			out = append(out, a)
		}
	}
	return out
}

// What is filled in comes back, in each format, also from a reply by mail, with the
// line ends of Windows, and with spaces at line ends.
func TestFormsAreReadBack(t *testing.T) {
	q, _ := fixture.Judged(t)
	all := form.For(q, review.Draft{Subject: review.Subject{Name: "acmectl\n## 1. x (hosts) <b>"}}, form.Options{All: true})
	changes := map[string]func(string) string{
		"as it is": func(s string) string { return s },
		"reply":    func(s string) string { return "> " + strings.ReplaceAll(s, "\n", "\n> ") },
		"Windows":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"spaces":   func(s string) string { return strings.ReplaceAll(s, "\n", "  \n") },
	}
	for format, write := range writers() {
		for how, change := range changes {
			if format == "yaml" && (how == "reply" || how == "spaces") {
				continue
			}
			t.Run(format+" "+how, func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) {
					f := rapid.SampledFrom(all).Draw(t, "form")
					want := drawAnswers(t, f)
					content := change(fill(format, write(f), "identity team", want))
					got, found := form.Read([]byte(content), q)
					if len(found) > 0 {
						t.Fatalf("%v\n%s", found, content)
					}
					if format == "yaml" {
						for i := range want {
							want[i].By = "identity team"
						}
					} else if got.By != "identity team" {
						t.Fatalf("by %q", got.By)
					}
					if diff := cmp.Diff(want, got.Answers); diff != "" {
						t.Fatalf("%s\n%s", diff, content)
					}
				})
			})
		}
	}
}

// An untouched form answers nothing.
func TestAnUntouchedFormAnswersNothing(t *testing.T) {
	q, _ := fixture.Judged(t)
	for format, write := range writers() {
		for _, f := range form.For(q, review.Draft{Subject: review.Subject{Name: "acmectl"}}, form.Options{}) {
			got, found := form.Read(write(f), q)
			if len(found)+len(got.Answers) > 0 || got.By != "" {
				t.Errorf("%s for %s: %v %v", format, f.Lever.ID, got, found)
			}
		}
	}
}

// What is asked: all that is open or unknown and can still change the verdict, each
// question once, by its lever.
func TestWhatIsAsked(t *testing.T) {
	q, _ := fixture.Judged(t)
	count := func(o form.Options, answers ...questionnaire.Answer) (n int) {
		for _, f := range form.For(q, review.Draft{Answers: answers}, o) {
			for _, x := range f.Questions {
				if x.Lever != f.Lever.ID {
					t.Errorf("%s is asked of %s", x.ID, f.Lever.ID)
				}
				n++
			}
		}
		return n
	}
	best := fixture.Best(q).Answers(q)
	unknown := slices.Clone(best)
	unknown[3].Level = questionnaire.Unknown
	for _, c := range []struct {
		name string
		got  int
		want int
	}{
		{"nothing answered", count(form.Options{}), len(q.Questions())},
		{"everything answered", count(form.Options{}, best...), 0},
		{"all of it", count(form.Options{All: true}, best...), len(q.Questions())},
		{"one unknown", count(form.Options{}, unknown...), 1},
		{"only what is unknown", count(form.Options{Unknown: true}, unknown[3]), 1},
		{"one lever", count(form.Options{Levers: []string{"no-such"}}), 0},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d questions, want %d", c.name, c.got, c.want)
		}
	}
}

// Each fault is found at its line, and then nothing is used.
func TestFaults(t *testing.T) {
	q, _ := fixture.Judged(t)
	f := form.For(q, review.Draft{Subject: review.Subject{Name: "acmectl"}}, form.Options{All: true, Levers: []string{"host-owner"}})[0]
	content := string(f.Markdown())
	first := f.Questions[0]
	boxOf := "- [ ] " + first.Levels[0].ID + ":"
	for name, c := range map[string]struct{ old, new, want string }{
		"two boxes":       {content, strings.Replace(strings.Replace(content, "- [ ] ", "- [x] ", 1), "- [ ] ", "- [x] ", 1), "bad-box"},
		"a strange mark":  {boxOf, strings.Replace(boxOf, "[ ]", "[y]", 1), "bad-box"},
		"no such level":   {boxOf, "- [x] no-such:", "unknown-level"},
		"no such one":     {"(" + first.ID + ")", "(no-such)", "unknown-question"},
		"twice":           {"(" + f.Questions[1].ID + ")", "(" + first.ID + ")", "question-twice"},
		"a wrong basis":   {"Basis (stated, documented or observed):", "Basis: sure", "bad-value"},
		"a wrong day":     {"Collected (YYYY-MM-DD):", "Collected: yesterday", "bad-date"},
		"no link":         {"Links (one a line):", "Links: docs/x.md", "bad-link"},
		"text elsewhere":  {"\nBasis (stated", "\nWe do not know this.\n\nBasis (stated", "text-without-a-field"},
		"other questions": {q.Version, "1.0.0", "other-questionnaire"},
		"hostile text":    {"Evidence:", "Evidence: a\u202eb", "control-character"},
	} {
		broken := strings.Replace(content, c.old, c.new, 1)
		got, found := form.Read([]byte(broken), q)
		if len(found) != 1 || string(found[0].Rule) != c.want || found[0].Line == 0 || found[0].Hint == "" || len(got.Answers) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// Whatever a file holds, it is read or refused, and what is taken is fit to be
// written.
func FuzzRead(f *testing.F) {
	q, _ := fixture.Judged(f)
	for _, write := range writers() {
		f.Add(write(form.For(q, review.Draft{Subject: review.Subject{Name: "acmectl"}}, form.Options{Levers: []string{"host-owner"}})[0]))
	}
	f.Add([]byte("Form: flowverdict/form/v1 a b c\n## 1. x (hosts)\n[x] unmanaged-personal:\nEvidence: \x1b[31m\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		got, found := form.Read(content, q)
		if len(found) > 0 && len(got.Answers) > 0 {
			t.Fatal("answers of a form that is refused")
		}
		for _, a := range got.Answers {
			x := q.Question(a.Question)
			if x == nil {
				t.Fatalf("%+v", a)
			}
			if _, ok := x.Level(a.Level); !ok && a.Level != "" && a.Level != questionnaire.Unknown {
				t.Fatalf("%+v", a)
			}
			if c, bad := text.FirstHostile(a.Evidence + a.By + got.By); bad {
				t.Fatalf("U+%04X in %+v", c, a)
			}
		}
	})
}
