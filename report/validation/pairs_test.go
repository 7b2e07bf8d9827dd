package validation_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	report "flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
)

// pair are two records of which the one is in order and the other breaks a rule;
// for rules of the configuration, two configurations. Beside them there may be
// their Markdown, nil where it is missing, and other records of their folder.
type pair struct {
	good, bad, other, third     []byte
	goodMarkdown, wrongMarkdown []byte
}

// Of every rule's pair, the record that is in order has no finding, and the
// other one has one, of that rule. Bad records are good ones with the rule's
// wrong fragment in place of the right one: docs/rules.md shows them, and what
// is found.
func TestEveryRuleHasAPair(t *testing.T) {
	for _, rule := range validation.Rules() {
		t.Run(string(rule.ID), func(t *testing.T) {
			p := pairOf(t, rule)
			if found := p.run(t, rule, p.good, p.goodMarkdown); len(found) > 0 {
				t.Errorf("the good one has findings:%s", list(found))
			}
			found := p.run(t, rule, p.bad, p.wrongMarkdown)
			if len(found) != 1 || found[0].Rule != rule.ID {
				t.Fatalf("the bad one has not one finding of the rule:%s", list(found))
			}
			if found[0].Severity != rule.Severity {
				t.Errorf("severity %s, the table says %s", found[0].Severity, rule.Severity)
			}
			if found[0].Hint == "" && rule.ID != yamldoc.TooDeep && rule.ID != yamldoc.TooManyItems {
				t.Errorf("no hint says what to do: %s", found[0].Message)
			}
			p.holds(t, rule)
		})
	}
}

// holds checks that the fragments of the table are in the pair.
func (p pair) holds(t *testing.T, rule validation.Rule) {
	t.Helper()
	good, bad := p.good, p.bad
	if rule.ID == "report-differs" {
		good, bad = p.goodMarkdown, p.wrongMarkdown
	}
	if rule.Wrong != "" && !bytes.Contains(bad, []byte(rule.Wrong)) {
		t.Errorf("the bad one does not hold the wrong fragment")
	}
	if rule.Right != "" && !bytes.Contains(good, []byte(rule.Right)) {
		t.Errorf("the good one does not hold the right fragment")
	}
}

var idLine = regexp.MustCompile(`(?m)^id: "?([0-9a-z-]+)"?$`)

// run checks one of the pair and returns the findings.
func (p pair) run(t testing.TB, rule validation.Rule, content, markdown []byte) []finding.Finding {
	t.Helper()
	if rule.Group == validation.GroupConfiguration {
		return configured(t, content)
	}
	if rule.Group == validation.GroupFolder {
		return lying(t, rule, content)
	}
	name := "docs/decisions/0007-acmectl.yaml"
	if m := idLine.FindSubmatch(content); m != nil && (rule.Group == validation.GroupLife) {
		name = "docs/decisions/" + string(m[1]) + ".yaml"
	}
	o := options(t)
	if rule.ID == "verdict-too-low" || rule.ID == "not-accepted" {
		o.Require = &validation.Requirement{Verdict: questionnaire.Conditional}
	}
	if rule.ID == "report-outdated" {
		o.Renderer = 2
	}
	if rule.ID == "basis-missing" || rule.ID == "exception-not-entitled" {
		o.Profile = demanding()
	}
	var files []validation.File
	if p.other != nil {
		id := string(idLine.FindSubmatch(p.other)[1])
		files = append(files, validation.File{Name: "docs/decisions/" + id + ".yaml", Content: p.other})
		if strings.Contains(name, "/"+id+".yaml") {
			name = strings.TrimSuffix(name, ".yaml") + ".yml"
		}
	}
	if p.third != nil {
		files = append(files, validation.File{Name: "docs/decisions/0005-acmectl.yaml", Content: p.third})
	}
	f := validation.File{Name: name, Content: content}
	if rule.Group == validation.GroupReport {
		f.Markdown = &validation.Markdown{Name: strings.TrimSuffix(name, ".yaml") + ".md", Content: markdown, Missing: markdown == nil}
	}
	if rule.ID == "report-unreadable" && markdown == nil {
		f.Markdown.Missing, f.Markdown.Refused = false, `it is a link to "/proc/self/environ", which leads out of the repository`
	}
	return validation.Check(append(files, f), o).Findings
}

