package output_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// plain is a record's plain one.
func plain() finding.Finding {
	return finding.Finding{
		Rule: "unknown-level", File: "docs/decisions/0007-acmectl.yaml", Position: finding.Position{Line: 31, Column: 12, Width: 3}, Path: "answers[0].level",
		Message: `question "browser" has no level "nun"`,
		Hint:    "use one of none, some-hosts, system-browser, embedded-view, unknown (nearest: none)",
		Source:  "    level: nun",
	}
}

// sample holds one finding of every kind, with and without place, hint,
// source and detail, and texts that try to leave their place.
func sample() *validation.Result {
	wide := finding.Finding{
		Rule: "condition-unfired", File: "./docs/decisions/0007-acmectl.yaml", Position: finding.Position{Line: 40, Column: 11, Width: 4}, Path: "conditions[0].gate",
		Message: `there is no gate "日本"`, Source: "\t漢字\t: a \"日本\"",
	}
	forged := finding.Finding{
		Rule: "bad-value", Severity: finding.SeverityError, File: "::error::x, y%.yaml", Position: finding.Position{Line: 3, Column: 1, Width: 60},
		Message: "line\n::set-output name=x::y ##[error]\x1b[31m </failure>", Hint: "\r::stop-commands::z", Source: "::warning::forged ##[command]rm",
	}
	missing := finding.Finding{
		Rule: "report-missing", Severity: finding.SeverityWarning, File: "docs/decisions/0008-otherctl.yaml", Record: 1,
		Message: "there is no Markdown beside the record: docs/decisions/0008-otherctl.md", Hint: "run: flowverdict update docs/decisions/0008-otherctl.yaml",
	}
	differs := finding.Finding{
		Rule: "report-differs", File: "docs/decisions/0009-thirdctl.md", Position: finding.Position{Line: 2, Column: 1, Width: 9}, Record: 2,
		Message: "the Markdown is not what the record gives", Source: "Verdict: suitable", Detail: []string{"--- a", "+++ b", "-Verdict: suitable", "+Verdict: conditional", "+##[group]::x"},
	}
	notice := finding.Finding{Rule: "unquoted", Severity: finding.SeverityNotice, File: "", Position: finding.Position{Line: 7, Column: 12, Width: 4}, Record: 3, Path: "subject.version", Message: "subject.version is not quoted"}
	beside := finding.Finding{Rule: "report-alone", File: "docs/decisions/::error::0042-evil.md", Record: -1, Message: "the file is written as the Markdown of a record", Hint: "put the record back, or remove the file"}
	return &validation.Result{
		AsOf:     "2026-11-23",
		Files:    []string{"docs/decisions/0007-acmectl.yaml", "docs/decisions/0008-otherctl.yaml", "docs/decisions/0009-thirdctl.yaml", "", "docs/decisions/0010-fine.yaml"},
		Findings: []finding.Finding{plain(), wide, forged, missing, differs, notice, beside},
	}
}

func written(t rapid.TB, f output.Format, r *validation.Result, target output.Target) string {
	var b bytes.Buffer
	if err := f.Write(&b, r, target); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String()
}

// Of each format, whole: a finding with all there is to say of one, and one
// without a place.
func TestFormatsWriteTheirGoldenFiles(t *testing.T) {
	r := sample()
	r.Files = r.Files[:2]
	r.Findings = []finding.Finding{r.Findings[0], r.Findings[3]}
	for _, f := range output.Formats() {
		golden := filepath.Join("testdata", f.Name+".golden")
		got := written(t, f, r, output.Target{Version: "1.2.3"})
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not what is written:\n%s", golden, got)
		}
	}
}

// Where nothing was found, formats for people are silent, and the others say so
// in their own way.
func TestNothingFound(t *testing.T) {
	clean := &validation.Result{AsOf: "2026-11-23", Files: []string{"docs/decisions/0010-fine.yaml"}}
	says := map[string]string{"text": "^$", "jsonl": "^$", "github": "^$", "gitlab": `^\[\]\n$`, "json": `(?s)"files": 1,.*"findings": \[\]`, "sarif": `"results": \[\]`, "junit": `tests="9" failures="0" errors="0"`}
	for _, f := range output.Formats() {
		if got := written(t, f, clean, output.Target{}); says[f.Name] == "" || !regexp.MustCompile(says[f.Name]).MatchString(got) {
			t.Errorf("%s: %q says %q", f.Name, says[f.Name], got)
		}
	}
}

func TestFindingIsShownAsPromised(t *testing.T) {
	const want = `docs/decisions/0007-acmectl.yaml:31:12: error: question "browser" has no level "nun" [unknown-level]
   31 |     level: nun
      |            ^~~
   fix: use one of none, some-hosts, system-browser, embedded-view, unknown (nearest: none)
`
	if got := written(t, output.Formats()[0], &validation.Result{Findings: []finding.Finding{plain()}}, output.Target{}); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	const differs = `docs/decisions/0009-thirdctl.md:2:1: error: the Markdown is not what the record gives [report-differs]
    2 | Verdict: suitable
      | ^~~~~~~~~
      | --- a
      | +++ b
      | -Verdict: suitable
      | +Verdict: conditional
      | +## [group]::x
`
	if got := written(t, output.Formats()[0], &validation.Result{Findings: sample().Findings[4:5]}, output.Target{}); got != differs {
		t.Errorf("got\n%swant\n%s", got, differs)
	}
}

