package summary

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/analysis"
)

// next says which open and unknown answers can still change the verdict, the
// most telling first; false where every answer is known.
func (t *teller) next(next analysis.Asking) (Part, bool) {
	missing := len(t.a.Open) + len(t.a.Unknown)
	if missing == 0 {
		return Part{}, false
	}
	part := Part{Title: "What to ask next"}
	asks := next.Asks
	if len(asks) == 0 {
		part.Lead = fmt.Sprintf("Nothing: the verdict is %s whatever is not known yet (%s).", t.a.Verdict(), text.Count(missing, "answer"))
		return part, true
	}
	part.Lead = fmt.Sprintf("%s not known, and %s.", text.Plural(missing, "answer is", "answers are"), telling(missing, len(asks)))
	if next.Stopped {
		part.Lead = fmt.Sprintf("%s not known. %s", text.Plural(missing, "answer is", "answers are"), mayMatter(missing, len(asks)))
	}
	for _, ask := range asks {
		part.Points = append(part.Points, Point{ask.Question.Title + ": " + outcomes(ask) + ".", ask.Question.ID})
	}
	return part, true
}

// telling says how many of the missing answers matter, and in which order they
// stand.
func telling(missing, asks int) string {
	switch {
	case missing == 1:
		return "it can still change the verdict"
	case asks == 1:
		return "only one of them can still change the verdict"
	case asks == missing:
		return "each of them can still change the verdict; the first narrows it most"
	}
	return fmt.Sprintf("only %d of them can still change the verdict; the first narrows it most", asks)
}

// mayMatter says the same where the search for what matters has ended at its
// limit.
func mayMatter(missing, asks int) string {
	if missing == 1 {
		return "It may still change the verdict: the search ended at its limit before that was certain."
	}
	return fmt.Sprintf("Up to %d of them can still change the verdict, and the first narrows it most: the search ended at its limit before it was certain of each.", asks)
}

// outcomes says what each level leaves, levels that leave the same together.
func outcomes(ask analysis.Ask) string {
	var out []string
	for i := 0; i < len(ask.Outcomes); {
		var levels []string
		b := ask.Outcomes[i].Bracket
		for ; i < len(ask.Outcomes) && ask.Outcomes[i].Bracket == b; i++ {
			levels = append(levels, ask.Outcomes[i].Level)
		}
		verb := "leaves"
		if b.Decided() {
			verb = "makes it"
		}
		out = append(out, fmt.Sprintf("%s %s %s", text.Or(levels), verb, Bracket(b)))
	}
	return strings.Join(out, ", ")
}
