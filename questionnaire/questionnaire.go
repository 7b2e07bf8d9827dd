// Package questionnaire is the ground floor: what is asked, what was answered,
// and how it is judged. Questionnaires are data (package files under data/);
// [Assess] is one pure function on integers; [Check] proves of any
// questionnaire that a better answer can never give a worse verdict.
//
// It imports the standard library and its own sub-packages only: no terminal
// library, no file that a user named, no clock.
package questionnaire

// Questionnaire is a sound definition, indexed for judging. It is immutable
// and safe for concurrent use.
type Questionnaire struct {
	Definition
	Digest string // SHA-256 of the file's bytes, in hex; "" when it was not read from a file

	questions []*Question
	sections  []*Section // of each question
	position  map[string]int
	levels    []map[string]int
	gates     []gate
	gateAt    map[string]int
	weight    int
}

// gate is a Gate with its references resolved.
type gate struct {
	*Gate
	clauses  []clause
	ceiling  int
	impliers []int // gates whose condition implies this one's and that cap at least as low
}

type clause struct {
	question, level int
}

// Questions returns all questions in the questionnaire's order. The slice is
// the questionnaire's own: do not change it.
func (q *Questionnaire) Questions() []*Question { return q.questions }

// Question returns the question with this id, or nil.
func (q *Questionnaire) Question(id string) *Question {
	if i, ok := q.position[id]; ok {
		return q.questions[i]
	}
	return nil
}

// Position returns the place of a question in the questionnaire's order,
// counted from 0.
func (q *Questionnaire) Position(id string) (int, bool) {
	i, ok := q.position[id]
	return i, ok
}

// SectionOf returns the section that a question stands in, or nil.
func (q *Questionnaire) SectionOf(id string) *Section {
	if i, ok := q.position[id]; ok {
		return q.sections[i]
	}
	return nil
}

// Gate returns the gate with this id, or nil.
func (q *Questionnaire) Gate(id string) *Gate {
	if i, ok := q.gateAt[id]; ok {
		return q.gates[i].Gate
	}
	return nil
}

// Alternative returns the alternative with this id, or nil.
func (q *Questionnaire) Alternative(id string) *Alternative {
	for i := range q.Alternatives {
		if q.Alternatives[i].ID == id {
			return &q.Alternatives[i]
		}
	}
	return nil
}
