package linear

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
)

// suppose opens the page of what-if. What is supposed there is on that page only,
// and goes with it.
func (r *runner) suppose() error {
	x := r.s.Suppose()
	return r.enter(func() page { return r.whatIfPage(x) })
}

func (r *runner) whatIfPage(x *session.Supposition) page {
	r.s.Follow(x)
	all := x.Questionnaire().Questions()
	again := func(do func()) func() error {
		return func() error { do(); r.heard = false; return nil }
	}
	return page{
		read:    func() { r.tellSupposed(x) },
		prompt:  upTo(len(all)) + " to suppose a level of that question, way, y make conditions, b drop it, ? all commands.",
		does:    "to suppose a level of that question",
		numbers: len(all),
		number: func(n int) error {
			return r.enter(func() page { return r.supposePage(x, all[n-1]) })
		},
		commands: []command{
			cmd("way w", "suppose the next of the smallest ways to a better verdict, and nothing else", func() error { return r.supposeWay(x) }),
			cmd("reset r", "suppose nothing at all", again(x.Reset)),
			cmd("y conditions", "make a condition of each answer that gets better, with owner and due date proposed", func() error { return r.agree(x) }),
			cmd("list", "all questions with their levels", func() error { r.listSupposed(x, all); return nil }),
			cmd("b back drop", "drop all that is supposed, back to the summary", r.leave),
			r.problemsCommand(),
			cmd("q quit", "keep the draft and leave; what is supposed is dropped", func() error { return errQuit }),
		},
	}
}

func (r *runner) tellSupposed(x *session.Supposition) {
	r.say("What if. Nothing is answered here, and nothing is saved.")
	for _, row := range x.Rows() {
		then := "as now"
		if row.Then != row.Now {
			then = row.Then
		}
		r.say("%s: now %s; then %s.", row.Of, row.Now, then)
	}
	for _, said := range x.Changes() {
		r.say("%s", said)
	}
	supposed := x.Difference().Answers
	if len(supposed) == 0 {
		r.say("Nothing is supposed yet.")
		return
	}
	r.say("Supposed:")
	var questions []*questionnaire.Question
	for _, c := range supposed {
		questions = append(questions, c.Question)
	}
	r.listSupposed(x, questions)
}

func (r *runner) listSupposed(x *session.Supposition, list []*questionnaire.Question) {
	for _, q := range list {
		i, _ := x.Questionnaire().Position(q.ID)
		now, supposed := x.Is(q.ID)
		if now == supposed {
			r.item(i+1, "%s: %s", q.Title, text.Sentence(session.LevelText(q, now)))
			continue
		}
		r.item(i+1, "%s: supposed: %s Now: %s", q.Title, text.Sentence(session.LevelText(q, supposed)), text.Sentence(session.LevelText(q, now)))
	}
}

// supposePage asks which level of a question is supposed.
func (r *runner) supposePage(x *session.Supposition, q *questionnaire.Question) page {
	unknown := len(q.Levels) + 1
	suppose := func(level string) error {
		if level == "" {
			x.AsItIs(q.ID)
		} else {
			x.Level(q.ID, level)
		}
		return r.leave()
	}
	return page{
		read: func() {
			now, supposed := x.Is(q.ID)
			r.say("Suppose of %s: %s", q.Title, q.Text)
			for i, l := range q.Levels {
				r.item(i+1, "%s%s", text.Sentence(l.Text), standing(l.ID, now, supposed))
			}
			r.item(unknown, "Unknown.%s", standing(questionnaire.Unknown, now, supposed))
		},
		prompt:  upTo(unknown) + " to suppose that, a as it is, b back, ? all commands.",
		does:    "to suppose that level",
		numbers: unknown,
		number: func(n int) error {
			if n == unknown {
				return suppose(questionnaire.Unknown)
			}
			return suppose(q.Levels[n-1].ID)
		},
		commands: []command{
			cmd("a as", "suppose nothing of it", func() error { return suppose("") }),
			cmd("b back", "back, as it was", r.leave),
			r.problemsCommand(),
			cmd("q quit", "keep the draft and leave; what is supposed is dropped", func() error { return errQuit }),
		},
	}
}

// standing says of a level whether it is the answer, or supposed.
func standing(level, now, supposed string) string {
	switch {
	case level == now && now == supposed:
		return " The answer."
	case level == now:
		return " The answer now."
	case level == supposed:
		return " Supposed."
	}
	return ""
}

func (r *runner) supposeWay(x *session.Supposition) error {
	at, of := x.NextWay()
	if of == 0 {
		r.say("%s", session.NoWay)
		return nil
	}
	r.say("%s", session.Way(at, of))
	r.heard = false
	return nil
}

// agree makes conditions of what is supposed, and goes to their page.
func (r *runner) agree(x *session.Supposition) error {
	if !r.editable() {
		return nil
	}
	var said []string
	did := false
	r.change(func() bool {
		before := r.s.Revision()
		said, did = r.s.Agree(x)
		return r.s.Revision() != before
	})
	for _, s := range said {
		r.say("%s", s)
	}
	if !did {
		return nil
	}
	r.within = r.within[:len(r.within)-1]
	return r.enter(r.conditionsPage)
}
