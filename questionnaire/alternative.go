package questionnaire

// Alternative is what to use instead of what is assessed, or a way to run it.
// A file need not say more than its name and text: then answers never rule it
// out.
type Alternative struct {
	ID, Title, Text string
	Sources         []Source
	OwnKind         Kind           // "" where the file names none: see [Alternative.Kind]
	NotAsked        []string       // questions that do not matter to it
	LevelMaps       []LevelMap     // answers that are better with it
	RulesOut        []Precondition // it cannot serve while one of them holds
	Against         []Precondition
	For             []Precondition
}

// Kind says what an alternative is.
type Kind string

// The kinds of alternatives.
const (
	Protocol Kind = "protocol" // it can serve instead of what is assessed
	Overlay  Kind = "overlay"  // a way to run any of them, and never the only answer
)

// Kinds returns all kinds.
func Kinds() []Kind { return []Kind{Protocol, Overlay} }

// LevelMap says which answers to a question are better with an alternative.
type LevelMap struct {
	Question string
	To       []LevelPair
	Why      string
	Sources  []Source
}

// LevelPair turns one level into another.
type LevelPair struct{ From, To string }

// Precondition is a condition on answers that rules out an alternative, speaks
// against it or for it.
type Precondition struct {
	When    When
	Why     string
	Sources []Source
}

// Kind returns what the alternative is: a protocol where the file says nothing.
func (a *Alternative) Kind() Kind {
	if a.OwnKind == "" {
		return Protocol
	}
	return a.OwnKind
}

// Judged reports whether the file says how the alternative is judged on the
// answers.
func (a *Alternative) Judged() bool {
	return a.OwnKind != "" || len(a.NotAsked)+len(a.LevelMaps)+len(a.RulesOut)+len(a.Against)+len(a.For) > 0
}

// JudgesAlternatives reports whether an alternative is judged on answers.
func (d *Definition) JudgesAlternatives() bool {
	for i := range d.Alternatives {
		if d.Alternatives[i].Judged() {
			return true
		}
	}
	return false
}
