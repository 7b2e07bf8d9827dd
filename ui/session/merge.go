package session

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Merge is what others answered, for a review to take in.
type Merge struct {
	Others []review.Answered
	Record string // the file that takes the answers once all is settled; "" where a draft takes them at once
}

// merge is how far a merge is settled. The map is only ever replaced, never
// changed.
type merge struct {
	conflicts []review.Conflict
	chosen    map[string]string // level by question; a question that is missing is not settled
}

// Merge takes in what others answered, as far as nothing stands against it, and
// keeps the conflicts to be settled one by one. It returns how many answers took a
// level, and how many gained something beside the one that they have. It is one
// step, as far as it changes anything; for a record, which takes all or nothing, it
// is where the steps begin.
func (s *Session) Merge(m Merge) (taken, more int) {
	before := s.draft.Answers
	answers, conflicts := review.Merge(before, s.draft.Declined, m.Others)
	s.settle("answers of others", merge{conflicts: conflicts}, func(d *review.Draft) { d.Answers = ownList(answers.Sorted(s.q)) })
	if m.Record != "" {
		s.past = nil
	}
	return review.Gained(before, s.draft.Answers)
}

// MergeConflicts returns the conflicts of what was merged, those that are settled
// too, in the order of the questionnaire.
func (s *Session) MergeConflicts() []review.Conflict {
	out := slices.Clone(s.merge.conflicts)
	place := func(c review.Conflict) int {
		at, _ := s.q.Position(c.Question)
		return at
	}
	slices.SortFunc(out, func(a, b review.Conflict) int { return cmp.Compare(place(a), place(b)) })
	return out
}

// Chosen returns the level by which the conflict of a question was settled; ok is
// false where it was not.
func (s *Session) Chosen(question string) (level string, ok bool) {
	level, ok = s.merge.chosen[question]
	return level, ok
}

// ToSettle is how many conflicts of what was merged are not settled.
func (s *Session) ToSettle() int { return len(s.merge.conflicts) - len(s.merge.chosen) }

// Settle settles the conflict of a question by a level that one of its sides has.
// The level of the review leaves its answer, with what others know of it. It
// reports false where there is no such conflict or side.
func (s *Session) Settle(question, level string) bool {
	for _, c := range s.merge.conflicts {
		if c.Question != question {
			continue
		}
		after := s.draft
		if !after.Settle(c, level) {
			return false
		}
		chosen := maps.Clone(s.merge.chosen)
		if chosen == nil {
			chosen = map[string]string{}
		}
		chosen[question] = level
		s.settle("conflict on "+s.q.Question(question).Title, merge{s.merge.conflicts, chosen}, func(d *review.Draft) {
			d.Answers, d.Declined = ownList(after.Answers.Sorted(s.q)), ownList(after.Declined)
		})
		return true
	}
	return false
}

// settle is a step of a merge. It is remembered also where it leaves all answers
// as they are: that they stay was decided.
func (s *Session) settle(what string, to merge, set func(*review.Draft)) {
	past := len(s.past)
	before := moment{s.draft, s.at, s.trail, s.merge, what}
	s.change(what, set)
	if len(s.past) == past && (len(to.chosen) > 0 || len(to.conflicts) > 0) {
		s.past = append(s.past, before)
	}
	s.merge = to
}

// SettlingRule says what becomes of conflicts that are not settled.
func (m Merge) SettlingRule() string {
	if m.Record != "" {
		return "Nothing is written until all are settled; whoever leaves before that leaves the record as it is."
	}
	return "What is settled is in the draft at once. What is not stays as it is: whoever leaves can merge the same forms again."
}

// SettlingWords is [Merge.SettlingRule] in a few words.
func (m Merge) SettlingWords() string {
	if m.Record != "" {
		return "nothing is written before all are settled"
	}
	return "leaving keeps what is settled"
}

// WritingRule says what follows once all conflicts of a record are settled.
func (m Merge) WritingRule() string {
	return m.Record + " takes the answers, and is judged and written again."
}

// MendingRule says why nothing else is mended while conflicts are settled.
func (m Merge) MendingRule() string {
	if m.Record != "" {
		return "Only answers are taken here; the rest can be mended later."
	}
	return "Conflicts come first; this can be mended after them."
}

// SettledSentence is said once no conflict is left.
const SettledSentence = "All conflicts are settled."

// MergedSentence says what a merge took without a conflict, and what is left to
// settle.
func MergedSentence(taken, more, left int) string {
	var said []string
	if taken > 0 {
		said = append(said, text.Count(taken, "answer")+" taken")
	}
	if more > 0 {
		said = append(said, text.Count(more, "answer")+" with more to rest on")
	}
	if left > 0 {
		said = append(said, text.Count(left, "conflict")+" to settle")
	}
	if len(said) == 0 {
		return "Nothing that is not there already."
	}
	return strings.Join(said, ", ") + "."
}

// LeftSentence says of conflicts that they are not settled.
func LeftSentence(left int) string {
	return fmt.Sprintf("%s not settled: these answers are as they were; merge the same forms again to settle them", text.Plural(left, "conflict is", "conflicts are"))
}

// Side is one side of a conflict, in words.
type Side struct {
	Level string // its id, for [Session.Settle]
	Whose string // "Mine", or "Theirs" with who said so
	Says  string // the level and its text
	Rests []Rest // what the answer rests on
}

// Rest is one thing that an answer rests on, or who gave it.
type Rest struct{ Label, Text string }

// MineSide is what the review's own side of a conflict is called.
const MineSide = "Mine"

// Sides are the sides of a conflict: the review's own, then theirs.
func Sides(q *questionnaire.Questionnaire, c review.Conflict) []Side {
	x := q.Question(c.Question)
	out := []Side{side(x, c.Mine, MineSide)}
	for i, a := range c.Theirs {
		whose := "Theirs"
		if len(c.Theirs) > 1 {
			whose = fmt.Sprintf("Theirs, %d", i+1)
		}
		out = append(out, side(x, a, whose))
	}
	return out
}

func side(x *questionnaire.Question, a questionnaire.Answer, whose string) Side {
	s := Side{Level: a.Level, Whose: whose, Says: a.Level}
	switch i, known := x.Level(a.Level); {
	case known:
		s.Says = a.Level + ": " + text.Sentence(x.Levels[i].Text)
	case a.Level == questionnaire.Unknown:
		s.Says = "unknown: nobody could tell."
	default:
		s.Says = "open: not answered."
	}
	for _, r := range []Rest{
		{"By", a.By}, {"Basis", string(a.Basis)}, {"Day", a.Collected}, {"Evidence", a.Evidence}, {"Links", strings.Join(a.Links, "\n")}, {"From", strings.Join(a.From, ", ")},
	} {
		if strings.TrimSpace(r.Text) != "" {
			s.Rests = append(s.Rests, r)
		}
	}
	return s
}

// The words of the page that takes forms back.
const (
	TakeTitle = "Take forms back"
	TakeFiles = "Files"
	TakeHint  = "one a line; * stands for any part of a name"
	TakeRule  = "What stands against nothing is taken, and conflicts are settled one by one. Where a form has a fault, nothing is taken."
)

// Paths are the names of files that somebody typed, one a line.
func Paths(typed string) []string { return text.Split(typed, "\n") }
