package questionnaire

import "fmt"

// New indexes a definition for judging. It fails with the first unsoundness
// that [Check] finds; digest is the SHA-256 of the file it was read from, in
// hex, or "".
func New(d Definition, digest string) (*Questionnaire, error) {
	if faults := Check(d); len(faults) > 0 {
		return nil, fmt.Errorf("questionnaire %q: %w", d.ID, faults[0])
	}
	return index(d, digest), nil
}

// index resolves the references of a definition whose references resolve.
func index(d Definition, digest string) *Questionnaire {
	q := &Questionnaire{Definition: d, Digest: digest, position: map[string]int{}, gateAt: map[string]int{}}
	for s := range q.Sections {
		for i := range q.Sections[s].Questions {
			question := &q.Sections[s].Questions[i]
			q.position[question.ID] = len(q.questions)
			q.questions = append(q.questions, question)
			q.sections = append(q.sections, &q.Sections[s])
			q.weight += question.Weight
			levels := make(map[string]int, len(question.Levels))
			for j := range question.Levels {
				levels[question.Levels[j].ID] = j
			}
			q.levels = append(q.levels, levels)
		}
	}
	for i := range q.Gates {
		g := gate{Gate: &q.Gates[i], ceiling: q.Top(q.Gates[i].Caps)}
		for _, c := range g.When {
			at := q.position[c.Question]
			g.clauses = append(g.clauses, clause{at, q.levels[at][c.Level]})
		}
		q.gateAt[g.ID] = i
		q.gates = append(q.gates, g)
	}
	for i := range q.gates {
		for j := range q.gates {
			if i != j && q.gates[j].Caps <= q.gates[i].Caps && q.gates[j].implies(&q.gates[i]) {
				q.gates[i].impliers = append(q.gates[i].impliers, j)
			}
		}
	}
	return q
}

// implies reports whether g's condition can hold only where other's does.
func (g *gate) implies(other *gate) bool {
	for _, want := range other.clauses {
		met := false
		for _, have := range g.clauses {
			met = met || have.question == want.question && have.level >= want.level
		}
		if !met {
			return false
		}
	}
	return true
}
