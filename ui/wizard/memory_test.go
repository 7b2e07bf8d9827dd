package wizard

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/register"
	"flowverdict/ui/session"
)

// memory is a store that keeps everything in memory.
type memory struct {
	drafts   []session.DraftInfo
	records  []session.RecordInfo
	contents map[string]session.Work
	fail     error // of every save
	planned  error
	refused  error            // of every form
	read     []string         // forms that were taken back
	asked    []session.Asking // for which forms were written
	changed  error            // why nothing can be taken back
	marked   string           // what is marked by what is planned
	exists   bool
	commits  bool // the folder is in a repository
	prints   bool // the record is printed, and no file is written

	saved   []review.Draft
	saveAt  []session.At
	written []session.Plan
	calls   []string
	busy    int // calls under way; more than one is a fault
	gone    []session.DraftInfo
	t       testing.TB
}

func (d *memory) call(name string) func() {
	d.busy++
	if d.busy > 1 {
		d.t.Errorf("%s while another call is under way", name)
	}
	d.calls = append(d.calls, name)
	return func() { d.busy-- }
}

func (d *memory) Drafts() ([]session.DraftInfo, error) {
	defer d.call("drafts")()
	return slices.Clone(d.drafts), nil
}

func (d *memory) Records() (session.RecordList, error) {
	defer d.call("records")()
	return &stored{memory: d}, nil
}

// stored are the records of a store, of which some are not read yet.
type stored struct {
	*memory
	read int
}

func (l *stored) Read(n int) {
	defer l.call("more")()
	l.read += n
}

func (l *stored) Unread() int { return max(0, len(l.records)-l.read) }

func (l *stored) Records() []session.RecordInfo {
	out := slices.Clone(l.records)
	for i := min(l.read, len(out)); i < len(out); i++ {
		out[i].Entry = nil
	}
	return out
}

// superseding is a record that has taken the place of others.
func superseding(r session.RecordInfo, older ...session.RecordInfo) session.RecordInfo {
	r.Superseded = older
	return r
}

// recorded is a record as the start screen lists it.
func recorded(id, subject string, v questionnaire.Verdict, status, reviewBy string) session.RecordInfo {
	path := "docs/decisions/" + id + ".yaml"
	return session.RecordInfo{ID: id, Path: path, Entry: &register.Entry{
		File: register.File{Path: path}, ID: id, Subject: subject, Owner: "platform team",
		Bracket: questionnaire.Bracket{Lowest: v, Highest: v}, Decision: review.Decision{Status: status}, ReviewBy: reviewBy,
	}}
}

func (d *memory) Begin() (session.Work, error) {
	defer d.call("begin")()
	return session.Work{ID: "new"}, nil
}

func (d *memory) Continue(id string) (session.Work, error) {
	defer d.call("continue")()
	if w, ok := d.contents[id]; ok {
		return w, nil
	}
	return session.Work{}, fmt.Errorf("there is no draft %q", id)
}

func (d *memory) Revise(id string) (session.Work, error) {
	defer d.call("revise")()
	w := session.Work{ID: "revision", Draft: sample()}
	w.Draft.Review.Supersedes = id
	return w, nil
}

func (d *memory) Read(id string) (session.Reading, error) {
	defer d.call("read")()
	for _, r := range d.records {
		if r.ID == id {
			return session.Reading{Info: r, Draft: decided(), Questionnaire: defaults()}, nil
		}
	}
	return session.Reading{}, fmt.Errorf("there is no record %q", id)
}

func (d *memory) Discard(id string) error {
	defer d.call("discard")()
	for i, x := range d.drafts {
		if x.ID == id {
			d.gone = append(d.gone, x)
			d.drafts = slices.Delete(d.drafts, i, i+1)
			return nil
		}
	}
	return errors.New("no such draft")
}

func (d *memory) Restore(id string) error {
	defer d.call("restore")()
	for _, x := range d.gone {
		if x.ID == id {
			d.drafts = append(d.drafts, x)
		}
	}
	return nil
}

func (d *memory) Save(_ string, draft review.Draft, at session.At) error {
	defer d.call("save")()
	if d.fail != nil {
		return d.fail
	}
	d.saved, d.saveAt = append(d.saved, draft), append(d.saveAt, at)
	return nil
}

func (d *memory) Plan(_ string, draft review.Draft, name string) (session.Plan, error) {
	defer d.call("plan")()
	if d.planned != nil {
		return session.Plan{}, d.planned
	}
	if d.prints {
		return session.Plan{ID: "0008-acmectl", YAML: "standard output"}, nil
	}
	exists := d.exists && name == ""
	if name == "" {
		name = "0008-acmectl"
	}
	return session.Plan{ID: name, YAML: "docs/decisions/" + name + ".yaml", Markdown: "docs/decisions/" + name + ".md",
		Exists: exists, ReviewBy: "2027-02-23", Marked: d.marked}, nil
}

