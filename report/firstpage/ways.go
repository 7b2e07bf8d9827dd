package firstpage

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"slices"
)

// Way is an alternative, and whether it could be used instead. Verdict is its own
// on the same answers, where one is judged and not all have the same.
type Way struct {
	Title    phrase.Phrase
	Said     phrase.Phrase
	Verdict  phrase.Phrase
	RuledOut bool   // the verdict is what it would have otherwise
	Chosen   bool   // it is what the verdict proposes
	Question string // that decides, "" for none
}

// ways are all alternatives where answers judge them, and otherwise those that
// gates name.
func ways(s *summary.Summary) (out []Way, all phrase.Phrase) {
	if !s.Questionnaire().JudgesAlternatives() {
		for _, x := range s.Instead {
			way := Way{Title: phrase.Say("%s", x.Title), Said: phrase.Say("named by %s", phrase.Some(titles(x.Gates), 1, ""))}
			if len(x.Gates) > 0 {
				way.Question = x.Gates[0].When[0].Question
			}
			out = append(out, way)
		}
		return out, nil
	}
	for i := range s.Alternatives {
		r := &s.Alternatives[i]
		way := Way{Title: phrase.Say("%s", r.Title), Chosen: s.Option.Chosen == r, RuledOut: r.Status == alternatives.RuledOut}
		way.Said, way.Question = stands(s, r)
		if r.Residual != nil {
			way.Verdict = phrase.Say("%s", phrase.Own(summary.Bracket(r.Residual.Bracket)))
		}
		out = append(out, way)
	}
	if len(out) > 1 && len(out[0].Verdict) > 0 && !slices.ContainsFunc(out, func(w Way) bool { return w.Verdict.String() != out[0].Verdict.String() }) {
		all = phrase.Say("the verdict %s", out[0].Verdict)
		if b := s.Alternatives[0].Residual.Bracket; !b.Decided() {
			all = phrase.Say("a verdict from %s", out[0].Verdict)
		}
		for i := range out {
			out[i].Verdict = nil
		}
	}
	return out, all
}

// stands says whether an alternative is possible, and what decides that.
func stands(s *summary.Summary, r *alternatives.Result) (said phrase.Phrase, question string) {
	q := s.Questionnaire()
	switch r.Status {
	case alternatives.RuledOut:
		var by []phrase.Phrase
		for _, p := range r.RulesOut {
			for _, c := range p.When {
				if question == "" {
					question = c.Question
				}
				by = append(by, title(q, c.Question))
			}
		}
		return phrase.Say("ruled out by %s", phrase.Some(once(by), 1, "")), question
	case alternatives.NotRuledOutYet:
		waits := r.Waits(q, s.Answers())
		if len(waits) == 0 {
			break
		}
		var on []phrase.Phrase
		for _, id := range waits {
			on = append(on, title(q, id))
		}
		return phrase.Say("not known yet, depends on %s", phrase.Some(on, 2, "")), waits[0]
	case alternatives.CalledFor:
		return phrase.Say("called for"), ""
	case alternatives.NotCalledFor:
		return phrase.Say("not called for"), ""
	}
	return phrase.Say("possible"), ""
}

func title(q *questionnaire.Questionnaire, id string) phrase.Phrase {
	return phrase.Say("%s", q.Question(id).Title)
}

// once leaves out what is the same as one before.
func once(list []phrase.Phrase) []phrase.Phrase {
	var out []phrase.Phrase
	for _, p := range list {
		if !slices.ContainsFunc(out, func(x phrase.Phrase) bool { return x.String() == p.String() }) {
			out = append(out, p)
		}
	}
	return out
}
