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

// told is what is said of a verdict, as it was drawn: each part as one line.
type told struct{ Headline, Drivers, Conditions, Instead, Gaps string }

// For any answers, the screen, the line-by-line driver and the report say the
// same: headline, score, what drives it and what that costs, conditions,
// alternatives and what is not known.
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
		for part, said := range map[string]string{"conditions": report.Conditions, "instead": report.Instead, "gaps": report.Gaps} {
			if said != "" {
				seen[part]++
			}
		}
		if report.Headline == "" || report.Drivers == "" {
			rt.Fatalf("nothing was found: %+v", report)
		}
	})
	for _, what := range []string{"unsuitable", "governed", "conditional", "suitable", "conditions", "instead", "gaps"} {
		if seen[what] == 0 {
			t.Errorf("no sheet had %s", what)
		}
	}
}

// numbers are those of questions, by which the line-by-line driver leads on.
var numbers = regexp.MustCompile(` Questions? [0-9, and]+\.| [0-9]+\.( [A-Z])`)

// oneSentence brings a part into one line, without numbers and without what an
// alternative is, which the report says elsewhere.
func oneSentence(q *questionnaire.Questionnaire, lines ...string) string {
	s := " " + strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	s = strings.ReplaceAll(s, "- ", "-") // where the screen breaks a line
	s = numbers.ReplaceAllString(s, "$1")
	for _, x := range q.Alternatives {
		s = strings.ReplaceAll(s, " "+strings.ReplaceAll(x.Text, "- ", "-"), "")
	}
	return strings.TrimSpace(s)
}

func toldByScreen(t *testing.T, q *questionnaire.Questionnaire, draft review.Draft) told {
	d := &driver{t: t, store: newMemory(t)}
	d.begin(Config{Questionnaire: q, Today: today, Work: &session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Summary}}}, 80, 24)
	var out told
	for i, block := range strings.Split(strings.Join(d.m.base.(*summaryScreen).lines, "\n"), "\n\n") {
		var lines []string
		for _, line := range strings.Split(ansi.Strip(block), "\n") {
			line = strings.TrimLeft(line, " ")
			for _, mark := range []string{"• ", "○ ", "● ", "? ", "❯ "} {
				line = strings.TrimPrefix(line, mark)
			}
			lines = append(lines, line)
		}
		said := oneSentence(q, lines[1:]...)
		switch title := lines[0]; {
		case i == 0:
			out.Headline = said
		case title == "What drives it":
			out.Drivers = said
		case title == "Conditions":
			out.Conditions = said
		case title == "What to use instead":
			out.Instead = said
		case strings.HasPrefix(title, "Unknown, to be found out ("), strings.HasPrefix(title, "Open ("):
			out.Gaps = strings.TrimSpace(out.Gaps + " " + said)
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
	part := &out.Headline
	page := linesOf(rt, t, q, draft)
	for line := range strings.Lines(page) {
		switch line = strings.TrimSuffix(line, "\n"); line {
		case "What drives it:":
			part = &out.Drivers
		case "Conditions:":
			part = &out.Conditions
		case "What to use instead:":
			part = &out.Instead
		case "What is not known:":
			part = &out.Gaps
		case "f to the decision, c conditions, a number for that question, ? all commands.":
			part = new(string)
		default:
			*part += " " + line
		}
	}
	for _, part := range []*string{&out.Headline, &out.Drivers, &out.Conditions, &out.Instead, &out.Gaps} {
		*part = oneSentence(q, *part)
	}
	out.Drivers = strings.TrimPrefix(out.Drivers, "No gate has fired. ")
	return out
}

// Parts of the page that Markdown becomes.
var (
	headings   = regexp.MustCompile(`<h[1-6][^>]*>(.*?)</h[1-6]>`)
	paragraphs = regexp.MustCompile(`(?s)<p>(.*?)</p>`)
	items      = regexp.MustCompile(`(?s)<li>(.*?)</li>`)
	tableRows  = regexp.MustCompile(`(?s)<tr>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*</tr>`)
	tags       = regexp.MustCompile(`(?s)<[^>]*>`)
	further    = regexp.MustCompile(`Bad, because (\d+ further answers?) cost points, as listed under Answers\.`)
)

func toldByReport(rt *rapid.T, q *questionnaire.Questionnaire, draft review.Draft) told {
	a := questionnaire.Assess(q, draft.Answers)
	r := &record.Record{ID: "0001-acmectl", Draft: draft, Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(markdown.Render(r, q), &page); err != nil {
		rt.Fatal(err)
	}
	var out told
	var drivers, conditions, instead, gaps []string
	texts := page.String()
	for i, at := range headings.FindAllStringSubmatchIndex(texts, -1) {
		rest := texts[at[1]:]
		if next := headings.FindStringIndex(rest); next != nil {
			rest = rest[:next[0]]
		}
		var said []string
		for _, item := range items.FindAllStringSubmatch(rest, -1) {
			said = append(said, plainText(item[1]))
		}
		switch title := plainText(texts[at[2]:at[3]]); {
		case i == 0:
			ps := paragraphs.FindAllStringSubmatch(rest, -1)
			second, _, _ := strings.Cut(plainText(ps[1][1]), "Decision: ")
			out.Headline = oneSentence(q, plainText(ps[0][1]), second)
		case title == "Decision Drivers":
			drivers = append(drivers, withoutSources(q, said)...)
		case title == "Decision Outcome":
			instead = said
		case title == "Confirmation":
			for _, row := range tableRows.FindAllStringSubmatch(rest, -1) {
				conditions = append(conditions, plainText(row[1])+": "+plainText(row[2])+" Owner: "+plainText(row[3])+". Due: "+plainText(row[4])+". State: "+plainText(row[5])+".")
			}
		case title == "Open and unknown answers":
			gaps = said
		}
		for _, item := range said {
			if rest, ok := strings.CutPrefix(item, "Bad, because of "); ok && strings.Contains(rest, " (costs ") {
				drivers = append(drivers, rest)
			} else if more := further.FindStringSubmatch(item); more != nil {
				verb := " cost points."
				if strings.HasPrefix(more[1], "1 ") {
					verb = " costs points."
				}
				drivers = append(drivers, more[1]+verb)
			}
		}
	}
	out.Drivers, out.Conditions = oneSentence(q, drivers...), oneSentence(q, conditions...)
	out.Instead, out.Gaps = oneSentence(q, instead...), oneSentence(q, gaps...)
	return out
}

func plainText(piece string) string {
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(piece, "")))
}

// withoutSources leaves out where the reason of a gate comes from, which only
// the report says.
func withoutSources(q *questionnaire.Questionnaire, said []string) []string {
	for i := range said {
		for j := range q.Gates {
			g := &q.Gates[j]
			if !strings.HasPrefix(said[i], g.Title+" caps at ") || len(g.Sources) == 0 {
				continue
			}
			if before, _, ok := strings.Cut(said[i], " ("+string(g.Sources[0])); ok {
				said[i] = before + "."
			}
		}
	}
	return said
}
