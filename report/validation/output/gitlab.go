package output

import (
	"encoding/json"
	"io"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
)

type gitLabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string      `json:"path"`
	Lines gitLabLines `json:"lines"`
}

type gitLabLines struct {
	Begin int `json:"begin"`
}

// writeGitLab writes a code quality report: one list, [] when all is well.
// GitLab takes file names relative to the repository.
func writeGitLab(w io.Writer, r *validation.Result, t Target) error {
	findings := t.withUnchecked(r.Findings)
	issues := make([]gitLabIssue, len(findings))
	prints := fingerprints(findings, t)
	for i, f := range findings {
		description := text.Line(f.Message) // one line, as Code Climate demands
		if f.Hint != "" {
			description += " (" + text.Line(f.Hint) + ")"
		}
		issues[i] = gitLabIssue{description, string(f.Rule), prints[i], gitLabSeverity(f.Severity), gitLabLocation{place(f, t), gitLabLines{line(f)}}}
	}
	return encode(w, issues)
}

// place is the path that an issue has to have.
func place(f finding.Finding, t Target) string {
	if f.Rule == unchecked && f.File == "" {
		return "."
	}
	return orStandardInput(t.file(f.File))
}

func gitLabSeverity(s finding.Severity) string {
	switch s {
	case finding.SeverityWarning:
		return "minor"
	case finding.SeverityNotice:
		return "info"
	}
	return "major"
}

// encode writes v as JSON that nothing obeys.
func encode(w io.Writer, v any) error {
	encoded, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(text.GuardJSON(append(encoded, '\n')))
	return err
}
