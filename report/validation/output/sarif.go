package output

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/report/validation"
)

// mostResults is how many results GitHub keeps of one run.
const mostResults = 5000

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool              sarifTool            `json:"tool"`
	Invocations       []sarifInvocation    `json:"invocations"`
	Bases             map[string]sarifBase `json:"originalUriBaseIds"`
	AutomationDetails sarifID              `json:"automationDetails"`
	ColumnKind        string               `json:"columnKind"`
	Results           []sarifResult        `json:"results"`
}

// sarifInvocation says whether the run came to its end; findings are no failure
// of it.
type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	ExitCode      int                 `json:"exitCode"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

type sarifNotification struct {
	Descriptor sarifID   `json:"descriptor"`
	Level      string    `json:"level"`
	Message    sarifText `json:"message"`
}

type sarifID struct {
	ID string `json:"id"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string       `json:"id"`
	ShortDescription sarifText    `json:"shortDescription"`
	FullDescription  sarifText    `json:"fullDescription"`
	Help             sarifText    `json:"help"`
	Default          sarifDefault `json:"defaultConfiguration"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId,omitempty"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI    string `json:"uri"`
	BaseID string `json:"uriBaseId,omitempty"`
}

// sarifBase says what relative addresses start from.
type sarifBase struct {
	Description sarifText `json:"description"`
}

// sourceRoot is the name that readers know the root of the repository by.
const sourceRoot = "%SRCROOT%"

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// writeSARIF writes one run, errors first, at most 5,000 results, of which the
// last then says how many are left out. Names are relative to the repository.
func writeSARIF(w io.Writer, r *validation.Result, t Target) error {
	run := sarifRun{
		Tool:              sarifTool{sarifDriver{"flowverdict", t.Version, []sarifRule{}}},
		Invocations:       []sarifInvocation{sarifRunEnd(t.Ending)},
		Bases:             map[string]sarifBase{sourceRoot: {sarifText{"The root of the repository."}}},
		AutomationDetails: sarifID{"flowverdict/validate/"},
		ColumnKind:        "unicodeCodePoints",
		Results:           []sarifResult{},
	}
	findings := slices.Clone(r.Findings)
	slices.SortStableFunc(findings, func(a, b finding.Finding) int { return int(a.Severity) - int(b.Severity) })
	left := 0
	if len(findings) > mostResults {
		left = len(findings) - (mostResults - 1)
		findings = findings[:mostResults-1]
	}
	run.Tool.Driver.Rules = sarifRules(findings)
	prints := fingerprints(findings, t)
	for i, f := range findings {
		run.Results = append(run.Results, sarifFinding(f, prints[i], t))
	}
	if left > 0 {
		run.Results = append(run.Results, sarifResult{Level: "note", Message: sarifText{fmt.Sprintf("%d more findings are left out; another format lists them all", left)}})
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRunEnd(e Ending) sarifInvocation {
	out := sarifInvocation{Successful: e.complete(), ExitCode: e.Code}
	for _, f := range e.withUnchecked(nil) {
		out.Notifications = append(out.Notifications, sarifNotification{sarifID{string(f.Rule)}, sarifLevel(f.Severity), sarifText{sarifSentence(f)}})
	}
	return out
}

// sarifSentence is what was found and what to do.
func sarifSentence(f finding.Finding) string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + " (" + f.Hint + ")"
}

func sarifFinding(f finding.Finding, print string, t Target) sarifResult {
	out := sarifResult{RuleID: string(f.Rule), Level: sarifLevel(f.Severity), Message: sarifText{sarifSentence(f)}, Fingerprints: map[string]string{"flowverdict/v1": print}}
	if name := t.file(f.File); name != "" {
		column := max(1, f.Column)
		out.Locations = []sarifLocation{{sarifPhysical{
			sarifAddress(name),
			sarifRegion{line(f), column, line(f), column + max(1, f.Width)},
		}}}
	}
	return out
}

// sarifAddress is where a file lies: from the root of the repository, or, outside
// of it, from that of the file system.
func sarifAddress(name string) sarifArtifact {
	out := sarifArtifact{URI: pathname.Address(name), BaseID: sourceRoot}
	if strings.HasPrefix(out.URI, "file:") {
		out.BaseID = ""
	}
	return out
}

func sarifLevel(s finding.Severity) string {
	if s == finding.SeverityNotice {
		return "note"
	}
	return s.String()
}

// sarifRules describes the rules that the findings break.
func sarifRules(findings []finding.Finding) []sarifRule {
	broken := map[finding.RuleID]bool{}
	for _, f := range findings {
		broken[f.Rule] = true
	}
	out := []sarifRule{}
	for _, r := range validation.Rules() {
		if !broken[r.ID] {
			continue
		}
		out = append(out, sarifRule{string(r.ID), sarifText{r.Summary}, sarifText{r.Explanation}, sarifText{r.Explanation}, sarifDefault{sarifLevel(r.Severity)}})
	}
	return out
}
