package questionnaire

// Lever is who can move an answer.
type Lever struct {
	ID   string // kebab case
	Name string // in words, inside a sentence: "CLI team"
}

// Fact is the id of the lever of answers that nobody can move: it is how
// things are. Every questionnaire has it.
const Fact = "fact"

// MaxLevers is the highest number of levers of a questionnaire, beside Fact.
// It keeps searches that go by sets of levers short.
const MaxLevers = 8

// Levers returns who can move answers: those that the questionnaire names, or
// else those around a CLI application and its authorization server, and nobody
// at last.
func (d *Definition) Levers() []Lever {
	levers := d.OwnLevers
	if len(levers) == 0 {
		levers = []Lever{
			{"cli-team", "CLI team"},           // who builds the CLI
			{"identity-team", "identity team"}, // who runs the authorization server and its policy
			{"host-owner", "host owner"},       // who runs the machines it is used on
		}
	}
	return append(levers[:len(levers):len(levers)], Lever{Fact, "nobody (a fact)"})
}

// LeverName returns the name of the lever with this id, or the id where there
// is none.
func (d *Definition) LeverName(id string) string {
	for _, l := range d.Levers() {
		if l.ID == id {
			return l.Name
		}
	}
	return id
}
