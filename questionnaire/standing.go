package questionnaire

// standing is where answers leave every question: the two sheets that
// [Assess] judges, and what was answered.
type standing struct {
	q         *Questionnaire
	low, high []int
	from      []string // a level, [Unknown], or "" while open
	answer    []int    // the place of the answer that counts, or -1
}

// stand reads answers as [Assess] does: what the questionnaire does not have
// is passed over, a level that its question does not have is open, and of two
// answers to one question the last counts.
func (q *Questionnaire) stand(answers Answers) *standing {
	n := len(q.questions)
	s := &standing{q: q, low: make([]int, n), high: make([]int, n), from: make([]string, n), answer: make([]int, n)}
	for i, question := range q.questions {
		s.low[i], s.answer[i] = len(question.Levels)-1, -1
	}
	for i := range answers {
		at, ok := q.position[answers[i].Question]
		if !ok {
			continue
		}
		s.low[at], s.high[at], s.from[at], s.answer[at] = len(q.questions[at].Levels)-1, 0, "", i
		if level, ok := q.levels[at][answers[i].Level]; ok {
			s.low[at], s.high[at], s.from[at] = level, level, answers[i].Level
		} else if answers[i].Level == Unknown {
			s.from[at] = Unknown
		}
	}
	return s
}

// known reports whether a question is answered with one of its levels.
func (s *standing) known(at int) bool { return s.from[at] != "" && s.from[at] != Unknown }

// share is what a level brings to the weighted sum of points. The sum over a
// sheet, divided by the sum of the weights, is its points.
func (q *Questionnaire) share(at, level int) int {
	return q.questions[at].Weight * q.questions[at].Levels[level].Points
}

// sum is the weighted sum of points of a sheet.
func (q *Questionnaire) sum(sheet []int) int {
	sum := 0
	for at, level := range sheet {
		sum += q.share(at, level)
	}
	return sum
}

// floor is the smallest weighted sum of points that lies in the verdict's band
// or above it. Points are rounded down, so it is the band's first score times
// the sum of the weights, exactly.
func (q *Questionnaire) floor(v Verdict) int {
	for _, b := range q.Bands {
		if b.Verdict == v {
			return b.From * q.weight
		}
	}
	return 0
}

// hundredths turns a difference of weighted sums into hundredths of a point,
// rounded down, the unit of [Driver].
func (q *Questionnaire) hundredths(sum int) int { return sum * 100 / q.weight }
