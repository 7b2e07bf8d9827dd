package content

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/firstpage"
	"flowverdict/report/summary"
	"flowverdict/report/wording"
)

// outcome names the chosen option in MADR's one line, with the reason that
// people gave, then what else was said of it. The exception
// stands on the first page.
func (v *view) outcome() {
	because := drawn(wording.Because(v.page.State, v.page.Names))
	v.paragraph(say(`Chosen option: "%s", because %s.`, v.titleOf(v.chosen()), because), after("Reason given: ", sentence(prose(v.sum.Decision.Reason))))
	v.list(others(review.DecisionFields(), &v.r.Decision, "status", "by", "date", "reason", "superseded_by")...)
	said := []string{"gates", "approved_by", "until", "reason"}
	if firstpage.Cut(v.r.Exception.Reason) {
		said = said[:3]
	}
	v.list(others(review.ExceptionFields(), &v.r.Exception, said...)...)
}

// consequences follow from the decision. What is chosen instead has its own.
func (v *view) consequences() {
	var items []Inline
	for _, c := range wording.Consequences(v.page.State, v.page.Names) {
		items = append(items, drawn(c))
	}
	if v.chosen().kind == alternative {
		items = append(items, v.whatRemains())
	}
	v.list(items...)
}

// confirmation holds the conditions: by them the decision is checked.
func (v *view) confirmation() {
	v.paragraph(drawn(wording.Confirmation(v.page.State, v.page.Names)), sentence(after("The review is to be repeated by ", prose(v.page.ReviewBy))))
	if !v.page.State.Live() {
		return
	}
	var conditions, facts []summary.Condition
	above := 0
	for _, c := range v.sum.Conditions {
		switch {
		case c.Fact:
			facts = append(facts, c)
		case v.page.Tells(c):
			above++
		default:
			conditions = append(conditions, c)
		}
	}
	if above > 0 {
		v.paragraph(words(fixed(text.Plural(above, "open condition stands above, under To do.", "open conditions stand above, under To do."))))
	}
	v.conditions(conditions)
	v.facts(facts)
}

// conditions is the table of the conditions. A field that none of them has gets
// no column.
func (v *view) conditions(list []summary.Condition) {
	if len(list) == 0 {
		return
	}
	header, rows := []fixed{"Condition", "Action"}, make([][]Inline, len(list))
	fields := make([][]summary.Row, len(rows))
	for i, c := range list {
		rows[i], fields[i] = []Inline{join([]Inline{quoted(c.Title()), v.elsewhere(c)}, " "), quoted(c.Action)}, c.Rows()
	}
	for at, field := range fields[0] {
		if !slices.ContainsFunc(fields, func(of []summary.Row) bool { return len(of[at].Value) > 0 }) {
			continue
		}
		header = append(header, fixed(field.Label))
		for i := range rows {
			rows[i] = append(rows[i], drawn(fields[i][at].Value))
		}
	}
	v.table(words("Conditions, who has to meet them, and their state"), rows, header...)
}

// facts says what gates ask for that rest on facts: nobody can lift them.
func (v *view) facts(list []summary.Condition) {
	if len(list) == 0 {
		return
	}
	var items []Inline
	for _, c := range list {
		items = append(items, say("%s: %s", strong(quoted(c.Title())), sentence(quoted(c.Action))))
	}
	v.paragraph(words("What has fired by facts, which nobody can change, and what it asks for:"))
	v.list(items...)
}

// elsewhere gives the sources of a condition whose reason is told in the annex only.
func (v *view) elsewhere(c summary.Condition) Inline {
	if c.Gate != nil && v.told[c.Gate.ID] {
		return nil
	}
	return v.sources(c.Sources()...)
}
