package text

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Certificate says what has been proved of a questionnaire.
func Certificate(q *questionnaire.Questionnaire) string {
	behind, levels := 0, 0
	for i := range q.Gates {
		if q.Gates[i].Behind != "" {
			behind++
		}
	}
	for _, x := range q.Questions() {
		levels += len(x.Levels)
	}
	return fmt.Sprintf(`questionnaire %s %s sha256:%s is sound
  complete: %s in %s, %s, every text and source present
  ordered: points fall from the best level to the worst, bands cover 0 to 100
  every gate can decide: %d alone, %d declared behind another
  every level counts: each differs from its neighbour in points or in a gate
  every verdict can be reached: %s
  so a better answer can never give a worse verdict or score, and unknown never helps
`, q.ID, q.Version, q.Digest, text.Count(len(q.Questions()), "question"), text.Count(len(q.Sections), "section"), text.Count(levels, "level"), len(q.Gates)-behind, behind, questionnaire.VerdictIDs())
}
