package register

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"flowverdict/report/summary/strip"
	"flowverdict/report/wording"
)

// Row is a line of what stands above a register.
type Row struct {
	Label, Text string
	OfDay       bool // the next day can make another one of it
}

// Rows are the counts of a register in words. They hold nothing of people.
func (r *Register) Rows() []Row {
	c := r.Counts()
	records := text.Count(c.Listed, "record")
	if r.Within >= 0 {
		records = fmt.Sprintf("%d of %s, overdue or due within %s", c.Listed, text.Count(r.Total, "record"), text.Count(r.Within, "day"))
	}
	if c.Folded > 0 {
		records += fmt.Sprintf("; %d superseded by them", c.Folded)
	}
	if n := len(r.NotRead); n > 0 {
		records += "; " + text.Plural(n, "could not be read and is missing", "could not be read and are missing")
	}
	out := []Row{{"Records", records, r.Within >= 0}}
	if c.Listed == 0 {
		return out
	}
	var verdicts, decisions []string
	for _, v := range questionnaire.Verdicts() {
		if n := c.Verdicts[v]; n > 0 {
			verdicts = append(verdicts, fmt.Sprintf("%d %s", n, v))
		}
	}
	for _, status := range review.DecisionStates() {
		if n := c.Decisions[status]; n > 0 {
			said := fmt.Sprintf("%d %s", n, status)
			if status == review.Accepted && c.Exceptions > 0 {
				said += fmt.Sprintf(" (%d by exception)", c.Exceptions)
			}
			decisions = append(decisions, said)
		}
	}
	return append(out,
		Row{"Verdicts", strings.Join(verdicts, ", "), false},
		Row{"Decisions", strings.Join(decisions, ", "), false},
		Row{"Conditions", fmt.Sprintf("%d open", c.Conditions), false},
		Row{"Overdue", text.Count(c.Overdue, "record"), true},
	)
}

// Verdict says the verdict, how far it could still be raised, and the score:
// "governed to conditional, score 40 to 62".
func (e *Entry) Verdict() string {
	return summary.Bracket(e.Bracket) + ", score " + summary.Range(e.Score)
}

// Strip is the verdict as a bar.
func (e *Entry) Strip() strip.Strip { return strip.Of(e.Bands, e.Bracket, e.Score, e.Points) }

// AtBest says how far the verdict could still be raised: "at best governed"; ""
// where it is decided.
func (e *Entry) AtBest() string {
	if e.Bracket.Decided() {
		return ""
	}
	return "at best " + e.Bracket.Highest.String()
}

// Decided says the decision, with its exception: "accepted by exception until
// 2027-03-31". It holds people's texts.
func (e *Entry) Decided() string {
	return wording.Taken(
		wording.State{Verdict: e.Bracket.Lowest, Decision: wording.DecisionOf(e.Decision.Status), Exception: e.Exception.Given()},
		wording.Names{Until: phrase.OfPeople(e.Exception.Until), Successor: phrase.OfRecord(e.Decision.SupersededBy)},
	).String()
}

// DecidedShort is [Entry.Decided] in a word or two, where there is no room for the
// end of an exception: "by exception".
func (e *Entry) DecidedShort() string {
	if e.ByException() {
		return "by exception"
	}
	return e.Decision.Status
}

// Open says how many conditions are open, "" where none is.
func (e *Entry) Open() string {
	if n := len(e.OpenConditions()); n > 0 {
		return text.Count(n, "open condition")
	}
	return ""
}

// Covered says how many of the mitigations are present: "prevent 2 of 7, disrupt 4
// of 8, recover 3 of 4", or "" where nothing is known of any.
func (e *Entry) Covered() string {
	said := make([]string, len(e.Mitigations))
	for i, c := range e.Mitigations {
		said[i] = fmt.Sprintf("%s %d of %d", c.Stops, c.Present, c.Most)
	}
	return strings.Join(said, ", ")
}

// Succession says what the record has taken the place of: "supersedes 0003-acmectl
// (governed), 0001-acmectl (unsuitable)"; "" for nothing. It holds people's texts.
func (e *Entry) Succession() string {
	var older []string
	for _, x := range e.Superseded {
		older = append(older, fmt.Sprintf("%s (%s)", x.ID, x.Bracket.Lowest))
	}
	if len(older) == 0 {
		return ""
	}
	return "supersedes " + strings.Join(older, ", ")
}
