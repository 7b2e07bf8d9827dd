// Package questionnaire is the ground: what is asked ([Questionnaire]), what
// was answered ([Answers]), how it is judged ([Assess]) and what holds the
// verdict where it is ([Drivers]). Questionnaires are data; package library
// reads them, package soundness proves that a better answer can never give a
// worse verdict, package judge does the arithmetic, and package analysis says
// what answers could become.
//
// It knows no terminal, no file that a user named and no clock.
package questionnaire

import "flowverdict/questionnaire/internal/judge"

// Questionnaire is a sound definition, indexed for judging. It is immutable
// and safe for concurrent use.
type Questionnaire struct {
	Definition
	Digest string // SHA-256 of the file's bytes, in hex; "" when it was not read from a file

	questions []*Question
	sections  []*Section // of each question
	position  map[string]int
	levels    []map[string]int
	gateAt    map[string]int
	model     *judge.Model
}

// New indexes a definition for judging. The definition must be sound, as
// package soundness proves; only that its references resolve is needed to
// judge at all. digest is the SHA-256 of the file it was read from, in hex, or
// "".
func New(d Definition, digest string) *Questionnaire {
	q := &Questionnaire{Definition: d, Digest: digest, position: map[string]int{}, gateAt: map[string]int{}}
	var questions []judge.Question
	for s := range q.Sections {
		for i := range q.Sections[s].Questions {
			question := &q.Sections[s].Questions[i]
			q.position[question.ID] = len(q.questions)
			q.questions = append(q.questions, question)
			q.sections = append(q.sections, &q.Sections[s])
			levels := make(map[string]int, len(question.Levels))
			points := make([]int, len(question.Levels))
			for j := range question.Levels {
				levels[question.Levels[j].ID] = j
				points[j] = question.Levels[j].Points
			}
			q.levels = append(q.levels, levels)
			questions = append(questions, judge.Question{Weight: question.Weight, Points: points})
		}
	}
	var gates []judge.Gate
	for i := range q.Gates {
		g := judge.Gate{Caps: q.Gates[i].Caps}
		for _, c := range q.Gates[i].When {
			at := q.position[c.Question]
			g.Clauses = append(g.Clauses, judge.Clause{Question: at, Level: q.levels[at][c.Level]})
		}
		q.gateAt[q.Gates[i].ID] = i
		gates = append(gates, g)
	}
	bands := make([]judge.Band, len(q.Bands))
	for i, b := range q.Bands {
		bands[i] = judge.Band{Verdict: b.Verdict, From: b.From}
	}
	q.model = judge.New(questions, gates, bands)
	return q
}

// Model returns the questionnaire as judging knows it: questions and gates
// stand there in the same order.
func (q *Questionnaire) Model() *judge.Model { return q.model }

// Band returns the verdict whose band the score lies in.
func (q *Questionnaire) Band(score int) Verdict { return q.model.Band(score) }

// Top returns the highest score of a verdict's band.
func (q *Questionnaire) Top(v Verdict) int { return q.model.Top(v) }

// Questions returns all questions in the questionnaire's order. The slice is
// the questionnaire's own: do not change it.
func (q *Questionnaire) Questions() []*Question { return q.questions }

// Question returns the question with this id, or nil.
func (q *Questionnaire) Question(id string) *Question {
	if i, ok := q.position[id]; ok {
		return q.questions[i]
	}
	return nil
}

// Position returns the place of a question in the questionnaire's order,
// counted from 0.
func (q *Questionnaire) Position(id string) (int, bool) {
	i, ok := q.position[id]
	return i, ok
}

// SectionOf returns the section that a question stands in, or nil.
func (q *Questionnaire) SectionOf(id string) *Section {
	if i, ok := q.position[id]; ok {
		return q.sections[i]
	}
	return nil
}

// Gate returns the gate with this id, or nil.
func (q *Questionnaire) Gate(id string) *Gate {
	if i, ok := q.gateAt[id]; ok {
		return &q.Gates[i]
	}
	return nil
}

// GatePosition returns the place of a gate in the questionnaire's order,
// counted from 0.
func (q *Questionnaire) GatePosition(id string) (int, bool) {
	i, ok := q.gateAt[id]
	return i, ok
}

// Alternative returns the alternative with this id, or nil.
func (q *Questionnaire) Alternative(id string) *Alternative {
	for i := range q.Alternatives {
		if q.Alternatives[i].ID == id {
			return &q.Alternatives[i]
		}
	}
	return nil
}
