package validation_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// edit is one change that a person may make in the text of a record.
type edit struct {
	name, content string
	line          int // that was changed
}

// edits are all single changes of one value, key or entry: other values for
// every scalar, each key taken away, doubled, misspelt and renamed, each entry
// of a list taken away and doubled, each line that begins a block taken away.
func edits(t *testing.T, content string) []edit {
	t.Helper()
	f, ok := record.Decode([]byte(content))
	if !ok || len(f.Errors()) > 0 {
		t.Fatal("the record is not in good order")
	}
	e := &editing{lines: strings.SplitAfter(content, "\n")}
	e.value(f.Document.Root())
	return e.out
}

type editing struct {
	lines []string
	out   []edit
}

func (e *editing) value(v yamldoc.Value) {
	switch {
	case v.IsMapping():
		entries, _ := v.Entries()
		for i, key := range entries.Keys() {
			e.key(entries, key, i)
			e.value(entries.Get(key))
		}
	case v.IsList():
		for i, item := range v.List() {
			if item.IsMapping() {
				e.entry(item, i)
			}
			e.value(item)
		}
	default:
		for _, other := range []string{"x", `""`, `"  "`, "", "null", "true", "[a]", "{a: b}", `"2026-02-30"`, `"a\u202eb"`} {
			e.replaced(v.Path()+" becomes "+other, v.Position(), other)
		}
	}
}

// replaced puts text in the place of what stands there.
func (e *editing) replaced(name string, at finding.Position, text string) {
	runes := []rune(e.lines[at.Line-1])
	e.with(name, at.Line, at.Line-1, at.Line, string(runes[:at.Column-1])+text+string(runes[at.Column-1+at.Width:]))
}

// with puts text in the place of lines.
func (e *editing) with(name string, line, from, to int, text string) {
	content := strings.Join(e.lines[:from], "") + text + strings.Join(e.lines[to:], "")
	if content != strings.Join(e.lines, "") {
		e.out = append(e.out, edit{name, content, line})
	}
}

// block is the lines of what starts in a line: those below that are indented
// further than its first letter.
func (e *editing) block(at finding.Position) (from, to int) {
	from, to = at.Line-1, at.Line
	for to < len(e.lines) && (len(e.lines[to])-len(strings.TrimLeft(e.lines[to], " ")) >= at.Column || strings.HasPrefix(e.lines[to], strings.Repeat(" ", at.Column-1)+"- ")) {
		to++
	}
	return from, to
}

func (e *editing) key(f yamldoc.Fields, key string, i int) {
	v := f.Get(key)
	at, path := v.KeyPosition(), v.Path()
	for _, other := range []string{key[:len(key)-1], strings.ToUpper(key), "zzzzzz"} {
		e.replaced(path+" is called "+other, at, other)
	}
	from, to := e.block(at)
	line := e.lines[from]
	if i == 0 && at.Column > 1 || strings.Contains(line[:at.Column-1], "{") {
		return // it does not begin its line, so that its lines are not its own
	}
	e.with(path+" is gone", at.Line, from, to, "")
	e.with(path+" stands twice", at.Line, to, to, strings.Join(e.lines[from:to], ""))
	for _, other := range []string{"zzzzzz", "[{a: b}]"} {
		again := line[:at.Column-1] + key + ": " + other + "\n"
		e.with(path+", first as "+other+", stands twice", at.Line, from, from, again)
		e.with(path+", then as "+other+", stands twice", at.Line, to, to, again)
	}
	if to-from > 1 {
		e.with(path+" has lost its line", at.Line, from, from+1, "")
	}
}

func (e *editing) entry(item yamldoc.Value, i int) {
	at := item.Position()
	if strings.Contains(e.lines[at.Line-1], "{") {
		e.with(item.Path()+" is gone", at.Line, at.Line-1, at.Line, "")
		e.with(item.Path()+" stands twice", at.Line, at.Line, at.Line, e.lines[at.Line-1])
		return
	}
	from, to := at.Line-1, at.Line
	for to < len(e.lines) && strings.HasPrefix(e.lines[to], "    ") {
		to++
	}
	if i > 0 {
		e.with(item.Path()+" is gone", at.Line, from, to, "")
		e.with(item.Path()+" has lost its line", at.Line, from, from+1, "")
	}
	e.with(item.Path()+" stands twice", at.Line, to, to, strings.Join(e.lines[from:to], ""))
}

