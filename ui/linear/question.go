package linear

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

func (r *runner) questionPage() page {
	q := r.s.Question()
	n := len(q.Levels) + 1
	p := page{
		read:    r.readQuestion,
		numbers: n,
		number:  func(n int) error { r.answer(levelAt(q, n)); return nil },
		word: func(s string) bool {
			if _, ok := q.Level(s); !ok && s != questionnaire.Unknown {
				return false
			}
			r.answer(s)
			return true
		},
		does:   "to answer",
		prompt: upTo(n) + " to answer, w why, p preview, n note, f skip, b back, ? all commands.",
		commands: []command{
			cmd("w why", "why this is asked, and its sources", r.tellWhy),
			cmd("h help", "more help, who can change it, frameworks", r.tellHelp),
			{[]string{"p", "preview"}, "the number of a level", "what each level, or that one, would do to the verdict", r.preview},
			cmd("n note", "basis, evidence, links and day of this answer", func() error { return r.enter(r.notePage) }),
			{[]string{"basis"}, "stated, documented or observed", "what this answer rests on, without its note; a hyphen takes it away", r.basis},
			cmd("o order", "order of asking: section by section, or what narrows the verdict most first", r.order),
		},
	}
	p.commands = append(p.commands, r.ofMeasured(q.ID)...)
	confirms := r.s.Confirms(q.ID, r.s.Answer().Level)
	if confirms {
		p.commands = append(p.commands, cmd("c confirm", "leave the answer of the last review, of the profile or of a similar review as it is, and go on to the next one that is not confirmed", r.confirm))
	}
	if r.s.Assessment().Bracket.Decided() {
		p.prompt = upTo(n) + " to answer, w why, n note, f skip, b back, s summary, ? all commands."
	}
	if confirms {
		p.prompt = "c to confirm, " + p.prompt
	}
	p.commands = append(p.commands, r.moves()...)
	return p
}

// ofMeasured are the commands of a question of which something was measured.
func (r *runner) ofMeasured(question string) []command {
	var out []command
	if _, ok := r.s.Looked(question); ok {
		out = append(out, command{[]string{"e", "measured"}, "rest", "what was measured of this question; with rest, let the answer rest on it", r.measured})
	}
	if slices.ContainsFunc(r.s.NoteFields(question), func(f review.Field[questionnaire.Answer]) bool { return f.Key == session.DespiteKey }) {
		out = append(out, command{[]string{"despite"}, "a reason", "why the answer stands despite what contradicts it; a hyphen takes it away", r.despite})
	}
	return out
}

// levelAt returns the level with this number; unknown is numbered last.
func levelAt(q *questionnaire.Question, n int) string {
	if n > len(q.Levels) {
		return questionnaire.Unknown
	}
	return q.Levels[n-1].ID
}

func (r *runner) readQuestion() {
	q := r.s.Question()
	all := r.s.Questionnaire()
	i, _ := all.Position(q.ID)
	r.say("Question %d of %d, section %s.", i+1, len(all.Questions()), all.SectionOf(q.ID).Title)
	r.say("%s: %s", q.Title, q.Text)
	if asked, ok := r.s.AskedAnew(q.ID); ok {
		r.say("%s", asked.Sentence())
	} else if said := cmp.Or(r.s.CarriedOver(q.ID), r.s.TakenFrom(q.ID)); said != "" {
		r.say("%s", said)
	}
	answer := r.s.Answer()
	for j, l := range q.Levels {
		r.item(j+1, "%s%s", text.Sentence(l.Text), yours(answer.Level == l.ID))
	}
	r.item(len(q.Levels)+1, "Unknown: nobody could tell.%s", yours(answer.Level == questionnaire.Unknown))
	if l, ok := r.s.Looked(q.ID); ok {
		r.say("%s Type measured for all of it.", session.Measured(l))
		for _, said := range session.Contradiction(l, answer.Level) {
			r.say("Your answer is %s. %s", said, r.keeps(l))
		}
	}
	if note := noteText(answer, r.s.OtherSources(answer)); note != "" {
		r.say("There is a note: %s.", note)
	}
	if r.s.Irrelevant(q.ID) {
		r.say("%s", session.IrrelevantSentence)
	}
}

// keeps says how an answer is kept that is contradicted.
func (r *runner) keeps(l evidence.Looked) string {
	if len(l.Conflicts()) == 0 {
		return "You said why it stands."
	}
	return "You can keep it: type despite and why."
}

// measured tells all that was measured of the question in view, or lets its answer
// rest on it.
func (r *runner) measured(arg string) error {
	l, ok := r.s.Looked(r.s.Question().ID)
	switch {
	case !ok:
		r.say("Nothing was measured that says anything of this question.")
	case arg == "rest":
		if r.editable() {
			var ids []string
			r.change(func() bool {
				before := r.s.Revision()
				ids = r.s.RestOn(l.Question.ID)
				return r.s.Revision() != before
			})
			r.say("%s", session.RestsSentence(ids))
		}
	case arg != "":
		r.say("%s means nothing here; type measured alone, or measured rest.", quoted(arg))
	default:
		r.say("Measured; nothing is answered by it. Levels are named by their numbers.")
		for _, f := range session.Facts(l) {
			r.say("%s: %s, %s.", f.ID, f.Says, f.About)
			for _, said := range f.Means {
				r.say("%s", said)
			}
		}
	}
	return nil
}

