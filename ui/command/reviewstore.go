package command

import (
	"errors"
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/folder"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/records"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

// reviewStore gives the wizard what it needs of the world: drafts in the state
// folder, records in a folder of the user. It serves one wizard.
type reviewStore struct {
	env     Env
	store   drafts.Store
	q       *questionnaire.Questionnaire // asks new reviews
	asks    *questionnaire.Questionnaire // asked the review that was opened last
	out     string                       // folder for records; "-" prints instead; "" is the present folder
	name    string                       // wanted name of the record, or ""
	replace bool                         // an existing record may be replaced
	profile string                       // of the Markdown, or ""
	works   map[string]*work
	printed *record.Record // what --out - prints when the wizard has closed
}

// work is a review that the wizard has open.
type work struct {
	lock   *drafts.Lock
	folder string
	held   bool // by another wizard
	q      *questionnaire.Questionnaire
	asked  []session.Asked
	built  built
}

// built is the record that a review was last made into, and of what: a plan and
// what is written by it rest on one.
type built struct {
	of     string
	record *record.Record
}

func newReviewStore(e Env, store drafts.Store, out string) *reviewStore {
	return &reviewStore{env: e, store: store, q: e.library.Default(), out: out, works: map[string]*work{}}
}

// close lets all drafts go.
func (d *reviewStore) close() error {
	var err error
	for _, w := range d.works {
		err = errors.Join(err, w.lock.Release())
	}
	return err
}

func (d *reviewStore) folder() string {
	if d.out == "" || d.out == "-" {
		return "."
	}
	return d.out
}

// Drafts implements [session.Store].
func (d *reviewStore) Drafts() ([]session.DraftInfo, error) {
	list, err := d.store.List()
	if err != nil {
		return nil, err
	}
	var out []session.DraftInfo
	for _, x := range list {
		info := session.DraftInfo{ID: x.ID, Subject: x.Entered.Subject.Name, Age: age(x.Saved, d.env.Now())}
		if x.Err != nil {
			info.Problem = x.Err.Error()
		} else {
			info.Answered, info.Total = d.env.progress(x.Draft)
			q, err := d.asking(x.ID, x.Draft)
			if err != nil {
				info.Problem = err.Error()
			} else if newest := d.env.library.Successor(q); record.PinOf(newest) != x.Questionnaire {
				info.Newer = named(newest, q)
			}
		}
		out = append(out, info)
	}
	return out, nil
}

// asking returns the questionnaire that a draft was begun with: its answers
// mean what they mean there.
func (d *reviewStore) asking(id string, x drafts.Draft) (*questionnaire.Questionnaire, error) {
	q := d.env.library.Get(x.Questionnaire.ID, x.Questionnaire.Version)
	switch {
	case q == nil:
		return nil, fmt.Errorf("draft %s answers questionnaire %s %s, which is not known here; name its file with --questionnaire FILE. The draft is kept in %s",
			id, x.Questionnaire.ID, x.Questionnaire.Version, d.store.Path(id))
	case record.PinOf(q) != x.Questionnaire:
		return nil, fmt.Errorf("draft %s answers another questionnaire %s %s than the one that is known here; name its file with --questionnaire FILE. The draft is kept in %s",
			id, q.ID, q.Version, d.store.Path(id))
	}
	return q, nil
}

// Begin implements [session.Store].
func (d *reviewStore) Begin() (session.Work, error) {
	return d.begin(review.Draft{Profile: d.profile}, d.q, nil)
}

func (d *reviewStore) begin(draft review.Draft, q *questionnaire.Questionnaire, asked []session.Asked) (session.Work, error) {
	id, lock, err := d.store.Take()
	if err != nil {
		return session.Work{}, err
	}
	d.asks = q
	d.works[id] = &work{lock: lock, folder: files.Absolute(d.folder()), q: q, asked: asked}
	return session.Work{ID: id, Draft: draft, Questionnaire: q, Asked: asked}, nil
}

// Continue implements [session.Store].
func (d *reviewStore) Continue(id string) (session.Work, error) {
	x, err := d.store.Load(id)
	if err != nil {
		return session.Work{}, err
	}
	q, err := d.asking(id, x)
	if err != nil {
		return session.Work{}, err
	}
	out := session.Work{ID: id, Draft: x.Entered, At: x.At, Questionnaire: q, Asked: x.Asked}
	w := &work{folder: x.Folder, q: q, asked: x.Asked}
	if d.out != "" && d.out != "-" {
		w.folder = files.Absolute(d.out)
	}
	w.lock, err = d.store.Hold(id)
	switch {
	case errors.Is(err, drafts.ErrHeld):
		w.held, out.ReadOnly = true, err.Error()
	case err != nil:
		return session.Work{}, err
	}
	d.asks = q
	d.works[id] = w
	return out, nil
}

// Discard implements [session.Store].
func (d *reviewStore) Discard(id string) error {
	lock, err := d.store.Hold(id)
	if err != nil {
		return fmt.Errorf("discard draft %s: %w", id, err)
	}
	return errors.Join(d.store.Discard(id), lock.Release())
}

// Restore implements [session.Store].
func (d *reviewStore) Restore(id string) error { return d.store.Restore(id) }

// Save implements [session.Store].
func (d *reviewStore) Save(id string, draft review.Draft, at session.At) error {
	w := d.works[id]
	if w == nil || w.held {
		return fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	return d.store.Save(id, drafts.Draft{Questionnaire: record.PinOf(w.q), Folder: w.folder, Saved: d.env.Now().UTC(), At: at, Entered: draft, Asked: w.asked})
}

// Plan implements [session.Store].
func (d *reviewStore) Plan(id string, draft review.Draft, name string) (session.Plan, error) {
	w := d.works[id]
	if name == "" {
		name = d.name
	}
	if name == "" {
		next, err := folder.NextID(w.folder, draft.Subject.Name)
		if err != nil {
			return session.Plan{}, err
		}
		name = next
	}
	if err := records.ValidName(name); err != nil {
		return session.Plan{}, err
	}
	r, err := w.build(name, draft)
	if err != nil {
		return session.Plan{}, err
	}
	paths := folder.Find(w.folder, name)
	if d.out == "-" {
		return session.Plan{ID: name, YAML: "standard output", ReviewBy: r.Review.ReviewBy}, nil
	}
	return session.Plan{ID: name, YAML: files.Shown(paths.YAML), Markdown: files.Shown(paths.Markdown), Exists: paths.Exists(), Replace: d.replace && paths.Exists(), ReviewBy: r.Review.ReviewBy}, nil
}

// Write implements [session.Store].
func (d *reviewStore) Write(id string, draft review.Draft, p session.Plan) error {
	w := d.works[id]
	if w == nil || w.held {
		return fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	r, err := w.build(p.ID, draft)
	if err != nil {
		return err
	}
	if d.out == "-" {
		d.printed = r
		return d.store.Remove(id)
	}
	if err := d.env.records().Write(w.folder, r, w.q, p.Replace); err != nil {
		return err
	}
	return d.store.Remove(id)
}

// build makes the record of a review, and not again while nothing has changed.
func (w *work) build(id string, draft review.Draft) (*record.Record, error) {
	of := fmt.Sprintf("%q %#v", id, draft)
	if w.built.of == of {
		return w.built.record, nil
	}
	r, wrong := report.New(w.q, id, draft)
	if len(wrong) > 0 {
		return nil, cannotBeWritten(wrong)
	}
	w.built = built{of, r}
	return r, nil
}

// answered says how far a draft is, for the line that stays.
func (d *reviewStore) answered(id string) string {
	x, err := d.store.Load(id)
	if err != nil {
		return ""
	}
	answered, total := d.env.progress(x)
	return fmt.Sprintf(", %d of %d answered", answered, total)
}

// cannotBeWritten puts what keeps a review from becoming a record into one
// sentence: each finding with the path of its value, and what to do first.
func cannotBeWritten(wrong []finding.Finding) error {
	said := make([]string, len(wrong))
	for i, f := range wrong {
		said[i] = f.Message
		if f.Path != "" && !strings.Contains(f.Message, f.Path) {
			said[i] = f.Path + ": " + f.Message
		}
	}
	text := strings.Join(said, "; ")
	if hint := wrong[0].Hint; hint != "" {
		text += " (" + hint + ")"
	}
	return errors.New(text)
}
