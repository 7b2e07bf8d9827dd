package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/record"
)

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
		return d.Rule != verdictDiffers && d.Rule != bracketDiffers && d.Rule != scoreDiffers
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
	want, have := record.Store(*computed), in.stored
	d := &differ{in: in}
	d.word(verdictDiffers, "verdict", have.Verdict, want.Verdict)
	d.word(bracketDiffers, "bracket.lowest", have.Bracket.Lowest, want.Bracket.Lowest)
	d.word(bracketDiffers, "bracket.highest", have.Bracket.Highest, want.Bracket.Highest)
	d.number(scoreDiffers, "score.low", have.Score.Low, want.Score.Low)
	d.number(scoreDiffers, "score.high", have.Score.High, want.Score.High)
	d.number(pointsDiffer, "points.low", have.Points.Low, want.Points.Low)
	d.number(pointsDiffer, "points.high", have.Points.High, want.Points.High)
	d.gates(have.Gates, want.Gates)
	d.questions(unknownDiffers, "unknown", "answered with unknown", have.Unknown, want.Unknown)
	d.questions(openDiffers, "open", "open", have.Open, want.Open)
	return d.found
}

type differ struct {
	in    *inspection
	found []finding.Finding
}

func (d *differ) add(rule finding.RuleID, field, message string) {
	path := "assessment." + field
	if !d.in.broken.At(path) {
		d.found = append(d.found, finding.Finding{Rule: rule, Path: path, Message: message, Hint: d.in.update()})
	}
}

func (d *differ) word(rule finding.RuleID, field, have, want string) {
	if have != want {
		d.add(rule, field, fmt.Sprintf("%s is %q, and the answers give %q", field, text.Clip(have), want))
	}
}

func (d *differ) number(rule finding.RuleID, field string, have, want int) {
	if have != want {
		d.add(rule, field, fmt.Sprintf("%s is %d, and the answers give %d", field, have, want))
	}
}

func (d *differ) gates(have, want []record.Gate) {
	if d.in.broken.At("assessment.gates") {
		return
	}
	haveIDs, wantIDs := gateIDs(have), gateIDs(want)
	pairs := d.list(gatesDiffer, "gates", ".gate", haveIDs, wantIDs, func(id string) string {
		switch {
		case d.in.questionnaire.Gate(id) == nil:
			return fmt.Sprintf("there is no gate %q", text.Clip(id))
		case slices.Contains(wantIDs, id):
			return fmt.Sprintf("gate %q stands here twice", id)
		}
		return fmt.Sprintf("gate %q does not fire with these answers", id)
	}, func(ids []string) string {
		if len(ids) == 1 {
			return fmt.Sprintf("gate %q is missing from the list", ids[0])
		}
		return fmt.Sprintf("gates %s are missing from the list", quoted(ids))
	})
	for _, p := range pairs {
		field := fmt.Sprintf("gates[%d]", p.have)
		d.word(gatesDiffer, field+".caps", have[p.have].Caps, want[p.want].Caps)
		d.word(gatesDiffer, field+".state", have[p.have].State, want[p.want].State)
	}
}

func (d *differ) questions(rule finding.RuleID, field, is string, have, want []string) {
	if d.in.broken.At("assessment." + field) {
		return
	}
	d.list(rule, field, "", have, want,
		func(id string) string {
			if slices.Contains(want, id) {
				return fmt.Sprintf("question %q stands here twice", id)
			}
			return fmt.Sprintf("question %q is not %s", text.Clip(id), is)
		},
		func(ids []string) string {
			if len(ids) == 1 {
				return fmt.Sprintf("question %q is %s and missing from the list", ids[0], is)
			}
			return fmt.Sprintf("questions %s are %s and missing from the list", quoted(ids), is)
		})
}

// pair is an entry that stands in both lists.
type pair struct{ have, want int }

// list compares two lists of ids. An entry too many and one that is missing
// are one difference, an entry that was changed; so are all that are missing,
// and a wrong order.
func (d *differ) list(rule finding.RuleID, field, key string, have, want []string, surplus func(string) string, missing func([]string) string) []pair {
	pairs, extra, lost := match(have, want)
	var gone []string
	for _, at := range lost {
		gone = append(gone, want[at])
	}
	for i, at := range extra {
		message := surplus(have[at])
		switch last := i == len(extra)-1; {
		case i >= len(gone):
		case last && len(gone) > i+1:
			message += fmt.Sprintf("; %s belong here", quoted(gone[i:]))
		default:
			message += fmt.Sprintf("; %q belongs here", gone[i])
		}
		d.add(rule, fmt.Sprintf("%s[%d]%s", field, at, key), message)
	}
	if len(extra) > 0 {
		return pairs
	}
	if len(gone) > 0 {
		d.add(rule, field, missing(gone))
		return pairs
	}
	for i := range have {
		if have[i] != want[i] {
			d.add(rule, fmt.Sprintf("%s[%d]%s", field, i, key), fmt.Sprintf("%q stands where %q belongs: the order is the questionnaire's", have[i], want[i]))
			break
		}
	}
	return pairs
}

// match pairs equal ids; a second one of the same id is extra.
func match(have, want []string) (pairs []pair, extra, lost []int) {
	taken := make([]bool, len(want))
	for i, id := range have {
		at := slices.Index(want, id)
		if at < 0 || taken[at] {
			extra = append(extra, i)
			continue
		}
		taken[at] = true
		pairs = append(pairs, pair{i, at})
	}
	for at := range want {
		if !taken[at] {
			lost = append(lost, at)
		}
	}
	return pairs, extra, lost
}

func gateIDs(gates []record.Gate) []string {
	ids := make([]string, len(gates))
	for i := range gates {
		ids[i] = gates[i].Gate
	}
	return ids
}

// gatesAgree reports whether the stored assessment leaves no doubt about which
// gates fire, so that a fault of the conditions is one of its own.
func (in *inspection) gatesAgree() bool {
	return len(in.differences) == 0 || len(in.differences) == 1 && in.differences[0].Rule != gatesDiffer && in.differences[0].Rule != assessmentStale
}
