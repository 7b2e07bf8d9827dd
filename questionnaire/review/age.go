package review

import (
	"fmt"
	"time"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Age is how many days old an answer is on a day: since it was collected, or else
// since its review. ok is false where that is not known.
func Age(a questionnaire.Answer, reviewed, today string) (days int, ok bool) {
	day := a.Collected
	if day == "" {
		day = reviewed
	}
	if !ValidDay(day) || !ValidDay(today) {
		return 0, false
	}
	return DaysBetween(day, today), true
}

// DaysBetween counts the days from one valid day to another.
func DaysBetween(from, to string) int {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return int(b.Sub(a).Hours() / 24)
}

// CarriedDays is how many days old an answer may be that is carried over and not
// confirmed, where nothing else is said.
const CarriedDays = 365

// MostDays is the most that anybody may allow: of a decision that it takes so long, of
// an answer that it is so old.
const MostDays = 3650

// Stale is an answer of an accepted record that is carried over and not confirmed,
// and older than it may be.
type Stale struct {
	At            int // its place among the answers
	Question      string
	Record        string // that it is from
	Days, Allowed int
}

// StaleAnswers lists them, as they stand on a day; allowed is how many days old they
// may be.
func StaleAnswers(d Draft, today string, allowed int) []Stale {
	again := ReviewedAgain(d)
	if d.Decision.State() != Accepted || again.CarriedOver == 0 {
		return nil
	}
	var out []Stale
	for i, a := range d.Answers {
		if days, ok := Age(a, d.Review.Date, today); ok && days > allowed && again.Of(a) == CarriedOver {
			out = append(out, Stale{i, a.Question, again.Record, days, allowed})
		}
	}
	return out
}

// Sentence says what is wrong with it, without a full stop; title is what the
// question is called.
func (s Stale) Sentence(title string) string {
	return fmt.Sprintf("the answer to %q is carried over from %s, %s old, and nobody has confirmed it; it may be %s old",
		text.Clip(text.Line(title)), text.Clip(text.Line(s.Record)), text.Count(s.Days, "day"), text.Count(s.Allowed, "day"))
}

// Mend says what to do about it.
func (s Stale) Mend() string { return "look at it again, and confirm it or answer anew" }
