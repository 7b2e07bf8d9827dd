package review

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// Answered are the answers that somebody else gave.
type Answered struct {
	By      string // who, "" where nobody said
	Answers questionnaire.Answers
}

// Conflict is a question that was answered differently: by the review itself, or by
// several of those who were asked.
type Conflict struct {
	Question string
	Mine     questionnaire.Answer   // the zero Level where the review has no level of its own
	Theirs   []questionnaire.Answer // at least one, each with another level than the others and Mine
	given    []questionnaire.Answer // all that others say of the question
}

// declined reports whether all that stands against the review's answer is among
// the answers that a conflict was settled against before.
func (c Conflict) declined(before questionnaire.Answers) bool {
	return !slices.ContainsFunc(c.Against(c.Mine.Level), func(a questionnaire.Answer) bool {
		return !slices.ContainsFunc(before, func(b questionnaire.Answer) bool { return equal(a, b) })
	})
}

// Against returns the answers of others that do not stand once the conflict is
// settled by a level.
func (c Conflict) Against(level string) questionnaire.Answers {
	return slices.DeleteFunc(slices.Clone(c.given), func(a questionnaire.Answer) bool { return !known(a) || a.Level == level })
}

// Merge takes the answers of others into those of a review. Declined are those of
// them against which a conflict was settled before.
//
//   - An open question takes theirs, beside the review's own note on it. One that is
//     unknown takes a level that is known with all that it rests on, and why it was
//     unknown stands after that. The basis is stated at least.
//   - Where several do not know, each is named with why.
//   - The same level gains what they know beside it: evidence, links, a stronger
//     basis, a later day, and who said so.
//   - What they do not know changes nothing of what is known; why stands with it.
//   - Two levels are a conflict: nothing of the question is taken, and it is
//     returned, unless all that stands against the review's answer was declined.
//
// What was answered stays, the order of the answers of others does not matter, and
// merging the same again changes nothing.
func Merge(mine, declined questionnaire.Answers, others []Answered) (questionnaire.Answers, []Conflict) {
	theirs := map[string][]questionnaire.Answer{}
	var order []string
	for _, o := range others {
		for _, a := range o.Answers {
			if a.Level == "" && !a.HasNote() {
				continue
			}
			if a.By == "" {
				a.By = o.By
			}
			if _, known := theirs[a.Question]; !known {
				order = append(order, a.Question)
			}
			theirs[a.Question] = append(theirs[a.Question], a)
		}
	}
	out := slices.Clone(mine)
	var conflicts []Conflict
	slices.Sort(order)
	for _, id := range order {
		all := theirs[id]
		slices.SortStableFunc(all, byContent)
		have := out.Get(id)
		if c := conflict(have, all); len(c.Theirs) > 0 {
			if !c.declined(declined) {
				conflicts = append(conflicts, c)
			} else if a, _ := c.Settled(have.Level); a.Level != "" || a.HasNote() {
				out = out.With(a)
			}
			continue
		}
		for _, a := range all {
			have = joined(have, a)
		}
		out = out.With(have)
	}
	return out, conflicts
}

// conflict is what stands against each other; without Theirs there is nothing.
func conflict(mine questionnaire.Answer, theirs []questionnaire.Answer) Conflict {
	c := Conflict{Question: mine.Question, Mine: mine, given: theirs}
	levels := 0
	if known(mine) {
		levels++
	}
	for _, a := range theirs {
		if !known(a) || a.Level == mine.Level {
			continue
		}
		if at := slices.IndexFunc(c.Theirs, func(b questionnaire.Answer) bool { return a.Level == b.Level }); at >= 0 {
			c.Theirs[at] = joined(c.Theirs[at], a)
			continue
		}
		levels++
		c.Theirs = append(c.Theirs, a)
	}
	if levels < 2 {
		c.Theirs = nil
	}
	return c
}

// Settled returns the answer to the question once somebody has chosen a level for
// it: that of Mine, or one of Theirs. What all others know of that level stands
// with it; what was said for another level does not. Settling the same again
// changes nothing. ok is false for a level that neither side has.
func (c Conflict) Settled(level string) (a questionnaire.Answer, ok bool) {
	ok = level == c.Mine.Level
	for _, t := range c.Theirs {
		ok = ok || level == t.Level
	}
	if !ok || level == c.Mine.Level && !known(c.Mine) {
		return c.Mine, ok
	}
	a = c.Mine
	if known(a) && a.Level != level {
		a = questionnaire.Answer{Question: c.Question}
	}
	for _, x := range c.given {
		if x.Level == level {
			a = joined(a, x)
		}
	}
	for _, x := range c.given { // they vouch for nothing once there is a level
		if !known(x) {
			a = joined(a, x)
		}
	}
	return a, true
}

