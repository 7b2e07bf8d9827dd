package linear

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/register"
	"flowverdict/ui/session"
)

// startList is what the start page offers: drafts first, then records,
// numbered through.
type startList struct {
	drafts  []session.DraftInfo
	records []session.RecordInfo
	put     []session.DraftInfo // drafts put aside, the last one last
	filter  string              // words that each of those listed says, "" for all
	most    int                 // how many there are without the filter
}

func (r *runner) startPage() page {
	n := len(r.start.drafts) + len(r.start.records)
	p := page{read: r.readStart, prompt: "n new review, q quit, ? all commands.", allowed: "n or q", number: r.startNumber}
	p.commands = []command{cmd("n new", "begin a new review", r.begin)}
	if !r.heard {
		r.listStart()
		n = len(r.start.drafts) + len(r.start.records)
	}
	if n > 0 {
		p.numbers = n
		p.does, p.allowed = "to continue that draft or read that record", ""
		p.prompt = fmt.Sprintf("%s to open, n new review, q quit, ? all commands.", upTo(n))
		p.commands = append(p.commands,
			command{[]string{"d", "delete"}, "the number of a draft", "delete the draft; u brings it back", r.discard},
			command{[]string{"l", "latest"}, "the number of a draft", "go on with the draft by the newest version of its questionnaire", r.lift},
			command{[]string{"r", "revise"}, "the number of a record", "begin a review from the record, which it supersedes", r.reviseNumber})
	}
	if r.cfg.Tour != nil {
		p.commands = append(p.commands, cmd("t tour", "begin the tour: a worked example, of which nothing is kept", r.tour))
	}
	p.commands = append(p.commands,
		command{[]string{"/", "filter"}, "words", "list only what every one of the words occurs in; / alone lists all again", r.filter},
		cmd("u undo z", "bring the draft back that was deleted last", r.restore),
		cmd("q quit", "leave", func() error { return errQuit }))
	return p
}

func (r *runner) listStart() {
	var err error
	if r.start.drafts, err = r.cfg.Store.Drafts(); err != nil {
		r.start.drafts = nil
		r.say("The drafts cannot be listed: %s", text.Sentence(err.Error()))
	}
	r.start.records = nil
	records, err := r.cfg.Store.Records()
	if err != nil {
		r.say("The records cannot be listed: %s", text.Sentence(err.Error()))
	} else {
		records.Read(records.Unread())
		for _, x := range records.Records() {
			r.start.records = append(append(r.start.records, x), x.Superseded...)
		}
	}
	r.narrow()
}

// narrow leaves of the list what the filter finds.
func (r *runner) narrow() {
	r.start.most = len(r.start.drafts) + len(r.start.records)
	found := func(said string) bool {
		said = strings.ToLower(text.Line(said))
		return !slices.ContainsFunc(strings.Fields(r.start.filter), func(word string) bool { return !strings.Contains(said, word) })
	}
	r.start.drafts = slices.DeleteFunc(r.start.drafts, func(d session.DraftInfo) bool { return !found(draftName(d) + apart(d) + waits(d)) })
	r.start.records = slices.DeleteFunc(r.start.records, func(x session.RecordInfo) bool {
		if x.Entry == nil {
			return !found(x.ID)
		}
		return !found(recordColumns(x.Entry, x.ID, r.cfg.Today) + " " + x.Entry.Owner)
	})
}

// filter lists only what words are found in.
func (r *runner) filter(words string) error {
	r.start.filter, r.heard = strings.ToLower(words), false
	return nil
}

func (r *runner) readStart() {
	r.say("Start. %s", r.cfg.Questionnaire.Title)
	if r.start.filter != "" {
		r.say("%d of %d, filtered by: %s", len(r.start.drafts)+len(r.start.records), r.start.most, text.Line(r.start.filter))
		if len(r.start.drafts)+len(r.start.records) == 0 {
			r.say("Nothing matches. Type / to list all again.")
			return
		}
	}
	if len(r.start.drafts)+len(r.start.records) == 0 {
		r.say("There is no draft and no record yet. Type n to begin a new review.")
		r.offerTour()
		return
	}
	if len(r.start.drafts) > 0 {
		r.say("%s:", text.UpperFirst(text.Count(len(r.start.drafts), "draft")))
	}
	for i, d := range r.start.drafts {
		if d.Problem != "" {
			r.item(i+1, "%s, cannot be continued: %s", draftName(d), text.Sentence(d.Problem))
			continue
		}
		newer := ""
		if d.Newer != "" {
			newer = fmt.Sprintf(" There is a newer version of its questionnaire, %s; l %d takes it over.", d.Newer, i+1)
		}
		r.item(i+1, "%s, %d of %d answered, saved %s.%s%s%s", draftName(d), d.Answered, d.Total, d.Age, apart(d), waits(d), newer)
	}
	if len(r.start.records) > 0 {
		r.say("%s:", text.UpperFirst(text.Count(len(r.start.records), "record")))
	}
	for i, x := range r.start.records {
		n := len(r.start.drafts) + i + 1
		if x.Problem != "" {
			r.item(n, "%s, cannot be read: %s", x.ID, text.Sentence(x.Problem))
			continue
		}
		r.item(n, "%s.", recordColumns(x.Entry, x.ID, r.cfg.Today))
	}
	r.offerTour()
}

func (r *runner) offerTour() {
	if r.cfg.Tour != nil && r.start.filter == "" {
		r.say("Type t for the tour: a worked example in three minutes, of which nothing is kept.")
	}
}

