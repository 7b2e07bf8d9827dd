package validation

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation/internal/broken"
)

// inspection is one record while it is examined: what its file says, and what
// is computed from that.
type inspection struct {
	*Checker
	name     string    // of the file
	folder   string    // that it lies in
	markdown *Markdown // beside it
	document *yamldoc.Document
	record   *record.Record
	broken   *broken.Values // by errors of shape

	pin           record.Pin                   // the questionnaire that the file names
	questionnaire *questionnaire.Questionnaire // that one, nil where it is not known
	stored        *record.Assessment           // what the file claims
	computed      *questionnaire.Assessment    // what its answers give, nil where they cannot be judged
	differences   []finding.Finding            // between the two
	several       bool                         // the one difference stands for several

	rendered []byte                  // the Markdown that the record gives, once it was asked for
	weighed  map[int]evidence.Looked // what the evidence says of each answer, once it was asked for

	found   []finding.Finding
	skipped []finding.RuleID // that could not say all
}

// takeShape takes over what was found while the file was read.
func (in *inspection) takeShape(found []finding.Finding) {
	in.broken = broken.New(in.document)
	for _, f := range found {
		rule := in.rule(f.Rule)
		if f.Rule == yamldoc.MissingKey && record.InAssessment(f.Path) {
			f.Hint = in.update() // nobody can write what is computed
		}
		in.add(rule, f)
		if rule.Severity == finding.SeverityError {
			in.broken.Add(f)
		}
	}
}

// rule returns the table's entry; what the table does not know is an error.
func (c *Checker) rule(id finding.RuleID) *Rule {
	if r := c.rules.Find(id); r != nil {
		return r
	}
	return &Rule{ID: id, Group: GroupShape}
}

// resolve finds the questionnaire that the record names.
func (in *inspection) resolve() {
	if !in.broken.At("questionnaire.id") && !in.broken.At("questionnaire.version") {
		in.questionnaire = in.options.Resolve(in.pin.ID, in.pin.Version)
	}
}

// assess judges the answers again, if each of them can be judged.
func (in *inspection) assess() {
	if in.questionnaire == nil || in.broken.Above("answers") {
		return
	}
	for i := range in.record.Answers {
		if !in.sound(i) {
			return
		}
	}
	a := questionnaire.Assess(in.questionnaire, in.record.Answers)
	in.computed = &a
	in.compare()
}

// apply runs one rule, unless what it needs is not known.
func (in *inspection) apply(r *Rule) {
	if r.check == nil {
		return
	}
	if !in.has(r.needs) {
		in.skip(r)
		return
	}
	for _, f := range r.check(in) {
		if f.File == "" {
			if f.Path != "" && in.broken.At(f.Path) {
				in.skip(r)
				continue
			}
			f.Position = in.at(f.Path)
			f.Source = in.document.Excerpt(f.Position)
		}
		in.add(r, f)
	}
}

// skip notes that a rule could not say all. What holds for every record of the run
// is not noted of each.
func (in *inspection) skip(r *Rule) {
	if in.options.meets(r.needs) {
		in.skipped = append(in.skipped, r.ID)
	}
}

// judged reports whether nothing was found that keeps rules from looking at the
// record as it is meant.
func (in *inspection) judged() bool {
	return !slices.ContainsFunc(in.found, func(f finding.Finding) bool {
		return f.Severity == finding.SeverityError && in.rule(f.Rule).Group.Fundamental()
	})
}

// add keeps what was found of a rule. What names no other file is of the
// record's own.
func (in *inspection) add(r *Rule, f finding.Finding) {
	f.Rule, f.Severity = r.ID, r.Severity
	if f.File == "" {
		f.File = in.name
	}
	if f.File == in.name {
		f.Named = in.document.Named(f.Path, "question", "gate", "mitigation", "practice", "fact", "id")
	}
	in.found = append(in.found, shortened(f))
}

func (in *inspection) has(needs need) bool {
	switch {
	case needs&theQuestionnaire != 0 && in.questionnaire == nil:
		return false
	case needs&(theAssessment|theGates) != 0 && in.computed == nil:
		return false
	case needs&theGates != 0 && !in.gatesAgree():
		return false
	case !in.options.meets(needs):
		return false
	case needs&(aMarkdown|itsText) != 0 && in.markdown == nil:
		return false
	case needs&itsText != 0 && (in.markdown.Missing || in.markdown.Refused != "" || in.options.Render == nil):
		return false
	}
	return needs&aWholeRecord == 0 || in.whole()
}

// whole reports whether the record says clearly what the Markdown should be.
// What else makes it differ is left out of the result, as its echo.
func (in *inspection) whole() bool {
	if in.questionnaire == nil || in.computed == nil {
		return false
	}
	return in.judged()
}

// live reports whether the record still speaks for anything: neither rejected
// nor superseded.
func (in *inspection) live() bool {
	return in.record.Decision.State() != review.Rejected && in.record.Decision.State() != review.Superseded
}

// at is where the value of a path stands. A value that is not there has no
// place of its own: then it is the one it would stand in.
func (in *inspection) at(path string) finding.Position {
	if path == "" {
		return finding.Position{}
	}
	return in.document.At(path)
}

func (in *inspection) sort() { in.found = inOrder(in.name, in.found) }

// inOrder sorts the findings of one record by place, those in its own file
// before those in the Markdown.
func inOrder(name string, findings []finding.Finding) []finding.Finding {
	own := func(f finding.Finding) int {
		if f.File == name {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(findings, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(own(a), own(b)), a.Position.Compare(b.Position))
	})
	return findings
}

// longest is how much of a text is kept in a finding, in bytes.
const longest = 1000

// shortened cuts the texts of a finding that hold more of the record than is
// shown, so that it does not hold the whole file.
func shortened(f finding.Finding) finding.Finding {
	f.Message, f.Hint, f.Source = short(f.Message), short(f.Hint), shown(f.Source, f.Position)
	return f
}

// short cuts a text that holds more of the record than a message should.
func short(s string) string {
	if len(s) <= longest {
		return s
	}
	return cut(s, longest) + "..."
}

// shown is a copy of a line as far as it is kept; "" where the position lies
// beyond.
func shown(line string, at finding.Position) string {
	if len(line) > longest {
		line = cut(line, longest)
		if at.Column > utf8.RuneCountInString(line) {
			return ""
		}
	}
	return string([]rune(line)) // a copy, in which a byte that is no UTF-8 is U+FFFD
}

func cut(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