// Gained counts the answers whose level is another one after a merge than before,
// and those of the same level that have more to rest on.
func Gained(before, after questionnaire.Answers) (taken, more int) {
	for _, a := range after {
		switch was := before.Get(a.Question); {
		case was.Level != a.Level:
			taken++
		case !reflect.DeepEqual(was, a):
			more++
		}
	}
	return taken, more
}

func known(a questionnaire.Answer) bool {
	return a.Level != "" && a.Level != questionnaire.Unknown
}

// byContent orders answers to a question by what they say, those with a level that is
// known first.
func byContent(a, b questionnaire.Answer) int {
	rank := map[bool]int{true: 0, false: 1}
	return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(rank[known(a)], rank[known(b)]), cmp.Compare(a.Level, b.Level), cmp.Compare(a.By, b.By), cmp.Compare(a.Evidence, b.Evidence), slices.Compare(a.Links, b.Links))
}

// equal reports whether two answers say the same.
func equal(a, b questionnaire.Answer) bool {
	return a.Question == b.Question && a.Level == b.Level && a.Basis == b.Basis && a.Evidence == b.Evidence && slices.Equal(a.Links, b.Links) && a.Collected == b.Collected && a.By == b.By
}

// joined is an answer with what another one knows that does not contradict it.
func joined(have, more questionnaire.Answer) questionnaire.Answer {
	links := union(have.Links, more.Links)
	switch {
	case known(have) && !known(more):
		have.Evidence = told(have.Evidence, more) // they vouch for nothing
	case known(more) && !known(have) && (have.Level != "" || have.By != ""):
		was := untold(have)
		have = more
		have.Evidence = with(more.Evidence, was, "\n\n")
		have.Basis = cmp.Or(more.Basis, questionnaire.Stated)
	default:
		if known(more) {
			have.Evidence, have.By = with(have.Evidence, more.Evidence, "\n\n"), with(have.By, more.By, ", ")
			more.Basis = cmp.Or(more.Basis, questionnaire.Stated)
		} else {
			have.Evidence, have.By = bothUntold(have, more)
		}
		have.Level = cmp.Or(have.Level, more.Level)
		if slices.Index(questionnaire.Bases(), more.Basis) > slices.Index(questionnaire.Bases(), have.Basis) {
			have.Basis = more.Basis
		}
		have.From = union(have.From, more.From)
		have.Collected = max(have.Collected, more.Collected)
	}
	have.Links = links
	return have
}

// bothUntold is the evidence of two answers without a level that is known, and by whom
// it is. Words of several people are each said to be theirs, but for those of the
// review, which stand first.
func bothUntold(have, more questionnaire.Answer) (evidence, by string) {
	if more.By == "" {
		more.Level = "" // it is not answered yet
	}
	all, said := with(have.Evidence, more.Evidence, "\n\n"), told(have.Evidence, more)
	switch {
	case have.Evidence == "" && more.Evidence == "":
		return "", with(have.By, more.By, ", ")
	case have.Evidence == "":
		return all, more.By
	case said == have.Evidence, all == have.Evidence && have.By == more.By && !strings.Contains(all, couldNotTell):
		return have.Evidence, have.By
	case have.By == "":
		return said, ""
	}
	return told(untold(have), more), with(have.By, more.By, ", ")
}

// told is a text and after it the evidence of an answer without a level that is known,
// unless that stands there already; that of nobody may stand there as somebody's.
func told(s string, a questionnaire.Answer) string {
	if e := strings.TrimSpace(a.Evidence); a.By == "" && (with(s, e, "\n\n") == s || strings.Contains(s+"\n\n", ": "+e+"\n\n")) {
		return s
	}
	return with(s, untold(a), "\n\n")
}

// couldNotTell stands between whoever could not tell, and why.
const couldNotTell = " could not tell: "

// untold is the evidence of an answer without a level that is known, in words that
// can stand beside one.
func untold(a questionnaire.Answer) string {
	const before = "Before it was answered: "
	e := strings.TrimSpace(a.Evidence)
	first, _, _ := strings.Cut(e, "\n\n")
	switch {
	case e == "" || a.Level == "" && a.By == "", strings.HasPrefix(first, before), strings.Contains(first, couldNotTell):
		return e
	case a.By == "", strings.Contains(e, couldNotTell): // the review's own words, and after them those of others
		return before + e
	}
	return a.By + couldNotTell + e
}

// union is a list with what another one has beside it.
func union(have, more []string) []string {
	out := slices.Clone(have)
	for _, x := range more {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// with is a text with another one after it, unless that stands there already.
func with(s, more, between string) string {
	more = strings.TrimSpace(more)
	switch {
	case more == "" || slices.Contains(strings.Split(s, between), more) || s == more || strings.Contains(between+s+between, between+more+between):
		return s
	case strings.TrimSpace(s) == "":
		return more
	}
	return s + between + more
}