func (d *memory) Write(_ string, _ review.Draft, p session.Plan) (session.Plan, error) {
	defer d.call("write")()
	if p.Opens = "/repo/" + p.Markdown; d.commits {
		p.Commit = "git add " + p.YAML + " " + p.Markdown + " && git commit -m 'Add the record " + p.ID + "'"
	}
	d.written = append(d.written, p)
	return p, nil
}

func (d *memory) TakeBack(string) error {
	defer d.call("take back")()
	if d.changed != nil {
		return d.changed
	}
	d.written = d.written[:len(d.written)-1]
	return nil
}

// newMemory holds three drafts and two records.
func newMemory(t testing.TB) *memory {
	return &memory{
		t: t,
		drafts: []session.DraftInfo{
			{ID: "d1", Subject: "acmectl", Answered: 21, Total: 28, Age: "3 minutes ago"},
			{ID: "d2", Answered: 0, Total: 28, Age: "2 days ago"},
			{ID: "d3", Subject: "oldctl", Problem: "the draft was written by a newer flowverdict"},
		},
		records: []session.RecordInfo{
			superseding(recorded("0007-acmectl", "acmectl", questionnaire.Conditional, review.Accepted, "2027-02-23"),
				recorded("0002-acmectl", "acmectl", questionnaire.Governed, review.Superseded, "")),
			{ID: "0003-oldctl", Path: "docs/decisions/0003-oldctl.yaml", Problem: "docs/decisions/0003-oldctl.yaml:3:1: not YAML"},
		},
		contents: map[string]session.Work{"d1": {ID: "d1", Draft: sample()}, "d2": {ID: "d2"}},
	}
}

// sample is a review in progress: 20 answered, one unknown, seven open.
func sample() review.Draft {
	d := review.Draft{
		Subject: review.Subject{Name: "acmectl", Version: "2.4", Description: "Deploys services to the shared platform", Owner: "platform team"},
		Review:  review.Review{Reviewers: []string{"application security"}, Date: "2026-11-20"},
	}
	for i, q := range defaults().Questions()[:21] {
		a := questionnaire.Answer{Question: q.ID, Level: q.Levels[0].ID}
		switch i {
		case 0:
			a.Basis, a.Collected = questionnaire.Observed, "2026-11-19"
			a.Evidence = "Runs on jump hosts and in containers;\nchecked on three of them."
			a.Links = []string{"https://docs.example.org/acmectl/hosts"}
		case 3:
			a.Level = q.Levels[1].ID
		case 5:
			a.Level = questionnaire.Unknown
		}
		d.Answers = append(d.Answers, a)
	}
	return d
}

// decided is a whole review with a decision, and a basis of each answer.
func decided() review.Draft {
	d := unfounded()
	for i := range d.Answers {
		d.Answers[i].Basis = cmp.Or(d.Answers[i].Basis, questionnaire.Stated)
	}
	return d
}

// unfounded is that review, in which one answer alone has a basis.
func unfounded() review.Draft {
	d := sample()
	d.Answers = d.Answers.WithLevel("ownership", "named")
	for _, q := range defaults().Questions()[21:] {
		d.Answers = append(d.Answers, questionnaire.Answer{Question: q.ID, Level: q.Levels[0].ID})
	}
	d.Review.ReviewBy = "2027-02-23"
	d.Conditions = []review.Condition{{Gate: "shared-client", Owner: "identity team", Due: "2027-01-31", Status: review.ConditionOpen}}
	d.Decision = review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24", Reason: "The client is registered anew by January."}
	return d
}

func (d *memory) Lift(id string) (session.Work, error) { return d.Continue("lifted " + id) }

func (d *memory) Ask(_ string, draft review.Draft, a session.Asking) ([]string, error) {
	defer d.call("ask")()
	if d.refused != nil {
		return nil, d.refused
	}
	d.asked = append(d.asked, a)
	var lines []string
	for _, f := range a.Forms(defaults(), draft) {
		lines = append(lines, fmt.Sprintf("%s/%s.%s: %d questions for %s", a.Folder, draft.Subject.Name, f.Lever.ID, len(f.Questions), f.Whom()))
	}
	return lines, nil
}

func (d *memory) Forms(_ string, paths []string) ([]review.Answered, error) {
	defer d.call("forms")()
	if d.refused != nil {
		return nil, d.refused
	}
	d.read = paths
	return merging("").Merge.Others, nil
}
