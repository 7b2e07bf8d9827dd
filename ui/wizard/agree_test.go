package wizard

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/linear"
	"flowverdict/ui/session"
)

// told is the first page as it was drawn: what stands above all parts, and each
// part, as one line.
type told struct{ Above, Why, ToDo, Instead, Rests string }

// part is where what stands under a name goes.
func (t *told) part(name string) *string {
	return map[string]*string{"Why": &t.Why, "To do": &t.ToDo, "Instead": &t.Instead, "Rests on": &t.Rests}[name]
}

// For any answers, the screen, the line-by-line driver and the report say the
// same on the first page of a review that nobody has decided on.
func TestAllThreeSayTheSame(t *testing.T) {
	seen := map[string]int{}
	fixture.Law(t, func(rt *rapid.T, q *questionnaire.Questionnaire, sheet fixture.Sheet) {
		draft := review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"reviewer"}, Date: today}, Answers: sheet.Answers(q)}
		a := sheet.Judge(q)
		for _, g := range a.Fired() {
			draft.Conditions = append(draft.Conditions, review.Condition{
				Gate: g.ID, Status: rapid.SampledFrom(append(review.ConditionStates(), "")).Draw(rt, "status"),
				Owner: rapid.SampledFrom([]string{"", " ", "platform team"}).Draw(rt, "owner"), Due: rapid.SampledFrom([]string{"", "2027-01-31"}).Draw(rt, "due"),
			})
		}
		report := toldByReport(rt, q, draft)
		for name, got := range map[string]told{"screen": toldByScreen(t, q, draft), "line by line": toldByLines(rt, t, q, draft)} {
			if diff := cmp.Diff(report, got); diff != "" {
				rt.Fatalf("the report and the %s (-report +%s):\n%s", name, name, diff)
			}
		}
		seen[a.Verdict().String()]++
		if report.Instead != "" {
			seen["instead"]++
		}
		if report.Above == "" || report.Why == "" || report.ToDo == "" || report.Rests == "" {
			rt.Fatalf("nothing was found: %+v", report)
		}
	})
	for _, what := range []string{"unsuitable", "governed", "conditional", "suitable", "instead"} {
		if seen[what] == 0 {
			t.Errorf("no sheet had %s", what)
		}
	}
}

// oneLine brings lines into one, where a screen may have broken them after a
// hyphen, without the numbers of questions and the ends of sentences.
func oneLine(lines ...string) string {
	s := " " + strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	s = regexp.MustCompile(` \d+\. `).ReplaceAllString(s, " ")
	return strings.NewReplacer("- ", "-", ".", "").Replace(strings.TrimSpace(s))
}

func toldByScreen(t *testing.T, q *questionnaire.Questionnaire, draft review.Draft) told {
	d := &driver{t: t, store: newMemory(t)}
	d.begin(Config{Questionnaire: q, Today: today, Work: &session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Summary}}}, 80, 24)
	var out told
	for i, block := range strings.Split(strings.Join(d.m.base.(*summaryScreen).lines, "\n"), "\n\n") {
		var lines []string
		for _, line := range strings.Split(ansi.Strip(block), "\n") {
			line = strings.TrimLeft(line, " ")
			for _, mark := range []string{"• ", "❯ • ", "❯ "} {
				line = strings.TrimPrefix(line, mark)
			}
			if strings.Trim(line, "█▒·") != "" { // the strip
				lines = append(lines, line)
			}
		}
		if i == 0 {
			out.Above = oneLine(lines[1:]...)
		} else if part := out.part(lines[0]); part != nil && *part == "" {
			*part = oneLine(lines[1:]...)
		}
	}
	return out
}

// linesOf is the summary as it is said line by line.
func linesOf(rt *rapid.T, t *testing.T, q *questionnaire.Questionnaire, draft review.Draft) string {
	var drawn bytes.Buffer
	_, err := linear.Run(linear.Config{Questionnaire: q, Store: newMemory(t), Today: today, In: strings.NewReader("q\n"), Out: &drawn,
		Work: &session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Summary}}})
	if err != nil {
		rt.Fatal(err)
	}
	_, page, _ := strings.Cut(drawn.String(), "Summary.\n")
	return page
}

func toldByLines(rt *rapid.T, t *testing.T, q *questionnaire.Questionnaire, draft review.Draft) told {
	var out told
	part := &out.Above
	page, _, _ := strings.Cut(linesOf(rt, t, q, draft), "What drives it:")
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutSuffix(line, ":"); ok && out.part(name) != nil {
			part = out.part(name)
			continue
		}
		*part += " " + line
	}
	for _, part := range []*string{&out.Above, &out.Why, &out.ToDo, &out.Instead, &out.Rests} {
		*part = oneLine(*part)
	}
	return out
}

// Parts of the page that Markdown becomes.
var (
	paragraphs = regexp.MustCompile(`(?s)<p>(.*?)</p>`)
	tableRows  = regexp.MustCompile(`(?s)<tr>\s*<t[hd]>(.*?)</t[hd]>\s*<t[hd]>(.*?)</t[hd]>\s*</tr>`)
	tags       = regexp.MustCompile(`(?s)<[^>]*>`)
	sources    = regexp.MustCompile(` \([^()]*\)\.?$`)
)

func toldByReport(rt *rapid.T, q *questionnaire.Questionnaire, draft review.Draft) told {
	a := questionnaire.Assess(q, draft.Answers)
	r := &record.Record{ID: "0001-acmectl", Draft: draft, Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	var page bytes.Buffer
	_, body, _ := strings.Cut(string(markdown.Render(r, q)), "\n---\n") // after the front matter
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(body), &page); err != nil {
		rt.Fatal(err)
	}
	first, _, _ := strings.Cut(page.String(), "<h2")
	above, table, _ := strings.Cut(first, "<table>")
	var out told
	var lead []string
	for _, p := range paragraphs.FindAllStringSubmatch(above, -1) {
		lead = append(lead, plainText(p[1]))
	}
	out.Above = oneLine(lead...)
	var part *string
	for _, row := range tableRows.FindAllStringSubmatch(table, -1) {
		if name := plainText(row[1]); name != "" {
			part = out.part(name)
		}
		if part == nil {
			continue
		}
		said := plainText(row[2])
		if part == &out.Why {
			said = sources.ReplaceAllString(said, "") // which only the report says
		}
		*part = oneLine(*part, said)
	}
	return out
}

func plainText(piece string) string {
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(piece, "")))
}
