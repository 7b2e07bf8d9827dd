package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/report/record"
	"flowverdict/report/validation/internal/difference"
)

const assessmentStale finding.RuleID = "assessment-stale"

func judgingRules() []Rule {
	return []Rule{
		{
			ID: assessmentStale, Group: GroupJudging, check: differs(assessmentStale), needs: theAssessment,
			Summary:     "An answer was changed after the assessment was computed.",
			Explanation: "With one other level at this answer, everything stored under assessment would be right. So the answer was edited by hand and the assessment was not computed again. Run flowverdict update on the record, or put the earlier level back. Where more than one answer could be the one that was changed, all of them are named. Where several were changed, so that most of the assessment differs, it is one finding as well.",
			Wrong:       "  - question: registration\n    level: shared\n",
			Right:       "  - question: registration\n    level: dedicated\n",
		},
		{
			ID: difference.Verdict, Group: GroupJudging, check: differs(difference.Verdict), needs: theAssessment,
			Summary:     "The stored verdict is not the one that the answers give.",
			Explanation: "The verdict is computed from the answers and never believed: a verdict that was written by hand, or computed from other answers, must not pass.",
			Wrong:       "  verdict: suitable\n",
			Right:       "  verdict: conditional\n",
		},
		{
			ID: difference.Bracket, Group: GroupJudging, check: differs(difference.Bracket), needs: theAssessment,
			Summary:     "The stored bracket is not the one that the answers give.",
			Explanation: "The bracket holds the lowest and the highest verdict that open and unknown answers still allow.",
			Wrong:       "  bracket: {lowest: conditional, highest: suitable}\n",
			Right:       "  bracket: {lowest: conditional, highest: conditional}\n",
		},
		{
			ID: difference.Score, Group: GroupJudging, check: differs(difference.Score), needs: theAssessment,
			Summary:     "The stored score is not the one that the answers give.",
			Explanation: "The score is what the answers bring after the gates' ceilings, in the lowest and in the highest case.",
			Wrong:       "  score: {low: 80, high: 79}\n",
			Right:       "  score: {low: 79, high: 79}\n",
		},
		{
			ID: difference.Points, Group: GroupJudging, check: differs(difference.Points), needs: theAssessment,
			Summary:     "The stored points are not the ones that the answers give.",
			Explanation: "Points are what the answers bring before the gates' ceilings, in the lowest and in the highest case.",
			Wrong:       "  points: {low: 88, high: 99}\n",
			Right:       "  points: {low: 88, high: 88}\n",
		},
		{
			ID: difference.Gates, Group: GroupJudging, check: differs(difference.Gates), needs: theAssessment,
			Summary:     "The stored gates are not the ones that the answers bring.",
			Explanation: "The list holds every gate that has fired or might still fire, with the verdict that it caps at, in the questionnaire's order. A wrong entry is reported where it stands, a missing one at the list.",
			Wrong:       "    - {gate: default-codes, caps: conditional, state: possible}\n",
			Right:       "    - {gate: default-codes, caps: conditional, state: fired}\n",
		},
		{
			ID: difference.Unknown, Group: GroupJudging, check: differs(difference.Unknown), needs: theAssessment,
			Summary:     "The stored list of questions answered with unknown is not right.",
			Explanation: "What nobody could find out counts as the worst level and stands on this list until somebody does.",
			Wrong:       "  unknown: [distribution]\n",
			Right:       "  unknown: []\n",
		},
		{
			ID: difference.Open, Group: GroupJudging, check: differs(difference.Open), needs: theAssessment,
			Summary:     "The stored list of open questions is not right.",
			Explanation: "A question without an answer is open, and counts as its worst level in the verdict. It must stand on this list.",
			Wrong:       "  open: [browser]\n",
			Right:       "  open: []\n",
		},
	}
}

// differs returns the check that reports the differences of one rule.
func differs(rule finding.RuleID) func(*inspection) []finding.Finding {
	return func(in *inspection) []finding.Finding {
		var out []finding.Finding
		for _, d := range in.differences {
			if d.Rule == rule {
				out = append(out, d)
			}
		}
		return out
	}
}

// compare finds the differences between the stored and the computed assessment,
// one for each field that is not what the answers give, of what could be read. Where
// one other answer explains all of them, they are one difference: the
// assessment was computed before that answer was changed. So they are where
// most of the assessment differs: it belongs to other answers.
func (in *inspection) compare() {
	if in.broken.Above("assessment") {
		return
	}
	in.differences = in.differencesTo(in.computed)
	if len(in.differences) < 2 {
		return
	}
	if stale, ok := in.explain(); ok {
		in.differences = []finding.Finding{stale}
	} else if in.foreign() {
		in.several = true
		in.differences = []finding.Finding{in.otherAnswers()}
	}
}

