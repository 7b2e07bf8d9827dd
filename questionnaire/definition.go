package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Definition is a questionnaire as its file says it: plain data, which may be
// unsound; package soundness tells. [New] makes a [Questionnaire] of it.
type Definition struct {
	ID           string // kebab case
	Version      string // semantic version
	Title        string // the question that the whole asks
	About        string
	OwnTopic     *Topic // nil where the file names none: see [Definition.Topic]
	Sources      []Source
	Bands        []Band // from suitable down to unsuitable
	Documents    []Document
	Frameworks   []Framework
	Alternatives []Alternative
	OwnLevers    []Lever // none where the file names none: see [Definition.Levers]
	Sections     []Section
	Gates        []Gate
	Migrates     []Migration
	Mitigations  []Mitigation
	Practices    []Practice
}

// Band is the range of scores of a verdict: from From up to where the next
// better band begins, or to 100.
type Band struct {
	Verdict Verdict
	From    int
	Text    string
}

// Document is something that sources refer to: an RFC, the article, a
// provider's page.
type Document struct {
	ID, Title, URL string
	PartURL        string // address of a part, with {part} in its place; "" where parts have none
	Parts          []Part // those that sources may name; none where they may name any
	Unnumbered     bool   // the document does not number its parts: their ids are the questionnaire's own
}

// Part is a section or a sentence of a document, with what it says.
type Part struct{ ID, Text string }

// Framework is a catalogue of controls, such as NIST CSF 2.0.
type Framework struct {
	ID, Title, URL string
	Controls       []Control
	NotApplicable  *Inapplicable // nil where the file says nothing: see [Definition.Inapplicable]
}

// Control is one entry of a framework. Note says what a reader should know,
// such as which outdated id it replaces.
type Control struct {
	ID, Title, Note string
}

// Section groups questions.
type Section struct {
	ID, Title, About string
	Sources          []Source
	Questions        []Question
}

// Question is one thing asked. Its levels are ordered from best to worst for
// what is assessed. The weight is its share in the points, a positive integer.
type Question struct {
	ID         string
	Title      string // up to five words
	Text       string // the question itself
	Weight     int
	Lever      string // id of who can move the answer
	Levels     []Level
	Why        string // why it matters, two to four sentences
	Help       string // more for whoever asks: figures, how to find out
	Sources    []Source
	Frameworks []string // ids of controls
}

// MaxWeight is the highest weight of a question. It keeps every sum of weights
// and points far from overflow.
const MaxWeight = 1000

// MaxQuestions is the highest number of questions: a record has an answer to
// each in one list.
const MaxQuestions = 500

// Level is one possible answer. Points run from 100 for the best level of a
// question down to 0.
type Level struct {
	ID      string
	Points  int
	Text    string
	Sources []Source
}

// Level returns the level with this id and its position, 0 being the best.
func (q *Question) Level(id string) (position int, ok bool) {
	for i := range q.Levels {
		if q.Levels[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// LevelIDs lists the ids of the levels from best to worst, without unknown.
func (q *Question) LevelIDs() []string {
	ids := make([]string, len(q.Levels))
	for i := range q.Levels {
		ids[i] = q.Levels[i].ID
	}
	return ids
}

// Gate is a cap on the verdict while every clause of its condition holds: the
// score cannot rise above the top of the band of Caps.
type Gate struct {
	ID      string
	Title   string
	When    []Clause
	Caps    Verdict
	Behind  string // the gate that always fires with it and caps at least as low
	Reason  string
	Remedy  string
	Instead string // the alternative to use, where there is one

	// Otherwise is the remedy while the answers rule out that alternative, or "".
	Otherwise string
	Sources   []Source
}

// Condition returns the gate's condition in a form in which equal ones are
// equal, whatever the order of their clauses.
func (g *Gate) Condition() string {
	clauses := slices.SortedFunc(slices.Values(g.When), func(a, b Clause) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Level, b.Level))
	})
	return fmt.Sprint(clauses)
}

// Names reports whether a question has a part in the gate's condition.
func (g *Gate) Names(question string) bool {
	return slices.ContainsFunc(g.When, func(c Clause) bool { return c.Question == question })
}

// Clause holds while the question's level is the named one or worse.
type Clause struct {
	Question, Level string
}

// Source names where a statement comes from: a document's id, then a section
// where there is one ("RFC 8252 7.3", "article A1"), or the id of a control.
type Source string

// Control returns the control with this id and its framework, or nil, nil.
func (d *Definition) Control(id string) (*Control, *Framework) {
	for i := range d.Frameworks {
		for j := range d.Frameworks[i].Controls {
			if d.Frameworks[i].Controls[j].ID == id {
				return &d.Frameworks[i].Controls[j], &d.Frameworks[i]
			}
		}
	}
	return nil, nil
}

// Document returns the document that a source refers to and the section it
// names, or nil where the source names a control or nothing known.
func (d *Definition) Document(s Source) (doc *Document, section string) {
	for i := range d.Documents {
		id := d.Documents[i].ID
		if doc != nil && len(doc.ID) >= len(id) {
			continue
		}
		if rest, ok := strings.CutPrefix(string(s), id); ok && (rest == "" || strings.HasPrefix(rest, " ")) {
			doc, section = &d.Documents[i], strings.TrimSpace(rest)
		}
	}
	return doc, section
}

// Part returns the part of a document that a source names, or nil where the
// document lists none of that name.
func (d *Definition) Part(s Source) *Part {
	doc, section := d.Document(s)
	if doc == nil {
		return nil
	}
	for i := range doc.Parts {
		if doc.Parts[i].ID == section {
			return &doc.Parts[i]
		}
	}
	return nil
}

// BandText returns the verdict in words.
func (d *Definition) BandText(v Verdict) string {
	for _, b := range d.Bands {
		if b.Verdict == v {
			return b.Text
		}
	}
	return ""
}
