package drafts

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// Kept is how many days a deleted draft can be brought back.
const Kept = 30

// Discard puts a draft aside, so that [Store.Restore] can bring it back.
func (s Store) Discard(id string, now time.Time) error {
	aside := s.path(id) + discarded
	if err := os.Rename(s.path(id), aside); err != nil {
		return fmt.Errorf("discard draft %s: %w", id, err)
	}
	_ = os.Chtimes(aside, now, now) // a disk without times keeps it for longer, or less long
	return nil
}

// Restore brings a discarded draft back.
func (s Store) Restore(id string) error {
	if !validID(id) || s.why != nil {
		return fmt.Errorf("there is no deleted draft %q: %w", id, fs.ErrNotExist)
	}
	if _, err := os.Lstat(s.path(id)); err == nil {
		return fmt.Errorf("restore draft %s: there is a draft of that number", id)
	}
	err := os.Rename(s.path(id)+discarded, s.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no deleted draft %q: %w", id, fs.ErrNotExist)
	}
	if err != nil {
		return fmt.Errorf("restore draft %s: %w", id, err)
	}
	return nil
}

// Deleted lists the drafts that [Store.Restore] can bring back, the last deleted
// first, with the time of that.
func (s Store) Deleted() ([]Info, error) {
	entries, err := s.names()
	if err != nil {
		return nil, err
	}
	var out []Info
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ending+discarded)
		if !ok || !validID(id) {
			continue
		}
		d, err := s.load(id, s.path(id)+discarded)
		x := Info{ID: id, Draft: d, Err: err}
		if info, err := e.Info(); err == nil {
			x.When = info.ModTime()
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Info) int { return b.When.Compare(a.When) })
	return out, nil
}

// clear removes drafts that were deleted long ago.
func (s Store) clear(now time.Time) {
	list, err := s.Deleted()
	if err != nil {
		return
	}
	for _, x := range list {
		if !x.When.IsZero() && now.Sub(x.When) > Kept*24*time.Hour {
			_ = os.Remove(s.path(x.ID) + discarded) // or at the next start
		}
	}
}
