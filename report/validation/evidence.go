package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
)

const (
	evidenceMissing     finding.RuleID = "evidence-missing"
	evidenceContradicts finding.RuleID = "evidence-contradicts"
	evidenceHint        finding.RuleID = "evidence-hint"
	evidenceBetter      finding.RuleID = "evidence-better"
	evidenceBasis       finding.RuleID = "evidence-basis"
	evidenceDespite     finding.RuleID = "evidence-despite"
	evidenceStale       finding.RuleID = "evidence-stale"
	evidenceOther       finding.RuleID = "evidence-other"
	evidenceFuture      finding.RuleID = "evidence-future"
)

func evidenceRules() []Rule {
	return []Rule{
		{
			ID: evidenceMissing, Group: GroupEvidence, check: checkEvidenceMissing,
			Summary:     "An answer names a measured fact that the record does not have.",
			Explanation: "What an answer rests on, or stands despite, has to be in the record under evidence.",
			Wrong:       "    from: [r9.1]\n",
			Right:       "    from: [r1.1]\n",
		},
		{
			ID: evidenceContradicts, Group: GroupEvidence, check: checkContradicted, needs: theAssessment,
			Summary:     "What was measured contradicts an answer, and nobody said why it stands.",
			Explanation: "A fact that is worse than the answer was observed at the identity provider, or declared by it. Either the answer is wrong, or there is a reason why it stands, which belongs under despite with the id of the fact. The verdict is not changed by it. Only runs of the provider and the client that the subject names count, and of several the latest; those of more than 180 days before the review do not.",
			Wrong:       "    level: hardened\n",
			Right:       "    level: verified\n",
		},
		{
			ID: evidenceHint, Group: GroupEvidence, Severity: finding.SeverityNotice, check: checkHints, needs: theAssessment,
			Summary:     "What was measured speaks against an answer, without contradicting it.",
			Explanation: "What a provider advertises need not hold for this client, and what one sign-in shows need not hold for all. Look again.",
		},
		{
			ID: evidenceBetter, Group: GroupEvidence, Severity: finding.SeverityNotice, check: checkBetter, needs: theAssessment,
			Summary:     "What was measured fits better answers than the one that was given.",
			Explanation: "It may be worth another look. The provider's word for itself is only a word, so nothing has to change.",
		},
		{
			ID: evidenceBasis, Group: GroupEvidence, Severity: finding.SeverityWarning, check: checkBasis,
			Summary:     "An answer has the basis observed, and none of the facts that it rests on was observed.",
			Explanation: "What a provider declares or advertises is documented, not observed. Without from, observed means that a person looked.",
			Wrong:       "    basis: observed\n",
			Right:       "    basis: documented\n",
		},
		{
			ID: evidenceDespite, Group: GroupEvidence, Severity: finding.SeverityWarning, check: checkDespite, needs: theAssessment,
			Summary:     "A reason why an answer stands is for nothing that contradicts it, or there is none.",
			Explanation: "Once the answer or the evidence is another one, the reason may be out of date: take it away, or name the facts that contradict the answer now. Facts without a reason settle nothing.",
		},
		{
			ID: evidenceStale, Group: GroupEvidence, Severity: finding.SeverityWarning, check: checkStale,
			Summary:     "An answer rests on a fact that was measured more than 180 days before the review.",
			Explanation: "Providers change. Such a fact proposes nothing and contradicts nothing any more: measure again.",
		},
		{
			ID: evidenceOther, Group: GroupEvidence, Severity: finding.SeverityWarning, check: checkOther,
			Summary:     "A run is of another provider or another client than the subject names.",
			Explanation: "It says nothing of this review. Correct the subject, or measure with its client.",
		},
		{
			ID: evidenceFuture, Group: GroupEvidence, check: checkEvidenceFuture, needs: theDay,
			Summary:     "A run is dated after the day of the check.",
			Explanation: "Nothing can have been measured yet. The clock of the machine that measured may have been wrong.",
		},
	}
}

// measured tells whether the runs of the record can be relied on as they were read.
func (in *inspection) measured() bool {
	return len(in.record.Evidence) > 0 && !in.broken.At("evidence")
}

