package session

import (
	"fmt"
	"slices"
	"sync"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/summary"
)

// Order is the order in which questions are asked.
type Order string

// The orders of asking.
const (
	Sections Order = "sections" // section by section, as the questionnaire has them
	Decisive Order = "decisive" // what narrows the verdict most comes first
)

// Orders returns all orders, the usual one first.
func Orders() []Order { return []Order{Sections, Decisive} }

// Sentence says that this order holds, and what it is.
func (o Order) Sentence() string {
	if o == Decisive {
		return "Asking in the decisive order: what narrows the verdict most comes first."
	}
	return "Asking section by section, in the questionnaire's order."
}

// Order returns the order in which questions are asked.
func (s *Session) Order() Order {
	if s.decisive() {
		return Decisive
	}
	return Sections
}

// SetOrder changes the order in which questions are asked from now on; the
// question in view stays. It reports whether there is such an order.
func (s *Session) SetOrder(o Order) bool {
	if !slices.Contains(Orders(), o) {
		return false
	}
	if o != s.Order() {
		s.at.Order, s.trail, s.passed = usual(o), nil, nil
	}
	return true
}

// SwitchOrder takes the next order and returns it.
func (s *Session) SwitchOrder() Order {
	all := Orders()
	s.SetOrder(all[(slices.Index(all, s.Order())+1)%len(all)])
	return s.Order()
}

// usual writes an order as a place keeps it: empty for the usual one, and for
// one that does not exist.
func usual(o Order) Order {
	if o == Decisive {
		return o
	}
	return ""
}

func (s *Session) decisive() bool { return s.at.Order == Decisive }

// invalidate lets go of what was computed from what is entered: the short form
// and what the answers leave to ask. Each is computed at most once for each
// change, and only where somebody wants to know.
func (s *Session) invalidate() {
	q, draft, assessment := s.q, s.draft, s.assessment
	answers := draft.Answers
	s.short = sync.OnceValue(func() summary.Summary { return summary.Of(q, draft, &assessment) })
	short := s.short
	s.problems = sync.OnceValue(s.between)
	s.coverage = sync.OnceValue(func() summary.Coverage { summed := short(); return summed.Coverage() })
	s.looked = sync.OnceValue(func() []evidence.Looked { return draft.Looked(q) })
	s.asks = sync.OnceValue(func() []analysis.Ask { return analysis.AskNext(q, answers).Asks })
	s.irrelevant = sync.OnceValue(func() []*questionnaire.Question { return analysis.Irrelevant(q, answers) })
}

// IrrelevantSentence is said at a question that is [Session.Irrelevant].
const IrrelevantSentence = "This answer cannot change the verdict any more."

// Irrelevant reports whether a question is open or unknown and its answer
// cannot change the verdict any more.
func (s *Session) Irrelevant(question string) bool {
	return slices.Contains(s.irrelevant(), s.q.Question(question))
}

// pending returns the open questions whose answer can still change the
// verdict, the most decisive first.
func (s *Session) pending() []string {
	var out []string
	for _, ask := range s.asks() {
		if !ask.Unknown {
			out = append(out, ask.Question.ID)
		}
	}
	return out
}

// nextDecisive goes to the most decisive open question that was not passed
// over, or to the summary. A question in view that stays open is passed over;
// on the summary that is forgotten, so that another round asks all of them.
func (s *Session) nextDecisive() {
	if s.at.Stage == Questions && s.MarkOf(s.at.Question) == MarkOpen {
		s.passed = append(s.passed, s.at.Question)
	}
	for _, question := range s.pending() {
		if !slices.Contains(s.passed, question) {
			s.to(Questions, question)
			return
		}
	}
	s.passed = nil
	s.to(Summary, s.at.Question)
}

// Asked says why the decisive order has nothing more to ask for now.
func (s *Session) Asked() string {
	pending := len(s.pending())
	switch {
	case pending == 1:
		return "One question that was passed over can still change the verdict."
	case pending > 1:
		return fmt.Sprintf("%d questions that were passed over can still change the verdict.", pending)
	case len(s.assessment.Open) == 0:
		return "No question is open any more."
	case len(s.asks()) > 0:
		return "No open question can change the verdict any more, only unknown ones can."
	}
	return "No open question can change the verdict any more."
}

// to goes to a place. In the decisive order the way is kept, so that Back can
// go it back; going where one came from is going back.
func (s *Session) to(stage Stage, question string) {
	at := At{stage, question, s.at.Order}
	last := len(s.trail) - 1
	switch {
	case !s.decisive() || at == s.at:
	case last >= 0 && s.trail[last] == at:
		s.trail = s.trail[:last]
	default:
		s.trail = append(slices.Clip(s.trail), s.at) // never over one that undo returns to
	}
	s.at = at
}
