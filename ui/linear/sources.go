package linear

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

func (r *runner) tellWhy() error {
	q := r.s.Question()
	r.say("Why this is asked: %s", text.Sentence(q.Why))
	r.tellSources("Sources:", q.Sources)
	for i, l := range q.Levels {
		if len(l.Sources) > 0 {
			r.tellSources(fmt.Sprintf("Sources of level %d:", i+1), l.Sources)
		}
	}
	return nil
}

func (r *runner) tellSources(title string, sources []questionnaire.Source) {
	r.say("%s", title)
	for _, text := range sourceTexts(&r.s.Questionnaire().Definition, sources) {
		r.say("%s", text)
	}
}

// sourceTexts says where statements come from, each document once with all its
// sections.
func sourceTexts(d *questionnaire.Definition, sources []questionnaire.Source) []string {
	var out []string
	var said []*questionnaire.Document
	for _, s := range sources {
		doc, _ := d.Document(s)
		if doc == nil {
			out = append(out, controlText(d, string(s)))
			continue
		}
		if slices.Contains(said, doc) {
			continue
		}
		said = append(said, doc)
		var sections []string
		for _, other := range sources {
			if x, section := d.Document(other); x == doc && section != "" {
				sections = append(sections, section)
			}
		}
		text := doc.ID + sectionsText(sections) + ": " + text.Sentence(doc.Title)
		if doc.URL != "" {
			text += " " + doc.URL
		}
		out = append(out, text)
	}
	return out
}

func sectionsText(sections []string) string {
	switch len(sections) {
	case 0:
		return ""
	case 1:
		return ", section " + sections[0]
	}
	return ", sections " + text.And(sections)
}

func controlText(d *questionnaire.Definition, id string) string {
	control, framework := d.Control(id)
	if control == nil {
		return id
	}
	return fmt.Sprintf("%s: %s (%s).", control.ID, control.Title, framework.Title)
}

func (r *runner) tellHelp() error {
	q := r.s.Question()
	if q.Help == "" {
		r.say("There is no more help than why it is asked; type w.")
	} else {
		r.say("Help: %s", text.Sentence(q.Help))
	}
	r.say("Who can change the answer: %s.", r.s.Questionnaire().LeverName(q.Lever))
	if section := r.s.Questionnaire().SectionOf(q.ID); section.About != "" {
		r.say("About this section: %s", text.Sentence(section.About))
	}
	for _, id := range q.Frameworks {
		r.say("Framework: %s", controlText(&r.s.Questionnaire().Definition, id))
	}
	return nil
}
