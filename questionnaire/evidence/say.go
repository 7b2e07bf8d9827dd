package evidence

import (
	"fmt"
	"strings"
)

// Say tells a fact as a sentence without a full stop, as in "the refresh token
// works after being revoked"; for one that is not observable, what is not known of
// what, and why. A fact that the vocabulary does not have says its name and value.
func (f Fact) Say() string {
	k, ok := KindOf(f.Fact)
	switch {
	case !ok:
		return f.Fact + " is " + f.Value
	case !f.Known():
		return k.Label + ": " + f.reason()
	case k.Type == Word:
		for _, s := range k.Words {
			if s.Word == f.Value {
				return s.Says
			}
		}
		return f.Fact + " is " + f.Value
	}
	return strings.ReplaceAll(k.Says, "{}", f.Shown())
}

// Shown returns the value as people read it: seconds in their largest whole unit
// too, items of a list with commas between them, the words of a user code's shape
// apart.
func (f Fact) Shown() string {
	k, ok := KindOf(f.Fact)
	if !ok || !f.Known() {
		return f.Value
	}
	switch k.Type {
	case Seconds:
		if n, ok := number(f.Value, 1<<32-1); ok {
			return Span(n)
		}
	case List:
		return strings.Join(strings.Fields(f.Value), ", ")
	case Term:
		if k.Name == "code.user-code" {
			return strings.ReplaceAll(f.Value, "-", " ")
		}
	}
	return f.Value
}

func (f Fact) reason() string {
	for _, r := range Reasons() {
		if r.Word == f.Why {
			return r.Says
		}
	}
	return "not known"
}

// Span tells a number of seconds: 600 as "600 s (10 minutes)", 5 as "5 s".
func Span(seconds int) string {
	for _, u := range []struct {
		of   int
		name string
	}{{86_400, "day"}, {3600, "hour"}, {60, "minute"}} {
		if n := seconds / u.of; n > 0 && seconds%u.of == 0 {
			if n > 1 {
				u.name += "s"
			}
			return fmt.Sprintf("%d s (%d %s)", seconds, n, u.name)
		}
	}
	return fmt.Sprintf("%d s", seconds)
}
