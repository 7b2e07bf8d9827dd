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

// Merge takes the answers of others into those of a review.
//
//   - An open question takes theirs, and one that is unknown takes a level that is
//     known; the basis is stated at least.
//   - The same level gains what they know beside it: evidence, links, a stronger
//     basis, a later day, and who said so.
//   - What they do not know changes nothing of what is known.
//   - Two levels are a conflict: nothing of the question is taken, and it is
//     returned.
//
// What was answered stays, the order of the answers of others does not matter, and
// merging the same again changes nothing.
func Merge(mine questionnaire.Answers, others []Answered) (questionnaire.Answers, []Conflict) {
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
		slices.SortStableFunc(all, func(a, b questionnaire.Answer) int {
			return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.By, b.By), cmp.Compare(a.Evidence, b.Evidence), slices.Compare(a.Links, b.Links))
		})
		have := out.Get(id)
		if c := conflict(have, all); len(c.Theirs) > 0 {
			conflicts = append(conflicts, c)
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

// joined is an answer with what another one knows that does not contradict it.
func joined(have, more questionnaire.Answer) questionnaire.Answer {
	have.Links = slices.Clone(have.Links)
	for _, l := range more.Links {
		if !slices.Contains(have.Links, l) {
			have.Links = append(have.Links, l)
		}
	}
	have.Evidence = with(have.Evidence, more.Evidence, "\n\n")
	if known(have) && !known(more) {
		return have // what they say is kept, and they vouch for nothing
	}
	if more.Level != "" && (have.Level == "" || !known(have)) {
		have.Level = more.Level
	}
	if more.Basis == "" && known(more) {
		more.Basis = questionnaire.Stated
	}
	if slices.Index(questionnaire.Bases(), more.Basis) > slices.Index(questionnaire.Bases(), have.Basis) {
		have.Basis = more.Basis
	}
	have.From = slices.Clone(have.From)
	for _, f := range more.From {
		if !slices.Contains(have.From, f) {
			have.From = append(have.From, f)
		}
	}
	have.By = with(have.By, more.By, ", ")
	have.Collected = max(have.Collected, more.Collected)
	return have
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
