package session

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/form"
)

// Asking is what others are to be asked, and how their forms are written.
type Asking struct {
	Levers []string // ids of those who are asked; none for all
	Which  Which
	Folder string // where the forms go, one file for each who is asked
	Format string // one of the names of [form.Formats]
}

// Which says which questions are asked.
type Which string

// The questions that can be asked.
const (
	AskNeeded  Which = "needed" // open or unknown, and can still change the verdict
	AskUnknown Which = "unknown"
	AskAll     Which = "all" // answered ones too
)

// Whiches lists them, the usual one first.
func Whiches() []Which { return []Which{AskNeeded, AskUnknown, AskAll} }

// UsualAsking asks everybody for what is needed, into a folder of that name.
func UsualAsking() Asking {
	return Asking{Which: AskNeeded, Folder: "forms", Format: form.Formats()[0].Name}
}

// The labels of what is asked about the forms.
const (
	AskTitle  = "Ask those who know"
	AskWhom   = "Whom"
	AskWhich  = "Which questions"
	AskFolder = "Folder"
	AskFormat = "Format"
)

// AskWhichHint says what the words of [Whiches] mean.
const AskWhichHint = "needed is open or unknown, and can change the verdict"

// WhichWords are the words of [Whiches], to choose from.
func WhichWords() []string {
	var out []string
	for _, w := range Whiches() {
		out = append(out, string(w))
	}
	return out
}

// AskFormats are the names of the formats of forms.
func AskFormats() []string { return form.FormatNames() }

// Askable are those who can be asked: the levers that have questions.
func Askable(q *questionnaire.Questionnaire) []form.Form {
	return Asking{Which: AskAll}.Forms(q, review.Draft{})
}

// Forms are the forms of a review, one for each who is asked and has a question.
func (a Asking) Forms(q *questionnaire.Questionnaire, d review.Draft) []form.Form {
	return form.For(q, d, form.Options{Levers: a.Levers, All: a.Which == AskAll, Unknown: a.Which == AskUnknown})
}

// FormsSentence says how many questions the forms ask of whom.
func FormsSentence(forms []form.Form) string {
	var said []string
	for _, f := range forms {
		said = append(said, text.Count(len(f.Questions), "question")+" for "+f.Whom())
	}
	if len(said) == 0 {
		return "There is nothing to ask; all asks every question."
	}
	return text.UpperFirst(text.Sentence(text.And(said)))
}

// AskingRule says what becomes of forms.
const AskingRule = "No form is written over a file that is there. They are taken back from the summary, or with flowverdict merge; until then the draft says for whom it waits."