// tour asks the worked example, and comes back to the start page. The end of the
// input ends both.
func (r *runner) tour() error {
	t, err := r.cfg.Tour()
	if err != nil {
		r.say("%s%s", session.NoTour, text.Sentence(err.Error()))
		return nil
	}
	within := &runner{cfg: r.cfg, in: r.in, out: r.out}
	within.cfg.Store, within.cfg.Tour = t.Store, nil
	within.open(t.Work)
	if end := within.run(); end != errQuit {
		return end
	}
	if err := t.Close(); err != nil {
		r.say("%s", text.Sentence(err.Error()))
	}
	r.say("%s Type n to begin a review of your own.", session.TourOver)
	r.heard = false
	return nil
}

// hint says what to try on the page in view of a tour.
func (r *runner) hint() string {
	switch {
	case r.done && len(r.within) == 0:
		return session.TourWritten
	case len(r.within) > 0:
		return "b goes back."
	}
	return r.s.TourHint(session.TourWords{Choose: "Type the number of an answer", WhatIf: "what-if", Forward: "f"})
}

// recordColumns says of a record what its line on the screen shows.
func recordColumns(e *register.Entry, id, today string) string {
	parts := []string{id, e.Name(), e.Bracket.Lowest.String(), e.Decided()}
	if next, ok := e.Next(); ok {
		parts = append(parts, next.Day+", "+register.Left(today, next.Day)+": "+next.What())
	}
	if said := e.Succession(); said != "" {
		parts = append(parts, said)
	}
	return strings.Join(parts, ", ")
}

// apart says what tells a draft from another one of the same subject, after another
// sentence; "" where it has no need to.
func apart(d session.DraftInfo) string {
	if d.Apart == "" {
		return ""
	}
	return " " + text.Sentence(text.UpperFirst(text.Line(d.Apart)))
}

// waits says for whom a draft waits, after another sentence; "" for nobody.
func waits(d session.DraftInfo) string {
	if d.Waiting == "" {
		return ""
	}
	return " " + text.Sentence("Waiting for "+d.Waiting)
}

func draftName(d session.DraftInfo) string {
	if d.Subject == "" {
		return "a review without a name"
	}
	return d.Subject
}

func (r *runner) begin() error {
	w, err := r.cfg.Store.Begin()
	return r.opened(w, err, "A new review cannot begin", false)
}

func (r *runner) opened(w session.Work, err error, cannot string, kept bool) error {
	if err != nil {
		r.say("%s: %s", cannot, text.Sentence(err.Error()))
		return nil
	}
	r.open(w)
	r.kept = r.kept || kept
	return nil
}

// startNumber continues a draft or reads a record.
func (r *runner) startNumber(n int) error {
	if n <= len(r.start.drafts) {
		d := r.start.drafts[n-1]
		w, err := r.cfg.Store.Continue(d.ID)
		return r.opened(w, err, "That draft cannot be continued", true)
	}
	return r.readRecord(r.start.records[n-1-len(r.start.drafts)].ID)
}

// lift continues a draft by the newest version of its questionnaire.
func (r *runner) lift(arg string) error {
	n, ok := number(arg)
	if !ok || n < 1 || n > len(r.start.drafts) {
		if len(r.start.drafts) == 0 {
			r.say("There is no draft to take over.")
			return nil
		}
		r.say("Type l and the number of a draft, %s.", upTo(len(r.start.drafts)))
		return nil
	}
	w, err := r.cfg.Store.Lift(r.start.drafts[n-1].ID)
	return r.opened(w, err, "That draft cannot be taken over", true)
}

func (r *runner) discard(arg string) error {
	n, ok := number(arg)
	if !ok || n < 1 || n > len(r.start.drafts) {
		if len(r.start.drafts) == 0 {
			r.say("There is no draft to delete.")
			return nil
		}
		r.say("Type d and the number of a draft, %s.", upTo(len(r.start.drafts)))
		return nil
	}
	d := r.start.drafts[n-1]
	if err := r.cfg.Store.Discard(d.ID); err != nil {
		r.say("That draft cannot be deleted: %s", text.Sentence(err.Error()))
		return nil
	}
	r.start.put = append(r.start.put, d)
	name := draftName(d)
	if d.Apart != "" {
		name += ", draft " + d.ID
	}
	r.say("Deleted: %s. Type u to bring it back.", name)
	r.heard = false
	return nil
}

func (r *runner) restore() error {
	if len(r.start.put) == 0 {
		r.say("There is nothing to undo.")
		return nil
	}
	last := r.start.put[len(r.start.put)-1]
	if err := r.cfg.Store.Restore(last.ID); err != nil {
		r.say("That draft cannot be brought back: %s", text.Sentence(err.Error()))
		return nil
	}
	r.start.put = r.start.put[:len(r.start.put)-1]
	r.say("Brought back: %s.", draftName(last))
	r.heard = false
	return nil
}

func (r *runner) reviseNumber(arg string) error {
	first := len(r.start.drafts)
	n, ok := number(arg)
	if !ok || n <= first || n > first+len(r.start.records) {
		if len(r.start.records) == 0 {
			r.say("There is no record to revise.")
			return nil
		}
		r.say("Type r and the number of a record, %s.", span(first+1, first+len(r.start.records)))
		return nil
	}
	return r.revise(r.start.records[n-1-first].ID)
}

func (r *runner) revise(record string) error {
	w, err := r.cfg.Store.Revise(record)
	return r.opened(w, err, "That record cannot be revised", false)
}
