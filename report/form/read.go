package form

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// Rules of forms of lines, beside those of answers.
const (
	BadBox    finding.RuleID = "bad-box"
	LostText  finding.RuleID = "text-without-a-field"
	OtherForm finding.RuleID = "other-questionnaire"
)

// longest is the size of a form in bytes that is read.
const longest = 1 << 20

// Read reads a form that was filled in: YAML, or lines as [Form.Markdown] and
// [Form.Text] write them, also with the marks that mail programs put before lines
// of a reply. It finds all faults in one pass; with any, the answers are not to be
// used.
func Read(content []byte, q *questionnaire.Questionnaire) (review.Answered, []finding.Finding) {
	if len(content) > longest {
		return review.Answered{}, []finding.Finding{{Rule: yamldoc.TooLarge, Severity: finding.SeverityError, Message: "the file is larger than 1 MiB", Hint: "shorten texts, or link to what is long"}}
	}
	if x := compile(); x.isLines(string(content)) {
		r := reader{expressions: x, q: q, lines: strings.Split(string(text.PlainLines(content)), "\n")}
		return r.read()
	}
	in, ok := record.DecodeForm(content, q)
	found := finding.Errors(in.Document.Findings())
	if !ok || len(found) > 0 {
		return review.Answered{}, found
	}
	var out review.Answered
	for _, a := range in.Answers {
		if a.Level != "" || a.HasNote() {
			out.Answers = append(out.Answers, a)
		}
	}
	return out, nil
}

// expressions are those by which lines are known. They are compiled when a form is
// read: most runs read none.
type expressions struct{ head, heading, box, field, byLine, quotes, indented *regexp.Regexp }

func compile() *expressions {
	return &expressions{
		head:     regexp.MustCompile(`^Form: ` + Schema + ` (\S+) (\S+) (\S+)$`),
		heading:  regexp.MustCompile(`^(?:##|==) \d+\. .*\(([^()]*)\)$`),
		box:      regexp.MustCompile(`^\s*(?:[-*+] )?\[([^\]]*)\] ([a-z0-9-]+):`),
		field:    regexp.MustCompile(`^(Basis|Evidence|Links|Collected)(?: \([^)]*\))?:(.*)$`),
		byLine:   regexp.MustCompile(`^` + answeredBy + `:(.*)$`),
		quotes:   regexp.MustCompile(`^(?:> ?)+`),
		indented: regexp.MustCompile(`^\s+\S`),
	}
}

// isLines reports whether a file is a form of lines.
func (x *expressions) isLines(s string) bool {
	for line := range strings.Lines(s) {
		if strings.HasPrefix(x.plain(line), "Form: "+Schema) {
			return true
		}
	}
	return false
}

// plain is a line without the marks of a reply and what may stand at its end.
func (x *expressions) plain(line string) string {
	return strings.TrimRight(x.quotes.ReplaceAllString(line, ""), " \t\r\n")
}

// reader reads a form of lines.
type reader struct {
	*expressions
	q     *questionnaire.Questionnaire
	lines []string
	found []finding.Finding

	out      review.Answered
	question *questionnaire.Question // in which the reader is, nil before the first
	answer   questionnaire.Answer
	ticked   int    // the line of the box that has the x, 0 for none
	boxes    bool   // boxes of the question were seen
	field    string // that is read, "" for none
	values   map[string][]string
	places   map[string]int
	seen     map[string]int // questions, by line
}

func (r *reader) report(line int, rule finding.RuleID, message, hint string) {
	r.found = append(r.found, finding.Finding{Rule: rule, Severity: finding.SeverityError, Position: finding.Position{Line: line, Column: 1}, Message: message, Hint: hint})
}

func (r *reader) read() (review.Answered, []finding.Finding) {
	r.seen = map[string]int{}
	for i, line := range r.lines {
		r.line(i+1, r.plain(line))
	}
	r.end()
	if len(r.found) > 0 {
		return review.Answered{}, r.found
	}
	return r.out, nil
}

