package wording

import (
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Names are what sentences name. A phrase that has nothing to say is left out of
// its sentence.
type Names struct {
	Topic      phrase.Phrase // what is assessed, inside a sentence
	TopicStart phrase.Phrase // the same at the start of one
	Band       string        // what the questionnaire says of the verdict
	Score      string        // "33 to 59"

	Missing int // answers
	Highest questionnaire.Verdict

	Conditions int // that people can meet
	Open       int // of these

	By, On    phrase.Phrase // who decided, and when
	Until     phrase.Phrase // the end of the exception
	Successor phrase.Phrase // the record that holds instead
	Before    Decision      // of a superseded record: what was decided before; None or Proposed where that is nothing, or not known

	Fired bool // gates have, that hold the verdict where it is
}

// by says who took a decision and when, after a verb: " by the board on
// 2026-11-24".
func (f Names) by() phrase.Phrase {
	return phrase.Say("%s%s", after(" by ", f.By), after(" on ", f.On))
}

// until says when the exception ends, after a noun.
func (f Names) until() phrase.Phrase { return after(" until ", f.Until) }

// successor is the record that holds instead, as the subject of a sentence.
func (f Names) successor() phrase.Phrase {
	if len(f.Successor) == 0 {
		return phrase.Say("another record")
	}
	return f.Successor
}

// after puts words before a phrase, where there is one.
func after(before phrase.Own, p phrase.Phrase) phrase.Phrase {
	if len(p) == 0 {
		return nil
	}
	return phrase.Say("%s%s", before, p)
}