// Whatever one thing is changed by hand in a record with its Markdown beside
// it, there is one finding, as an error, near what was changed; nothing is
// found only where the change says nothing else to a reader.
func TestEveryEditIsOneFinding(t *testing.T) {
	q := fixture.Release()
	for _, c := range []struct {
		name  string
		draft review.Draft
		of    []string // blocks that are edited: what the first record shows need not be shown again
		least int
	}{
		{"conditional", sampleOf(q, review.Accepted), []string{""}, 1500},
		{"excepted", exceptedOf(q), []string{"conditions", "decision", "exception"}, 200},
		{"open", openOf(q), []string{"assessment", "decision"}, 300},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := string(record7(t, q, c.draft))
			f, _ := record.Decode([]byte(content))
			beside := &validation.Markdown{Name: "docs/0007-acmectl.md", Content: markdown.Render(&f.Record, q)}
			o := released(q)
			o.Render = new(markdown.Renderer).Compared
			run := func(content string) []finding.Finding {
				return validation.Check([]validation.File{{Name: "docs/0007-acmectl.yaml", Content: []byte(content), Markdown: beside}}, o).Findings
			}
			if found := run(content); len(found) > 0 {
				t.Fatal(list(found))
			}
			all := slices.DeleteFunc(edits(t, content), func(e edit) bool {
				return !slices.ContainsFunc(c.of, func(block string) bool { return strings.HasPrefix(e.name, block) })
			})
			if len(all) < c.least {
				t.Fatalf("only %d edits", len(all))
			}
			for i, e := range all {
				if testing.Short() && i%60 > 0 {
					continue
				}
				found := slices.DeleteFunc(run(e.content), func(f finding.Finding) bool {
					return f.Severity == finding.SeverityNotice || f.Rule == "basis-unstated" && strings.HasSuffix(e.name, ".basis is gone") // true beside whatever the Markdown says
				})
				switch {
				case len(found) == 0 && saysTheSame(e.name):
				case len(found) != 1 || found[0].Severity != finding.SeverityError:
					t.Errorf("%s:%s", e.name, list(found))
				case found[0].File == beside.Name || near(e, found[0]):
				default:
					t.Errorf("%s in line %d:%s", e.name, e.line, list(found))
				}
			}
		})
	}
}

// saysTheSame: the default profile need not be named.
func saysTheSame(name string) bool { return name == "report is gone" }

// near: in the line that was changed; above it, at what a thing is missing
// from; below it, where it is the second of two.
func near(e edit, f finding.Finding) bool {
	switch {
	case f.Line == e.line:
		return true
	case strings.HasSuffix(e.name, "lost its line"):
		return f.Rule == yamldoc.NotYAML && f.Line < e.line // its hint says up to where to look
	case strings.HasSuffix(e.name, "twice"), strings.HasSuffix(e.name, "is gone"):
		return regexp.MustCompile(`missing|twice|already|no condition|no reason|no owner|no due|open now|accepted, and|not computed`).MatchString(f.Message)
	}
	return regexp.MustCompile(`""|"  "| `).MatchString(e.name) && strings.Contains(f.Message, "has no ")
}

func sampleOf(q *questionnaire.Questionnaire, status string) review.Draft {
	d := sample()
	d.Subject.Scopes = []string{"deploy.read", "deploy.write"}
	d.Answers = nil
	for i, question := range q.Questions() {
		a := questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID, Basis: questionnaire.Stated}
		if i%9 == 0 {
			a.Basis, a.Evidence, a.Links, a.Collected = questionnaire.Observed, "Seen on three hosts", []string{"https://docs.example.org/a", "https://docs.example.org/b"}, "2026-11-10"
		}
		d.Answers = append(d.Answers, a)
	}
	d.Answers = d.Answers.WithLevel("code-handling", "provider-defaults").WithLevel("privilege", "limited-write").WithLevel("browser", "some-hosts")
	d.Decision.Status, d.Decision.Reason = status, "As the board agreed"
	return assigned(q, d)
}

func exceptedOf(q *questionnaire.Questionnaire) review.Draft {
	d := sampleOf(q, review.Accepted)
	d.Answers = d.Answers.WithLevel("privilege", "broad-write")
	d.Exception = review.Exception{Gates: []string{"high-privilege"}, Reason: "Deployments would stop", ApprovedBy: "chief risk officer", Until: "2027-05-23"}
	return assigned(q, d)
}

func openOf(q *questionnaire.Questionnaire) review.Draft {
	d := sampleOf(q, review.Proposed)
	d.Answers = d.Answers.WithLevel("step-up", questionnaire.Unknown).WithLevel("revocation", questionnaire.Unknown)
	d.Answers = slices.DeleteFunc(d.Answers, func(a questionnaire.Answer) bool { return a.Question == "inventory" || a.Question == "scope" })
	return assigned(q, d)
}

// assigned gives every condition an owner and a day.
func assigned(q *questionnaire.Questionnaire, d review.Draft) review.Draft {
	a := questionnaire.Assess(q, d.Answers)
	d.Conditions = review.Conditions(&a, nil)
	for i := range d.Conditions {
		d.Conditions[i].Owner, d.Conditions[i].Due = fmt.Sprintf("team %d", i), "2027-01-31"
	}
	return d
}
