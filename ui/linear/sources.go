package linear

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
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
	for _, source := range summary.Sources(&r.s.Questionnaire().Definition, sources) {
		r.say("%s", source)
	}
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
		r.say("Framework: %s", summary.Control(&r.s.Questionnaire().Definition, id))
	}
	return nil
}
