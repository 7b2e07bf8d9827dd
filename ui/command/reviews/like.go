package reviews

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/session"
)

// Like is a similar review whose answers a new one takes over.
type Like struct {
	Record        string // its id
	Questionnaire *questionnaire.Questionnaire
	Answers       questionnaire.Answers
	Questions     []string // only these; nil for all
}

// LikeFlags name a similar review, and which of its answers are wanted.
type LikeFlags struct {
	Record            string // its file; "" for none
	Questions, Levers []string
}

// Read reads the similar review; nil where none is named. q asks the new one.
func (f LikeFlags) Read(s records.Store, q *questionnaire.Questionnaire) (*Like, error) {
	if f.Record == "" {
		if len(f.Questions)+len(f.Levers) > 0 {
			return nil, usage.Errorf("--questions and --lever say what to take over of --like").WithHint("name the record with --like RECORD")
		}
		return nil, nil
	}
	wanted, err := f.wanted(q)
	if err != nil {
		return nil, err
	}
	r, from, _, err := s.Load(f.Record)
	if err != nil {
		return nil, err
	}
	return &Like{Record: r.ID, Questionnaire: from, Answers: r.Answers, Questions: wanted}, nil
}

// wanted are the questions that are named, and those of the levers; nil for all.
func (f LikeFlags) wanted(q *questionnaire.Questionnaire) ([]string, error) {
	var out, levers []string
	for _, id := range f.Questions {
		if q.Question(id) == nil {
			message, hint := record.NoQuestion(q, id)
			return nil, usage.Errorf("--questions: %s", message).WithHint("%s", hint)
		}
		out = append(out, id)
	}
	for _, l := range q.Levers() {
		levers = append(levers, l.ID)
	}
	for _, id := range f.Levers {
		if !slices.Contains(levers, id) {
			return nil, usage.Errorf("--lever: nobody is called %q here", id).WithHint("use one of %s", strings.Join(levers, ", "))
		}
		for _, x := range q.Questions() {
			if x.Lever == id {
				out = append(out, x.ID)
			}
		}
	}
	return out, nil
}

// into takes the answers of the similar review over: what means the same by the
// questionnaire that asks, each marked with the record's id. Facts that were measured
// then are of another client, and stay there.
func (l *Like) into(b *Begun, q *questionnaire.Questionnaire, today string) {
	m := library.Migrate(l.Questionnaire, q, l.Answers, today)
	var answers questionnaire.Answers
	for _, a := range m.Answers {
		if a.Level == "" || !l.wants(a.Question) {
			continue
		}
		a.From, a.Confirmed, a.Despite = []string{l.Record}, "", questionnaire.Despite{}
		answers = append(answers, a)
	}
	given := b.Draft.Answers
	filled, taken := review.Fill(given, answers)
	b.Draft.Answers = filled
	asked := 0
	for _, x := range m.Asked {
		id := x.Question.ID
		if x.Before.Question == "" || !l.wants(id) || given.Get(id).Level != "" {
			continue // it was not asked then, or not asked for now
		}
		asked++
		b.leave(q, session.Asked{Question: id, Before: x.Text, Evidence: x.Before.Evidence, Why: fmt.Sprintf("the answer of %s is not taken over, %s", text.Line(l.Record), x.Why)})
	}
	dropped := 0
	for _, a := range m.Dropped {
		if l.wants(a.Question) {
			dropped++
			b.leave(q, session.Asked{Question: a.Question, Why: fmt.Sprintf("the answer of %s is not taken over, %s %s does not ask it", text.Line(l.Record), q.ID, q.Version)})
		}
	}
	said := []string{fmt.Sprintf("from %s: %s", text.Line(l.Record), text.Count(taken, "answer"))}
	if asked > 0 {
		said = append(said, fmt.Sprintf("asked anew: %d", asked))
	}
	if dropped > 0 {
		said = append(said, fmt.Sprintf("asked no more: %d", dropped))
	}
	b.Said = append(b.Said, text.Sentence(text.UpperFirst(strings.Join(said, "; "))))
}

func (l *Like) wants(question string) bool {
	return l.Questions == nil || slices.Contains(l.Questions, question)
}