// foreign reports whether several differences are the ones that other answers
// make. A verdict changed by hand, with its bracket and score, is not: whoever
// writes one leaves the points, gates and lists as they are.
func (in *inspection) foreign() bool {
	return slices.ContainsFunc(in.differences, func(d finding.Finding) bool {
		return d.Rule != difference.Verdict && d.Rule != difference.Bracket && d.Rule != difference.Score
	})
}

// differingRules lists the rules of the differences, each once.
func (in *inspection) differingRules() []finding.RuleID {
	var out []finding.RuleID
	for _, d := range in.differences {
		if !slices.Contains(out, d.Rule) {
			out = append(out, d.Rule)
		}
	}
	return out
}

// otherAnswers is the one difference that stands for all.
func (in *inspection) otherAnswers() finding.Finding {
	named := func(r finding.RuleID) string {
		name, _, _ := strings.Cut(string(r), "-")
		return name
	}
	message := "the assessment was not computed from these answers: " + in.differences[0].Message
	var more []string
	for _, r := range in.differingRules()[1:] {
		more = append(more, named(r))
	}
	if len(more) > 0 {
		message += ", and more differs: " + strings.Join(more, ", ")
	}
	return finding.Finding{Rule: assessmentStale, Path: "assessment", Message: message, Hint: in.update()}
}

// differencesTo compares the stored assessment with a computed one.
func (in *inspection) differencesTo(computed *questionnaire.Assessment) []finding.Finding {
	readable := func(path string) bool { return !in.broken.At(path) }
	return difference.Of(in.questionnaire, *in.stored, record.Store(*computed), readable, in.update())
}

// gatesAgree reports whether the stored assessment leaves no doubt about which
// gates fire, so that a fault of the conditions is one of its own.
func (in *inspection) gatesAgree() bool {
	return len(in.differences) == 0 || len(in.differences) == 1 && in.differences[0].Rule != difference.Gates && in.differences[0].Rule != assessmentStale
}

// cause is an answer that the stored assessment may have been computed with.
type cause struct {
	question string
	level    string // "" for an open question
}

// explain looks for the one answer that was changed after the assessment was
// computed: with another level there, nothing would differ. Where several
// could be it, the difference names them all.
func (in *inspection) explain() (finding.Finding, bool) {
	causes := in.causes()
	if len(causes) == 0 {
		return finding.Finding{}, false
	}
	out := finding.Finding{Rule: assessmentStale, Path: "assessment", Hint: in.update()}
	if c := causes[0]; oneQuestion(causes) {
		out.Path = in.levelPath(c.question)
		out.Message = fmt.Sprintf("question %q is %s now, and the assessment was computed %s", c.question, in.now(c.question), then(causes))
		return out, true
	}
	var were []string
	for _, c := range causes[:min(3, len(causes))] {
		were = append(were, fmt.Sprintf("%q %s", c.question, then([]cause{c})))
	}
	if len(causes) > 3 {
		were = append(were, fmt.Sprintf("%d others", len(causes)-3))
	}
	out.Message = "the assessment was computed from other answers: " + strings.Join(were, ", or ")
	return out, true
}

func (in *inspection) causes() []cause {
	var out []cause
	for _, q := range in.questionnaire.Questions() {
		now := in.record.Answers.Get(q.ID).Level
		for _, level := range append(q.LevelIDs(), questionnaire.Unknown, "") {
			if level == now {
				continue
			}
			a := questionnaire.Assess(in.questionnaire, in.record.Answers.WithLevel(q.ID, level))
			if a.Points != in.stored.Points && !in.broken.At("assessment.points") {
				continue // the usual case, and cheap to see
			}
			if len(in.differencesTo(&a)) == 0 {
				out = append(out, cause{q.ID, level})
			}
		}
	}
	return out
}

func oneQuestion(causes []cause) bool {
	for _, c := range causes {
		if c.question != causes[0].question {
			return false
		}
	}
	return true
}

// then says what the answer was.
func then(causes []cause) string {
	var levels []string
	open := ""
	for _, c := range causes {
		if c.level == "" {
			open = "while it was open"
		} else {
			levels = append(levels, fmt.Sprintf("%q", c.level))
		}
	}
	if len(levels) == 0 {
		return open
	}
	said := "with " + strings.Join(levels, " or ")
	if open != "" {
		said += ", or " + open
	}
	return said
}

// now says what the answer is.
func (in *inspection) now(question string) string {
	if level := in.record.Answers.Get(question).Level; level != "" {
		return fmt.Sprintf("%q", level)
	}
	return "open"
}

// levelPath is where the level of a question stands, or its answer, or the
// answers.
func (in *inspection) levelPath(question string) string {
	for i := range in.record.Answers {
		if in.record.Answers[i].Question == question {
			if in.record.Answers[i].Level == "" {
				return fmt.Sprintf("answers[%d].question", i)
			}
			return fmt.Sprintf("answers[%d].level", i)
		}
	}
	return "answers"
}
