package validation

import (
	"fmt"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/report/record"
)

// UnknownQuestionnaire is the rule that what names a questionnaire names a known one.
const UnknownQuestionnaire finding.RuleID = "unknown-questionnaire"

const (
	unknownVersion    finding.RuleID = "unknown-version"
	digestDiffers     finding.RuleID = "digest-differs"
	unknownMitigation finding.RuleID = "unknown-mitigation"
	mitigationTwice   finding.RuleID = "mitigation-twice"
)

func questionnaireRules() []Rule {
	return []Rule{
		{
			ID: UnknownQuestionnaire, Group: GroupQuestionnaire, check: checkQuestionnaire,
			Summary:     "The record names a questionnaire that the program does not have.",
			Explanation: "Without the questionnaire nothing can be judged. Check the id; a newer program may have it.",
			Wrong:       "  id: device-flow-gui\n",
			Right:       "  id: device-flow-cli\n",
		},
		{
			ID: unknownVersion, Group: GroupQuestionnaire, check: checkVersion,
			Summary:     "The record names a version of the questionnaire that the program does not have.",
			Explanation: "Released versions stay in the program for ever, so an old record can always be judged by what was asked. A version that is not there is mistyped, or newer than the program.",
			Wrong:       "  version: \"1.0.7\"\n",
			Right:       "  version: \"1.0.0\"\n",
		},
		{
			ID: digestDiffers, Group: GroupQuestionnaire, check: checkDigest, needs: theQuestionnaire,
			Summary:     "The digest is not the one of the questionnaire that the record names.",
			Explanation: "The digest proves what was asked. When it differs, the questions were not those of this version, or the digest was changed. Put the written one back, or compute the record again with the program's questionnaire.",
			Wrong:       "  sha256: \"0000000000000000000000000000000000000000000000000000000000000000\"\n",
		},
		{
			ID: record.UnknownQuestion, Group: GroupQuestionnaire, check: checkQuestions, needs: theQuestionnaire,
			Summary:     "An answer is to a question that the questionnaire does not ask.",
			Explanation: "Such an answer would be passed over, and the question that was meant would stay open.",
			Wrong:       "  - question: browsr\n",
			Right:       "  - question: browser\n",
		},
		{
			ID: record.UnknownLevel, Group: GroupQuestionnaire, check: checkLevels, needs: theQuestionnaire,
			Summary:     "An answer is none of the question's levels.",
			Explanation: "An answer is one of the question's levels, or unknown where nobody could find out. Nothing is judged until every level is one that exists.",
			Wrong:       "    level: nun\n",
			Right:       "    level: none\n",
		},
		{
			ID: record.QuestionTwice, Group: GroupQuestionnaire, check: checkTwice,
			Summary:     "A question is answered twice.",
			Explanation: "Only one answer can count. Keep the right one.",
			Wrong:       "  - question: browser\n    level: none\n  - question: browser\n    level: some-hosts\n",
			Right:       "  - question: browser\n    level: none\n",
		},
		{
			ID: unknownMitigation, Group: GroupQuestionnaire, check: checkMitigations, needs: theQuestionnaire,
			Summary:     "The record names a mitigation that the questionnaire does not have.",
			Explanation: "Such an entry would be passed over, and the state of the mitigation that was meant would stay unknown.",
			Wrong:       "  - id: rate-limit\n",
			Right:       "  - id: rate-limits\n",
		},
		{
			ID: mitigationTwice, Group: GroupQuestionnaire, check: checkMitigationsTwice,
			Summary:     "A mitigation has two entries.",
			Explanation: "Only one entry can count. Keep the right one.",
			Wrong:       "  - id: rate-limits\n    state: present\n  - id: rate-limits\n",
			Right:       "  - id: rate-limits\n",
		},
	}
}

// versions lists the known versions of a questionnaire.
func (c *Checker) versions(id string) []string {
	var out []string
	for _, r := range c.options.Known {
		if r.ID == id {
			out = append(out, r.Version)
		}
	}
	return out
}

func checkQuestionnaire(in *inspection) []finding.Finding {
	id := in.pin.ID
	if in.questionnaire != nil || len(in.versions(id)) > 0 {
		return nil
	}
	var known []string
	for _, r := range in.options.Known {
		if !slices.Contains(known, r.ID) {
			known = append(known, r.ID)
		}
	}
	return []finding.Finding{{Path: "questionnaire.id", Message: fmt.Sprintf("there is no questionnaire %q", text.Clip(id)), Hint: oneOf(id, known)}}
}