func (r *reader) line(at int, s string) {
	if r.question == nil {
		if m := r.head.FindStringSubmatch(s); m != nil && (m[1] != r.q.ID || m[2] != r.q.Version) {
			r.report(at, OtherForm, fmt.Sprintf("the form is of questionnaire %s %s, and the review answers %s %s", text.Clip(m[1]), text.Clip(m[2]), r.q.ID, r.q.Version), "ask again with: flowverdict ask")
		}
		if m := r.byLine.FindStringSubmatch(s); m != nil {
			r.out.By = strings.TrimSpace(m[1])
			if c, bad := text.FirstHostile(r.out.By); bad {
				r.report(at, yamldoc.ControlCharacter, fmt.Sprintf("character U+%04X is not allowed in a text that people read", c), "delete it")
			}
		}
	}
	if m := r.heading.FindStringSubmatch(s); m != nil {
		r.begin(at, m[1])
		return
	}
	if r.question == nil {
		return
	}
	if m := r.expressions.field.FindStringSubmatch(s); m != nil {
		r.field = strings.ToLower(m[1])
		r.places[r.field] = at
		r.values[r.field] = append(r.values[r.field], strings.TrimPrefix(m[2], " "))
		return
	}
	if r.field != "" {
		r.values[r.field] = append(r.values[r.field], s)
		return
	}
	if m := r.expressions.box.FindStringSubmatch(s); m != nil {
		r.box(at, m[1], m[2])
		return
	}
	if r.boxes && s != "" && !r.indented.MatchString(s) {
		r.report(at, LostText, fmt.Sprintf("%q stands in no field", text.Clip(s)), "write it after Evidence:")
	}
}

func (r *reader) begin(at int, id string) {
	r.end()
	x := r.q.Question(id)
	if x == nil {
		message, hint := record.NoQuestion(r.q, id)
		r.report(at, record.UnknownQuestion, message, hint)
		x = &questionnaire.Question{ID: id}
	}
	if first, twice := r.seen[id]; twice {
		message, hint := record.AnsweredTwice(id, first)
		r.report(at, record.QuestionTwice, message, hint)
	}
	r.seen[id] = at
	r.question, r.answer, r.ticked, r.boxes, r.field = x, questionnaire.Answer{Question: id}, 0, false, ""
	r.values, r.places = map[string][]string{}, map[string]int{}
}

func (r *reader) box(at int, mark, level string) {
	r.boxes = true
	switch strings.ToLower(strings.TrimSpace(mark)) {
	case "":
		return
	case "x", "✓", "✔":
	default:
		r.report(at, BadBox, fmt.Sprintf("%q is no mark of a box", text.Clip(mark)), "put an x into the box of the level that is true, and nothing into the others")
		return
	}
	if r.ticked > 0 {
		r.report(at, BadBox, fmt.Sprintf("question %q has two boxes with an x, the first on line %d", r.question.ID, r.ticked), "leave the x in one of them")
		return
	}
	r.ticked = at
	if _, ok := r.question.Level(level); !ok && level != questionnaire.Unknown && r.question.Title != "" {
		message, hint := record.NoLevel(r.question, level)
		r.report(at, record.UnknownLevel, message, hint)
	}
	r.answer.Level = level
}

// end takes the question that was read.
func (r *reader) end() {
	if r.question == nil {
		return
	}
	a := &r.answer
	for _, f := range review.AnswerFields() {
		lines, given := r.values[f.Key]
		value := strings.TrimSpace(strings.Join(lines, "\n"))
		if !given || value == "" {
			continue
		}
		at := r.places[f.Key]
		switch f.Kind {
		case review.KindChoice:
			value = strings.ToLower(value)
			if !slices.Contains(f.Choices, value) {
				r.report(at, record.BadValue, fmt.Sprintf("%s cannot be %q", f.Key, text.Clip(value)), "use one of "+strings.Join(f.Choices, ", "))
			}
		case review.KindDay:
			if !review.ValidDay(value) {
				r.report(at, record.BadDate, fmt.Sprintf("%q is not a date", text.Clip(value)), "write a day of the calendar as YYYY-MM-DD")
			}
		case review.KindLinks:
			for l := range strings.FieldsSeq(value) {
				if !review.ValidLink(l) {
					r.report(at, record.BadLink, fmt.Sprintf("%q is not a link", text.Clip(l)), "write an absolute http or https URL")
				}
			}
			value = strings.Join(strings.Fields(value), "\n")
		default:
			if c, bad := text.FirstHostile(value); bad {
				r.report(at, yamldoc.ControlCharacter, fmt.Sprintf("character U+%04X is not allowed in a text that people read", c), "delete it")
			}
			if len(value) > review.LongestText {
				r.report(at, yamldoc.TextTooLong, fmt.Sprintf("%s has %d bytes, at most %d are allowed", f.Key, len(value), review.LongestText), "shorten it, or link to what is long")
			}
		}
		f.Enter(a, value)
	}
	if a.Level != "" || a.HasNote() {
		r.out.Answers = append(r.out.Answers, *a)
	}
	r.question = nil
}