// looked is what the evidence says of each answer of the record, by its place.
func (in *inspection) looked() map[int]evidence.Looked {
	if !in.measured() {
		return nil
	}
	if in.weighed == nil {
		in.weighed = map[int]evidence.Looked{}
		for _, l := range in.record.Looked(in.questionnaire) {
			for i, a := range in.record.Answers {
				if a.Question == l.Question.ID {
					in.weighed[i] = l
				}
			}
		}
	}
	return in.weighed
}

// eachLooked calls for each answer of which the evidence says something, in order.
func (in *inspection) eachLooked(f func(at string, l evidence.Looked)) {
	looked := in.looked()
	for i := range in.record.Answers {
		if l, ok := looked[i]; ok {
			f(fmt.Sprintf("answers[%d]", i), l)
		}
	}
}

func checkEvidenceMissing(in *inspection) []finding.Finding {
	if in.broken.At("evidence") {
		return nil
	}
	var out []finding.Finding
	hint := "name a fact of the record, such as r1.1"
	if len(in.record.Evidence) == 0 {
		hint = "add the evidence: " + in.command("update") + " --evidence FILE"
	}
	look := func(path string, ids []string, all bool) {
		for i, id := range ids {
			if _, f := evidence.Find(in.record.Evidence, id); f == nil && (all || evidence.IsFactID(id)) {
				out = append(out, finding.Finding{Path: fmt.Sprintf("%s[%d]", path, i), Message: fmt.Sprintf("the record has no measured fact %q", text.Clip(id)), Hint: hint})
			}
		}
	}
	for i, a := range in.record.Answers {
		look(fmt.Sprintf("answers[%d].from", i), a.From, false) // which may name a record or a file, too
		look(fmt.Sprintf("answers[%d].despite.facts", i), a.Despite.Facts, true)
	}
	return out
}

func checkContradicted(in *inspection) []finding.Finding {
	var out []finding.Finding
	in.eachLooked(func(at string, l evidence.Looked) {
		for _, r := range l.Conflicts() {
			hint := fmt.Sprintf("say why under despite: {facts: [%s], reason: …}", strings.Join(r.IDs(), ", "))
			if in.name == "" {
				hint = "say why it stands in the note"
			}
			if level := nextFit(l); level != "" {
				hint = fmt.Sprintf("answer %s or worse, or %s", level, hint)
			}
			out = append(out, finding.Finding{Path: at + ".level", Message: fmt.Sprintf("%s %q is contradicted by %s", l.Question.ID, l.Answer.Level, told(r)), Hint: hint})
		}
	})
	return out
}

// nextFit is the best level below the answer that nothing contradicts.
func nextFit(l evidence.Looked) string {
	at, _ := l.Question.Level(l.Answer.Level)
	for _, id := range l.Question.LevelIDs()[at+1:] {
		if len(l.Contradicting(id)) == 0 {
			return id
		}
	}
	return ""
}

// told names the facts of a remark and says what they are.
func told(r evidence.Remark) string {
	said := make([]string, len(r.Facts))
	for i, f := range r.Facts {
		said[i] = fmt.Sprintf("%s (%s on %s)", f.Say(), f.Grade, f.Run.Day())
	}
	out := strings.Join(r.IDs(), " and ") + ": " + strings.Join(said, ", and ")
	if r.But != "" {
		out += "; " + r.But
	}
	return out
}

func checkHints(in *inspection) []finding.Finding {
	var out []finding.Finding
	in.eachLooked(func(at string, l evidence.Looked) {
		if len(l.Contradicting(l.Answer.Level)) > 0 {
			return // that is said of it already, and is worse
		}
		for _, r := range l.Hinting(l.Answer.Level) {
			out = append(out, finding.Finding{Path: at + ".level", Message: fmt.Sprintf("%s %q may be untrue by %s", l.Question.ID, l.Answer.Level, told(r)), Hint: "look again whether the answer holds"})
		}
	})
	return out
}

func checkBetter(in *inspection) []finding.Finding {
	var out []finding.Finding
	in.eachLooked(func(at string, l evidence.Looked) {
		if l.Better() && len(l.Contradicting(l.Answer.Level)) == 0 {
			best := l.Fits()[len(l.Fits())-1]
			out = append(out, finding.Finding{Path: at + ".level", Message: fmt.Sprintf("%s is %q, and what was measured fits %s", l.Question.ID, l.Answer.Level, best), Hint: "look again whether a better answer holds"})
		}
	})
	return out
}

