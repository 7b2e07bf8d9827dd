package json

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// check holds a record against what a register may say.
func (r *registerReader) check(x registerRecord, at int64, path string) {
	c := registerCheck{r, at, path}
	if strings.TrimSpace(x.Record) == "" {
		c.bad("record", x.Record, "file")
	}
	if !record.ValidID(x.ID) {
		c.bad("id", x.ID, "record's id")
	}
	c.verdict(x)
	c.scores("score", x.Score)
	if x.Points != nil && c.scores("points", *x.Points) && (x.Points.Low < x.Score.Low || x.Points.High < x.Score.High) {
		c.wrong("points", "the points before gates are below the score")
	}
	c.bands(x.Bands)
	if !slices.Contains(review.DecisionStates(), x.Decision.Status) {
		c.bad("decision.status", x.Decision.Status, "decision")
	}
	c.day("decision.date", x.Decision.Date)
	c.day("review_by", x.ReviewBy)
	if x.Exception != nil {
		c.day("exception.until", x.Exception.Until)
	}
	for i, y := range x.Conditions {
		c.day(fmt.Sprintf("conditions[%d].due", i), y.Due)
		switch {
		case y.Question == "" && !questionnaire.ValidID(y.Gate):
			c.bad(fmt.Sprintf("conditions[%d].gate", i), y.Gate, "gate's id")
		case y.Question != "" && !questionnaire.ValidID(y.Question):
			c.bad(fmt.Sprintf("conditions[%d].question", i), y.Question, "question's id")
		case y.Question != "" && !questionnaire.ValidID(y.Level):
			c.bad(fmt.Sprintf("conditions[%d].level", i), y.Level, "level's id")
		}
	}
	c.mitigations(x.Mitigations)
	for i, older := range x.Superseded {
		r.check(older, at, fmt.Sprintf("%s.superseded[%d]", path, i))
	}
}

// registerCheck is a record of a register while it is checked.
type registerCheck struct {
	*registerReader
	at   int64 // where the record begins
	path string
}

// bad says that a value is not what the key stands for.
func (c registerCheck) bad(key, value, what string) {
	c.wrong(key, strconv.Quote(value)+" is no "+what)
}

func (c registerCheck) wrong(key, why string) {
	c.add(c.at, record.BadValue, c.path+"."+key, c.path+"."+key+": "+why, hintRegister)
}

func (c registerCheck) day(key, day string) {
	if day != "" && !review.ValidDay(day) {
		c.bad(key, day, "day")
	}
}

// verdict holds the verdicts against each other.
func (c registerCheck) verdict(x registerRecord) {
	lowest, low := questionnaire.ParseVerdict(x.Bracket.Lowest)
	highest, high := questionnaire.ParseVerdict(x.Bracket.Highest)
	switch {
	case !low:
		c.bad("bracket.lowest", x.Bracket.Lowest, "verdict")
	case !high:
		c.bad("bracket.highest", x.Bracket.Highest, "verdict")
	case highest < lowest:
		c.wrong("bracket", "the highest verdict is below the lowest")
	case x.Verdict != "" && x.Verdict != x.Bracket.Lowest:
		c.wrong("verdict", fmt.Sprintf("%q is not the lowest of the bracket, %s", x.Verdict, lowest))
	}
}

// scores reports whether a range is one of scores.
func (c registerCheck) scores(key string, x between) bool {
	for _, n := range []int{x.Low, x.High} {
		if n < 0 || n > 100 {
			c.wrong(key, fmt.Sprintf("%d is not between 0 and 100", n))
			return false
		}
	}
	if x.High < x.Low {
		c.wrong(key, fmt.Sprintf("the highest, %d, is below the lowest, %d", x.High, x.Low))
		return false
	}
	return true
}

// bands holds bands to the order in which a questionnaire has them: from the best
// verdict down to the one that begins at 0.
func (c registerCheck) bands(bands []registerBand) {
	before := 101
	var last questionnaire.Verdict
	for i, b := range bands {
		key := fmt.Sprintf("bands[%d]", i)
		v, ok := questionnaire.ParseVerdict(b.Verdict)
		switch {
		case !ok:
			c.bad(key+".verdict", b.Verdict, "verdict")
		case i > 0 && v >= last:
			c.wrong(key+".verdict", fmt.Sprintf("%s does not stand below %s", v, last))
		case b.From < 0 || b.From >= before:
			c.wrong(key+".from", fmt.Sprintf("%d is not between 0 and %d", b.From, before-1))
		}
		before, last = b.From, v
	}
	if len(bands) > 0 && before > 0 {
		c.wrong("bands", "the last one does not begin at 0")
	}
}

func (c registerCheck) mitigations(counts []registerCount) {
	for i, x := range counts {
		key := fmt.Sprintf("mitigations[%d]", i)
		switch {
		case !slices.Contains(questionnaire.Stops(), x.Stops):
			c.bad(key+".stops", x.Stops, "kind of mitigation")
		case x.Present < 0 || x.Present > x.Of:
			c.wrong(key+".present", fmt.Sprintf("%d is not between 0 and %d", x.Present, x.Of))
		}
	}
}
