package library_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// height counts the lines that a text takes at a width.
func height(s string, width int) int { return len(text.Wrap(s, width, text.Whole)) }

// eachEdition calls f with each questionnaire whose texts are held to the same
// rules.
func eachEdition(t *testing.T, f func(t *testing.T, q *questionnaire.Questionnaire, data []byte)) {
	t.Helper()
	for name, edition := range map[string]func(testing.TB) (*questionnaire.Questionnaire, []byte){"first": fixture.Pinned, "second": second} {
		t.Run(name, func(t *testing.T) {
			q, data := edition(t)
			f(t, q, data)
		})
	}
}

// sentenceEnd is the end of a sentence: not that of an abbreviation or number.
var sentenceEnd = regexp.MustCompile(`[.?!](\s+[A-Z]|$)`)

func countSentences(text string) int {
	return len(sentenceEnd.FindAllString(strings.TrimSpace(text), -1))
}

func TestQuestionTexts(t *testing.T) {
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, _ []byte) {
		titles := map[string]string{}
		for _, x := range q.Questions() {
			t.Run(x.ID, func(t *testing.T) {
				if n := len(strings.Fields(x.Title)); n < 1 || n > 5 {
					t.Errorf("title %q has %d words, not up to 5", x.Title, n)
				}
				if other, twice := titles[x.Title]; twice {
					t.Errorf("title %q is that of %s too", x.Title, other)
				}
				titles[x.Title] = x.ID
				if !strings.HasSuffix(x.Text, "?") || strings.Count(x.Text, "?") != 1 {
					t.Errorf("%q is not one question", x.Text)
				}
				if n := countSentences(x.Why); n < 2 || n > 4 {
					t.Errorf("why has %d sentences, not 2 to 4: %s", n, x.Why)
				}
				if strings.TrimSpace(x.Help) == "" {
					t.Error("there is no help")
				}
				if len(x.Frameworks) == 0 {
					t.Error("no framework has it")
				}
				// What stands on the page at 80 by 24, beside the panel.
				lines := height(x.Text, 49) + height(x.Why, 49)
				for _, l := range x.Levels {
					lines += height(l.Text, 43)
					if strings.HasSuffix(l.Text, ".") {
						t.Errorf("level %s ends with a full stop", l.ID)
					}
				}
				if lines > 16 {
					t.Errorf("the page takes %d lines of 16", lines)
				}
			})
		}
	})
}

func TestGateTexts(t *testing.T) {
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, _ []byte) {
		titles := map[string]string{}
		for _, g := range q.Gates {
			if n := utf8.RuneCountInString(g.Title); n > 34 {
				t.Errorf("%s: title %q is %d characters wide, not up to 34", g.ID, g.Title, n)
			}
			if other, twice := titles[g.Title]; twice {
				t.Errorf("%s: title %q is that of %s too", g.ID, g.Title, other)
			}
			titles[g.Title] = g.ID
			for what, text := range map[string]string{"reason": g.Reason, "remedy": g.Remedy, "otherwise": g.Otherwise} {
				if text != "" && !strings.HasSuffix(text, ".") {
					t.Errorf("%s: %s is no sentence: %s", g.ID, what, text)
				}
			}
		}
	})
}

// Only ASCII: no curly quotes, dashes or anything that a terminal, a Markdown
// reader or a reviewer's search could stumble over, nor white space that shows
// or a line break that YAML kept.
func TestNoOddCharacters(t *testing.T) {
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, data []byte) {
		for i, r := range string(data) {
			if text.Hostile(r) && r != '\n' || r > unicode.MaxASCII {
				t.Errorf("character %U stands on line %d", r, 1+strings.Count(string(data[:i]), "\n"))
			}
		}
		for _, text := range fixture.TextSpots(&q.Definition) {
			if *text.V != strings.Join(strings.Fields(*text.V), " ") {
				t.Errorf("%s has odd white space: %q", text.Path, *text.V)
			}
		}
		for _, x := range q.Questions() {
			if x.Help != strings.Join(strings.Fields(x.Help), " ") {
				t.Errorf("help of %s has odd white space: %q", x.ID, x.Help)
			}
		}
	})
}

