package record

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// Rules of the answers.
const (
	UnknownQuestion finding.RuleID = "unknown-question"
	UnknownLevel    finding.RuleID = "unknown-level"
	QuestionTwice   finding.RuleID = "question-twice"
)

func (r reader) answers(v yamldoc.Value) questionnaire.Answers {
	var out questionnaire.Answers
	first := map[string]int{} // the line of the first answer to a question
	take := func(a questionnaire.Answer, question, level yamldoc.Value) {
		if r.q != nil && a.Question != "" {
			if line, twice := first[a.Question]; twice {
				message, hint := AnsweredTwice(a.Question, line)
				question.Report(QuestionTwice, message, hint)
			} else {
				first[a.Question] = question.Position().Line
			}
			r.hold(a, question, level)
		}
		out = append(out, a)
	}
	if r.short && v.IsMapping() {
		f, _ := v.Entries()
		for _, key := range f.Keys() {
			take(r.brief(f, key))
		}
		return out
	}
	keys := shapeOf(r.fields.answer).Keys
	for _, item := range v.List() {
		if f, ok := r.oneKey(item); ok {
			take(r.brief(f, f.Keys()[0]))
			continue
		}
		f, _ := item.Mapping(keys...)
		take(r.answer(item, f), f.Get("question"), f.Get("level"))
	}
	return out
}

// oneKey reports whether an answer is written as browser: none.
func (r reader) oneKey(v yamldoc.Value) (yamldoc.Fields, bool) {
	if !r.short || !v.IsMapping() {
		return yamldoc.Fields{}, false
	}
	f, _ := v.Entries()
	return f, len(f.Keys()) == 1 && f.Keys()[0] != "question"
}

// brief reads browser: none.
func (r reader) brief(f yamldoc.Fields, key string) (a questionnaire.Answer, question, level yamldoc.Value) {
	level = f.Get(key)
	text, ok := level.Text()
	if ok && strings.TrimSpace(text) == "" {
		r.notEmpty(level)
	}
	return questionnaire.Answer{Question: key, Level: text}, f.Key(key), level
}

// hold reports an answer that the questionnaire does not have.
func (r reader) hold(a questionnaire.Answer, question, level yamldoc.Value) {
	q := r.q.Question(a.Question)
	if q == nil {
		message, hint := NoQuestion(r.q, a.Question)
		question.Report(UnknownQuestion, message, hint)
		return
	}
	if _, ok := q.Level(a.Level); !ok && a.Level != questionnaire.Unknown && strings.TrimSpace(a.Level) != "" {
		message, hint := NoLevel(q, a.Level)
		level.Report(UnknownLevel, message, hint)
	}
}

// NoQuestion says that a questionnaire has no question of this id, and what to
// write instead.
func NoQuestion(q *questionnaire.Questionnaire, id string) (message, hint string) {
	ids := make([]string, 0, len(q.Questions()))
	for _, x := range q.Questions() {
		ids = append(ids, x.ID)
	}
	hint = "flowverdict explain lists all questions"
	if near := yamldoc.Nearest(id, ids); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return fmt.Sprintf("questionnaire %s %s has no question %q", q.ID, q.Version, text.Clip(id)), hint
}

// AnsweredTwice says that a question is answered twice, first on a line of the
// file, and what to do about it.
func AnsweredTwice(id string, first int) (message, hint string) {
	return fmt.Sprintf("question %q is answered twice, first on line %d", text.Clip(id), first), "keep one of the answers"
}

// NoLevel says that a question has no level of this id, and what to write
// instead.
func NoLevel(q *questionnaire.Question, id string) (message, hint string) {
	ids := append(q.LevelIDs(), questionnaire.Unknown)
	hint = "use one of " + strings.Join(ids, ", ")
	if near := yamldoc.Nearest(id, ids); near != "" {
		hint += fmt.Sprintf(" (nearest: %s)", near)
	}
	return fmt.Sprintf("question %q has no level %q", q.ID, text.Clip(id)), hint
}

func (r reader) answer(v yamldoc.Value, f yamldoc.Fields) questionnaire.Answer {
	out := readBlock(r, f, r.fields.answer)
	if !v.IsMapping() {
		return out
	}
	// A note may stand on a question that is still open; a bare entry may not, but
	// for one of a form that nobody filled in.
	if out.HasNote() || r.form {
		f.Require("question")
	} else {
		f.Require("question", "level")
	}
	return out
}
