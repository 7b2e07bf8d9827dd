package validation

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// inspection is one record while it is examined.
type inspection struct {
	*Checker
	record.File
	file File

	faults      []yamldoc.Problem // of shape, without what is only a notice
	faultyLines map[int]bool      // lines with a fault that no path names
	unread      bool              // the whole of it was not read

	questionnaire *questionnaire.Questionnaire // nil where it is not known
	assessment    *questionnaire.Assessment    // nil where the answers cannot be judged
	differences   []difference                 // between it and the stored one
	several       bool                         // the one difference stands for several

	markdown []byte // that the record gives, once it was asked for

	found []Finding
}

func (in *inspection) takeProblems(problems []yamldoc.Problem) {
	in.faultyLines = map[int]bool{}
	for _, p := range problems {
		rule := in.rule(p.Rule)
		in.add(rule, p.Path, p.Place, p.Message, p.Hint)
		if rule.Severity != Error {
			continue
		}
		in.faults = append(in.faults, p)
		switch {
		case p.Path != "":
		case p.Rule == yamldoc.ControlCharacter:
			in.faultyLines[p.Place.Line] = true
		case p.Rule == yamldoc.TooManyItems:
			in.unread = true
		}
	}
}

// rule returns the table's entry; what the table does not know is an error.
func (c *Checker) rule(id yamldoc.Rule) *Rule {
	for i := range c.rules {
		if c.rules[i].ID == id {
			return &c.rules[i]
		}
	}
	return &Rule{ID: id, Group: Shape}
}

// resolve finds the questionnaire that the record names.
func (in *inspection) resolve() {
	if !in.broken("questionnaire.id") && !in.broken("questionnaire.version") {
		in.questionnaire = in.options.Resolve(in.Questionnaire.ID, in.Questionnaire.Version)
	}
}

// assess judges the answers again, if each of them can be judged.
func (in *inspection) assess() {
	if in.questionnaire == nil || in.brokenAbove("answers") {
		return
	}
	for i := range in.Answers {
		if !in.sound(i) {
			return
		}
	}
	a := questionnaire.Assess(in.questionnaire, in.Answers)
	in.assessment = &a
	in.compare()
}

// apply runs one rule, unless what it needs is not known.
func (in *inspection) apply(r *Rule) {
	if r.check == nil || !in.has(r.needs) {
		return
	}
	for _, f := range r.check(in) {
		if f.elsewhere != nil {
			in.addElsewhere(r, f)
			continue
		}
		if f.path == "" || !in.broken(f.path) {
			in.add(r, f.path, in.at(f.path), f.message, f.hint)
		}
	}
}

func (in *inspection) has(needs need) bool {
	switch {
	case needs&theQuestionnaire != 0 && in.questionnaire == nil:
		return false
	case needs&(theAssessment|theGates) != 0 && in.assessment == nil:
		return false
	case needs&theGates != 0 && !in.gatesAgree():
		return false
	case needs&theDay != 0 && in.options.AsOf == "":
		return false
	}
	return needs&aWholeRecord == 0 || in.whole()
}

// whole reports whether the record says clearly what the Markdown should be.
// What else makes it differ is left out of the result, as its echo.
func (in *inspection) whole() bool {
	if in.questionnaire == nil || in.assessment == nil {
		return false
	}
	return !slices.ContainsFunc(in.found, func(f Finding) bool {
		group := in.rule(f.Rule).Group
		return f.Severity == Error && (group == Shape || group == Questionnaire || group == Judging)
	})
}

// live reports whether the record still speaks for anything: neither rejected
// nor superseded.
func (in *inspection) live() bool {
	return in.Decision.Status != review.Rejected && in.Decision.Status != review.Superseded
}

// at is where the value of a path stands. A value that is not there has no
// place of its own: then it is the one it would stand in.
func (in *inspection) at(path string) yamldoc.Place {
	if path == "" {
		return yamldoc.Place{}
	}
	return in.Document.At(path)
}

// broken reports whether the value at path, one that it stands in or one in
// it has a fault of shape, so that nothing more can be said of it.
func (in *inspection) broken(path string) bool {
	return in.brokenAbove(path) || slices.ContainsFunc(in.faults, func(p yamldoc.Problem) bool {
		return below(p.Path, path) || below(p.Meant, path)
	})
}

// brokenAbove is broken without what is in the value.
func (in *inspection) brokenAbove(path string) bool {
	if len(in.faults) == 0 {
		return false
	}
	return in.unread || in.Document.Repeated(path) || in.faultyLines[in.Document.At(path).Line] || in.misnamed(path) || slices.ContainsFunc(in.faults, func(p yamldoc.Problem) bool {
		return p.Path == path || p.Meant == path || below(path, p.Path) || below(path, p.Meant)
	})
}

// misnamed reports whether the value at path is absent where a key stands that
// nobody knows: it may be there under that name.
func (in *inspection) misnamed(path string) bool {
	for _, p := range in.faults {
		if p.Rule != yamldoc.UnknownKey || p.Meant != "" {
			continue
		}
		block := p.Path[:max(0, strings.LastIndexByte(p.Path, '.'))]
		if block != "" && !below(path, block) {
			continue
		}
		end := len(block) + 1 // of the key in the block that path goes through
		if i := strings.IndexAny(path[min(end, len(path)):], ".["); i >= 0 {
			end += i
		} else {
			end = len(path)
		}
		if !in.Document.Has(path[:end]) {
			return true
		}
	}
	return false
}

// below reports whether path names something within the value at above.
func below(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && above != "" && rest != "" && (rest[0] == '.' || rest[0] == '[')
}

func (in *inspection) add(r *Rule, path string, at yamldoc.Place, message, hint string) {
	in.found = append(in.found, Finding{
		Rule: r.ID, Severity: r.Severity, File: in.file.Name, Place: at, Path: path,
		Message: short(message), Hint: short(hint), Source: shown(in.Document.Line(at.Line), at),
	})
}

func (in *inspection) addElsewhere(r *Rule, f fault) {
	in.found = append(in.found, Finding{
		Rule: r.ID, Severity: r.Severity, File: f.elsewhere.file, Place: f.elsewhere.at, Path: f.path,
		Message: short(f.message), Hint: short(f.hint), Source: shown(f.elsewhere.source, f.elsewhere.at), Detail: f.detail,
	})
}

func (in *inspection) sort() { in.found = inOrder(in.file.Name, in.found) }

// inOrder sorts the findings of one record by place, those in its own file
// before those in the Markdown.
func inOrder(name string, findings []Finding) []Finding {
	own := func(f Finding) int {
		if f.File == name {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(own(a), own(b)), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return findings
}

// longest is how much of a text is kept in a finding, in bytes.
const longest = 1000

// short cuts a text that holds more of the record than a message should.
func short(s string) string {
	if len(s) <= longest {
		return s
	}
	return cut(s, longest) + "..."
}

// shown is a copy of a line as far as it is kept, so that a finding does not
// hold the whole file; "" where the place lies beyond.
func shown(line string, at yamldoc.Place) string {
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