// lying looks at a file that lies beside records: of one rule its name is of no
// matter, and the content stands for what the file is.
func lying(t testing.TB, rule validation.Rule, content []byte) []finding.Finding {
	t.Helper()
	b := validation.Beside{Name: "docs/decisions/0042-evilctl.yaml"}
	switch rule.ID {
	case "report-alone":
		b.Name, b.Report = "docs/decisions/0042-evilctl.md", report.IsReport(content)
		if !b.Report {
			return nil
		}
	case "register-outdated":
		b.Name, b.Register = "docs/decisions/README.md", &validation.Register{Content: content, Want: []byte("# Decision records\n\n- Decisions: 1 accepted\n"), Command: "flowverdict list docs/decisions --format markdown -o docs/decisions/README.md"}
	case "record-removed":
		if b.Name, b.Removed = "docs/decisions/0007-acmectl.yaml", string(content); b.Removed == "" {
			return nil
		}
	case "configuration-unused":
		if !bytes.Contains(content, []byte(rule.Wrong)) {
			return nil
		}
		b.Name, b.Configuration = ".flowverdict.yml", config.FileName
	case "record-ending":
		if b.Name, b.Record = "docs/decisions/0042-evilctl.json", bytes.Contains(content, []byte(rule.Wrong)); !b.Record {
			return nil
		}
	case "no-regular-file":
		if b.Name, b.Why = "docs/decisions/evilctl.yaml", string(content); b.Why == "" {
			return nil
		}
	}
	c := validation.New(options(t))
	if r := c.Result([]*validation.Examined{c.Examine(validation.File{Name: b.Name, Content: content})}); len(r.Findings) == 0 && !b.Record {
		return nil // it is a record
	}
	r := c.Result(nil)
	c.Lying(r, []validation.Beside{b})
	return r.Findings
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
	result := c.Apply(validation.Check([]validation.File{record}, options(t)), config.Scope{
		Locate: func(name string) []string { return []string{name} },
		Resolve: func(_, version string) *questionnaire.Questionnaire {
			if version == "0.9.0" {
				return otherwise(t)
			}
			return small(t, version)
		},
		Next: func(q *questionnaire.Questionnaire) (id, version string) { return q.ID, "1.0.0" },
	})
	return slices.DeleteFunc(result.Findings, func(f finding.Finding) bool { return f.Record >= 0 })
}

// demanding is a profile that demands something of accepted records.
func demanding() *profile.Profile {
	return &profile.Profile{
		File: config.FileName, Pin: profile.Pin{ID: "device-flow-cli", Version: "1.0.0"},
		Approvers: []string{"chief risk officer"},
		Demands:   []profile.Demand{{Question: "browser", Basis: questionnaire.Documented}},
	}
}

