package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
)

// Result is what a run found, file by file in the order given, and by place.
type Result struct {
	AsOf     string
	Files    []string // names of the records that were checked
	Findings []finding.Finding
	Passed   []string // names of files beside records that are none, and of which nothing was found

	// Configuration is the name of the configuration file that was applied, ""
	// for none. Findings in it come last and belong to no record.
	Configuration string

	// Registers are the names of the registers that were compared.
	Registers []string

	all    []finding.Finding // with those that others explain; nil where there are none
	looked func(id finding.RuleID, record int) bool
}

// Looked reports whether a rule has looked at a record with all that it needs: if
// not, that it found nothing says nothing.
func (r *Result) Looked(id finding.RuleID, record int) bool {
	return r.looked == nil || r.looked(id, record)
}

// Revised returns the result with every finding as change returns it, or
// without it where change returns false. A finding that was left out, because
// another one explains it, comes in where that one goes.
func (r *Result) Revised(change func(finding.Finding) (finding.Finding, bool)) *Result {
	out := *r
	before := r.all
	if before == nil {
		before = r.Findings
	}
	var after []finding.Finding
	for _, f := range before {
		if f, stays := change(f); stays {
			after = append(after, f)
		}
	}
	out.keep(after)
	return &out
}

// keep takes findings, in their order, and leaves out the echoes.
func (r *Result) keep(all []finding.Finding) {
	r.Findings, r.all = all, nil
	explained := r.explained(all)
	if len(explained) == 0 {
		return
	}
	r.Findings, r.all = nil, all
	for i, f := range all {
		if !explained[i] {
			r.Findings = append(r.Findings, f)
		}
	}
	if others := count(all, reportOutdated) - count(r.Findings, reportOutdated); others > 0 {
		at := slices.IndexFunc(r.Findings, func(f finding.Finding) bool { return f.Rule == reportOutdated })
		r.Findings[at].Message += "; so was that of " + text.Count(others, "other record")
	}
}

func count(all []finding.Finding, rule finding.RuleID) int {
	n := 0
	for _, f := range all {
		if f.Rule == rule {
			n++
		}
	}
	return n
}

// explained finds the echoes of other findings of the same record, and those
// that say of another record what was said of one: that its Markdown is in
// another wording, as after an update of the program all are.
func (r *Result) explained(all []finding.Finding) map[int]bool {
	var run []finding.RuleID
	out := map[int]bool{}
	outdated := false
	for i, f := range all {
		explains := echoOfException
		switch f.Rule {
		case reportDiffers:
			if run == nil {
				run = runRules()
			}
			explains = func(g, f finding.Finding) bool { return r.rewrites(g, f) && !slices.Contains(run, g.Rule) }
		case reportOutdated:
			if outdated {
				out[i] = true
			}
			outdated = true
			continue
		case verdictTooLow:
		case supersededEarly:
			explains = echoOfWaiting
		case decisionPending:
			explains = echoOfReview
		default:
			continue
		}
		first, last := i, i+1
		for ; first > 0 && all[first-1].Record == f.Record; first-- {
		}
		for ; last < len(all) && all[last].Record == f.Record; last++ {
		}
		told := func(f finding.Finding, explains func(g, f finding.Finding) bool) bool {
			return slices.ContainsFunc(all[first:last], func(g finding.Finding) bool { return g.Severity <= f.Severity && explains(g, f) })
		}
		if told(f, explains) && (f.Rule != supersededEarly || !told(f, echoOfReview)) { // else what explains it is an echo too
			out[i] = true
		}
	}
	return out
}

// rewrites reports whether something that somebody wrote in the record explains
// why its Markdown differs: once that is mended, the Markdown is written anew.
func (r *Result) rewrites(g, f finding.Finding) bool {
	return g.File == r.Files[f.Record]
}

// echoOfException reports whether another rule says of an exception what makes
// the verdict too low.
func echoOfException(g, f finding.Finding) bool {
	return g.Path == f.Path && (g.Rule == lenientDecision || g.Rule == exceptionExpired)
}

// echoOfReview reports whether another rule says that what a record waits with has
// to be found anew.
func echoOfReview(g, f finding.Finding) bool { return g.File == f.File && g.Rule == reviewOverdue }

// echoOfWaiting reports whether another rule says that the record waits for its
// decision.
func echoOfWaiting(g, f finding.Finding) bool {
	return g.File == f.File && g.Path == f.Path && g.Rule == decisionPending
}

// runRules lists the rules by which a record is wrong on a day, or for what a
// run asks of it, and not by what somebody wrote.
func runRules() []finding.RuleID {
	out := []finding.RuleID{notAccepted, verdictTooLow}
	for _, r := range Rules() {
		if r.needs&theDay != 0 {
			out = append(out, r.ID)
		}
	}
	return out
}

// Counts are the numbers of findings of each severity.
type Counts struct{ Errors, Warnings, Notices int }

// Counts counts the findings.
func (r *Result) Counts() Counts {
	var c Counts
	for _, f := range r.Findings {
		switch f.Severity {
		case finding.SeverityError:
			c.Errors++
		case finding.SeverityWarning:
			c.Warnings++
		default:
			c.Notices++
		}
	}
	return c
}

// Exit is the exit code of the run: 1 where a finding is at least as bad as
// failOn, else 0.
func (r *Result) Exit(failOn finding.Severity) int {
	for _, f := range r.Findings {
		if f.Severity <= failOn {
			return 1
		}
	}
	return 0
}

// Summary is the one line that says what was checked, as of which day, and
// what was found.
func (r *Result) Summary() string {
	c := r.Counts()
	found := "nothing found"
	if len(r.Findings) > 0 {
		found = fmt.Sprintf("%s, %s, %s", text.Count(c.Errors, "error"), text.Count(c.Warnings, "warning"), text.Count(c.Notices, "notice"))
	}
	asOf := ""
	if r.AsOf != "" {
		asOf = " as of " + r.AsOf
	}
	return fmt.Sprintf("%s checked%s: %s%s", text.Count(len(r.Files), "record"), asOf, found, r.passed())
}

// passed names what lies beside records, and three at most.
func (r *Result) passed() string {
	const most = 3
	named, more := r.Passed, ""
	switch {
	case len(named) == 0:
		return ""
	case len(named) > most:
		named, more = named[:most], fmt.Sprintf(" and %d more", len(named)-most)
	}
	return fmt.Sprintf("; beside records, and none: %s%s", text.Line(strings.Join(named, ", ")), more)
}
