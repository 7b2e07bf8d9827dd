package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
)

// Looked returns what was measured that bears on a question; ok is false where
// nothing was.
func (s *Session) Looked(question string) (l evidence.Looked, ok bool) {
	all := s.looked()
	at := slices.IndexFunc(all, func(l evidence.Looked) bool { return l.Question.ID == question })
	if at < 0 {
		return l, false
	}
	return all[at], true
}

// Conflicts returns the questions whose answers are contradicted by what was
// measured, which nobody has settled yet, in the order of the questionnaire.
func (s *Session) Conflicts() []evidence.Looked {
	return slices.DeleteFunc(slices.Clone(s.looked()), func(l evidence.Looked) bool { return len(l.Conflicts()) == 0 })
}

// Unsettled says in one sentence which answers are contradicted and not settled; ""
// where none is.
func (s *Session) Unsettled() string {
	conflicts := s.Conflicts()
	if len(conflicts) == 0 {
		return ""
	}
	titles := make([]string, len(conflicts))
	for i, l := range conflicts {
		titles[i] = text.Line(l.Question.Title)
	}
	return fmt.Sprintf("%s contradicted by what was measured, and nobody has said why: %s. The record can be written, and validate will ask for it.",
		text.Plural(len(conflicts), "answer is", "answers are"), strings.Join(titles, ", "))
}

// ContradictedTitle stands above the answers that [Session.Conflicts] lists.
const ContradictedTitle = "Contradicted by what was measured"

// Conflict says of a question by what its answer is contradicted, in a sentence.
func Conflict(l evidence.Looked) string {
	var said []string
	for _, r := range l.Conflicts() {
		said = append(said, r.Say()+" ("+strings.Join(r.IDs(), ", ")+")")
	}
	return fmt.Sprintf("%s, answer %s: %s.", text.Line(l.Question.Title), numbers(l.Question, []string{l.Answer.Level}), strings.Join(said, "; "))
}

// RestOn lets an answer rest on what was measured: the facts that support it, or
// else those that do not speak against it. The level stays as it is. It returns
// the ids of the facts, none where no fact can carry the answer.
func (s *Session) RestOn(question string) []string {
	l, ok := s.Looked(question)
	if !ok {
		return nil
	}
	var ids []string
	basis := questionnaire.Documented
	for _, f := range carrying(l) {
		ids = append(ids, f.ID)
		if f.Grade == evidence.Observed {
			basis = questionnaire.Observed
		}
	}
	if len(ids) > 0 {
		a := s.draft.Answers.Get(question)
		others := slices.DeleteFunc(slices.Clone(a.From), evidence.IsFactID)
		a.Question, a.From, a.Basis = question, append(others, ids...), basis
		s.SetNote(a)
	}
	return ids
}

// RestsSentence says what [Session.RestOn] did.
func RestsSentence(ids []string) string {
	if len(ids) == 0 {
		return "Nothing that was measured can carry this answer."
	}
	return "The answer rests on " + text.And(ids) + "; its level is as it was."
}

// carrying are the facts that an answer can rest on; none for one that is
// contradicted.
func carrying(l evidence.Looked) []evidence.Measured {
	of := func(remarks []evidence.Remark) map[string]bool {
		ids := map[string]bool{}
		for _, r := range remarks {
			for _, id := range r.IDs() {
				ids[id] = true
			}
		}
		return ids
	}
	level := l.Answer.Level
	if len(l.Contradicting(level)) > 0 {
		return nil
	}
	against := of(l.Hinting(level))
	supporting := of(l.Supporting(level))
	var out []evidence.Measured
	for _, f := range l.Facts {
		if !against[f.ID] && (len(supporting) == 0 || supporting[f.ID]) {
			out = append(out, f)
		}
	}
	return out
}

// The keys of fields of a note that are asked only where something was measured.
const (
	FromKey    = "from"
	DespiteKey = "despite.reason"
)

// NoteFields returns the fields of the note of a question, in the order in which
// they are asked: what the answer rests on where it names measured facts, and why
// it stands where they contradict it.
func (s *Session) NoteFields(question string) []review.Field[questionnaire.Answer] {
	out := review.AskedOf(review.AnswerFields())
	for _, f := range review.AnswerFields() {
		switch {
		case f.Key == FromKey && slices.ContainsFunc(s.draft.Answers.Get(question).From, evidence.IsFactID):
			out = append(out, f)
		case f.Key == DespiteKey && s.asksDespite(question):
			f.Label, f.Hint = "Despite", s.despiteHint(question)
			out = append(out, f)
		}
	}
	return out
}

// despiteHint says what the reason is for.
func (s *Session) despiteHint(question string) string {
	l, _ := s.Looked(question)
	if said := Contradiction(l, l.Answer.Level); len(said) > 0 {
		return "why it stands though " + text.Line(strings.Join(said, "; "))
	}
	return "nothing contradicts the answer any more: take it away"
}

// asksDespite reports whether the note of a question asks why its answer stands:
// because what was measured contradicts it, or because there is a reason already.
func (s *Session) asksDespite(question string) bool {
	l, _ := s.Looked(question)
	a := s.draft.Answers.Get(question)
	return len(l.Contradicting(a.Level)) > 0 || !a.Despite.IsZero()
}

