package validation_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
)

// Every rule has a folder in testdata with two records, good.yaml without any
// finding and bad.yaml with one, of that rule; for rules of the configuration,
// two configurations. Beside them there may be good.md
// and bad.md, the Markdown, and other.yaml, a record of the same folder.
//
// With -update the files are written anew: good.yaml from the samples, bad.yaml
// by putting the rule's wrong fragment in place of the right one.
func TestEveryRuleHasAPairOfFiles(t *testing.T) {
	for _, rule := range validation.Rules() {
		t.Run(string(rule.ID), func(t *testing.T) {
			if *update {
				rewrite(t, rule)
			}
			if found := runPair(t, rule, "good"); len(found) > 0 {
				t.Errorf("good.yaml has findings:%s", list(found))
			}
			found := runPair(t, rule, "bad")
			if len(found) != 1 || found[0].Rule != rule.ID {
				t.Fatalf("bad.yaml has not one finding of the rule:%s", list(found))
			}
			if found[0].Severity != rule.Severity {
				t.Errorf("severity %s, the table says %s", found[0].Severity, rule.Severity)
			}
			if found[0].Hint == "" && rule.ID != yamldoc.TooDeep && rule.ID != yamldoc.TooManyItems {
				t.Errorf("no hint says what to do: %s", found[0].Message)
			}
			holds(t, rule)
		})
	}
}

// holds checks that the fragments of the table are in the files.
func holds(t *testing.T, rule validation.Rule) {
	t.Helper()
	ending := ".yaml"
	if rule.ID == "report-differs" {
		ending = ".md"
	}
	if rule.Wrong != "" && !strings.Contains(string(readPair(t, rule, "bad", ending)), rule.Wrong) {
		t.Errorf("bad%s does not hold the wrong fragment", ending)
	}
	if rule.Right != "" && !strings.Contains(string(readPair(t, rule, "good", ending)), rule.Right) {
		t.Errorf("good%s does not hold the right fragment", ending)
	}
}

func readPair(t testing.TB, rule validation.Rule, which, ending string) []byte {
	t.Helper()
	if rule.ID == yamldoc.TooLarge && which == "bad" {
		return append(readPair(t, rule, "good", ending), strings.Repeat("# much text\n", 1<<20/12+1)...)
	}
	return readFile(t, filepath.Join("testdata", string(rule.ID), which+ending))
}

var idLine = regexp.MustCompile(`(?m)^id: "?([0-9a-z-]+)"?$`)

// runPair checks good.yaml or bad.yaml of a rule and returns the findings.
func runPair(t testing.TB, rule validation.Rule, which string) []finding.Finding {
	t.Helper()
	content := readPair(t, rule, which, ".yaml")
	if rule.Group == validation.GroupConfiguration {
		return configured(t, content)
	}
	name := "docs/decisions/0007-acmectl.yaml"
	if m := idLine.FindSubmatch(content); m != nil && (rule.Group == validation.GroupLife) {
		name = "docs/decisions/" + string(m[1]) + ".yaml"
	}
	o := options(t)
	if rule.ID == "verdict-too-low" {
		o.Require = questionnaire.Conditional
	}
	var files []validation.File
	if other, err := os.ReadFile(filepath.Join("testdata", string(rule.ID), "other.yaml")); err == nil {
		id := string(idLine.FindSubmatch(other)[1])
		files = append(files, validation.File{Name: "docs/decisions/" + id + ".yaml", Content: other})
		if strings.Contains(name, "/"+id+".yaml") {
			name = strings.TrimSuffix(name, ".yaml") + ".yml"
		}
	}
	f := validation.File{Name: name, Content: content}
	if rule.Group == validation.GroupReport {
		f.Markdown = &validation.Markdown{Name: strings.TrimSuffix(name, ".yaml") + ".md"}
		markdown, err := os.ReadFile(filepath.Join("testdata", string(rule.ID), which+".md"))
		f.Markdown.Content, f.Markdown.Missing = markdown, err != nil
	}
	return validation.Check(append(files, f), o).Findings
}

// configured applies a configuration to a record whose review is overdue and
// returns the findings in the configuration.
func configured(t testing.TB, content []byte) []finding.Finding {
	t.Helper()
	c, faults := config.Parse(config.FileName, content)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	d := sample()
	d.Review.Date, d.Review.ReviewBy = "2026-08-20", "2026-11-20"
	record := validation.File{Name: "docs/decisions/0007-acmectl.yaml", Content: write(t, small(t, "1.0.0"), "0007-acmectl", d)}
	result := c.Apply(validation.Check([]validation.File{record}, options(t)), config.Scope{Locate: func(name string) string { return name }})
	return slices.DeleteFunc(result.Findings, func(f finding.Finding) bool { return f.Record >= 0 })
}

// goodConfiguration ignores one rule for one record.
const goodConfiguration = `schema: flowverdict/config/v1
ignores:
  - rule: review-overdue
    path: docs/decisions/0007-acmectl.yaml
    reason: The identity team moves to another tenant in January.
    until: "2027-01-31"
`

