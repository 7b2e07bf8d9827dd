// Package record is the decision record: its shape, how it is written as YAML
// or JSON, and how it is read back strictly, with the place of every fault.
//
// It imports the questionnaire's packages and the standard library only: no
// terminal library, no clock.
package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Schema is the value of the schema key in every record.
const Schema = "flowverdict/record/v1"

// Record is one decision record: what was observed, computed and decided.
type Record struct {
	ID            string // NNNN-subject, kebab case
	review.Draft         // subject, review, answers, conditions, decision, exception, profile
	Questionnaire Pin
	Assessment    Assessment
	Rendered      Rendered
}

// Rendered says what was written beside the record, so that Markdown of an
// earlier wording can be told from Markdown that somebody edited. The zero value
// says nothing.
type Rendered struct {
	Renderer int    // the version of the wording, from 2 on; 0 where it is not said
	SHA256   string // of the Markdown as [text.PlainLines] has it, in hex
}

// Digest is the SHA-256 of a Markdown file, in hex, whatever git or an editor
// made of its line ends.
func Digest(markdown []byte) string {
	sum := sha256.Sum256(text.PlainLines(markdown))
	return hex.EncodeToString(sum[:])
}

// Pin names the questionnaire that the answers were given to, so that what
// was asked can be proved.
type Pin struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"` // of the questionnaire file's bytes, in hex
}

// PinOf returns the pin of a questionnaire.
func PinOf(q *questionnaire.Questionnaire) Pin { return Pin{q.ID, q.Version, q.Digest} }

// Assessment is an assessment as a record stores it. It is never believed:
// whoever reads a record assesses its answers again. Verdicts and states are
// kept as they stand in the file.
type Assessment struct {
	Verdict string
	Bracket Bracket
	Score   questionnaire.Range
	Points  questionnaire.Range
	Gates   []Gate
	Unknown []string
	Open    []string
}

// Bracket is the stored bracket.
type Bracket struct{ Lowest, Highest string }

// Gate is a stored gate: its id, what it caps at, and whether it has fired or
// is possible.
type Gate struct{ Gate, Caps, State string }

// InAssessment reports whether a path leads to the assessment of a record or into it.
func InAssessment(path string) bool {
	return path == "assessment" || strings.HasPrefix(path, "assessment.")
}

// Store turns a computed assessment into the stored form.
func Store(a questionnaire.Assessment) Assessment {
	out := Assessment{
		Verdict: a.Verdict().String(),
		Bracket: Bracket{a.Bracket.Lowest.String(), a.Bracket.Highest.String()},
		Score:   a.Score,
		Points:  a.Points,
		Unknown: a.Unknown,
		Open:    a.Open,
	}
	for _, g := range a.Gates {
		out.Gates = append(out.Gates, Gate{g.ID, g.Caps.String(), g.State.String()})
	}
	return out
}

// The profiles: how the Markdown beside a record may be written.
const (
	ProfileMADR    = "madr"   // Markdown Any Decision Records 4
	ProfileNygard  = "nygard" // the older form of Michael Nygard
	DefaultProfile = ProfileMADR
)

// Profiles lists all profiles, the default first.
func Profiles() []string { return []string{ProfileMADR, ProfileNygard} }
