package wizard

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// sheet is a review to be read: a session in progress or a record. Its methods
// write the parts of the page; all text of people is made safe here.
type sheet struct {
	q     *questionnaire.Questionnaire
	draft review.Draft
	a     questionnaire.Assessment
	t     *theme
	leads bool // lines lead to their questions
	more  bool // with evidence, reasons and everything that a report holds
}

// lead makes a target where lines lead anywhere.
func (s *sheet) lead(t target) *target {
	if !s.leads {
		return nil
	}
	return &t
}

// verdict says what the program says, and how sure that is.
func (s *sheet) verdict() []para {
	v := s.a.Verdict()
	name := text.Line(s.draft.Subject.Name)
	if name == "" {
		name = "No name yet"
	} else if version := text.Line(s.draft.Subject.Version); version != "" {
		name += " " + version
	}
	out := []para{{text: name, style: strong},
		{text: "Verdict: " + v.String() + ". " + s.q.BandText(v), verdict: &v},
		{text: s.scoreText()}}
	if !s.a.Bracket.Decided() {
		out = append(out, para{text: fmt.Sprintf("Not decided: the verdict can still become as good as %s, depending on %s. What is not shown counts as the worst.",
			s.a.Bracket.Highest, text.Plural(len(s.a.Open)+len(s.a.Unknown), "open or unknown answer", "open or unknown answers"))})
	} else if n := len(s.a.Open); n > 0 {
		out = append(out, para{text: fmt.Sprintf("Decided: the other %s cannot change the verdict any more.", text.Plural(n, "answer", "answers"))})
	}
	if resting := summary.Resting(s.q, s.draft.Answers); resting != "" {
		out = append(out, paragraph(resting))
	}
	return out
}

func (s *sheet) scoreText() string {
	text := "Score " + span(s.a.Score, s.t.marks.dash) + " of 100"
	var caps []string
	for _, g := range byCap(s.a.Fired()) {
		if len(caps) == 0 || g.Caps == s.lowestCap() {
			caps = append(caps, g.Title)
		}
	}
	if len(caps) > 3 {
		caps = append(caps[:2], fmt.Sprintf("%d more", len(caps)-2))
	}
	if len(caps) > 0 && s.a.Points != s.a.Score {
		text += fmt.Sprintf(", capped by %s; points %s", strings.Join(caps, ", "), span(s.a.Points, s.t.marks.dash))
	}
	return text + "."
}

func (s *sheet) lowestCap() questionnaire.Verdict {
	low := questionnaire.Suitable
	for _, g := range s.a.Fired() {
		low = min(low, g.Caps)
	}
	return low
}

