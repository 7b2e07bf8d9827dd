package questionnaire

import "slices"

// Unknown is the answer of people who could not find out. It is recorded, and
// counts as the worst level in the verdict.
const Unknown = "unknown"

// ReservedLevels returns the ids that no level may have: [Unknown] is an answer
// to every question, and open is what reports and commands call one without.
func ReservedLevels() []string { return []string{Unknown, "open"} }

// Basis says what an answer rests on; "" where nobody said.
type Basis string

// The bases, from the weakest to the strongest.
const (
	Stated     Basis = "stated"     // somebody said so
	Documented Basis = "documented" // a page says so
	Observed   Basis = "observed"   // somebody looked or tried
)

// Bases returns all bases, weakest first.
func Bases() []Basis { return []Basis{Stated, Documented, Observed} }

// Answer is what a person chose for one question, and what it rests on. Level
// is the id of a level, [Unknown], or "" where only a note was taken so far:
// the question is then still open.
type Answer struct {
	Question  string   `json:"question"`
	Level     string   `json:"level,omitempty"`
	Basis     Basis    `json:"basis,omitempty"`
	Evidence  string   `json:"evidence,omitempty"`
	Links     []string `json:"links,omitempty"`
	Collected string   `json:"collected,omitempty"` // day, YYYY-MM-DD
	By        string   `json:"by,omitempty"`        // who said so, "" for the reviewer
	Confirmed string   `json:"confirmed,omitempty"` // day on which it was looked at again and left as it is
	From      []string `json:"from,omitempty"`      // where it comes from: ids of measured facts, of a record, the name of a file, or profile
	Despite   Despite  `json:"despite,omitzero"`    // why it stands where measured facts contradict it
}

// Despite is why an answer stands although measured facts contradict it.
type Despite struct {
	Facts  []string `json:"facts,omitempty"` // their ids
	Reason string   `json:"reason,omitempty"`
}

// IsZero reports whether nothing is said.
func (d Despite) IsZero() bool { return len(d.Facts) == 0 && d.Reason == "" }

// HasNote reports whether the answer says what it rests on.
func (a Answer) HasNote() bool {
	return a.Basis != "" || a.Evidence != "" || len(a.Links) > 0 || a.Collected != ""
}

// Answers are answers to questions, at most one for each; of two to one
// question the last counts. The zero value is an untouched questionnaire.
type Answers []Answer

// Get returns the answer to a question; the zero Level where there is none.
func (a Answers) Get(question string) Answer {
	for i := len(a) - 1; i >= 0; i-- {
		if a[i].Question == question {
			return a[i]
		}
	}
	return Answer{Question: question}
}

// With returns a copy in which the answer stands, in place of every earlier
// one to the same question. An answer without level and note takes them away.
func (a Answers) With(answer Answer) Answers {
	out := make(Answers, 0, len(a)+1)
	placed := answer.Level == "" && !answer.HasNote()
	for _, earlier := range a {
		switch {
		case earlier.Question != answer.Question:
			out = append(out, earlier)
		case !placed:
			out, placed = append(out, answer), true
		}
	}
	if !placed {
		out = append(out, answer)
	}
	return out
}

// WithLevel returns a copy in which the question has this level, its note
// unchanged.
func (a Answers) WithLevel(question, level string) Answers {
	answer := a.Get(question)
	answer.Level = level
	return a.With(answer)
}

// Sorted returns a copy in the questionnaire's order. Answers to questions it
// does not have stand last, in their old order.
func (a Answers) Sorted(q *Questionnaire) Answers {
	out := slices.Clone(a)
	rank := func(x Answer) int {
		if i, ok := q.Position(x.Question); ok {
			return i
		}
		return len(q.questions)
	}
	slices.SortStableFunc(out, func(x, y Answer) int { return rank(x) - rank(y) })
	return out
}
