package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation/internal/difference"
)

const (
	conditionMissing    finding.RuleID = "condition-missing"
	conditionUnfired    finding.RuleID = "condition-unfired"
	conditionAction     finding.RuleID = "condition-action"
	conditionAgreed     finding.RuleID = "condition-agreed"
	conditionUnassigned finding.RuleID = "condition-unassigned"
	conditionOverdue    finding.RuleID = "condition-overdue"
)

// conditionShape lists the rules that computing the record again would mend.
func conditionShape() []finding.RuleID {
	return []finding.RuleID{conditionMissing, conditionUnfired, conditionAction, conditionAgreed}
}

func conditionRules() []Rule {
	return []Rule{
		{
			ID: conditionMissing, Group: GroupConditions, check: checkMissing, needs: theGates,
			Summary:     "A gate has fired and there is no condition for it.",
			Explanation: "Each fired gate asks for something to be done, and a condition says who does it and until when. Gates that another one overshadows need none.",
		},
		{
			ID: conditionUnfired, Group: GroupConditions, check: checkUnfired, needs: theGates,
			Summary:     "A condition is for a gate that asks for none.",
			Explanation: "The gate has not fired with these answers, or another gate overshadows it, or there is a condition for it already. Such a condition would be tracked for nothing.",
			Wrong:       "  - gate: defaults-codes\n",
			Right:       "  - gate: default-codes\n",
		},
		{
			ID: conditionAction, Group: GroupConditions, check: checkAction, needs: theGates,
			Summary:     "The action of a condition is not the gate's remedy.",
			Explanation: "The action is computed: it is the remedy of the gate, in the questionnaire's words, or what the gate says otherwise while the answers rule out the alternative that it names; of a condition on an answer it is the level that has to be reached. What people add about it belongs to the decision's reason or to the evidence of an answer.",
			Wrong:       "    action: Think about the approval page.\n",
			Right:       "    action: Verify code life, attempts and the approval page.\n",
		},
		{
			ID: conditionAgreed, Group: GroupConditions, check: checkAgreed, needs: theGates,
			Summary:     "A condition on an answer asks for nothing that is still to be reached.",
			Explanation: "In place of a gate a condition can name a question and the level that its answer has to reach, one for each question. It is done with when the answer is at that level, and a suitable verdict needs none.",
			Wrong:       "    level: hard\n",
			Right:       "    level: hardened\n",
		},
		{
			ID: conditionUnassigned, Group: GroupConditions, check: checkUnassigned,
			Summary:     "An accepted record has an open condition without an owner or a due date.",
			Explanation: "Accepting a conditional record means that somebody will meet its conditions. Name the owner and the day.",
			Wrong:       "    status: open\ndecision:\n  status: accepted\n",
			Right:       "    owner: identity team\n    due: \"2027-01-31\"\n    status: open\ndecision:\n  status: accepted\n",
		},
		{
			ID: conditionOverdue, Group: GroupConditions, check: checkOverdue, needs: theDay,
			Summary:     "An open condition was due before the day of the run.",
			Explanation: "Meet the condition and set its status to met, or agree on another day. Conditions of rejected and superseded records are not followed any more.",
			Wrong:       "    due: \"2026-11-20\"\n    status: open\n",
			Right:       "    due: \"2026-11-20\"\n    status: met\n",
		},
	}
}

// alignment pairs the conditions with the gates that ask for one.
type alignment struct {
	want  []review.Condition
	pairs []difference.Pair
	extra []int // conditions of gates that ask for none
	lost  []int // gates without a condition
}

func (in *inspection) align() alignment {
	out := alignment{want: review.Conditions(in.computed, nil)}
	var have, want []string
	for _, c := range in.record.Conditions {
		have = append(have, c.Key())
	}
	for _, c := range out.want {
		want = append(want, c.Gate)
	}
	out.pairs, out.extra, out.lost = difference.Match(have, want)
	out.extra = slices.DeleteFunc(out.extra, func(at int) bool { return in.record.Conditions[at].Question != "" })
	return out
}

// checkMissing leaves out what a wrong gate in another condition explains.
func checkMissing(in *inspection) []finding.Finding {
	if in.broken.Key("conditions", "gate") {
		return nil
	}
	a := in.align()
	var gates []string
	for _, at := range a.lost[min(len(a.extra), len(a.lost)):] {
		gates = append(gates, a.want[at].Gate)
	}
	f := finding.Finding{Path: "conditions", Hint: in.update()}
	switch len(gates) {
	case 0:
		return nil
	case 1:
		f.Message = fmt.Sprintf("gate %q has fired and has no condition", gates[0])
	default:
		f.Message = fmt.Sprintf("gates %s have fired and have no condition", text.Quoted(gates))
	}
	if len(in.record.Conditions) == 0 {
		f.Path = in.gatePath(gates[0])
	}
	return []finding.Finding{f}
}

// gatePath is where the stored assessment names a gate.
func (in *inspection) gatePath(gate string) string {
	for i, g := range in.stored.Gates {
		if g.Gate == gate {
			return fmt.Sprintf("assessment.gates[%d].gate", i)
		}
	}
	return "assessment.gates"
}

func checkUnfired(in *inspection) []finding.Finding {
	a := in.align()
	var out []finding.Finding
	for i, at := range a.extra {
		f := finding.Finding{Path: fmt.Sprintf("conditions[%d].gate", at), Message: in.whyNone(in.record.Conditions[at].Gate), Hint: "take the condition away, or " + in.update()}
		if i < len(a.lost) {
			f.Hint = fmt.Sprintf("gate %q has no condition: is it meant?", a.want[a.lost[i]].Gate)
		}
		out = append(out, f)
	}
	return out
}