// Every source resolves, and every document, part and alternative is referred
// to.
func TestSourcesOfTheEmbeddedQuestionnaire(t *testing.T) {
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, _ []byte) {
		cited := map[string]bool{}
		for _, list := range citations(&q.Definition) {
			for i, s := range *list.V {
				switch doc, _ := q.Document(s); {
				case doc != nil:
					cited[doc.ID], cited[string(s)] = true, true
				default:
					if control, _ := q.Control(string(s)); control == nil {
						t.Errorf("%s[%d] %q resolves to nothing", list.Path, i, s)
					}
				}
				if slices.Index(*list.V, s) != i {
					t.Errorf("%s has %q twice", list.Path, s)
				}
			}
		}
		for _, d := range q.Documents {
			if !cited[d.ID] {
				t.Errorf("nothing cites %s", d.ID)
			}
			if d.URL != "" && !strings.HasPrefix(d.URL, "https://") {
				t.Errorf("%s: address %q", d.ID, d.URL)
			}
			for _, p := range d.Parts {
				if !cited[d.ID+" "+p.ID] {
					t.Errorf("nothing cites %s %s", d.ID, p.ID)
				}
			}
		}
		for _, a := range q.Alternatives {
			if len(a.For) == 0 && !slices.ContainsFunc(q.Gates, func(g questionnaire.Gate) bool { return g.Instead == a.ID }) {
				t.Errorf("nothing leads to %s", a.ID)
			}
		}
	})
}

// NIST AI RMF belongs to the one question about an agent, which has it.
func TestFrameworksOfTheEmbeddedQuestionnaire(t *testing.T) {
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, _ []byte) {
		for _, x := range q.Questions() {
			ai := false
			for i, id := range x.Frameworks {
				_, framework := q.Control(id)
				ai = ai || strings.Contains(framework.ID, "ai-rmf")
				if slices.Index(x.Frameworks, id) != i {
					t.Errorf("%s has %s twice", x.ID, id)
				}
			}
			if ai != (x.ID == "ai-agent") {
				t.Errorf("%s is mapped to NIST AI RMF: %v", x.ID, ai)
			}
		}
		for place, sources := range sourcesByPlace(&q.Definition) {
			for _, s := range sources {
				if control, framework := q.Control(string(s)); control == nil || !strings.Contains(framework.ID, "ai-rmf") {
					continue
				}
				id, isGate := strings.CutPrefix(place, "gate ")
				if isGate && q.Gate(id).When[0].Question != "ai-agent" || !isGate && place != "question ai-agent" {
					t.Errorf("%s cites %s", place, s)
				}
			}
		}
	})
}

// The ids that the article cites and the editions it names do not have appear
// only where a note puts them right.
func TestOutdatedIDsAreReplaced(t *testing.T) {
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, _ []byte) {
		for _, outdated := range []string{"NHI-03", "NHI-3", "PR.AC-1", "PR.AC-01"} {
			if control, _ := q.Control(outdated); control != nil {
				t.Errorf("%s is a control", outdated)
			}
			for _, list := range fixture.SourceSpots(&q.Definition) {
				if slices.Contains(*list.V, questionnaire.Source(outdated)) {
					t.Errorf("%s cites %s", list.Path, outdated)
				}
			}
		}
		for id, outdated := range map[string]string{"NHI1:2025": "NHI-03", "NHI7:2025": "NHI-03", "PR.AA-01": "PR.AC-1", "PR.AA-05": "PR.AC-1"} {
			if control, _ := q.Control(id); control == nil || !strings.Contains(control.Note, outdated) {
				t.Errorf("no note of %s says that it replaces %s", id, outdated)
			}
		}
	})
}
