package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
)

// Topic is what a questionnaire is about, in the words that sentences about a
// record need. Each text is one line.
type Topic struct {
	Name        string   // what is assessed, inside a sentence: "device flow"
	Title       string   // begins a record's title, before "for acmectl": "Device flow"
	Option      string   // names the option of using it: "OAuth 2.0 device flow"
	Without     string   // names the option of not using it: "No device flow"
	WithoutText string   // says what that means, in a sentence
	Purpose     string   // says in a sentence what a record is for; "" to say nothing
	Subject     string   // what is reviewed, inside a sentence: "the CLI"
	Unnamed     string   // stands for a subject without a name: "a CLI application"
	Governed    string   // the alternative that the verdict governed asks for, where there is one
	Comparison  string   // the alternative to compare with where no gate names one
	Sources     []Source // what Purpose rests on
}

// Topic returns what the questionnaire is about. A file need not say it, or
// not all of it. Words that are left out follow from the name. Without a topic
// the questionnaire is about device flow where RFC 8628, which defines device
// flow, is among its documents, as it is in whatever was made from the
// questionnaires that come with the program; of anything else is spoken
// neutrally, and its Title is "".
func (d *Definition) Topic() Topic {
	switch {
	case d.OwnTopic != nil:
		return d.OwnTopic.complete()
	case d.aboutDeviceFlow():
		return deviceFlow()
	}
	neutral := Topic{Name: "the mechanism", Option: "The mechanism in question", Without: "Not the mechanism in question"}.complete()
	neutral.Title = ""
	return neutral
}

// complete fills in what follows from the name.
func (t Topic) complete() Topic {
	otherwise := func(s *string, value string) {
		if *s == "" {
			*s = value
		}
	}
	otherwise(&t.Title, text.UpperFirst(t.Name))
	otherwise(&t.Option, text.UpperFirst(t.Name))
	otherwise(&t.Without, "Not "+t.Name)
	otherwise(&t.WithoutText, fmt.Sprintf("The application does not use %s; what it does instead is for another decision.", t.Name))
	otherwise(&t.Subject, "the application")
	otherwise(&t.Unnamed, "an application")
	return t
}

// MechanismID is the id of the option of using what the questionnaire is about:
// its name in kebab case, as in device-flow.
func (d *Definition) MechanismID() string {
	name := strings.TrimPrefix(strings.ToLower(d.Topic().Name), "the ")
	words := strings.FieldsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if len(words) == 0 {
		return "mechanism"
	}
	return strings.Join(words, "-")
}

// Inapplicable says by which answer a framework does not apply, and why.
type Inapplicable struct {
	Question, Level string
	Because         string // goes on after "not applicable, because"
}

// Inapplicable returns by which answer a framework does not apply; false where
// it always does. Without a topic it follows from what the questionnaire is
// about, as [Definition.Topic] says.
func (d *Definition) Inapplicable(f *Framework) (Inapplicable, bool) {
	switch {
	case f.NotApplicable != nil:
		return *f.NotApplicable, true
	case d.OwnTopic == nil && d.aboutDeviceFlow():
		return d.deviceFlowInapplicable(f)
	}
	return Inapplicable{}, false
}

func (d *Definition) aboutDeviceFlow() bool {
	return slices.ContainsFunc(d.Documents, func(x Document) bool { return x.ID == "RFC 8628" })
}
