package mitigations

import (
	"strings"

	"flowverdict/questionnaire"
)

// Practice is a practice and whether it is met.
type Practice struct {
	*questionnaire.Practice
	State string // met, not-met or open
}

// Practices tells of every practice whether it is met, in the questionnaire's
// order. benefit is what the review says that users gain.
func Practices(q *questionnaire.Questionnaire, answers questionnaire.Answers, a *questionnaire.Assessment, benefit string) []Practice {
	r := q.Read(answers)
	out := make([]Practice, len(q.Practices))
	for i := range q.Practices {
		p := &q.Practices[i]
		out[i] = Practice{p, questionnaire.OpenPractice}
		switch p.By {
		case questionnaire.ByBenefit:
			if strings.TrimSpace(benefit) != "" && len(a.Open) == 0 {
				out[i].State = questionnaire.Met
			}
		case questionnaire.ByVerdict:
			out[i].State = byVerdict(a.Bracket)
		default:
			if rule := told(r, p.Rules); rule != nil {
				out[i].State = rule.State
			}
		}
	}
	return out
}

func byVerdict(b questionnaire.Bracket) string {
	switch {
	case b.Lowest >= questionnaire.Conditional:
		return questionnaire.Met
	case b.Highest < questionnaire.Conditional:
		return questionnaire.NotMet
	}
	return questionnaire.OpenPractice
}
