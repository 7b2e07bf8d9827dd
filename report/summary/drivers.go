package summary

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Gate is a gate that has fired. Text says what it does and why.
type Gate struct {
	*questionnaire.Gate
	Text phrase.Phrase
}

// Cost is an answer that costs points, in the case in which what is not known
// turns out to be the worst. Text says what was answered and what it costs.
type Cost struct {
	Question *questionnaire.Question
	Points   string // "2.5 points"

	Hundredths int // the same, in hundredths of a point
	Text       phrase.Phrase
}

// costsTold is how many of the costly answers are told one by one.
const costsTold = 5

// Costly returns the answers that are told one by one because they cost the
// most, and says how many others cost points; "" where none does.
func (s *Summary) Costly() (told []Cost, further string) {
	rest := len(s.Costs) - costsTold
	if rest <= 0 {
		return s.Costs, ""
	}
	return s.Costs[:costsTold], text.Plural(rest, "further answer costs points.", "further answers cost points.")
}

func (s *Summary) fired() []Gate {
	var out []Gate
	for _, d := range s.drivers {
		if d.Gate != nil && !d.Possible {
			out = append(out, Gate{d.Gate, phrase.Say("%s caps at %s: %s", d.Gate.Title, d.Gate.Caps, text.Sentence(d.Gate.Reason))})
		}
	}
	return out
}

func (s *Summary) might() []phrase.Phrase {
	possible := map[questionnaire.Verdict][]*questionnaire.Gate{}
	for _, d := range s.drivers {
		if d.Gate != nil && d.Possible {
			possible[d.Gate.Caps] = append(possible[d.Gate.Caps], d.Gate)
		}
	}
	var out []phrase.Phrase
	for _, v := range slices.Backward(questionnaire.Verdicts()) {
		if gates := possible[v]; len(gates) > 0 {
			out = append(out, phrase.Say("Might still fire and cap at %s: %s.", v, phrase.Join(titles(gates), "; ")))
		}
	}
	return out
}

func (s *Summary) points() phrase.Phrase {
	said := phrase.Say("Points before any gate: %s of 100", phrase.Own(Range(s.a.Points)))
	if len(s.Costs) > 0 {
		said = phrase.Say("%s; the most are lost by %s", said, s.costly())
	}
	return phrase.Say("%s.", said)
}

// costly names the most costly answers, with what each costs.
func (s *Summary) costly() phrase.Phrase {
	var out []phrase.Phrase
	for _, c := range s.Costs {
		out = append(out, phrase.Say("%s (%s)", c.Question.Title, phrase.Own(c.Points)))
	}
	return phrase.Some(out, named, "answer")
}

func (s *Summary) costs() []Cost {
	var out []Cost
	for _, d := range s.drivers {
		if d.Question != nil {
			c := Cost{Question: d.Question, Points: text.Points(d.Cost), Hundredths: d.Cost}
			c.Text = phrase.Say("%s: %s (costs %s).", d.Question.Title, AnswerText(d.Question, s.answers.Get(d.Question.ID).Level), phrase.Own(c.Points))
			out = append(out, c)
		}
	}
	return out
}

// AnswerText says an answer in its level's words, or why there is none.
func AnswerText(q *questionnaire.Question, level string) phrase.Phrase {
	if at, ok := q.Level(level); ok {
		return phrase.Say("%s", q.Levels[at].Text)
	}
	switch level {
	case "":
		return phrase.Say("not answered yet")
	case questionnaire.Unknown:
		return phrase.Say("nobody could tell")
	}
	return phrase.Say("an answer that the question does not have, so it counts as not answered")
}

// titles names gates.
func titles(gates []*questionnaire.Gate) []phrase.Phrase {
	out := make([]phrase.Phrase, len(gates))
	for i, g := range gates {
		out[i] = phrase.Say("%s", g.Title)
	}
	return out
}
