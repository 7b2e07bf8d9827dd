package drafts

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"flowverdict/internal/text"
)

// Info is a draft in a list.
type Info struct {
	ID string
	Draft
	When time.Time // it was saved; the zero time where that cannot be known
	Err  error     // why it cannot be continued
}

// List returns all drafts, the last saved first. Those whose time cannot be
// known, because a clock was wrong, stand behind them, and those that cannot be
// read stand last.
func (s Store) List(now time.Time) ([]Info, error) {
	entries, err := s.names()
	if err != nil {
		return nil, err
	}
	var out []Info
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ending)
		if !ok || !validID(id) {
			continue
		}
		d, err := s.Load(id)
		x := Info{ID: id, Draft: d, Err: err}
		if info, fault := e.Info(); err == nil && fault == nil {
			x.When = when(d.Saved, info.ModTime(), now)
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Info) int {
		return cmp.Or(
			cmp.Compare(count(a.Err != nil), count(b.Err != nil)),
			b.When.Compare(a.When), b.Saved.Compare(a.Saved), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Age says how long ago the draft was saved, in words.
func (d Info) Age(now time.Time) string {
	if d.When.IsZero() {
		return "at an unknown time"
	}
	passed := now.Sub(d.When)
	for _, unit := range []struct {
		length time.Duration
		word   string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		if n := int(passed / unit.length); n > 0 {
			return text.Count(n, unit.word) + " ago"
		}
	}
	return "just now"
}

// when is the time at which a draft was saved, as far as it can be known: what a
// draft says of itself is wrong where the clock was, and then the time of its
// file may be right. It is the zero time where neither can be.
func when(said, file, now time.Time) time.Time {
	for _, t := range []time.Time{said, file} {
		if t.Year() >= firstYear && t.Before(now.Add(skew)) {
			return t
		}
	}
	return time.Time{}
}

const (
	firstYear = 2020        // no draft is older
	skew      = time.Minute // by which clocks may differ
)
