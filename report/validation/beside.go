package validation

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

const (
	reportAlone   finding.RuleID = "report-alone"
	notARecord    finding.RuleID = "not-a-record"
	noRegularFile finding.RuleID = "no-regular-file"
	recordEnding  finding.RuleID = "record-ending"
	recordRemoved finding.RuleID = "record-removed"

	configurationUnused finding.RuleID = "configuration-unused"

	registerOutdated finding.RuleID = "register-outdated"
)

// besideRules are the rules of what lies where records are looked for and is
// none.
func besideRules() []Rule {
	return []Rule{
		{
			ID: reportAlone, Group: GroupFolder, beside: checkReportAlone, reach: ReachFile,
			Summary:     "A Markdown file is written as that of a record, and no record lies beside it.",
			Explanation: "People read the Markdown and believe it, because it is held to the record. Without a record nobody has judged what it says: it may be left over, or forged. It is known by its front matter, its verdict or the digest of a questionnaire. A record is compared with its .md only, so another ending of Markdown stands alone.",
			Wrong:       "---\nstatus: accepted\nrecord: 0042-evilctl\n---\n",
			Right:       "---\nstatus: accepted\n---\n",
		},
		{
			ID: notARecord, Group: GroupFolder, beside: checkNotARecord, reach: ReachFile,
			Summary:     "A file in a folder of records is named as a record is, and is none.",
			Explanation: "A number, a hyphen, a name and .yaml: whoever looks through the folder takes it for a decision, and nothing checks it. Make a record of it, or give it another name.",
			Wrong:       "verdict: suitable\n",
			Right:       "schema: flowverdict/record/v1\n",
		},
		{
			ID: noRegularFile, Group: GroupFolder, Severity: finding.SeverityWarning, beside: checkNoRegularFile, reach: ReachFile,
			Summary:     "A name that ends as that of a record or its Markdown, in a folder of records, is no regular file.",
			Explanation: "Links in a folder are not followed, and pipes, sockets and devices are not read. So a record behind one is not checked. Put the file itself there. A link to a record of the repository that the run does not check is told in every folder, and so is one to a folder with such a record. Where the name has a number, as a record's, it is an error by the rule not-a-record.",
		},
		{
			ID: recordEnding, Group: GroupFolder, Severity: finding.SeverityWarning, beside: checkRecordEnding, reach: ReachFile,
			Summary:     "A file holds a record, and its name does not end as that of one.",
			Explanation: "In a folder only files that end in .yaml or .yml are read as records, in large or small letters. JSON is YAML, and read: under the ending .yaml. So whoever opens the file reads a decision that nothing checks. A page or a program that only names the schema of records holds none. Files beside records are looked at, and everywhere those with the number of a record; backup copies and templates are named in the summary line only.",
			Wrong:       "schema: flowverdict/record/v1\n",
			Right:       "schema: other/v1\n",
		},
		{
			ID: recordRemoved, Group: GroupFolder, Severity: finding.SeverityWarning, beside: checkRemoved, reach: ReachChange,
			Summary:     "The change removes a record that holds a decision.",
			Explanation: "Whoever asks later what was decided, and why, finds nothing, and a pipeline that asks for the record has none. A decision that does not hold any more is superseded by a new record. A record that only moved is not removed: its decision stands in a record of the run, under its id or, all else being alike, under another number. It is found where validate is given the files that a change removes, with --removed.",
		},
		{
			ID: configurationUnused, Group: GroupFolder, Severity: finding.SeverityWarning, beside: checkUnused, reach: ReachFile,
			Summary:     "A file is meant as a configuration, and has no effect on the run.",
			Explanation: "The configuration is the nearest .flowverdict.yaml, in the present folder or above it up to the repository's root. A file of another ending or spelling, in a folder below, or in one such as .github changes nothing, and whoever wrote it believes otherwise. It is known by its name, in the folders up to the root and in those that are checked, and there by its schema as well. Nothing is said where --config or --no-config is given. In a repository where each folder has a configuration of its own, make it a notice or ignore it.",
			Wrong:       "schema: flowverdict/config/v1\n",
			Right:       "schema: other/v1\n",
		},
		{
			ID: registerOutdated, Group: GroupFolder, beside: checkRegister, reach: ReachRegister,
			Summary:     "The register of a folder, which the configuration names, is not what its records give.",
			Explanation: "The register is the page that people open first. It holds nothing that depends on the day, so it differs only where a record has changed and the page was not written again, or where it was edited. It is compared where the whole folder was checked and every record in it could be read; a register in a folder that no run without paths checks is told as well. The finding shows how they differ, in 40 lines at most.",
			Wrong:       "- Decisions: 1 proposed\n",
			Right:       "- Decisions: 1 accepted\n",
		},
	}
}

// Beside is a file that lies where records are looked for, in a folder of records
// or written as one of theirs, and is neither a record nor the Markdown of one.
type Beside struct {
	Name   string // with slashes
	Why    string // why it is not read, a clause: "it is a pipe"; "" where it could be
	Report bool   // it is written as the Markdown of a record
	Record bool   // it holds a record, and its name does not end as that of one

	// Compared is the Markdown that the record of this name is compared with; "" where
	// there is no such record.
	Compared string

	// Behind is set of a link to a folder: a record in that folder that is not checked.
	Behind string

	// Removed is set of a record that a change removes: where its decision stood, or
	// [RemovedUnread].
	Removed string

	// Configuration is set of a file that is meant as a configuration and is not the one
	// of the run: the name of that, or the one that it would have.
	Configuration string

	Register *Register // the file is the register of its folder, or should be
}

