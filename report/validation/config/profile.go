package config

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// EndingDays is how many days ahead it is told that a standing answer ends.
const EndingDays = 30

// profile reads what the organisation says of all its reviews.
func (r reader) profile(v yamldoc.Value) *profile.Profile {
	p := record.ReadProfile(v)
	if p == nil {
		return nil
	}
	f, _ := v.Entries()
	if at := f.Get("folder"); at.Exists() {
		r.relative(at, p.Folder)
	}
	return p
}

// profile finds what is wrong with the profile beside its shape: questions and
// levels that its questionnaire does not have, and answers that end or that the
// newest version does not take.
func (r *run) profile() []finding.Finding {
	p := r.Config.Profile
	if p == nil || r.scope.Resolve == nil || p.Pin.ID == "" {
		return nil
	}
	q := r.scope.Resolve(p.Pin.ID, p.Pin.Version)
	if q == nil {
		return []finding.Finding{r.fault(validation.UnknownQuestionnaire, "profile.questionnaire",
			fmt.Sprintf("questionnaire %s %s is not known here, and no standing answer is used", text.Clip(p.Pin.ID), text.Clip(p.Pin.Version)), "correct the id or the version; a newer program may have it")}
	}
	var out []finding.Finding
	for i, d := range p.Demands {
		if q.Question(d.Question) == nil {
			message, hint := record.NoQuestion(q, d.Question)
			out = append(out, r.fault(record.UnknownQuestion, fmt.Sprintf("profile.bases[%d].question", i), message, hint))
		}
	}
	out = append(out, r.left(q)...)
	out = append(out, r.ending(q)...)
	slices.SortStableFunc(out, func(a, b finding.Finding) int { return a.Position.Compare(b.Position) })
	return out
}

// left are the standing answers that a new review does not begin with.
func (r *run) left(q *questionnaire.Questionnaire) []finding.Finding {
	to := q
	if r.scope.Next != nil {
		if next := r.scope.Resolve(r.scope.Next(q)); next != nil {
			to = next
		}
	}
	var out []finding.Finding
	for _, l := range r.Config.Profile.Use(r.scope.Resolve, to, r.result.AsOf).Left {
		s, at := r.Config.Profile.Answers[l.At], fmt.Sprintf("profile.answers[%d]", l.At)
		switch l.Why {
		case profile.NoQuestion:
			message, hint := record.NoQuestion(q, s.Question)
			out = append(out, r.fault(record.UnknownQuestion, at+".question", message, hint))
		case profile.NoLevel:
			message, hint := record.NoLevel(q.Question(s.Question), s.Level)
			hint = strings.Replace(hint, ", "+questionnaire.Unknown, "", 1) // which no standing answer may be
			out = append(out, r.fault(record.UnknownLevel, at+".level", message, hint))
		case profile.HasEnded:
			out = append(out, r.fault(validation.StandingEnds, at+".until",
				fmt.Sprintf("the standing answer to %s ended on %s, %s before %s, and is not used", text.Clip(s.Question), s.Until, days(s.Until, r.result.AsOf), r.result.AsOf), standingHint))
		default:
			out = append(out, r.fault(validation.StandingLeft, at+".question",
				fmt.Sprintf("the standing answer to %s is not used by %s %s: %s", text.Clip(s.Question), to.ID, to.Version, l.Reason), fmt.Sprintf("answer by %s, and name that version under questionnaire", to.Version)))
		}
	}
	return out
}

const standingHint = "find out whether it still holds, and say until when; or take it away"

// ending are the standing answers whose last day comes soon.
func (r *run) ending(q *questionnaire.Questionnaire) []finding.Finding {
	var out []finding.Finding
	today := r.result.AsOf
	if !review.ValidDay(today) {
		return nil
	}
	for i, s := range r.Config.Profile.Answers {
		if !known(q, s) || s.Until < today {
			continue
		}
		if left := between(today, s.Until); left <= EndingDays {
			when := "in " + text.Count(left, "day")
			if left == 0 {
				when = "the day of this check"
			}
			out = append(out, r.fault(validation.StandingEnds, fmt.Sprintf("profile.answers[%d].until", i),
				fmt.Sprintf("the standing answer to %s ends on %s, %s", text.Clip(s.Question), s.Until, when), standingHint))
		}
	}
	return out
}

// known reports whether a questionnaire has the question and the level of an answer.
func known(q *questionnaire.Questionnaire, s profile.Standing) bool {
	of := q.Question(s.Question)
	if of == nil {
		return false
	}
	_, ok := of.Level(s.Level)
	return ok
}

func days(from, to string) string { return text.Count(between(from, to), "day") }

// between counts the days from one valid day to another.
func between(from, to string) int {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return int(b.Sub(a).Hours() / 24)
}
