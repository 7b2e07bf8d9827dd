package json

import (
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/comparison"
	"flowverdict/report/summary"
	"slices"
)

// asked is what was asked about.
type asked struct {
	Schema        string `json:"schema"`
	Record        string `json:"record"`
	Questionnaire pin    `json:"questionnaire"`
}

type otherAnswers struct {
	asked
	Difference difference `json:"difference"`
	Conflicts  []conflict `json:"conflicts,omitempty"`
}

type ways struct {
	asked
	Advice  []part   `json:"advice"`
	RestsOn []rest   `json:"rests_on"`
	Targets []target `json:"targets"`
	AskNext []ask    `json:"ask_next"`
	Stopped bool     `json:"ask_next_stopped,omitempty"`

	Conflicts []conflict `json:"conflicts,omitempty"`
}

// conflict is an answer that measured facts contradict, and that nobody has
// settled.
type conflict struct {
	Question string   `json:"question"`
	Level    string   `json:"level"`
	Facts    []string `json:"facts"`
	Text     string   `json:"text"`
}

func conflictsOf(l evidence.Looked) []conflict {
	return each(l.Conflicts(), func(r evidence.Remark) conflict {
		return conflict{l.Question.ID, l.Answer.Level, r.IDs(), r.Say()}
	})
}

type part struct {
	Title  string  `json:"title"`
	Lead   string  `json:"lead,omitempty"`
	Points []point `json:"points"`
}

type point struct {
	Text     string `json:"text"`
	Question string `json:"question,omitempty"`
}

// rest is an answer that carries the verdict, and where it would fall: at the
// nearest level that lowers it, and at the worst.
type rest struct {
	Question string `json:"question"`
	Level    string `json:"level"`
	Basis    string `json:"basis,omitempty"`
	Mildest  fall   `json:"mildest"`
	Worst    fall   `json:"worst"`
}

type fall struct {
	Level   string `json:"level"`
	Verdict string `json:"verdict"`
}

// ask is an answer that is not known and can still change the verdict.
type ask struct {
	Question string    `json:"question"`
	Unknown  bool      `json:"unknown"`
	Outcomes []outcome `json:"outcomes"`
}

type outcome struct {
	Level   string  `json:"level"`
	Bracket bracket `json:"bracket"`
}

// WhatIf writes what other answers would change in a record.
func WhatIf(w comparison.WhatIf) ([]byte, error) {
	about := asked{"flowverdict/what-if/v1", w.Name, pinOf(w.Questionnaire)}
	conflicts := slices.Concat(each(w.Conflicts, conflictsOf)...)
	if w.Difference != nil {
		return document(otherAnswers{about, differenceOf(*w.Difference), conflicts})
	}
	if w.Instead != nil {
		return document(insteadOf(about, w))
	}
	return document(ways{about, each(w.Advice.Parts, partOf), each(w.Advice.RestsOn, restOf), each(w.Advice.Targets, targetOf), each(w.Advice.AskNext.Asks, askOf), w.Advice.AskNext.Stopped, conflicts})
}

func partOf(p summary.Part) part {
	return part{p.Title, p.Lead, each(p.Points, func(x summary.Point) point { return point{x.Text, x.Question} })}
}

func restOf(b analysis.Bearing) rest {
	return rest{b.Question.ID, b.Level, string(b.Basis), fallOf(b.Mildest), fallOf(b.Worst)}
}

func fallOf(f analysis.Fall) fall { return fall{f.Level, f.Verdict.String()} }

func askOf(a analysis.Ask) ask {
	return ask{a.Question.ID, a.Unknown, each(a.Outcomes, func(o analysis.Outcome) outcome { return outcome{o.Level, bracketOf(o.Bracket)} })}
}