// Register is a page of all records of a folder.
type Register struct {
	Content []byte // that is there; of a file that is not read, [Beside.Why] says why
	Missing bool
	Outside bool   // no run looks at its folder
	Want    []byte // what the records give
	Command string // that writes it
}

// RemovedUnread stands for the decision of a removed record that could not be read.
const RemovedUnread = "unread"

// kindOf says what a file is that is none.
func (b Beside) kindOf() string {
	if b.Why == "" {
		return "it is some other YAML file"
	}
	return b.Why
}

// Numbered reports whether the file is named as records are by themselves.
func (b Beside) Numbered() bool { return number(baseName(b.Name)) != "" }

func (b Beside) isYAML() bool {
	ext := strings.ToLower(path.Ext(b.Name))
	return ext == ".yaml" || ext == ".yml"
}

func checkReportAlone(b Beside) []finding.Finding {
	if !b.Report {
		return nil
	}
	if b.Compared != "" {
		return []finding.Finding{{
			Message: fmt.Sprintf("the file is written as the Markdown of a record, and only %s is compared with that", text.Clip(b.Compared)),
			Hint:    "remove the file, or let it say something else",
		}}
	}
	return []finding.Finding{{
		Message: fmt.Sprintf("the file is written as the Markdown of a record, and there is no record %s beside it", text.Clip(baseName(b.Name))),
		Hint:    "put the record back, or remove the file",
	}}
}

func checkNotARecord(b Beside) []finding.Finding {
	if b.Register != nil || b.Configuration != "" || b.Removed != "" || b.Report || b.Record || b.Behind != "" || !b.Numbered() || !b.isYAML() && b.Why == "" {
		return nil
	}
	return []finding.Finding{{
		Message: "the file is named as a record is, and is none: " + b.kindOf(),
		Hint:    "make a record of it, or give it a name without a number",
	}}
}

func checkRecordEnding(b Beside) []finding.Finding {
	if !b.Record {
		return nil
	}
	end := "its name has no ending"
	if ext := path.Ext(b.Name); ext != "" {
		end = fmt.Sprintf("its name ends in %q", text.Clip(ext))
	}
	return []finding.Finding{{
		Message: "the file holds a record, and a run over its folder does not read it: " + end,
		Hint:    "give it the ending .yaml, or remove it",
	}}
}

func checkNoRegularFile(b Beside) []finding.Finding {
	if b.Behind != "" {
		return []finding.Finding{{
			Message: fmt.Sprintf("the folder is not read: %s, and a record in it is not checked: %s", b.Why, text.Clip(b.Behind)),
			Hint:    "name the folder that the link leads to, as a path or under folders of the configuration",
		}}
	}
	if b.Register != nil || b.Report || b.Numbered() || b.Why == "" {
		return nil
	}
	return []finding.Finding{{
		Message: "the file is not read: " + b.kindOf(),
		Hint:    "put the file itself there, or give it a name with another ending",
	}}
}

func checkUnused(b Beside) []finding.Finding {
	if b.Configuration == "" {
		return nil
	}
	return []finding.Finding{{
		Message: "the file is meant as a configuration, and has no effect on this run",
		Hint:    fmt.Sprintf("put what it says into %s, or name the file with --config", text.Clip(b.Configuration)),
	}}
}

func checkRemoved(b Beside) []finding.Finding {
	said := "the change removes a record whose decision is " + b.Removed
	switch b.Removed {
	case "", review.Proposed:
		return nil
	case review.Accepted, review.Rejected, review.Superseded:
	default:
		said = "the change removes a record whose decision cannot be read"
	}
	return []finding.Finding{{Message: said, Hint: "put it back; a new record can supersede it"}}
}

func checkRegister(b Beside) []finding.Finding {
	r := b.Register
	if r == nil {
		return nil
	}
	run := "run: " + r.Command
	have := text.PlainLines(r.Content)
	switch {
	case r.Outside:
		return []finding.Finding{{
			Message: "the register is compared with nothing: its folder is none of those that are checked",
			Hint:    "correct its path under registers, or name its folder under folders",
		}}
	case b.Why != "":
		return []finding.Finding{{Message: "the register is not read: " + b.Why, Hint: "remove it, and " + run}}
	case r.Missing:
		return []finding.Finding{{Message: "there is no register, and the configuration names it", Hint: run}}
	case bytes.Equal(have, r.Want) || looksAlike(have, r.Want):
		return nil
	}
	f := firstDifference(string(have), string(r.Want))
	f.Message, f.Hint = "the register is not what the records of the folder give", run
	f.Detail = diff(b.Name, "what the records give", string(have), string(r.Want))
	return []finding.Finding{f}
}

// Lying adds to the result what the rules find of files beside records, and
// names those of which they find nothing under [Result.Passed].
func (c *Checker) Lying(r *Result, all []Beside) {
	var found []finding.Finding
	for _, b := range all {
		if b.Register != nil {
			r.Registers = append(r.Registers, b.Name)
		}
		before := len(found)
		for i := range c.rules {
			rule := &c.rules[i]
			if rule.beside == nil {
				continue
			}
			for _, f := range rule.beside(b) {
				f.Rule, f.Severity, f.File, f.Record = rule.ID, rule.Severity, b.Name, -1
				found = append(found, shortened(f))
			}
		}
		if len(found) == before && b.Removed == "" && b.Register == nil {
			r.Passed = append(r.Passed, b.Name)
		}
	}
	if r.all != nil {
		r.keep(append(r.all, found...))
	} else {
		r.keep(append(r.Findings, found...))
	}
}