func checkVersion(in *inspection) []finding.Finding {
	versions := in.versions(in.pin.ID)
	if in.questionnaire != nil || len(versions) == 0 || in.broken.At("questionnaire.id") {
		return nil
	}
	return []finding.Finding{{
		Path:    "questionnaire.version",
		Message: fmt.Sprintf("questionnaire %q has no version %q", in.pin.ID, text.Clip(in.pin.Version)),
		Hint:    oneOf(in.pin.Version, versions) + ", or a newer program",
	}}
}

func checkDigest(in *inspection) []finding.Finding {
	if in.pin.SHA256 == in.questionnaire.Digest {
		return nil
	}
	return []finding.Finding{{
		Path:    "questionnaire.sha256",
		Message: fmt.Sprintf("the digest is not the one of %s %s", in.questionnaire.ID, in.questionnaire.Version),
		Hint:    "it should be " + in.questionnaire.Digest,
	}}
}

// sound reports whether answer i counts: to a question that is asked, once,
// with a level that it has.
func (in *inspection) sound(i int) bool {
	a := in.record.Answers[i]
	q := in.questionnaire.Question(a.Question)
	switch {
	case in.broken.None():
	case in.broken.Above(fmt.Sprintf("answers[%d].question", i)), in.broken.Above(fmt.Sprintf("answers[%d].level", i)):
		return false
	}
	if q == nil || in.first(i) != i {
		return false
	}
	_, known := q.Level(a.Level)
	return known || a.Level == "" || a.Level == questionnaire.Unknown
}

// first is the index of the first answer to the question of answer i.
func (in *inspection) first(i int) int {
	return slices.IndexFunc(in.record.Answers, func(x questionnaire.Answer) bool { return x.Question == in.record.Answers[i].Question })
}

func checkQuestions(in *inspection) []finding.Finding {
	var out []finding.Finding
	for i, a := range in.record.Answers {
		if a.Question == "" || in.questionnaire.Question(a.Question) != nil {
			continue
		}
		message, hint := record.NoQuestion(in.questionnaire, a.Question)
		out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].question", i), Message: message, Hint: hint})
	}
	return out
}

func checkLevels(in *inspection) []finding.Finding {
	var out []finding.Finding
	for i, a := range in.record.Answers {
		q := in.questionnaire.Question(a.Question)
		if q == nil || a.Level == "" || a.Level == questionnaire.Unknown {
			continue
		}
		if _, ok := q.Level(a.Level); !ok {
			message, hint := record.NoLevel(q, a.Level)
			out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].level", i), Message: message, Hint: hint})
		}
	}
	return out
}

func checkTwice(in *inspection) []finding.Finding {
	var out []finding.Finding
	for i, a := range in.record.Answers {
		if first := in.first(i); a.Question != "" && first < i {
			message, hint := record.AnsweredTwice(a.Question, in.at(fmt.Sprintf("answers[%d].question", first)).Line)
			out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].question", i), Message: message, Hint: hint})
		}
	}
	return out
}

// dropQuotes takes away the notice that a value is not quoted, where the value
// has to change anyway.
func dropQuotes(found []finding.Finding) []finding.Finding {
	wrong := map[string]bool{}
	for _, f := range found {
		if f.Severity == finding.SeverityError {
			wrong[key(f.File, f.Path)] = true
		}
	}
	return slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Rule == yamldoc.Unquoted && wrong[key(f.File, f.Path)] })
}

// dropEchoes takes away what the digest explains: where it differs, other
// questions were asked, and several faults that follow from them are none of
// their own. A single one may well be.
func (in *inspection) dropEchoes() {
	differs := slices.ContainsFunc(in.found, func(f finding.Finding) bool { return f.Rule == digestDiffers })
	echo := func(f finding.Finding) bool {
		group := in.rule(f.Rule).Group
		return group == GroupJudging || f.Rule == record.UnknownQuestion || f.Rule == record.UnknownLevel || slices.Contains(conditionShape(), f.Rule)
	}
	count := 0
	for _, f := range in.found {
		if echo(f) {
			count++
		}
	}
	if differs && (count > 1 || in.several) {
		in.found = slices.DeleteFunc(in.found, echo)
	}
}
