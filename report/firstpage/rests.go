package firstpage

import (
	"fmt"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
)

// Count is how many answers rest on one basis. Basis is a word: observed,
// documented, stated, "without a basis", unknown or open.
type Count struct {
	Basis string
	Many  int
}

// String says the count: "19 documented".
func (c Count) String() string { return fmt.Sprintf("%d %s", c.Many, c.Basis) }

// rests counts the answers by their basis, the best first.
func rests(s *summary.Summary) []Count {
	counts := map[string]int{}
	q := s.Questionnaire()
	for _, question := range q.Questions() {
		counts[basis(question, s.Answers().Get(question.ID))]++
	}
	order := []string{string(questionnaire.Observed), string(questionnaire.Documented), string(questionnaire.Stated), without, questionnaire.Unknown, notAnswered}
	var out []Count
	for _, b := range order {
		if n := counts[b]; n > 0 {
			out = append(out, Count{b, n})
		}
	}
	return out
}

// The words for answers that have no basis.
const (
	without     = "without a basis"
	notAnswered = "open"
)

func basis(question *questionnaire.Question, a questionnaire.Answer) string {
	if _, known := question.Level(a.Level); !known {
		if a.Level == questionnaire.Unknown {
			return questionnaire.Unknown
		}
		return notAnswered
	}
	for _, b := range questionnaire.Bases() {
		if a.Basis == b {
			return string(b)
		}
	}
	return without
}

// clash says how much of what people say of mitigations the answers contradict.
func clash(s *summary.Summary) phrase.Phrase {
	n := 0
	for _, m := range s.Coverage().All() {
		if m.Differs() {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return phrase.Say("Of what is said of mitigations, %s the answers.", phrase.Own(contradicts(n)))
}

func contradicts(n int) string {
	if n == 1 {
		return "1 statement contradicts"
	}
	return fmt.Sprintf("%d statements contradict", n)
}

// bears says which answers carry the verdict.
func bears(s *summary.Summary) phrase.Phrase {
	if s.Resting == "" {
		return nil
	}
	return phrase.Say("%s", phrase.Own(s.Resting))
}

// again says how many answers changed since the last review, how many a reviewer
// confirmed, and how many nobody looked at.
func again(d review.Draft) phrase.Phrase {
	g := review.ReviewedAgain(d)
	if g.Answers() == 0 {
		return nil
	}
	return phrase.Say("%s", phrase.Own(g.String()+"."))
}
