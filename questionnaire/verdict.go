package questionnaire

import (
	"strings"

	"flowverdict/questionnaire/internal/judge"
)

// Verdict is what the program says of answers, from [Unsuitable], the zero
// value, which permits nothing, up to [Suitable].
type Verdict = judge.Verdict

// The verdicts, from the one that permits nothing to the best.
const (
	Unsuitable  = judge.Unsuitable  // use another mechanism, or fix the named blockers first
	Governed    = judge.Governed    // treat the CLI as a governed client and reconsider the architecture
	Conditional = judge.Conditional // appropriate once every listed condition is met
	Suitable    = judge.Suitable    // appropriate as designed
)

// Verdicts returns all verdicts, best first.
func Verdicts() []Verdict { return judge.Verdicts() }

// ParseVerdict returns the verdict with this id; false when there is none.
func ParseVerdict(id string) (Verdict, bool) { return judge.ParseVerdict(id) }

// VerdictIDs lists the ids of the verdicts, best first, for messages.
func VerdictIDs() string {
	ids := make([]string, 0, len(Verdicts()))
	for _, v := range Verdicts() {
		ids = append(ids, v.String())
	}
	return strings.Join(ids, ", ")
}
