package evidence

import "slices"

// Type says which values a fact may have.
type Type string

// The types.
const (
	Word    Type = "word"    // one of a few words
	Seconds Type = "seconds" // a number of seconds, 0 to 4294967295
	Count   Type = "count"   // a number, 0 to 999999
	List    Type = "list"    // words between spaces, or none
	Term    Type = "term"    // one word of the provider's
)

// Nothing is the value of a list without items.
const Nothing = "none"

// Kind is one fact that can be measured: its name, where it comes from, which
// values and grades it has, and how it is told.
type Kind struct {
	Name   string
	From   string // where it comes from, as in "metadata"
	Type   Type
	Words  []Saying // the values of a [Word]
	Grades []Grade  // that a known value may have
	Label  string   // what it is about, beside a value
	Says   string   // what a value says as a sentence, with {} for the value; of a [Word] each says its own
}

// Saying is one word that a fact can have for its value.
type Saying struct {
	Word string
	Says string // as a sentence about the provider or the token
}

// Allows reports whether a known fact of this kind may have the grade.
func (k Kind) Allows(g Grade) bool { return slices.Contains(k.Grades, g) }

// KindOf returns the kind of this name.
func KindOf(name string) (Kind, bool) {
	for _, k := range Kinds() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// The values of what is not observable.
const (
	Omitted    = "omitted"     // the metadata has no such field
	Undeclared = "undeclared"  // an answer has no such field
	NotChecked = "not-checked" // nothing was given to check it against
	NotTried   = "not-tried"
)

// Missing returns the values of what is not observable.
func Missing() []string { return []string{Omitted, Undeclared, NotChecked, NotTried} }

// Reason is why a fact is not observable.
type Reason struct{ Word, Says string }

// The reasons why a fact is not observable.
const (
	NotSaid       = "not-said"
	NotAskedFor   = "not-asked-for"
	NoEndpoint    = "no-endpoint"
	NoToken       = "no-token"
	NoBaseline    = "no-baseline"
	NoAnswer      = "no-answer"
	Limited       = "rate-limited"
	Stopped       = "stopped"
	Differ        = "documents-differ"
	SaidOtherwise = "unclear"
	ByReviewer    = "declined-by-reviewer"
	LeftOut       = "left-out"
)

// Reasons returns all reasons with what they say.
func Reasons() []Reason {
	return []Reason{
		{NotSaid, "the provider does not say"},
		{NotAskedFor, "this was not asked for"},
		{NoEndpoint, "there is no endpoint to try it at"},
		{NoToken, "no such token was issued"},
		{NoBaseline, "no endpoint tells whether the token is good"},
		{NoAnswer, "there was no answer in time, and nothing else was tried"},
		{Limited, "the provider limited the requests"},
		{Stopped, "the run was stopped"},
		{Differ, "the provider's documents say different things"},
		{SaidOtherwise, "the answer could not be read as a yes or a no"},
		{ByReviewer, "the reviewer declined the sign-in"},
		{LeftOut, "it was left out at the reviewer's wish"},
	}
}
