package questionnaire_test

import (
	"regexp"
	"testing"

	"flowverdict/questionnaire"

	"pgregory.net/rapid"
)

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"a": true, "0": true, "device-flow-cli": true, "a-1-b": true,
		"": false, "-": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "a.b": false, "a b": false, "é": false, "a\n": false, "\na": false,
	} {
		if questionnaire.ValidID(id) != want {
			t.Errorf("%q: %v", id, !want)
		}
	}
}

// The patterns, which schemas give to editors, and the code say the same.
func TestLawIDsAreThoseOfThePatterns(t *testing.T) {
	id, practice := regexp.MustCompile(`^`+questionnaire.IDPattern+`$`), regexp.MustCompile(`^`+questionnaire.PracticeIDPattern+`$`)
	texts := rapid.OneOf(rapid.StringMatching(`[az09.-]{0,6}`), rapid.String(), rapid.StringMatching(questionnaire.PracticeIDPattern))
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "text")
		if got, want := questionnaire.ValidID(s), id.MatchString(s); got != want {
			t.Fatalf("an id: %v, by the pattern %v", got, want)
		}
		if got, want := questionnaire.ValidPracticeID(s), practice.MatchString(s); got != want {
			t.Fatalf("the id of a practice: %v, by the pattern %v", got, want)
		}
	})
}
