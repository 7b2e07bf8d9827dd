package evidence

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// moment reads a time as runs have it: RFC 3339 in UTC, to the second.
func moment(at string) (time.Time, bool) {
	t, err := time.Parse("2006-01-02T15:04:05Z", at)
	return t, err == nil && t.Year() > 0
}

// ValidMoment reports whether at is a time as runs have it: RFC 3339 in UTC, to
// the second, as in 2026-11-28T09:15:02Z.
func ValidMoment(at string) bool {
	_, ok := moment(at)
	return ok
}

// ValidItem reports whether s may stand in a value, and as a scope: printable
// ASCII without spaces, at most [LongItem] characters.
func ValidItem(s string) bool {
	return s != "" && len(s) <= LongItem && !strings.ContainsFunc(s, func(c rune) bool { return c < '!' || c > '~' })
}

// Items returns the items of a value that is a list; none for [Nothing].
func Items(value string) []string {
	if value == Nothing {
		return nil
	}
	return strings.Split(value, " ")
}

// ListOf returns the value of a list with these items. Those that may not stand
// in a value are left out, and those beyond [MostItems].
func ListOf(items []string) string {
	var out []string
	for _, s := range items {
		if ValidItem(s) && s != Nothing && len(out) < MostItems {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return Nothing
	}
	return strings.Join(out, " ")
}

// number reads a number as values have it: digits without a zero in front.
func number(s string, most uint64) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 32)
	return int(n), err == nil && n <= most && strconv.FormatUint(n, 10) == s
}

// Takes reports whether a known fact of this kind may have the value.
func (k Kind) Takes(value string) bool {
	switch k.Type {
	case Word:
		return slices.ContainsFunc(k.Words, func(s Saying) bool { return s.Word == value })
	case Seconds:
		_, ok := number(value, 1<<32-1)
		return ok
	case Count:
		_, ok := number(value, 999_999)
		return ok
	case Term:
		return ValidItem(value)
	default:
		items := Items(value)
		return len(items) <= MostItems && !slices.ContainsFunc(items, func(s string) bool { return !ValidItem(s) || s == Nothing && len(items) > 1 })
	}
}

// Fault says what is wrong with a fact, as a sentence, with what is allowed; ""
// and "" where nothing is.
func (f Fact) Fault() (wrong, allowed string) {
	k, ok := KindOf(f.Fact)
	switch {
	case !ok:
		return fmt.Sprintf("no fact has the name %q", clip(f.Fact)), "flowverdict explain lists the facts"
	case !slices.Contains(Grades(), f.Grade):
		return fmt.Sprintf("no grade is called %q", clip(string(f.Grade))), "use one of " + join(Grades())
	case !f.Known() && !slices.Contains(Missing(), f.Value):
		return fmt.Sprintf("%s is not observable and so cannot have the value %q", f.Fact, clip(f.Value)), "use one of " + strings.Join(Missing(), ", ")
	case !f.Known() && !isReason(f.Why):
		return fmt.Sprintf("%s is not observable, and %q is no reason for that", f.Fact, clip(f.Why)), "use one of " + strings.Join(reasonWords(), ", ")
	case !f.Known():
		return "", ""
	case !k.Allows(f.Grade):
		return fmt.Sprintf("%s cannot be %s", f.Fact, f.Grade), "use one of " + join(append(slices.Clone(k.Grades), NotObservable))
	case !k.Takes(f.Value):
		return fmt.Sprintf("%s cannot be %q", f.Fact, clip(f.Value)), k.allowed()
	case f.Why != "":
		return fmt.Sprintf("%s is known and has a reason for not being so", f.Fact), "leave out why"
	}
	if _, ok := number(f.Waited, 86_400); f.Waited != "" && !ok {
		return fmt.Sprintf("waited cannot be %q", clip(f.Waited)), "give the seconds, 0 to 86400"
	}
	return "", ""
}

// allowed says which values a kind takes.
func (k Kind) allowed() string {
	switch k.Type {
	case Word:
		words := make([]string, len(k.Words))
		for i, s := range k.Words {
			words[i] = s.Word
		}
		return "use one of " + strings.Join(words, ", ")
	case Seconds:
		return "give a number of seconds, in digits"
	case Count:
		return "give a number, in digits"
	case Term:
		return fmt.Sprintf("give one word of printable ASCII, %d characters at most", LongItem)
	default:
		return fmt.Sprintf("give at most %d words of printable ASCII with a space between them, %d characters each at most, or none", MostItems, LongItem)
	}
}

func isReason(word string) bool { return slices.Contains(reasonWords(), word) }

func reasonWords() []string {
	var out []string
	for _, r := range Reasons() {
		out = append(out, r.Word)
	}
	return out
}

func join(grades []Grade) string {
	words := make([]string, len(grades))
	for i, g := range grades {
		words[i] = string(g)
	}
	return strings.Join(words, ", ")
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}