// whyNone says why a gate asks for no condition, or for no second one.
func (in *inspection) whyNone(gate string) string {
	if gate == "" {
		return "the condition names neither a gate nor a question"
	}
	if in.questionnaire.Gate(gate) == nil {
		return fmt.Sprintf("there is no gate %q", text.Clip(gate))
	}
	for _, g := range in.computed.Fired() {
		if g.ID == gate {
			return fmt.Sprintf("gate %q has a condition already", gate)
		}
	}
	for _, g := range in.computed.Gates {
		if g.ID == gate && g.Overshadowed {
			return fmt.Sprintf("gate %q is overshadowed by another one and asks for no condition", gate)
		}
	}
	return fmt.Sprintf("gate %q has not fired and asks for no condition", gate)
}

func checkAction(in *inspection) []finding.Finding {
	a := in.align()
	var out []finding.Finding
	for _, p := range a.pairs {
		if have, want := in.record.Conditions[p.Have].Action, a.want[p.Want].Action; have != want {
			out = append(out, finding.Finding{
				Path:    fmt.Sprintf("conditions[%d].action", p.Have),
				Message: fmt.Sprintf("the action is not the remedy of gate %q", a.want[p.Want].Gate),
				Hint:    fmt.Sprintf("it reads: %s", want),
			})
		}
	}
	for i, c := range in.record.Conditions {
		question := in.questionnaire.Question(c.Question)
		if question == nil || c.Gate != "" {
			continue
		}
		if want := review.Reaches(question, c.Level); want != "" && c.Action != want {
			out = append(out, finding.Finding{
				Path:    fmt.Sprintf("conditions[%d].action", i),
				Message: fmt.Sprintf("the action is not the level %q of question %q in words", c.Level, c.Question),
				Hint:    fmt.Sprintf("it reads: %s", want),
			})
		}
	}
	return out
}

// checkAgreed looks at the conditions on answers.
func checkAgreed(in *inspection) []finding.Finding {
	var out []finding.Finding
	seen := map[string]bool{}
	for i, c := range in.record.Conditions {
		if c.Question == "" && c.Level == "" {
			continue
		}
		if key, said := in.nothingToReach(c, seen[c.Question]); said != "" {
			out = append(out, finding.Finding{Path: fmt.Sprintf("conditions[%d].%s", i, key), Message: said, Hint: "take the condition away, or " + in.update()})
		}
		seen[c.Question] = true
	}
	return out
}

// nothingToReach says why a condition on an answer asks for nothing, and which key
// says so; "" where it asks for something.
func (in *inspection) nothingToReach(c review.Condition, again bool) (key, said string) {
	question := in.questionnaire.Question(c.Question)
	switch {
	case c.Question == "":
		return "level", "the condition has a level and no question"
	case c.Gate != "":
		return "question", "the condition names a gate and a question, and can be about one of them only"
	case question == nil:
		return "question", fmt.Sprintf("there is no question %q", text.Clip(c.Question))
	case c.Level == "":
		return "question", fmt.Sprintf("the condition does not say which level the answer to %q has to reach", c.Question)
	case review.Reaches(question, c.Level) == "":
		return "level", fmt.Sprintf("question %q has no level %q", c.Question, text.Clip(c.Level))
	case again:
		return "question", fmt.Sprintf("question %q has a condition already", c.Question)
	case in.computed.Verdict() == questionnaire.Suitable:
		return "question", "the verdict is suitable and needs no condition"
	case !review.Reachable(question, in.record.Answers.Get(c.Question).Level, c.Level):
		return "level", fmt.Sprintf("the answer to %q is at %q already, or better, or counts so", c.Question, c.Level)
	}
	return "", ""
}

func checkUnassigned(in *inspection) []finding.Finding {
	if in.record.Decision.State() != review.Accepted {
		return nil
	}
	var out []finding.Finding
	for i, c := range in.record.Conditions {
		var lacks []string
		if strings.TrimSpace(c.Owner) == "" && !in.broken.At(fmt.Sprintf("conditions[%d].owner", i)) {
			lacks = append(lacks, "owner")
		}
		if c.Due == "" && !in.broken.At(fmt.Sprintf("conditions[%d].due", i)) {
			lacks = append(lacks, "due date")
		}
		if c.Status == review.ConditionOpen && len(lacks) > 0 {
			out = append(out, finding.Finding{
				Path:    fmt.Sprintf("conditions[%d].%s", i, about(c)),
				Message: fmt.Sprintf("the record is accepted, and the condition for %q has no %s", in.titleOf(c), strings.Join(lacks, " and no ")),
				Hint:    "say who meets it and until when, or set its status to met",
			})
		}
	}
	return out
}

func checkOverdue(in *inspection) []finding.Finding {
	if !in.live() {
		return nil
	}
	var out []finding.Finding
	for i, c := range in.record.Conditions {
		if c.Status == review.ConditionOpen && in.past(c.Due) {
			out = append(out, finding.Finding{
				Path:    fmt.Sprintf("conditions[%d].due", i),
				Message: fmt.Sprintf("the condition for %q was due %s", in.titleOf(c), in.ago(c.Due)),
				Hint:    "meet it and set its status to met, or agree on another day",
			})
		}
	}
	return out
}

// about is the key that says what a condition is about.
func about(c review.Condition) string {
	if c.Gate == "" && c.Question != "" {
		return "question"
	}
	return "gate"
}

// titleOf is the title of what a condition is about, or what is written for it.
func (in *inspection) titleOf(c review.Condition) string {
	if in.questionnaire != nil {
		if title := c.Title(in.questionnaire); title != c.Key() {
			return title
		}
	}
	return text.Clip(c.Key())
}