func span(r questionnaire.Range, dash string) string {
	if r.Low == r.High {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d%s%d", r.Low, dash, r.High)
}

// driversMost is how many answers are listed that cost points.
const driversMost = 5

// drivers lists what holds the verdict where it is.
func (s *sheet) drivers() []para {
	out := []para{heading("What drives it")}
	costs, possible := 0, 0
	for _, d := range questionnaire.Drivers(s.q, s.draft.Answers, &s.a) {
		switch {
		case d.Gate != nil && d.Possible:
			possible++
		case d.Gate != nil:
			caps := d.Gate.Caps
			out = append(out, para{mark: s.t.marks.bullet, verdict: &caps, target: s.lead(target{question: d.Gate.When[0].Question}),
				text: fmt.Sprintf("%s caps at %s. %s", d.Gate.Title, caps, d.Gate.Reason)})
		case d.Level != "" && d.Level != questionnaire.Unknown && costs < driversMost:
			costs++
			out = append(out, para{mark: s.t.marks.bullet, target: s.lead(target{question: d.Question.ID}),
				text: fmt.Sprintf("%s costs %s: %s", d.Question.Title, text.Points(d.Cost), s.levelText(d.Question, d.Level))})
		}
	}
	if possible > 0 {
		out = append(out, para{mark: s.t.marks.bullet, text: text.Plural(possible, more("gate", len(out))+" might still fire", more("gates", len(out))+" might still fire") + ", depending on open and unknown answers."})
	}
	if len(out) == 1 {
		out = append(out, paragraph("Nothing: every answer is at its best."))
	}
	return out
}

// more puts the word before a noun when something was listed already; the
// heading is listed first.
func more(noun string, listed int) string {
	if listed > 1 {
		return "more " + noun
	}
	return noun
}

func (s *sheet) levelText(q *questionnaire.Question, level string) string {
	if i, ok := q.Level(level); ok {
		return q.Levels[i].Text
	}
	if level == questionnaire.Unknown {
		return "unknown"
	}
	return "open"
}

// conditions lists what has to be done, by whom and until when.
func (s *sheet) conditions() []para {
	list := review.Conditions(&s.a, s.draft.Conditions)
	if len(list) == 0 {
		return nil
	}
	out := []para{heading("Conditions")}
	for _, c := range list {
		mark := s.t.marks.open
		if c.Status == review.ConditionMet {
			mark = s.t.marks.answered
		}
		out = append(out, para{mark: mark, target: s.lead(target{condition: c.Gate}),
			text: fmt.Sprintf("%s (%s; owner: %s; due: %s)", c.Action, c.Status, orDash(c.Owner, s.t), orDash(c.Due, s.t))})
	}
	return out
}

func orDash(s string, t *theme) string {
	if s = text.Line(s); s == "" {
		return t.marks.dash
	}
	return s
}

// alternatives says what to use instead, and because of which gates.
func (s *sheet) alternatives() []para {
	var out []para
	for _, x := range s.q.Instead(&s.a) {
		titles := make([]string, len(x.Gates))
		for i, g := range x.Gates {
			titles[i] = g.Title
		}
		out = append(out, para{mark: s.t.marks.bullet, target: s.lead(target{question: x.Gates[0].When[0].Question}),
			text: x.Title + ": " + x.Text + " Because of: " + strings.Join(titles, ", ")})
	}
	if len(out) == 0 {
		return nil
	}
	return append([]para{heading("What to use instead")}, out...)
}

// gaps lists the open and the unknown answers.
func (s *sheet) gaps() []para {
	var out []para
	add := func(title, mark string, ids []string) {
		if len(ids) == 0 {
			return
		}
		out = append(out, heading(fmt.Sprintf("%s (%d)", title, len(ids))))
		for _, id := range ids {
			q := s.q.Question(id)
			out = append(out, para{mark: mark, text: q.Title + ": " + q.Text, target: s.lead(target{question: id})})
		}
	}
	add("Unknown, to be found out", s.t.marks.unknown, s.a.Unknown)
	add("Open", s.t.marks.open, s.a.Open)
	return out
}

// answers lists every answer by section.
func (s *sheet) answers() []para {
	var out []para
	for i := range s.q.Sections {
		section := &s.q.Sections[i]
		h := heading(section.Title)
		if i == 0 {
			out = append(out, heading("Answers"))
			h.gap = false
		}
		h.indent = 0
		out = append(out, h)
		for j := range section.Questions {
			out = append(out, s.answer(&section.Questions[j])...)
		}
	}
	return out
}

func (s *sheet) answer(q *questionnaire.Question) []para {
	a := s.draft.Answers.Get(q.ID)
	mark := s.t.mark("answered")
	switch _, ok := q.Level(a.Level); {
	case a.Level == questionnaire.Unknown:
		mark = s.t.mark("unknown")
	case !ok:
		mark = s.t.mark("open")
	}
	out := []para{{mark: mark, text: q.Title + ": " + s.levelText(q, a.Level), target: s.lead(target{question: q.ID})}}
	if !s.more {
		return out
	}
	var about []string
	if a.Basis != "" {
		about = append(about, text.Line(string(a.Basis)))
	}
	if a.Collected != "" {
		about = append(about, "collected "+text.Line(a.Collected))
	}
	if len(about) > 0 {
		out = append(out, para{text: strings.Join(about, ", "), indent: 4, style: faint})
	}
	for _, line := range text.Lines(a.Evidence) {
		if line != "" {
			out = append(out, para{text: line, indent: 4})
		}
	}
	for _, link := range a.Links {
		out = append(out, para{text: text.Line(link), indent: 4})
	}
	return out
}