// runner takes a line for a command as GitHub's does: ActionCommand's two
// parsers, with every command name taken for a registered one.
func runner(line string) (command string, ok bool) {
	trimmed := strings.TrimLeftFunc(line, unicode.IsSpace)
	if rest, found := strings.CutPrefix(trimmed, "::"); found {
		if info, _, found := strings.Cut(rest, "::"); found {
			name, _, _ := strings.Cut(info, " ")
			return name, true
		}
	}
	if _, rest, found := strings.Cut(line, "##["); found {
		if info, _, found := strings.Cut(rest, "]"); found {
			return info, true
		}
	}
	return "", false
}

// hostileText draws a text that tries to be more than text.
func hostileText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			"::", ":", "#", "##[", "[", "]", "##", "error", "::error::", "##[error]", "\n", "\r", "\r\n", "\u2028", "\u0085", "\t", " ", "\u00a0", "\u3000", "\x00", "\x1b[31m",
			"\u202e", "\U000e0041", "\uFFFE", "\xff", "%0A", "%", ",", "\"", "\\", "<", "&", "]]>", "漢", "a", "\u0301", "👩‍👩‍👧", "`", "{", "\u200b",
		}), 0, 12).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

// The marker stands under what is meant, whatever the width of characters.
func TestMarkerStandsUnderWhatIsMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringMatching(`[a-z 漢字é:]{0,120}`).Draw(t, "before")
		meant := rapid.StringMatching(`[a-z漢]{1,20}`).Draw(t, "meant")
		after := rapid.StringMatching(`[a-z 漢]{0,120}`).Draw(t, "after")
		f := plain()
		f.Source = before + meant + after
		f.Column, f.Width = len([]rune(before))+1, len([]rune(meant))
		lines := strings.Split(written(t, output.Formats()[0], &validation.Result{Findings: []finding.Finding{f}}, output.Target{}), "\n")
		source, marker := lines[1], lines[2]
		at := uniseg.StringWidth(marker[:strings.Index(marker, "^")])
		width := uniseg.StringWidth(strings.TrimSpace(marker[strings.Index(marker, "|")+1:]))
		if !strings.Contains(source, meant) {
			t.Fatalf("%q is not shown:\n%s\n%s", meant, source, marker)
		}
		if !strings.HasPrefix(tail(source, at), meant) || width != uniseg.StringWidth(meant) {
			t.Fatalf("the marker is not under %q:\n%s\n%s", meant, source, marker)
		}
		if uniseg.StringWidth(source) > 8+100+6 {
			t.Fatalf("%d columns are shown", uniseg.StringWidth(source))
		}
	})
}

// tail is what is shown from a column on.
func tail(s string, column int) string {
	for i := range s {
		if uniseg.StringWidth(s[:i]) == column {
			return s[i:]
		}
	}
	return ""
}

func TestGitHubShowsTenOfALevel(t *testing.T) {
	r := &validation.Result{}
	for i := range 25 {
		f := plain()
		f.Severity = finding.Severities()[i%2]
		f.Message = strings.Repeat("x", 5000)
		r.Findings = append(r.Findings, f)
	}
	github, _ := output.Find("github")
	lines := strings.Split(strings.TrimSuffix(written(t, github, r, output.Target{}), "\n"), "\n")
	if len(lines) != 20 {
		t.Fatalf("%d annotations", len(lines))
	}
	for i, level := range []string{"error", "warning"} {
		last := lines[i*10+9]
		if !strings.HasPrefix(last, "::"+level+"::") || !strings.Contains(last, fmt.Sprintf("%d more", 4-i)) {
			t.Errorf("the tenth %s says %q", level, last)
		}
		_, text, _ := strings.Cut(strings.TrimPrefix(lines[i*10], "::"), "::")
		if !strings.HasPrefix(lines[i*10], "::"+level+" ") || len(text) > 4096 {
			t.Errorf("%d characters in %.40q", len(text), lines[i*10])
		}
	}
}

func TestSARIFLeavesRoomForTheLast(t *testing.T) {
	r := &validation.Result{}
	for i := range 5001 {
		f := plain()
		f.Severity = finding.SeverityNotice
		if i == 5000 {
			f.Severity = finding.SeverityError
		}
		r.Findings = append(r.Findings, f)
	}
	sarif, _ := output.Find("sarif")
	var log struct {
		Runs []struct {
			Results []struct {
				Level   string
				Message struct{ Text string }
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, sarif, r, output.Target{})), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if len(results) != 5000 || results[0].Level != "error" || !strings.HasPrefix(results[4999].Message.Text, "2 more findings") {
		t.Errorf("%d results, the first %s, the last %q", len(results), results[0].Level, results[len(results)-1].Message.Text)
	}
}

func TestColourIsAskedFor(t *testing.T) {
	text := output.Formats()[0]
	r := &validation.Result{Findings: []finding.Finding{plain()}}
	plain, coloured := written(t, text, r, output.Target{}), written(t, text, r, output.Target{Colour: true})
	if strings.Contains(plain, "\x1b") || !strings.Contains(coloured, "\x1b[1;31merror\x1b[0m") {
		t.Errorf("%q\n%q", plain, coloured)
	}
}

func TestUnknownFormatIsAnError(t *testing.T) {
	_, err := output.Find("xml")
	if err == nil || !strings.Contains(err.Error(), "text, json, jsonl, github, gitlab, sarif, junit") {
		t.Error(err)
	}
}
