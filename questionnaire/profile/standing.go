package profile

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
)

// Standing is an answer that every new review of the organisation begins with,
// until a day.
type Standing struct {
	questionnaire.Answer
	Until string // its last day
}

// StandingFields returns the fields of a standing answer, in the order of a file.
func StandingFields() []review.Field[Standing] {
	var out []review.Field[Standing]
	for _, f := range review.AnswerFields() {
		if !slices.Contains([]string{"question", "level", "basis", "evidence", "links", "collected"}, f.Key) {
			continue
		}
		s := review.Field[Standing]{Entry: f.Entry}
		if f.List != nil {
			s.List = func(x *Standing) *[]string { return f.List(&x.Answer) }
		} else {
			s.Text = func(x *Standing) *string { return f.Text(&x.Answer) }
		}
		if s.Key == "level" {
			s.Needed, s.About = true, "The id of its level, as in the questionnaire that the profile names."
		}
		out = append(out, s)
	}
	return append(out, review.Field[Standing]{
		Entry: review.Entry{Key: "until", Kind: review.KindDay, Needed: true, Ahead: true, About: "The last day on which a new review begins with it."},
		Text:  func(x *Standing) *string { return &x.Until },
	})
}

// Why says why a standing answer is not used.
type Why int

// The reasons why a standing answer is not used.
const (
	NoQuestion  Why = iota // the profile's questionnaire does not ask it
	NoLevel                // nor has the question that level
	HasEnded               // its last day is over
	OtherSense             // it does not mean the same by the questionnaire that asks
	AskedNoMore            // which does not ask it
)

// Left is a standing answer that is not used.
type Left struct {
	At     int // its place among the standing answers
	Why    Why
	Before string // the level in words, "" where there is none
	Reason string // part of a sentence: "it ended on 2026-11-20"
}

// Used is what becomes of the standing answers of a profile in a new review.
type Used struct {
	Answers questionnaire.Answers // marked with [From], in the order of the questionnaire that asks
	Left    []Left                // by place
	Unknown bool                  // the questionnaire of the profile is not known, so nothing is used
}

// Use takes the standing answers that hold on a day into a review by a
// questionnaire. find returns a questionnaire, or nil. By another one than the
// profile names an answer is taken as [library.Migrate] takes it: only where it
// means the same.
func (p *Profile) Use(find func(id, version string) *questionnaire.Questionnaire, to *questionnaire.Questionnaire, day string) Used {
	if p == nil || len(p.Answers) == 0 {
		return Used{}
	}
	from := find(p.Pin.ID, p.Pin.Version)
	if from == nil {
		return Used{Unknown: true}
	}
	var out Used
	var given questionnaire.Answers
	at := map[string]int{}
	for i, s := range p.Answers {
		q := from.Question(s.Question)
		if q == nil {
			out.Left = append(out.Left, Left{At: i, Why: NoQuestion, Reason: "its questionnaire does not ask it"})
			continue
		}
		position, ok := q.Level(s.Level)
		if !ok {
			out.Left = append(out.Left, Left{At: i, Why: NoLevel, Reason: "the question has no such level"})
			continue
		}
		if s.Until < day {
			out.Left = append(out.Left, Left{i, HasEnded, q.Levels[position].Text, "it ended on " + s.Until})
			continue
		}
		a := s.Answer
		a.From = []string{From}
		given, at[a.Question] = append(given, a), i
	}
	out.Answers = given.Sorted(to)
	if from != to && (from.ID != to.ID || from.Version != to.Version) {
		m := library.Migrate(from, to, given, day)
		out.Answers = m.Answers
		for _, x := range m.Asked {
			if x.Before.Question != "" {
				out.Left = append(out.Left, Left{at[x.Before.Question], OtherSense, x.Text, x.Why})
			}
		}
		for _, x := range m.Dropped {
			out.Left = append(out.Left, Left{At: at[x.Question], Why: AskedNoMore, Reason: fmt.Sprintf("%s %s does not ask it", to.ID, to.Version)})
		}
	}
	slices.SortFunc(out.Left, func(a, b Left) int { return a.At - b.At })
	return out
}

// Standing returns the standing answer to a question; false where there is none.
func (p *Profile) Standing(question string) (Standing, bool) {
	if p != nil {
		for _, s := range p.Answers {
			if s.Question == question {
				return s, true
			}
		}
	}
	return Standing{}, false
}

// Say says what the answer is and on what it rests, in a line.
func (s Standing) Say() string {
	said := s.Level
	if s.Basis != "" {
		said += ", " + string(s.Basis)
	}
	if s.Collected != "" {
		said += ", collected " + s.Collected
	}
	return text.Line(said + ", until " + s.Until)
}
