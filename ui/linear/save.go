package linear

import (
	"reflect"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// editable reports whether the review may be changed, and says so if not.
func (r *runner) editable() bool {
	if r.work.ReadOnly != "" {
		r.say("Nothing is changed: this review can only be looked at.")
		return false
	}
	return true
}

// change takes a step that changes what is entered, and saves. It reports
// whether anything changed.
func (r *runner) change(step func() bool) bool {
	if !r.editable() || !step() {
		return false
	}
	if r.work.Kept() {
		r.save(r.s.Draft())
	}
	return true
}

// save keeps a draft, before anything is said of what was entered. Each save that
// fails is said, the first one with its reason, and so is the first that works
// again: what is entered without such a word is kept.
func (r *runner) save(d review.Draft) {
	err := r.cfg.Store.Save(r.work.ID, d, r.s.At())
	switch {
	case err != nil && r.unsaved == nil:
		r.say("The draft could not be saved: %s It is tried again at every change.", text.Sentence(err.Error()))
	case err != nil:
		r.say("This is not saved yet.")
	case r.unsaved != nil:
		r.say("The draft is saved again.")
	}
	r.unsaved = err
	if err == nil {
		r.saved, r.savedAt, r.kept = r.s.Revision(), r.s.At(), true
	}
}

// keep saves at the end what is not saved yet, the place included. A review in
// which nothing was ever entered leaves no draft.
func (r *runner) keep() {
	if !r.work.Kept() || !r.kept && !entered(r.s.Draft(), r.blank) {
		return
	}
	if r.unsaved != nil || r.saved != r.s.Revision() || r.savedAt != r.s.At() {
		r.save(r.s.Draft())
	}
}

// entered reports whether a draft holds more than what a new review begins
// with.
func entered(d, begun review.Draft) bool {
	for _, x := range []*review.Draft{&d, &begun} {
		x.Review.Date, x.Decision.Status, x.Profile = "", "", ""
		if len(x.Answers) == 0 {
			x.Answers = nil
		}
	}
	return !reflect.DeepEqual(d, begun)
}
