package analysis

import (
	"flowverdict/questionnaire"
)

// Bearing is an answer that carries the headline verdict: were it some levels
// worse, and nothing else different, the verdict would be lower. Open and
// unknown answers carry nothing, because they count as the worst already.
type Bearing struct {
	Question *questionnaire.Question
	Level    string              // as answered
	Basis    questionnaire.Basis // what the answer rests on; "" where nobody said
	Mildest  Fall                // the nearest worse level that lowers the verdict
	Worst    Fall                // the worst level of the question
}

// Fall is where a worse answer would leave the headline verdict.
type Fall struct {
	Level   string
	Verdict questionnaire.Verdict
}

// LoadBearing returns the single answers that the headline verdict rests on,
// in the questionnaire's order. Worse answers never give a better verdict, so
// an answer bears exactly if its question's worst level lowers the verdict.
func LoadBearing(q *questionnaire.Questionnaire, answers questionnaire.Answers) []Bearing {
	s := q.Read(answers)
	headline := q.Model().Verdict(s.Low)
	if headline == questionnaire.Unsuitable {
		return nil // nothing is lower
	}
	var out []Bearing
	for at, question := range q.Questions() {
		if !s.Known(at) {
			continue
		}
		answered := s.Low[at]
		answer, _ := s.Answer(at)
		b := Bearing{Question: question, Level: answer.Level, Basis: answer.Basis}
		for level := answered + 1; level < len(question.Levels); level++ {
			s.Low[at] = level
			fall := Fall{question.Levels[level].ID, q.Model().Verdict(s.Low)}
			if fall.Verdict >= headline {
				continue
			}
			if b.Mildest.Level == "" {
				b.Mildest = fall
			}
			b.Worst = fall
		}
		s.Low[at] = answered
		if b.Worst.Level != "" {
			out = append(out, b)
		}
	}
	return out
}

// BasisCount says how many load-bearing answers have one basis.
type BasisCount struct {
	Basis questionnaire.Basis // "" where nobody said
	Count int
}

// CountByBasis counts load-bearing answers by what they rest on, the weakest
// first: nothing said, then the order of [questionnaire.Bases]. A basis that none has is
// counted with 0; one that does not exist counts as nothing said.
func CountByBasis(bearings []Bearing) []BasisCount {
	out := []BasisCount{{}}
	for _, basis := range questionnaire.Bases() {
		out = append(out, BasisCount{Basis: basis})
	}
	for _, b := range bearings {
		place := 0
		for i := range out {
			if out[i].Basis == b.Basis {
				place = i
			}
		}
		out[place].Count++
	}
	return out
}
