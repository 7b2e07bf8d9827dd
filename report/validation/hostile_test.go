package validation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
)

// What is not written as a record should be gives a clear finding.
func TestOddFilesGiveOneClearFinding(t *testing.T) {
	good := string(write(t, small(t, "1.0.0"), "0007-acmectl", sample()))
	edit := func(old, new string) string { return replaceOnce(t, good, old, new) }
	cases := []struct {
		name, content, want string
	}{
		{"empty", "", "1:1 not-yaml"},
		{"blank", "\n\n  \n", "1:1 not-yaml"},
		{"only a comment", "# nothing\n", "1:1 not-yaml"},
		{"a text", "record\n", "1:1 wrong-type"},
		{"a list", "- a\n- b\n", "1:1 wrong-type"},
		{"byte order mark", "\uFEFF" + good, ""},
		{"CRLF", strings.ReplaceAll(good, "\n", "\r\n"), ""},
		{"CR", strings.ReplaceAll(good, "\n", "\r"), "1:79 control-character"},
		{"UTF-16", "\xff\xfes\x00c\x00", "1:1 not-utf8"},
		{"UTF-16 without a mark", "s\x00c\x00:\x00 \x00", "1:1 not-utf8"},
		{"UTF-16 of another script", string(in16("s: \"" + strings.Repeat("漢", 1000) + "\"\n")), "1:1 not-utf8"},
		{"invalid UTF-8", edit("Deploys", "Depl\xc3ys"), "8:20 not-utf8"},
		{"NUL", edit("Deploys", "Depl\x00ys"), "8:20 control-character"},
		{"escape", edit("Deploys services", `"\e[31mDeploys"`), "8:16 control-character"},
		{"indented by tab", edit("  owner: platform team", "\towner: platform team"), "9:1 not-yaml"},
		{"anchor", edit("owner: platform team", "owner: &o platform team"), ""},
		{"alias", edit("owner: platform team", "owner: *platform team"), "9:10 yaml-feature"},
		{"tag", edit("owner: platform team", "owner: !platform team"), "9:10 yaml-feature"},
		{"directive", "%YAML 1.2\n---\n" + good, ""},
		{"merge key", edit("  owner: platform team", "  <<: {owner: platform team}"), "9:3 yaml-feature"},
		{"second document", good + "---\na: b\n", "53:1 several-documents"},
		{"second document is no YAML", good + "---\n[\n", "54:1 not-yaml"},
		{"level with a hidden character", edit("level: dedicated", "level: ded\u200bicated"), "26:15 control-character"},
		{"level is a list", edit("level: dedicated", "level: [dedicated]"), "26:12 wrong-type"},
		{"level is missing", edit("    level: dedicated\n", ""), "25:5 missing-key"},
		{"level twice", edit("level: dedicated\n", "level: dedicated\n    level: shared\n"), "27:5 duplicate-key"},
		{"key of the assessment mistyped", edit("  verdict:", "  verdickt:"), "34:3 unknown-key"},
		{"answers are a text", good[:strings.Index(good, "answers:")] + "answers: none\n" + good[strings.Index(good, "assessment:"):], "18:10 wrong-type"},
		{"assessment is a list", good[:strings.Index(good, "assessment:")] + "assessment: []\n" + good[strings.Index(good, "report:"):], "33:13 wrong-type"},
		{"conditions are a text", good[:strings.Index(good, "conditions:")] + "conditions: none\n" + good[strings.Index(good, "decision:"):], "43:13 wrong-type"},
		{"gate state is a number", edit("state: fired", "state: 1"), "39:55 gates-differ"},
		{"score is a text", edit("score: {low: 79", "score: {low: much"), "36:16 wrong-type"},
		{"reviewer left out", edit("[application security]", "[]"), "11:14 missing-key"},
		{"yes for a name", edit("name: acmectl", "name: yes"), "6:9 unquoted"},
		{"unquoted date that is none", edit(`date: "2026-11-16"`, "date: 2026-13-16"), "12:9 bad-date"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			found := check([]byte(c.content), options(t))
			got := ""
			if len(found) > 0 {
				got = fmt.Sprintf("%d:%d %s", found[0].Line, found[0].Column, found[0].Rule)
			}
			if got != c.want || len(found) > 1 {
				t.Errorf("want %q:%s", c.want, list(found))
			}
		})
	}
}

// A bomb of aliases is not unfolded, and a hostile file gives no endless list.
func TestBombsStaySmall(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d, *a%d]\n", i, i, i-1, i-1)
	}
	for name, content := range map[string]string{
		"aliases":   bomb.String(),
		"brackets":  strings.Repeat("[", 1<<20-1),
		"documents": strings.Repeat("---\na\n", 1<<17),
		"controls":  strings.Repeat("\u202e\n", 1<<17),
		"wrong":     "answers:\n" + strings.Repeat("- {question: browser, level: nun, links: ["+strings.Repeat("x, ", 400)+"]}\n", 400),
		"name":      "answers:\n- question: " + strings.Repeat("x", 1<<19) + "\n" + many("  k%d: 1\n", 400),
	} {
		found := check([]byte(content), options(t))
		size := 0
		for _, f := range found {
			size += len(f.Path) + len(f.Named) + len(f.Message) + len(f.Hint) + len(f.Source)
		}
		if len(found) == 0 || len(found) > 2000 || size > 1<<20 {
			t.Errorf("%s: %d findings of %d bytes", name, len(found), size)
		}
	}
}