// despite takes the reason why the answer in view stands.
func (r *runner) despite(arg string) error {
	fields := r.noteForm
	for i, f := range fields() {
		if f.key != session.DespiteKey {
			continue
		}
		if arg == "" {
			_, err := r.fill(fields, i, "")
			return err
		}
		if !r.editable() {
			return nil
		}
		if arg == "-" {
			arg = ""
		}
		if refusal := f.set(text.Line(arg)); refusal != "" {
			r.say("%s", refusal)
			return nil
		}
		if r.s.Answer().Despite.IsZero() {
			r.say("Why the answer stands is taken away.")
		} else {
			r.say("Kept: the answer stands despite %s.", text.And(r.s.Answer().Despite.Facts))
		}
		return nil
	}
	r.say("Nothing that was measured contradicts this answer.")
	return nil
}

// basis says what the answer in view rests on.
func (r *runner) basis(arg string) error {
	basis := questionnaire.Basis(strings.ToLower(arg))
	if arg == "-" {
		basis = ""
	} else if !slices.Contains(questionnaire.Bases(), basis) {
		r.say("Type basis and one of stated, documented or observed.")
		return nil
	}
	id := r.s.Question().ID
	if r.editable() {
		r.change(func() bool { return r.s.SetBasis(id, basis) })
		r.say("%s", session.BasisSentence(basis))
	}
	return nil
}

func yours(is bool) string {
	if is {
		return " This is your answer."
	}
	return ""
}

func (r *runner) answer(level string) {
	if !r.editable() {
		return
	}
	q := r.s.Question()
	change := r.s.Preview(q.ID, level)
	confirms := r.s.Confirms(q.ID, level)
	changed := r.change(func() bool { return r.s.SetLevel(q.ID, level) })
	if confirms {
		r.say("Confirmed.")
	} else if at, ok := q.Level(level); ok {
		r.say("Answered with %d.", at+1)
	} else {
		r.say("Answered with unknown.")
	}
	if r.s.NoteOfAnother(q.ID) && changed {
		i, _ := r.s.Questionnaire().Position(q.ID)
		r.say("%s Type g %d, and there note, to change it.", session.NoteKept(q), i+1)
	}
	r.tellChange(&change)
	r.onward()
	_ = r.moved()
}

func (r *runner) preview(arg string) error {
	q := r.s.Question()
	n, ok := number(arg)
	if arg != "" && (!ok || n < 1 || n > len(q.Levels)+1) {
		r.say("%s is no level; type p alone, or p and %s.", quoted(arg), upTo(len(q.Levels)+1))
		return nil
	}
	r.say("What an answer would do; nothing is answered by this.")
	for i := 1; i <= len(q.Levels)+1; i++ {
		if arg == "" || i == n {
			r.item(i, "%s.", previewText(r.s.Preview(q.ID, levelAt(q, i))))
		}
	}
	return nil
}

// noteText sums a note up, with the places that the answer comes from.
func noteText(a questionnaire.Answer, from []string) string {
	var parts []string
	if a.Basis != "" {
		parts = append(parts, "basis "+string(a.Basis))
	}
	if a.Evidence != "" {
		parts = append(parts, "evidence")
	}
	if len(a.Links) > 0 {
		parts = append(parts, text.Count(len(a.Links), "link"))
	}
	if a.Collected != "" {
		parts = append(parts, "collected "+a.Collected)
	}
	if len(from) > 0 {
		parts = append(parts, "from "+strings.Join(from, ", "))
	}
	if !a.Despite.IsZero() {
		parts = append(parts, "stands despite "+strings.Join(a.Despite.Facts, ", "))
	}
	return strings.Join(parts, ", ")
}

func (r *runner) tellWhy() error {
	q := r.s.Question()
	r.say("Why this is asked: %s", text.Sentence(q.Why))
	r.tellSources("Sources:", q.Sources)
	for i, l := range q.Levels {
		if len(l.Sources) > 0 {
			r.tellSources(fmt.Sprintf("Sources of level %d:", i+1), l.Sources)
		}
	}
	return nil
}

func (r *runner) tellSources(title string, sources []questionnaire.Source) {
	r.say("%s", title)
	for _, source := range summary.Sources(&r.s.Questionnaire().Definition, sources) {
		r.say("%s", source)
	}
}

func (r *runner) tellHelp() error {
	q := r.s.Question()
	if q.Help == "" {
		r.say("There is no more help than why it is asked; type w.")
	} else {
		r.say("Help: %s", text.Sentence(q.Help))
	}
	r.say("Who can change the answer: %s.", r.s.Questionnaire().LeverName(q.Lever))
	if section := r.s.Questionnaire().SectionOf(q.ID); section.About != "" {
		r.say("About this section: %s", text.Sentence(section.About))
	}
	for _, id := range q.Frameworks {
		r.say("Framework: %s", summary.Control(&r.s.Questionnaire().Definition, id))
	}
	return nil
}