// rewrite writes a rule's files anew.
func rewrite(t *testing.T, rule validation.Rule) {
	t.Helper()
	folder := filepath.Join("testdata", string(rule.ID))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	good, other := goodFor(t, rule)
	writeFile(t, folder+"/good.yaml", good)
	if other != nil {
		writeFile(t, folder+"/other.yaml", other)
	}
	if rule.Group == validation.GroupReport {
		f, _ := record.Decode(good)
		markdown := string(render(&f.Record, nil))
		writeFile(t, folder+"/good.md", []byte(markdown))
		writeFile(t, folder+"/bad.yaml", good)
		switch rule.ID {
		case "report-differs":
			writeFile(t, folder+"/bad.md", []byte(replaceOnce(t, markdown, rule.Right, rule.Wrong)))
		case "report-line-ends":
			writeFile(t, folder+"/bad.md", []byte(strings.ReplaceAll(markdown, "\n", "\r\n")))
		}
		return
	}
	if rule.ID == yamldoc.TooLarge {
		return // as large as that is only made while the test runs
	}
	writeFile(t, folder+"/bad.yaml", []byte(badFor(t, rule, string(good))))
}

// goodFor returns the record that the rule's wrong fragment is put into, and
// the other record of its folder.
func goodFor(t *testing.T, rule validation.Rule) (good, other []byte) {
	q := small(t, "1.0.0")
	older := sample()
	if rule.Group == validation.GroupConfiguration {
		return []byte(goodConfiguration), nil
	}
	switch rule.ID {
	case "condition-unassigned", "accepted-open":
		return write(t, q, "0007-acmectl", accepted()), nil
	case "condition-overdue":
		d := accepted()
		d.Conditions[0].Due, d.Conditions[0].Status = "2026-11-20", review.ConditionMet
		return write(t, q, "0007-acmectl", d), nil
	case "lenient-decision", "exception-dead", "exception-expired", "exception-approver", "exception-reason":
		return write(t, q, "0007-acmectl", excepted()), nil
	case "id-twice", "number-twice":
		id := idLine.FindStringSubmatch(rule.Right)[1]
		return write(t, q, id, sample()), write(t, q, "0003-acmectl", older)
	case "supersedes-missing":
		d := sample()
		d.Review.Supersedes = "0003-acmectl"
		older.Decision.Status = review.Superseded
		return write(t, q, "0007-acmectl", d), write(t, q, "0003-acmectl", older)
	case "supersession-one-sided":
		d := accepted()
		d.Decision.Status = review.Superseded
		older.Review.Supersedes = "0007-acmectl"
		return write(t, q, "0007-acmectl", d), write(t, q, "0008-acmectl", older)
	case "supersession-cycle":
		d := accepted()
		d.Decision.Status = review.Superseded
		older.Review.Supersedes = "0003-acmectl"
		return write(t, q, "0003-acmectl", d), write(t, q, "0007-acmectl", older)
	case "inconsistent-decision":
		d := accepted()
		older.Answers, older.Decision.Status = accepted().Answers.WithLevel("distribution", "reviewed-vendor"), review.Accepted
		older.Conditions = accepted().Conditions
		return write(t, q, "0007-acmectl", d), write(t, q, "0003-acmectl", older)
	case "superseded-by-nothing":
		return write(t, q, "0007-acmectl", accepted()), write(t, q, "0003-acmectl", older)
	}
	return write(t, q, "0007-acmectl", sample()), nil
}

// badFor breaks the rule in a good record.
func badFor(t *testing.T, rule validation.Rule, good string) string {
	q := small(t, "1.0.0")
	switch rule.ID {
	case "digest-differs":
		return replaceOnce(t, good, `  sha256: "`+q.Digest+"\"\n", rule.Wrong)
	case "newer-questionnaire":
		good = replaceOnce(t, good, q.Digest, small(t, "0.9.0").Digest)
	case yamldoc.SeveralDocuments:
		return good + "---\nschema: flowverdict/record/v1\n"
	case yamldoc.TextTooLong:
		return replaceOnce(t, good, "Deploys services", strings.Repeat("Deploys services. ", 1000)+"End")
	case yamldoc.TooDeep:
		return replaceOnce(t, good, "  owner: platform team\n", "  owner: platform team\n  scopes: "+strings.Repeat("[", 20)+strings.Repeat("]", 20)+"\n")
	case yamldoc.TooManyItems:
		return replaceOnce(t, good, "  owner: platform team\n", "  owner: platform team\n  scopes: ["+strings.Repeat("a, ", 500)+"a]\n")
	case "condition-missing":
		before, rest, _ := strings.Cut(good, "conditions:\n")
		_, after, _ := strings.Cut(rest, "decision:\n")
		return before + "decision:\n" + after
	case "lenient-decision":
		before, _, _ := strings.Cut(good, "exception:\n")
		return before
	case "accepted-open":
		d := accepted()
		d.Answers = d.Answers[:4]
		return string(write(t, q, "0007-acmectl", d))
	case "verdict-too-low":
		d := sample()
		d.Answers = d.Answers.WithLevel("browser", "system-browser")
		return string(write(t, q, "0007-acmectl", d))
	}
	return replaceOnce(t, good, rule.Right, rule.Wrong)
}

func replaceOnce(t testing.TB, s, old, new string) string {
	t.Helper()
	if strings.Count(s, old) != 1 {
		t.Fatalf("the fragment stands %d times, not once: %q", strings.Count(s, old), old)
	}
	return strings.Replace(s, old, new, 1)
}
