package output_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
)

func TestFingerprintsAreUnique(t *testing.T) {
	r := &validation.Result{Findings: []finding.Finding{plain(), plain(), plain()}}
	gitlab, _ := output.Find("gitlab")
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(written(t, gitlab, r, output.Target{})), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, issue := range issues {
		seen[issue.Fingerprint] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d of 3 fingerprints", len(seen))
	}
}

// A finding keeps its fingerprint when another day, lines above it or another
// wording change how it reads; in another file, of another rule or at another
// value it has another.
func TestFingerprintsStay(t *testing.T) {
	prints := func(change func(*finding.Finding)) (out [2]string) {
		f := plain()
		change(&f)
		r := &validation.Result{AsOf: "2027-06-01", Files: []string{f.File}, Findings: []finding.Finding{f}}
		print := regexp.MustCompile(`"(?:fingerprint|flowverdict/v1)": "([0-9a-f]{32})"`)
		for i, name := range []string{"gitlab", "sarif"} {
			format, _ := output.Find(name)
			found := print.FindStringSubmatch(written(t, format, r, output.Target{Version: "1"}))
			if found == nil {
				t.Fatalf("%s has no fingerprint", name)
			}
			out[i] = found[1]
		}
		return out
	}
	first := prints(func(*finding.Finding) {})
	for what, change := range map[string]func(*finding.Finding){
		"wording":  func(f *finding.Finding) { f.Message = "review by 2027-05-31 is 2 days over" },
		"hint":     func(f *finding.Finding) { f.Hint = "do another thing" },
		"line":     func(f *finding.Finding) { f.Line += 7 },
		"severity": func(f *finding.Finding) { f.Severity = finding.SeverityNotice },
		"source":   func(f *finding.Finding) { f.Source, f.Detail = "other: line", []string{"more"} },
	} {
		if got := prints(change); got != first {
			t.Errorf("another %s gives another fingerprint", what)
		}
	}
	for what, change := range map[string]func(*finding.Finding){
		"file": func(f *finding.Finding) { f.File = "docs/other.yaml" },
		"rule": func(f *finding.Finding) { f.Rule = "bad-value" },
		"path": func(f *finding.Finding) { f.Path += ".other" },
	} {
		if got := prints(change); got[0] == first[0] || got[1] == first[1] {
			t.Errorf("another %s gives the same fingerprint", what)
		}
	}
}

// An answer that comes or goes before another changes nothing of the fingerprint of
// what is wrong in that; the same fault in another answer has another.
func TestFingerprintsStayWhenItemsComeAndGo(t *testing.T) {
	content, err := os.ReadFile("../../../docs/examples/0001-glab.yaml")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(content), "\nanswers:\n")
	end := regexp.MustCompile(`(?m)^[a-z]`).FindStringIndex(rest)[0]
	answers := strings.SplitAfter(rest[:end], "\n")
	var items []string
	for _, line := range answers {
		if strings.HasPrefix(line, "  - ") {
			items = append(items, "")
		}
		if len(items) > 0 {
			items[len(items)-1] += line
		}
	}
	level := regexp.MustCompile(`(?m)^    level: .*`)
	print := func(items []string, wrong int) string {
		items = slices.Clone(items)
		items[wrong] = level.ReplaceAllString(items[wrong], "    level: nun")
		file := validation.File{Name: "0001-glab.yaml", Content: []byte(head + "\nanswers:\n" + strings.Join(items, "") + rest[end:])}
		r := validation.Check([]validation.File{file}, validation.Options{AsOf: "2026-11-28"})
		format, _ := output.Find("gitlab")
		var issues []struct {
			Fingerprint string
			Check       string `json:"check_name"`
		}
		if err := json.Unmarshal([]byte(written(t, format, r, output.Target{})), &issues); err != nil {
			t.Fatal(err)
		}
		for _, issue := range issues {
			if issue.Check == "unknown-level" {
				return issue.Fingerprint
			}
		}
		t.Fatalf("no unknown level in answer %d of %d", wrong, len(items))
		return ""
	}
	seen := map[string]bool{}
	for wrong := 1; wrong < min(len(items), 6); wrong++ {
		first := print(items, wrong)
		if seen[first] {
			t.Errorf("answer %d has the fingerprint of another", wrong)
		}
		seen[first] = true
		if print(items[1:], wrong-1) != first || print(slices.Delete(slices.Clone(items), wrong-1, wrong), wrong-1) != first {
			t.Errorf("answer %d has another fingerprint where one before it is gone", wrong)
		}
	}
}