// Despite returns why the answer to a question stands despite the facts that
// contradict it now; nothing for a reason that is blank. One that is there already
// settles what it was given for, and no more.
func (s *Session) Despite(question, reason string) questionnaire.Despite {
	a := s.draft.Answers.Get(question)
	switch {
	case strings.TrimSpace(reason) == "":
		return questionnaire.Despite{}
	case reason == a.Despite.Reason:
		return a.Despite
	}
	l, _ := s.Looked(question)
	var facts []string
	for _, r := range l.Contradicting(a.Level) {
		for _, id := range r.IDs() {
			if !slices.Contains(facts, id) {
				facts = append(facts, id)
			}
		}
	}
	if len(facts) == 0 {
		facts = a.Despite.Facts
	}
	return questionnaire.Despite{Facts: facts, Reason: reason}
}

// Measured says in short what was measured of a question and what follows from it
// for its levels, which are named by their numbers.
func Measured(l evidence.Looked) string {
	said := make([]string, len(l.Facts))
	for i, f := range l.Facts {
		said[i] = f.Say()
	}
	return strings.TrimSpace(fmt.Sprintf("Measured %s: %s. %s", measuredOn(l), strings.Join(shorter(said), ", "), follows(l)))
}

// MeasuredShort is [Measured] in one line: what follows, and of how many facts.
func MeasuredShort(l evidence.Looked) string {
	return strings.TrimSpace(fmt.Sprintf("%s measured. %s", text.UpperFirst(text.Count(len(l.Facts), "fact")), follows(l)))
}

// follows says which levels are contradicted, and which fit.
func follows(l evidence.Looked) string {
	var contradicted []string
	for _, id := range l.Question.LevelIDs() {
		if len(l.Contradicting(id)) > 0 {
			contradicted = append(contradicted, id)
		}
	}
	var out []string
	if len(contradicted) > 0 {
		out = append(out, "Contradicts "+numbers(l.Question, contradicted)+".")
	}
	if fits := l.Fits(); len(fits) > 0 {
		out = append(out, "Fits "+numbers(l.Question, fits)+".")
	}
	return strings.Join(out, " ")
}

func measuredOn(l evidence.Looked) string {
	day := ""
	for _, f := range l.Facts {
		day = max(day, f.Run.Day())
	}
	return day
}

// shorter leaves out of a sentence the subject that the one before it has too.
func shorter(said []string) []string {
	const words = 3 // as in "the refresh token"
	out := slices.Clone(said)
	for i := 1; i < len(said); i++ {
		before, after := strings.SplitN(said[i-1], " ", words+1), strings.SplitN(said[i], " ", words+1)
		if len(before) > words && len(after) > words && slices.Equal(before[1:words], after[1:words]) {
			out[i] = after[words]
		}
	}
	return out
}

// numbers lists levels by their numbers, as in "1 and 2" or "3 to 5".
func numbers(q *questionnaire.Question, ids []string) string {
	var at []int
	for _, id := range ids {
		if i, ok := q.Level(id); ok {
			at = append(at, i+1)
		}
	}
	if n := len(at); n > 2 && at[n-1]-at[0] == n-1 {
		return fmt.Sprintf("%d to %d", at[0], at[n-1])
	}
	words := make([]string, len(at))
	for i, n := range at {
		words[i] = strconv.Itoa(n)
	}
	return text.And(words)
}

// Contradiction says by which facts a level of the question is contradicted, one
// sentence without a full stop for each; none where nothing does.
func Contradiction(l evidence.Looked, level string) []string {
	var out []string
	for _, r := range l.Contradicting(level) {
		out = append(out, "contradicted by "+text.And(r.IDs())+": "+r.Say())
	}
	return out
}

// Fact is one measured fact as it is told to people.
type Fact struct {
	ID    string
	Says  string   // a sentence without a full stop
	About string   // how it is known, when, and of which provider and client
	Means []string // sentences: what it says of levels, by their numbers
}

// Facts tells all that was measured of a question.
func Facts(l evidence.Looked) []Fact {
	out := make([]Fact, len(l.Facts))
	for i, f := range l.Facts {
		at := strings.Replace(f.Run.At[:min(len(f.Run.At), len("2006-01-02T15:04"))], "T", " ", 1)
		about := fmt.Sprintf("%s on %s UTC at %s", f.Grade, at, f.Run.Issuer)
		if f.Run.ClientID != "" {
			about += ", client " + f.Run.ClientID
		}
		if f.Waited != "" {
			about += ", after " + f.Waited + " s"
		}
		out[i] = Fact{ID: f.ID, Says: f.Say(), About: about}
		if f.Earlier != nil {
			out[i].Means = append(out[i].Means, "An earlier run found otherwise: "+f.Earlier.ID+", "+f.Earlier.Say()+".")
		}
		for _, r := range l.Remarks {
			if ids := r.IDs(); slices.Contains(ids, f.ID) {
				out[i].Means = append(out[i].Means, meaning(l.Question, r, slices.DeleteFunc(ids, func(id string) bool { return id == f.ID }))...)
			}
		}
	}
	return out
}

// meaning says what a remark says of levels, and with which other facts.
func meaning(q *questionnaire.Question, r evidence.Remark, with []string) []string {
	var parts []string
	for _, x := range []struct {
		verb   string
		levels []string
	}{{"contradicts", r.Contradicts}, {"speaks against", r.Against}, {"fits", r.Supports}} {
		if n := numbers(q, x.levels); n != "" {
			parts = append(parts, x.verb+" "+n)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	said := strings.Join(parts, ", ")
	if len(with) > 0 {
		said = "with " + text.And(with) + ": " + said
	}
	if r.But != "" {
		said += "; " + r.But
	}
	return []string{text.Sentence(text.UpperFirst(said))}
}
