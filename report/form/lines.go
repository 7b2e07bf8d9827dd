package form

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/markdown"
)

// style is how a form of lines is written.
type style struct {
	inline   func(string) string // makes a text of a questionnaire or of people fit
	title    string              // before the title
	question string              // before each question's title
	box      string              // before a level
	width    int                 // of a line; 0 for no wrapping
}

func markdownStyle() style {
	return style{inline: markdown.Inline, title: "# ", question: "## ", box: "- [ ] "}
}

func textStyle() style {
	return style{inline: text.Line, title: "", question: "== ", box: "[ ] ", width: 72}
}

// fields are those that a question is asked for beside its level, as the form has
// them, and the key of each.
func fields() []struct{ label, key string } {
	return []struct{ label, key string }{
		{"Basis (stated, documented or observed)", "basis"},
		{"Evidence", "evidence"},
		{"Links (one a line)", "links"},
		{"Collected (YYYY-MM-DD)", "collected"},
	}
}

// answeredBy is the line on which whoever fills the form in gives a name.
const answeredBy = "Answered by"

// Markdown writes the form for issue trackers, with boxes to tick.
func (f Form) Markdown() []byte { return f.lines(markdownStyle()) }

// Text writes the form for mail, in lines of at most 72 columns.
func (f Form) Text() []byte { return f.lines(textStyle()) }

func (f Form) lines(s style) []byte {
	var b strings.Builder
	par := func(t, indent string) {
		if s.width == 0 {
			b.WriteString(t + "\n")
			return
		}
		for i, l := range text.Wrap(t, s.width-len(indent), text.Anywhere) {
			if i > 0 {
				l = indent + l
			}
			b.WriteString(l + "\n")
		}
	}
	name := s.inline(f.Subject.Name)
	par(s.title+"Questions about "+name, "")
	b.WriteString("\n")
	par(fmt.Sprintf("Form: %s %s %s %s", Schema, f.Questionnaire.ID, f.Questionnaire.Version, f.Lever.ID), "")
	b.WriteString("\n")
	par(fmt.Sprintf("%s is reviewed. %s These questions are for %s, who can change the answers or know them.", name, s.inline(text.Sentence(f.Questionnaire.Title)), f.Whom()), "")
	b.WriteString("\n")
	par("Put an x into one box of each question: the first level that is true. That nobody can tell is an answer too: unknown. Below it say what the answer rests on. A question without an x stays open.", "")
	fmt.Fprintf(&b, "\n%s:\n", answeredBy)
	for i, x := range f.Questions {
		fmt.Fprintf(&b, "\n%s%d. %s (%s)\n\n", s.question, i+1, s.inline(x.Title), x.ID)
		par(s.inline(x.Text), "")
		b.WriteString("\n")
		par("Why it matters: "+s.inline(x.Why), "")
		b.WriteString("\n")
		for _, l := range x.Levels {
			par(fmt.Sprintf("%s%s: %s", s.box, l.ID, s.inline(l.Text)), "    ")
		}
		par(fmt.Sprintf("%s%s: Nobody could tell us", s.box, questionnaire.Unknown), "    ")
		for _, field := range fields() {
			fmt.Fprintf(&b, "\n%s:\n", field.label)
		}
	}
	return []byte(b.String())
}