// many repeats a line with the number of each.
func many(line string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i)
	}
	return b.String()
}

// A finding does not keep the file that it was made in.
func TestFindingsDoNotKeepLongLines(t *testing.T) {
	content := "schema: x\nsubject: {" + strings.Repeat("b: c, ", 300) + "d: " + strings.Repeat("y", 100_000) + "}\n"
	for _, f := range check([]byte(content), options(t)) {
		if len(f.Source) > 1000 {
			t.Fatalf("a line of %d bytes is kept", len(f.Source))
		}
	}
}

// Whatever the bytes: no panic, a place within the file, a rule of the table,
// the same findings again, and no format fails on them.
func FuzzCheck(f *testing.F) {
	f.Add([]byte("schema: flowverdict/record/v1\n"))
	for i, rule := range validation.Rules() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		if p := pairOf(f, rule); len(p.bad) < 4096 {
			f.Add(p.bad)
			f.Add(p.good)
		}
	}
	o := options(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		file := validation.File{Name: "docs/0007-acmectl.yaml", Content: content, Markdown: &validation.Markdown{Name: "docs/0007-acmectl.md", Content: []byte("# acmectl\n")}}
		result := validation.Check([]validation.File{file}, o)
		lines := strings.Count(string(content), "\n") + 1
		for _, found := range result.Findings {
			if validation.Rules().Find(found.Rule) == nil {
				t.Errorf("rule %q is not in the table", found.Rule)
			}
			if found.File == file.Name && (found.Line < 1 || found.Line > lines || found.Column < 1 || found.Width < 1) {
				t.Errorf("place %v in a file of %d lines", found.Position, lines)
			}
			if found.Message == "" || strings.HasSuffix(found.Message, ".") {
				t.Errorf("message %q", found.Message)
			}
		}
		if again := validation.Check([]validation.File{file}, o); fmt.Sprint(again) != fmt.Sprint(result) {
			t.Error("the same file gives other findings")
		}
		for _, format := range output.Formats() {
			var b strings.Builder
			if err := format.Write(&b, result, output.Target{}); err != nil {
				t.Errorf("%s: %v", format.Name, err)
			}
		}
	})
}

// Records are judged one by one, so the same ones in another order give the
// same findings of each.
func TestFilesOfAFolder(t *testing.T) {
	q, o := small(t, "1.0.0"), options(t)
	older, newer, rejected := sample(), sample(), sample()
	older.Decision.SupersededBy = "0007-acmectl"
	newer.Review.Supersedes, rejected.Review.Supersedes = "0003-acmectl", "0007-acmectl"
	older.Decision.Date, rejected.Decision.Status = "", review.Rejected
	files := []validation.File{
		{Name: "d/0003-acmectl.yaml", Content: write(t, q, "0003-acmectl", older)},
		{Name: "d/0007-acmectl.yaml", Content: write(t, q, "0007-acmectl", newer)},
		{Name: "d/0008-acmectl.yaml", Content: write(t, q, "0008-acmectl", rejected)},
		{Name: "e/0003-acmectl.yaml", Content: write(t, q, "0003-acmectl", sample())},
		{Name: "", Content: write(t, q, "0003-acmectl", sample())},
	}
	for range 2 {
		if found := validation.Check(files, o).Findings; len(found) > 0 {
			t.Errorf("findings in good order:%s", list(found))
		}
		slices.Reverse(files)
	}
}

// An answer changed by hand explains the conditions and the Markdown too.
func TestStaleRecordIsOneFinding(t *testing.T) {
	content := write(t, small(t, "1.0.0"), "0007-acmectl", sample())
	f, _ := record.Decode(content)
	changed := replaceOnce(t, string(content), "level: limited-write", "level: broad-write")
	file := validation.File{Name: "d/0007-acmectl.yaml", Content: []byte(changed), Markdown: &validation.Markdown{Name: "d/0007-acmectl.md", Content: append(render(&f.Record, nil, nil), "more\n"...)}}
	found := validation.Check([]validation.File{file}, options(t)).Findings
	if len(found) != 1 || found[0].Rule != "assessment-stale" || found[0].Path != "answers[3].level" {
		t.Error(list(found))
	}
}

func TestExitFollowsTheSeverity(t *testing.T) {
	for at, s := range finding.Severities() {
		r := validation.Result{Findings: []finding.Finding{{Severity: s}}}
		for limit, failOn := range finding.Severities() {
			want := 0
			if at <= limit {
				want = 1
			}
			if got := r.Exit(failOn); got != want {
				t.Errorf("%s with fail-on %s: exit %d", s, failOn, got)
			}
		}
		if parsed, err := finding.ParseSeverity(s.String()); err != nil || parsed != s {
			t.Errorf("%s is read as %s, %v", s, parsed, err)
		}
	}
	if code := new(validation.Result).Exit(finding.SeverityNotice); code != 0 {
		t.Errorf("nothing found: exit %d", code)
	}
}