// otherwise is an earlier version of the test questionnaire, in which a level says
// something else.
func otherwise(t testing.TB) *questionnaire.Questionnaire {
	t.Helper()
	content := string(readFile(t, "testdata/questionnaire.yaml"))
	content = replaceOnce(t, content, "version: 1.0.0", "version: 0.9.0")
	q, problems := library.Load([]byte(replaceOnce(t, content, `{id: none, points: 100, text: "No"}`, `{id: none, points: 100, text: Hardly}`)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return q
}

// goodProfile has one standing answer.
const goodProfile = `schema: flowverdict/config/v1
profile:
  questionnaire: {id: device-flow-cli, version: "1.0.0"}
  answers:
    - question: browser
      level: none
      basis: documented
      until: "2027-06-30"
`

// goodConfiguration ignores one rule for one record.
const goodConfiguration = `schema: flowverdict/config/v1
ignores:
  - rule: review-overdue
    path: docs/decisions/0007-acmectl.yaml
    reason: The identity team moves to another tenant in January.
    until: "2027-01-31"
`

// goodSeverity makes one rule milder in a folder.
const goodSeverity = `schema: flowverdict/config/v1
severities:
  - rule: review-overdue
    severity: warning
    path: docs/decisions/**
`

// pairOf makes a rule's pair from the samples.
func pairOf(t testing.TB, rule validation.Rule) (p pair) {
	t.Helper()
	if rule.Group == validation.GroupEvidence || strings.HasPrefix(string(rule.ID), "evidence-") {
		return ofMeasured(t, rule)
	}
	p.good, p.other = goodFor(t, rule)
	switch rule.ID {
	case "report-alone":
		return pair{good: []byte(rule.Right + "\n# A decision of somebody else\n"), bad: []byte(rule.Wrong + "\n# A decision\n")}
	case "not-a-record":
		return pair{good: write(t, small(t, "1.0.0"), "0042-evilctl", sample()), bad: []byte(rule.Wrong)}
	case "configuration-unused":
		return pair{good: []byte(rule.Right), bad: []byte(rule.Wrong)}
	case "record-ending":
		record := write(t, small(t, "1.0.0"), "0042-evilctl", sample())
		return pair{good: []byte(rule.Right), bad: record}
	case "no-regular-file":
		return pair{bad: []byte("it is a pipe")}
	case "register-outdated":
		return pair{good: []byte("# Decision records\n\n" + rule.Right), bad: []byte("# Decision records\n\n" + rule.Wrong)}
	case "record-removed":
		return pair{good: []byte("proposed"), bad: []byte("accepted")}
	}
	if rule.ID == "superseded-twice" {
		d := accepted()
		d.Review.Supersedes = "0003-acmectl"
		p.third = write(t, small(t, "1.0.0"), "0005-acmectl", d)
	}
	if rule.Group != validation.GroupReport {
		p.bad = []byte(badFor(t, rule, string(p.good)))
		return p
	}
	f, _ := record.Decode(p.good)
	markdown := string(render(&f.Record, nil, nil))
	p.bad, p.goodMarkdown = p.good, []byte(markdown)
	switch rule.ID {
	case "report-differs":
		p.wrongMarkdown = []byte(replaceOnce(t, markdown, rule.Right, rule.Wrong))
	case "report-outdated":
		p.wrongMarkdown = []byte(markdown + "Said otherwise.\n")
		said := fmt.Sprintf("report: {profile: madr, renderer: 1, sha256: %q}\nconditions:\n", record.Digest(p.wrongMarkdown))
		p.bad = []byte(replaceOnce(t, strings.ReplaceAll(string(p.good), "report: {profile: madr}\n", ""), "conditions:\n", said))
	case "report-line-ends":
		p.wrongMarkdown = []byte(strings.ReplaceAll(markdown, "\n", "\r\n"))
	}
	return p
}

// goodFor returns the record that the rule's wrong fragment is put into, and
// the other record of its folder.
func goodFor(t testing.TB, rule validation.Rule) (good, other []byte) {
	q := small(t, "1.0.0")
	older := sample()
	switch rule.ID {
	case "standing-answer-ends", "standing-answer-left":
		return []byte(goodProfile), nil
	case "severity-unused":
		return []byte(goodSeverity), nil
	}
	if rule.Group == validation.GroupConfiguration {
		return []byte(goodConfiguration), nil
	}
	switch rule.ID {
	case "basis-missing":
		d := accepted()
		d.Answers[0].Basis = questionnaire.Documented
		return write(t, q, "0007-acmectl", d), nil
	case "unknown-mitigation", "mitigation-twice", "mitigation-differs", "mitigations-open", "benefit-missing":
		d := accepted()
		d.Review.Benefit = "People stop pasting keys."
		d.Mitigations = []review.Mitigation{{ID: "rate-limits", State: questionnaire.Unknown}, {ID: "sole-owner", State: questionnaire.Present, Evidence: "In the client's entry."}}
		return write(t, mitigating(t), "0007-acmectl", d), nil
	case "condition-unassigned", "accepted-open", "basis-unstated", "not-accepted", "verdict-too-low":
		return write(t, q, "0007-acmectl", accepted()), nil
	case "condition-agreed":
		d := sample()
		d.Conditions = append(d.Conditions, review.Condition{Question: "code-handling", Level: "hardened", Owner: "identity team", Due: "2027-01-31"})
		return write(t, q, "0007-acmectl", d), nil
	case "condition-overdue":
		d := accepted()
		d.Conditions[0].Due, d.Conditions[0].Status = "2026-11-20", review.ConditionMet
		return write(t, q, "0007-acmectl", d), nil
	case "decision-pending":
		d := accepted()
		d.Review.Date = "2026-08-16"
		return write(t, q, "0007-acmectl", d), nil
	case "answer-unconfirmed":
		d := accepted()
		d.Review.Supersedes, older.Decision.SupersededBy = "0003-acmectl", "0007-acmectl"
		a := &d.Answers[0]
		a.Collected, a.Confirmed, a.From = "2025-11-10", "2026-11-16", []string{"0003-acmectl"}
		return write(t, q, "0007-acmectl", d), write(t, q, "0003-acmectl", older)
	case "lenient-decision", "exception-dead", "exception-expired", "exception-approver", "exception-not-entitled", "exception-reason":
		return write(t, q, "0007-acmectl", excepted()), nil
	case "id-twice", "number-twice":
		id := idLine.FindStringSubmatch(rule.Right)[1]
		return write(t, q, id, sample()), write(t, q, "0003-acmectl", older)
	case "superseded-twice":
		older.Decision.SupersededBy = "0005-acmectl"
		return write(t, q, "0007-acmectl", accepted()), write(t, q, "0003-acmectl", older)
	case "supersedes-missing", "superseded-early":
		d := accepted()
		d.Review.Supersedes = "0003-acmectl"
		older.Decision.SupersededBy = "0007-acmectl"
		return write(t, q, "0007-acmectl", d), write(t, q, "0003-acmectl", older)
	case "superseded-unnamed":
		d := sample()
		d.Decision = review.Decision{Status: review.Accepted, SupersededBy: "0008-acmectl"}
		older = accept(older)
		older.Review.Supersedes = "0007-acmectl"
		return write(t, q, "0007-acmectl", d), write(t, q, "0008-acmectl", older)
	case "supersession-one-sided":
		d := accepted()
		d.Decision.SupersededBy = "0008-acmectl"
		older = accept(older)
		older.Review.Supersedes = "0007-acmectl"
		return write(t, q, "0007-acmectl", d), write(t, q, "0008-acmectl", older)
	case "supersession-cycle":
		d := accepted()
		d.Decision.SupersededBy = "0007-acmectl"
		older = accept(older)
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
func badFor(t testing.TB, rule validation.Rule, good string) string {
	q := small(t, "1.0.0")
	switch rule.ID {
	case "digest-differs":
		return replaceOnce(t, good, `  sha256: "`+q.Digest+"\"\n", rule.Wrong)
	case "newer-questionnaire":
		good = replaceOnce(t, good, q.Digest, small(t, "0.9.0").Digest)
	case yamldoc.TooLarge:
		return good + strings.Repeat("# much text\n", 1<<20/12+1)
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
		return string(write(t, q, "0007-acmectl", excepted()))
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
