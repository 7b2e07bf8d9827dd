// Package evidence is what was measured at an identity provider: the facts that
// there are, the runs that found them, and what each fact says for or against an
// answer. It is the vocabulary of those who measure and of those who show it.
//
// Evidence never judges: no verdict, level or condition comes of it. A person
// answers; evidence supports the answer, or contradicts it until a person has said
// why it stands. Everything is a pure function of values.
package evidence

// Grade says how a fact is known.
type Grade string

// The grades, from the weakest to the strongest, and the one of what is not known.
const (
	Advertised    Grade = "advertised"     // the provider's metadata says so
	Declared      Grade = "declared"       // a live answer says so, as in expires_in
	Observed      Grade = "observed"       // it was tried
	NotObservable Grade = "not-observable" // it could not be tried, or was not said
)

// Grades returns all grades, weakest first, and last that of what is not known.
func Grades() []Grade { return []Grade{Advertised, Declared, Observed, NotObservable} }

// The commands that measure.
const (
	Inspect = "inspect" // what the provider publishes
	Probe   = "probe"   // one sign-in
)

// The sources of what a run read.
const (
	Online = "online" // the provider itself
	OfFile = "file"   // files that somebody saved
)

// The kinds of clients.
const (
	Public       = "public"       // without a secret
	Confidential = "confidential" // with one
)

// Bounds of what a record and an evidence file hold.
const (
	MostRuns  = 20
	MostFacts = 60 // of a run
	MostItems = 10 // of a value that is a list
	LongItem  = 64 // characters of an item, printable ASCII
)

// Run is one run of a command that measures, as records and evidence files hold
// it. It holds nothing of the account that signed in, no token, code or secret.
type Run struct {
	ID       string   `json:"id"`                  // r1, r2: in the file that holds it
	Command  string   `json:"command"`             // [Inspect] or [Probe]
	Tool     string   `json:"tool"`                // the program and its version
	At       string   `json:"at"`                  // when, RFC 3339 in UTC to the second
	Source   string   `json:"source"`              // [Online] or [OfFile]
	Issuer   string   `json:"issuer"`              // as the provider names itself
	ClientID string   `json:"client_id,omitempty"` // "" for a run without a client
	Client   string   `json:"client,omitempty"`    // [Public] or [Confidential], "" for a run without a client
	Scopes   []string `json:"scopes,omitempty"`    // that were asked for
	Facts    []Fact   `json:"facts"`
	SHA256   string   `json:"sha256"` // of the rest, as [Run.Digest] has it
}

// Fact is one fact that a run found, or could not find.
type Fact struct {
	ID     string `json:"id"`    // r1.2: the run's, a full stop, and a number of its own
	Fact   string `json:"fact"`  // one of [Kinds]
	Value  string `json:"value"` // as its kind has it
	Grade  Grade  `json:"grade"`
	Waited string `json:"waited,omitempty"` // seconds after which it was tried, where that matters
	Why    string `json:"why,omitempty"`    // of what is not observable: one of [Reasons]
}

// Known reports whether the fact says something: what could not be tried or was
// not said is no fact to conclude from, and above all no "no".
func (f Fact) Known() bool { return f.Grade != NotObservable }

// Day returns the day of the run, YYYY-MM-DD, and "" where it has none.
func (r Run) Day() string {
	if _, ok := moment(r.At); !ok {
		return ""
	}
	return r.At[:len("2006-01-02")]
}

// Find returns the fact of this id and its run, and nil where the runs have none.
func Find(runs []Run, id string) (*Run, *Fact) {
	for i := range runs {
		for j := range runs[i].Facts {
			if runs[i].Facts[j].ID == id {
				return &runs[i], &runs[i].Facts[j]
			}
		}
	}
	return nil, nil
}
