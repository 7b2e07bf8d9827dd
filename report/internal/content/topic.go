package content

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// topic is what the questionnaire is about, as sentences name it. Words that a
// questionnaire does not give are the program's own.
type topic struct {
	questionnaire.Topic
	name   Inline // inside a sentence
	start  Inline // at the start of one
	option Inline // the option of using it
	unused Inline // the option of not using it
	own    bool
}

func newTopic(q *questionnaire.Questionnaire) topic {
	t := topic{Topic: q.Topic(), own: q.OwnTopic != nil}
	t.name, t.start = t.word(t.Name), t.word(text.UpperFirst(t.Name))
	t.option, t.unused = t.word(t.Option), t.word(t.Without)
	return t
}

// word is one of the topic's words.
func (t *topic) word(s string) Inline {
	if t.own || s == "" {
		return quoted(s)
	}
	return words(fixed(s))
}

// title is that of a record about this subject.
func (t *topic) title(q *questionnaire.Questionnaire, subject Inline) Inline {
	subject = or(subject, t.word(t.Unnamed))
	if t.Title == "" {
		return say("%s: %s", subject, quoted(q.Title))
	}
	return say("%s for %s", t.word(t.Title), subject)
}

// purpose says what a record is for. The documents that it rests on are named
// in it, and so in the references.
func (v *view) purpose() Inline {
	for _, s := range v.topic.Sources {
		v.note(s)
	}
	return sentence(v.topic.word(v.topic.Purpose))
}
