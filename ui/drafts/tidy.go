package drafts

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"time"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/review"
)

// Tidy removes what wizards left that were killed: locks that nobody holds, what
// was being saved, drafts in which nothing is entered, and those that were
// deleted more than [Kept] days ago. Whatever a wizard has
// open stays, and so does every file that is not named as this package names
// its own. What cannot be removed stays too: it is in nobody's way.
func (s Store) Tidy(now time.Time) {
	if s.why != nil {
		return
	}
	_ = new(wholefile.Writer).Mend(s.dir)
	s.clear(now)
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		draft := strings.TrimSuffix(e.Name(), lockEnding)
		id, ours := strings.CutSuffix(draft, ending)
		if !ours || !validID(id) || !e.Type().IsRegular() {
			continue
		}
		if draft == e.Name() && !s.isEmpty(id) {
			continue
		}
		s.tidy(id)
	}
}

// tidy takes a draft, removes it where nothing is entered, and lets it go with
// its lock.
func (s Store) tidy(id string) {
	lock, err := s.Hold(id)
	if err != nil {
		return
	}
	if s.isEmpty(id) {
		_ = s.Remove(id)
	}
	_ = lock.Release()
}

// isEmpty reports whether a draft holds nothing that would be worth going on
// with.
func (s Store) isEmpty(id string) bool {
	if info, err := os.Lstat(s.path(id)); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return err == nil
	}
	d, err := s.Load(id)
	if err != nil || d.Becomes != nil || len(d.Asked) > 0 {
		return false
	}
	d.Entered.Review.Date, d.Entered.Decision.Status, d.Entered.Profile = "", "", ""
	if len(d.Entered.Answers) == 0 {
		d.Entered.Answers = nil
	}
	return reflect.DeepEqual(d.Entered, review.Draft{})
}