func checkBasis(in *inspection) []finding.Finding {
	if in.broken.At("evidence") {
		return nil
	}
	var out []finding.Finding
	for i, a := range in.record.Answers {
		if a.Basis != questionnaire.Observed || len(a.From) == 0 {
			continue
		}
		facts, observed := 0, 0
		for _, id := range a.From {
			if _, f := evidence.Find(in.record.Evidence, id); f != nil {
				if facts++; f.Grade == evidence.Observed {
					observed++
				}
			}
		}
		if facts > 0 && facts == len(a.From) && observed == 0 {
			out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].basis", i), Message: fmt.Sprintf("%s has the basis observed, and %s was not observed", a.Question, strings.Join(a.From, ", ")), Hint: "write basis: documented, or name an observed fact"})
		}
	}
	return out
}

func checkDespite(in *inspection) []finding.Finding {
	if in.broken.At("evidence") {
		return nil
	}
	looked := in.looked()
	var out []finding.Finding
	for i, a := range in.record.Answers {
		d, path := a.Despite, fmt.Sprintf("answers[%d].despite", i)
		switch {
		case d.IsZero():
			continue
		case len(d.Facts) == 0:
			out = append(out, finding.Finding{Path: path, Message: "a reason why the answer stands names no fact", Hint: "name the facts that contradict the answer under facts, or take the reason away"})
			continue
		case strings.TrimSpace(d.Reason) == "":
			out = append(out, finding.Finding{Path: path, Message: fmt.Sprintf("why %s stands despite %s is not said, so nothing is settled", a.Question, strings.Join(d.Facts, ", ")), Hint: "give the reason, or take despite away"})
			continue
		}
		var contradict []string
		for _, r := range looked[i].Contradicting(a.Level) {
			contradict = append(contradict, r.IDs()...)
		}
		for j, id := range d.Facts {
			if _, f := evidence.Find(in.record.Evidence, id); f != nil && !slices.Contains(contradict, id) {
				out = append(out, finding.Finding{Path: fmt.Sprintf("%s.facts[%d]", path, j), Message: fmt.Sprintf("%s does not contradict %s %q", id, a.Question, a.Level), Hint: "take it away, with the reason if nothing else is named"})
			}
		}
	}
	return out
}

func checkStale(in *inspection) []finding.Finding {
	if in.broken.At("evidence") || in.broken.At("review.date") {
		return nil
	}
	about := in.record.Measurable()
	var out []finding.Finding
	for i, a := range in.record.Answers {
		for j, id := range a.From {
			if r, f := evidence.Find(in.record.Evidence, id); f != nil && about.Stale(r) {
				out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].from[%d]", i, j), Message: fmt.Sprintf("%s was measured on %s, more than %d days before the review of %s", id, r.Day(), evidence.StaleAfter, about.Day), Hint: "measure again"})
			}
		}
	}
	return out
}

func checkOther(in *inspection) []finding.Finding {
	if !in.measured() {
		return nil
	}
	var out []finding.Finding
	about := in.record.Measurable()
	for i := range in.record.Evidence {
		r := &in.record.Evidence[i]
		switch {
		case about.Fits(r):
		case (evidence.About{Issuer: about.Issuer}).Fits(r):
			out = append(out, finding.Finding{Path: fmt.Sprintf("evidence[%d].client_id", i), Message: fmt.Sprintf("run %s was made with the client %q, and the subject's is %q", r.ID, text.Clip(r.ClientID), text.Clip(about.ClientID)), Hint: "correct client_id of the subject, or measure with its client"})
		default:
			out = append(out, finding.Finding{Path: fmt.Sprintf("evidence[%d].issuer", i), Message: fmt.Sprintf("run %s is of %s, and the subject's identity provider is %s", r.ID, text.Clip(r.Issuer), text.Clip(about.Issuer)), Hint: "correct identity_provider of the subject, or measure that one"})
		}
	}
	return out
}

func checkEvidenceFuture(in *inspection) []finding.Finding {
	if !in.measured() {
		return nil
	}
	var out []finding.Finding
	for i := range in.record.Evidence {
		if r := &in.record.Evidence[i]; r.Day() > in.options.AsOf {
			out = append(out, finding.Finding{Path: fmt.Sprintf("evidence[%d].at", i), Message: fmt.Sprintf("run %s is dated %s, and the day of this check is %s", r.ID, r.Day(), in.options.AsOf), Hint: "measure again on a machine whose clock is right"})
		}
	}
	return out
}
