// Package content says what the rendered forms of a record say: a tree of
// headings, paragraphs, lists, tables and one chart, in the order of the
// record's profile, computed from the record and its questionnaire. Markdown
// and HTML are writers over this tree, so they cannot say different things.
//
// The tree is no format's: it keeps apart the program's own words and texts
// from people and questionnaires, which every writer sanitises for where they
// go.
//
// It imports the questionnaire's packages, the record and the standard library
// only: no terminal library, no clock, no files.
package content

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/firstpage"
	"flowverdict/report/record"
	"flowverdict/report/summary"
)

// Document is a record as it is shown.
type Document struct {
	Title   Inline // of the level 1 heading
	Profile string // one of record.Profiles
	Verdict questionnaire.Verdict
	About   About
	Blocks  []Block
	Annex   []Block // what the questionnaire says of itself in every record, under headings of level 3; none where it was not asked for
}

// About is what tools that know nothing else of a record want to know of it.
// The blocks say all of it too.
type About struct {
	Status    string   // one of MADR's words, and of "superseded" the record that took its place
	Day       string   // when the decision was last changed, or else reviewed; "" for neither
	By        string   // who decided; hostile
	Reviewers []string // hostile
	Informed  []string // who owns the application or a condition; hostile
	Record    string   // the record's id; hostile
}

// Of returns the content of a record in the record's profile: MADR 4, or the
// older form of Nygard. The assessment is computed from the answers, never
// taken from the record; q is the questionnaire that the answers were given to.
// The same record gives the same content. The annex is left out where it is not
// asked for, and then nothing leads to it.
func Of(r *record.Record, q *questionnaire.Questionnaire, annex bool) Document {
	return NewIndex(q).Of(r, annex)
}

// Of is [Of] with the questionnaire of the index.
func (x *Index) Of(r *record.Record, annex bool) Document {
	v := newView(r, x)
	v.annexed = annex
	profile := record.ProfileMADR
	if r.Profile == record.ProfileNygard {
		profile = record.ProfileNygard
		v.nygard()
	} else {
		v.madr()
	}
	out := Document{
		Title:   v.blocks[0].(Heading).Title,
		Profile: profile,
		Verdict: v.a.Verdict(),
		About:   About{v.status(), day(r), r.Decision.By, r.Review.Reviewers, v.owners(), r.ID},
		Blocks:  v.blocks,
	}
	if annex {
		v.blocks = nil
		v.annex()
		out.Annex = v.blocks
	}
	return out
}

// status is MADR's word for where the decision stands, which names the record that
// took the place of this one.
func (v *view) status() string {
	if by := v.r.Decision.SupersededBy; record.ValidID(by) {
		return v.sum.Decision.Status + " by " + by
	}
	return v.sum.Decision.Status
}

// day is when the decision was last changed, or else the day of the review;
// "" where neither is a day of the calendar.
func day(r *record.Record) string {
	for _, s := range []string{r.Decision.Date, r.Review.Date} {
		if review.ValidDay(s) {
			return s
		}
	}
	return ""
}

// owners are those whom the decision concerns: who owns the application, and
// who owns a condition.
func (v *view) owners() []string {
	out := []string{v.r.Subject.Owner}
	for _, c := range v.sum.Conditions {
		if !slices.Contains(out, c.Entered.Owner) {
			out = append(out, c.Entered.Owner)
		}
	}
	return out
}

// view is a record assessed, and the content as far as it is said.
type view struct {
	collector
	*Index
	r        *record.Record
	a        questionnaire.Assessment
	sum      summary.Summary
	page     firstpage.Page
	fired    []questionnaire.GateResult // that people read
	possible []questionnaire.GateResult // that people read
	answers  map[string]questionnaire.Answer
	again    review.Again               // what became of them since the last review
	costs    map[string]string          // points, by question
	looked   map[string]evidence.Looked // what was measured, by question
	options  []option
	names    []Inline                              // questions with their answers, as tables name them
	cited    map[string][]string                   // the parts named so far, by document
	noted    map[string]bool                       // controls whose note was pointed to
	told     map[string]bool                       // gates whose reason was told
	whys     map[string]*questionnaire.Alternative // which first had the reason
	annexed  bool                                  // the document has an annex, to which it can lead
}

func newView(r *record.Record, x *Index) *view {
	q := x.q
	n := len(q.Questions())
	v := &view{
		Index: x, r: r, a: questionnaire.Assess(q, r.Answers), answers: make(map[string]questionnaire.Answer, n), again: review.ReviewedAgain(r.Draft),
		costs: make(map[string]string, n), cited: map[string][]string{}, noted: map[string]bool{}, told: map[string]bool{}, whys: map[string]*questionnaire.Alternative{},
	}
	for _, answer := range r.Answers {
		v.answers[answer.Question] = answer
	}
	v.sum = summary.Of(q, r.Draft, &v.a)
	v.page = firstpage.Of(&v.sum, r.Draft)
	v.fired, v.possible = v.a.Fired(), v.a.Possible()
	for _, l := range r.Looked(q) {
		if v.looked == nil {
			v.looked = map[string]evidence.Looked{}
		}
		v.looked[l.Question.ID] = l
	}
	for _, c := range v.sum.Costs {
		v.costs[c.Question.ID] = c.Points
	}
	v.options = v.alternatives()
	return v
}
