// Package profile is what an organisation says of all its reviews: who reviews and
// decides, where records lie, what an answer has to rest on, and answers that are
// the same in every review, each until a day.
//
// It imports the questionnaire's packages only. Where it was written is the
// caller's to know: profiles come in as values.
package profile

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// From marks an answer that comes from a profile, among the places that an answer
// comes from.
const From = "profile"

// MostMonths is the longest time until reviewing again that a profile may give.
const MostMonths = 120

// Profile is what an organisation says of all its reviews. Every part may be
// empty, and a nil profile says nothing.
type Profile struct {
	File string // where it was read, "" where nobody says

	// Pin names the questionnaire that answers and demands are of.
	Pin Pin

	Reviewers        []string
	Deciders         []string
	Approvers        []string // who may approve an exception; none stands for everybody
	IdentityProvider string
	Folder           string // of records, from the folder of the file, with slashes
	Name             string // of records, see [ValidName]

	Months  map[questionnaire.Verdict]int // until reviewing again
	Demands []Demand
	Answers []Standing
}

// Pin names a questionnaire.
type Pin struct{ ID, Version string }

// PinFields returns the fields of a pin, in the order of a file.
func PinFields() []review.Field[Pin] {
	return []review.Field[Pin]{
		{
			Entry: review.Entry{Key: "id", Needed: true, Filled: true, About: "The id of the questionnaire that answers and bases are of."},
			Text:  func(p *Pin) *string { return &p.ID },
		},
		{
			Entry: review.Entry{Key: "version", Needed: true, Filled: true, About: "Its version. Quote it: some YAML tools read a number. By another version an answer is used as far as it means the same there."},
			Text:  func(p *Pin) *string { return &p.Version },
		},
	}
}

// Fields returns the fields of a profile that are texts or lists of texts, in the
// order of a file.
func Fields() []review.Field[Profile] {
	return []review.Field[Profile]{
		{
			Entry: review.Entry{Key: "reviewers", Kind: review.KindNames, About: "Who reviews where a review does not say so."},
			List:  func(p *Profile) *[]string { return &p.Reviewers },
		},
		{
			Entry: review.Entry{Key: "deciders", Kind: review.KindNames, About: "Who decides where a review does not say so."},
			List:  func(p *Profile) *[]string { return &p.Deciders },
		},
		{
			Entry: review.Entry{Key: "approvers", Kind: review.KindNames, About: "Who may approve an exception. Left out, everybody who did not review."},
			List:  func(p *Profile) *[]string { return &p.Approvers },
		},
		{
			Entry: review.Entry{Key: "identity_provider", Kind: review.KindAddress, About: "The authorization server where a review does not name one."},
			Text:  func(p *Profile) *string { return &p.IdentityProvider },
		},
	}
}

// The places in the name of a record that are filled in.
const (
	number  = "{number}"
	subject = "{subject}"
)

// LongestName is how many characters a name may have, with its places.
const LongestName = 40

// ValidName reports whether s can name records: {number} first, then {subject},
// and lower-case words joined by hyphens between and after them.
func ValidName(s string) bool {
	rest, ok := strings.CutPrefix(s, number+"-")
	before, after, found := strings.Cut(rest, subject)
	filled := "0-" + before + "x" + after
	return ok && found && len(s) <= LongestName && questionnaire.ValidID(filled) &&
		(before == "" || strings.HasSuffix(before, "-")) && (after == "" || strings.HasPrefix(after, "-"))
}

// NamePattern is the regular expression of a valid name, but for its length.
const NamePattern = `^\{number\}-([a-z0-9]+-)*\{subject\}(-[a-z0-9]+)*$`

// Begun returns a new review with what the profile gives, where nothing stands yet.
// Answers are taken by [Use].
func (p *Profile) Begun(d review.Draft) review.Draft {
	if p == nil {
		return d
	}
	if len(d.Review.Reviewers) == 0 {
		d.Review.Reviewers = p.Reviewers
	}
	if d.Subject.IdentityProvider == "" {
		d.Subject.IdentityProvider = p.IdentityProvider
	}
	if d.Decision.By == "" {
		d.Decision.By = p.decider()
	}
	return d
}

// Gives reports whether [Profile.Begun] fills in anything of a draft.
func (p *Profile) Gives(d review.Draft) bool {
	return p != nil && (len(d.Review.Reviewers) == 0 && len(p.Reviewers) > 0 ||
		d.Subject.IdentityProvider == "" && p.IdentityProvider != "" ||
		d.Decision.By == "" && len(p.Deciders) > 0)
}

func (p *Profile) decider() string { return strings.Join(p.Deciders, ", ") }

// Ended returns a review as it becomes a record: reviewed again after the time that
// the profile gives, and without the proposed decider where nobody has decided.
func (p *Profile) Ended(d review.Draft, verdict questionnaire.Verdict) review.Draft {
	if p == nil {
		return d
	}
	if d.Review.ReviewBy == "" {
		d.Review.ReviewBy = p.ReviewBy(verdict, d.Review.Date)
	}
	if (d.Decision.Status == "" || d.Decision.Status == review.Proposed) && d.Decision.By == p.decider() {
		d.Decision.By = ""
	}
	return d
}

// ReviewBy proposes until when a record stands: after the months that the profile
// gives, or as [review.ReviewBy].
func (p *Profile) ReviewBy(verdict questionnaire.Verdict, day string) string {
	if p != nil {
		if months, ok := p.Months[verdict]; ok {
			return review.AddMonths(day, months)
		}
	}
	return review.ReviewBy(verdict, day)
}

// Source names the profile for people, as in "the profile in .flowverdict.yaml".
func (p *Profile) Source() string {
	if p == nil || p.File == "" {
		return "the profile"
	}
	return "the profile in " + text.Line(p.File)
}
