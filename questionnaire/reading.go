package questionnaire

import "flowverdict/questionnaire/internal/judge"

// Reading is answers read into the levels of a questionnaire, by the position
// of the question: the one way in which answers become integers. An answer to
// a question that the questionnaire does not have is passed over, a level that
// its question does not have is open, and of two answers to one question the
// last counts.
type Reading struct {
	Low  judge.Sheet // every open or unknown answer at its question's worst level
	High judge.Sheet // and at its best

	q       *Questionnaire
	answers Answers
	levels  []int // a level, or judge.Unanswered
	counts  []int // the place of the answer that counts, or -1
}

// Read reads answers.
func (q *Questionnaire) Read(answers Answers) *Reading {
	n := len(q.questions)
	all := make([]int, 4*n)
	r := &Reading{q: q, answers: answers, Low: all[:n:n], High: all[n : 2*n : 2*n], levels: all[2*n : 3*n : 3*n], counts: all[3*n:]}
	for at := range n {
		r.levels[at], r.counts[at] = judge.Unanswered, -1
	}
	for i := range answers {
		at, ok := q.position[answers[i].Question]
		if !ok {
			continue
		}
		r.levels[at], r.counts[at] = judge.Unanswered, i
		if level, ok := q.levels[at][answers[i].Level]; ok {
			r.levels[at] = level
		}
	}
	q.model.Sheets(r.levels, r.Low, r.High)
	return r
}

// Known reports whether a question is answered with one of its levels.
func (r *Reading) Known(at int) bool { return r.levels[at] != judge.Unanswered }

// Level returns what a question is answered with: the id of a level, [Unknown],
// or "" while it is open.
func (r *Reading) Level(at int) string {
	switch {
	case r.Known(at):
		return r.q.questions[at].Levels[r.levels[at]].ID
	case r.counts[at] >= 0 && r.answers[r.counts[at]].Level == Unknown:
		return Unknown
	}
	return ""
}

// Answer returns the answer to a question that counts, as it was given; false
// where there is none.
func (r *Reading) Answer(at int) (Answer, bool) {
	if r.counts[at] < 0 {
		return Answer{}, false
	}
	return r.answers[r.counts[at]], true
}
