package evidence

import (
	"fmt"
	"strings"
)

// If says when the bearing holds: the comparisons of its facts, as in
// "revocation.access is still-works and access.lifetime is over 3600".
func (b Bearing) If() string {
	tests := make([]string, len(b.When))
	for i, t := range b.When {
		tests[i] = t.String()
	}
	return strings.Join(tests, " and ")
}

// String says the comparison, as in "access.lifetime is over 900 and at most 3600".
func (t Test) String() string {
	switch {
	case t.Asked != "":
		return t.Asked + " was asked for"
	case t.Other != "":
		return t.Other + " was not asked for"
	case t.Is != nil:
		return t.Fact + " is " + strings.Join(t.Is, " or ")
	case t.Only != nil:
		return t.Fact + " is only " + strings.Join(t.Only, " or ")
	case t.One != nil:
		return t.Fact + " has " + strings.Join(t.One, " or ")
	case t.Over == 0:
		return fmt.Sprintf("%s is at most %d", t.Fact, t.UpTo)
	case t.UpTo == 0:
		return fmt.Sprintf("%s is over %d", t.Fact, t.Over)
	}
	return fmt.Sprintf("%s is over %d and at most %d", t.Fact, t.Over, t.UpTo)
}

// Values says which values a known fact of the kind has, as in "a number of
// seconds".
func (k Kind) Values() string {
	switch k.Type {
	case Seconds:
		return "a number of seconds"
	case Count:
		return "a number"
	case List:
		return fmt.Sprintf("words, %d at most, or none", MostItems)
	case Term:
		return "one word"
	}
	words := make([]string, len(k.Words))
	for i, w := range k.Words {
		words[i] = w.Word
	}
	return strings.Join(words, ", ")
}
