package questionnaire_test

import (
	"testing"

	"flowverdict/questionnaire"
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
