// Package validation holds stored records to the rules: it reads each strictly,
// judges its answers again with the questionnaire that it names, and reports
// every difference as a [finding.Finding] at its line. One root cause is one finding:
// what only follows from something already found is left out.
//
// It is a function of values. The caller gives file names and contents, the
// questionnaires, the day of the run and the renderer; the package opens no
// file, reads no clock and prints nothing. It imports the questionnaire's
// packages, the record and a diff library.
package validation

import (
	"cmp"
	"path"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// Options say what records are held against. The zero value takes the
// questionnaires that come with the program and leaves out what needs a day or
// a renderer.
type Options struct {
	AsOf   string // the only day that any rule knows, YYYY-MM-DD; without one nothing is overdue or expired
	Within int    // days ahead in which what falls due is a warning; 0 for none

	// DecisionDays is how long a record may be proposed, in days from its review's
	// date; 0 stands for [DecisionDays].
	DecisionDays int

	// CarriedDays is how many days old an answer may be that is carried over and not
	// confirmed; 0 stands for [review.CarriedDays].
	CarriedDays int

	// Profile is what the organisation demands of all its records; nil for nothing.
	Profile *profile.Profile

	Require *Requirement // what every record has to have beside the rules; nil asks for nothing

	// Known lists the questionnaires, the newest version of each id last, and
	// Resolve returns one of them, or nil. Nil stands for those that come with
	// the program. Resolve is asked for every record, at the same time: it should
	// remember what it has read.
	Known   []library.Release
	Own     []string // files of questionnaires that the run was given; commands in hints name them
	Resolve func(id, version string) *questionnaire.Questionnaire

	// Next names the questionnaire by which a review is done again; nil stands for
	// the newest version of its own.
	Next func(*questionnaire.Questionnaire) (id, version string)

	// Render writes the Markdown of a record, and returns what is there where that
	// is the same. Without it Markdown files are not compared. It must be safe for
	// concurrent use.
	Render func(r *record.Record, q *questionnaire.Questionnaire, there []byte) []byte

	// Renderer is the version of its wording. Markdown that an earlier one wrote is
	// no error while nobody edited it.
	Renderer int
}

// DecisionDays is how many days a decision may take where nothing else is said.
const DecisionDays = 90

// File is a record to be checked.
type File struct {
	Name     string // with slashes; "" for a text without a name, which then stands alone
	Folder   string // which folder it lies in, the same for all of its names; "" goes by the name
	Content  []byte
	Markdown *Markdown // beside it; nil where nobody looked
}

// Markdown is the file beside a record.
type Markdown struct {
	Name    string
	Content []byte
	Missing bool
	Refused string // why what lies there is not read, a clause; "" where it is
}

// Checker checks records. What it says depends on its options only, and records
// can be examined at the same time.
type Checker struct {
	options Options
	rules   RuleTable
}

// New returns a checker.
func New(o Options) *Checker {
	if o.Resolve == nil {
		o.Resolve = new(library.Library).Get
	}
	if o.Known == nil {
		o.Known = library.Releases()
	}
	if !review.ValidDay(o.AsOf) {
		o.AsOf = ""
	}
	if o.DecisionDays == 0 {
		o.DecisionDays = DecisionDays
	}
	if o.CarriedDays == 0 {
		o.CarriedDays = review.CarriedDays
	}
	return &Checker{options: o, rules: Rules()}
}

// Examined is what is kept of one record: its findings, and the few facts that
// rules across records need. It does not hold the file.
type Examined struct {
	Name     string
	findings []finding.Finding
	facts    facts
	looked   looked
}

// Findings returns what is wrong in the record itself, by place.
func (e *Examined) Findings() []finding.Finding { return e.findings }

// Errors returns those of the findings that are errors by a rule of one of the
// groups.
func (c *Checker) Errors(findings []finding.Finding, groups ...Group) []finding.Finding {
	return slices.DeleteFunc(finding.Errors(findings), func(f finding.Finding) bool {
		return !slices.Contains(groups, c.rule(f.Rule).Group)
	})
}

// Examine checks one record by itself. It is safe for concurrent use.
func (c *Checker) Examine(f File) *Examined {
	in, ok := c.inspect(f)
	return &Examined{Name: f.Name, findings: in.found, facts: in.gather(ok), looked: looked{ok && in.judged(), in.skipped}}
}

// inspect applies the rules of one record; false where the file is no YAML
// document at all.
func (c *Checker) inspect(f File) (*inspection, bool) {
	read, ok := record.Decode(f.Content)
	in := c.begin(f, read)
	if ok && read.Document.Root().IsMapping() {
		in.resolve()
		in.assess()
		for i := range c.rules {
			in.apply(&c.rules[i])
		}
		in.dropEchoes()
	}
	in.found = dropQuotes(in.found)
	in.sort()
	return in, ok
}

// begin takes what was read of a file, and what was found on the way.
func (c *Checker) begin(f File, read record.File) *inspection {
	in := &inspection{
		Checker: c, name: f.Name, folder: cmp.Or(f.Folder, path.Dir(f.Name)), markdown: f.Markdown, document: read.Document,
		record: &read.Record, pin: read.Questionnaire, stored: &read.Assessment,
	}
	in.takeShape(read.Document.Findings())
	return in
}

// Reading is a record as it was read and judged again, for whoever works on
// with what it says.
type Reading struct {
	Record        *record.Record
	Questionnaire *questionnaire.Questionnaire // that it pins; nil where it is not known
	Assessment    *questionnaire.Assessment    // of its answers; nil where they cannot be judged
	Findings      []finding.Finding            // all that [Checker.Examine] finds
}

// Read reads and checks one record by itself. It is safe for concurrent use.
func (c *Checker) Read(f File) Reading {
	in, _ := c.inspect(f)
	return Reading{Record: in.record, Questionnaire: in.questionnaire, Assessment: in.computed, Findings: in.found}
}

// Result brings examined records together, in their order: it adds what is
// wrong between records of one folder, and between them and those around them that
// [Checker.Around] found. Without those, the records given are taken for all that
// their folders hold.
func (c *Checker) Result(all []*Examined, around ...*Examined) *Result {
	r := &Result{AsOf: c.options.AsOf, Files: make([]string, len(all)), looked: c.lookedAt(all, around)}
	between := c.between(all, around)
	var found []finding.Finding
	for i, e := range all {
		r.Files[i] = e.Name
		own := e.findings
		if len(between[i]) > 0 {
			own = dropQuotes(inOrder(e.Name, append(between[i], own...)))
		}
		for _, f := range own {
			f.Record = i
			found = append(found, f)
		}
	}
	r.keep(found)
	return r
}

// Check checks all records, one after the other.
func Check(files []File, o Options) *Result {
	c := New(o)
	all := make([]*Examined, len(files))
	for i, f := range files {
		all[i] = c.Examine(f)
	}
	return c.Result(all)
}

// Record returns the errors that a record has on the day of its review, judged
// by q. It is read as it will be written, so that a record without any is one
// that can be read back. No file has it yet: the findings say where by path
// alone. That what was measured contradicts an answer is none of them: it can be
// settled later, and no answer is to be lost over it. What the organisation demands
// is held against it, where there is a profile.
func Record(r *record.Record, q *questionnaire.Questionnaire, p *profile.Profile) []finding.Finding {
	return writing(unwritten(r, q, Options{AsOf: r.Review.Date, Profile: p}))
}

// Unwritten returns the errors of [Record], and beside them what a run by these
// options would say of the record: its warnings, and the errors that keep nothing from
// being written.
func Unwritten(r *record.Record, q *questionnaire.Questionnaire, o Options) (wrong, warnings []finding.Finding) {
	then := o
	then.AsOf = r.Review.Date
	found := unwritten(r, q, then)
	wrong = writing(found)
	if o.AsOf != then.AsOf {
		found = unwritten(r, q, o)
	}
	return wrong, slices.DeleteFunc(found, func(f finding.Finding) bool {
		return f.Severity == finding.SeverityNotice || slices.ContainsFunc(wrong, func(w finding.Finding) bool { return w.Rule == f.Rule && w.Path == f.Path })
	})
}

// unwritten returns all findings in a record that no file has yet.
func unwritten(r *record.Record, q *questionnaire.Questionnaire, o Options) []finding.Finding {
	content, err := r.YAML()
	if err != nil {
		return []finding.Finding{{Rule: yamldoc.WrongType, Message: err.Error()}}
	}
	o.Resolve = func(string, string) *questionnaire.Questionnaire { return q }
	found := New(o).Examine(File{Content: content}).Findings()
	for i := range found {
		found[i].Position, found[i].Source = finding.Position{}, ""
	}
	return found
}

// writing are the findings that keep a record from being written. A person may write
// an answer that was contradicted, and settle it later; that a run is later than the
// review says nothing of the present day.
func writing(found []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(finding.Errors(found), func(f finding.Finding) bool {
		return f.Rule == evidenceContradicts || f.Rule == evidenceFuture
	})
}
