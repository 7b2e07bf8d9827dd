package questionnaire_test

import (
	"testing"

	"flowverdict/questionnaire"
)

// The id of the mechanism follows from its name.
func TestMechanismID(t *testing.T) {
	for name, want := range map[string]string{"device flow": "device-flow", "the client credentials grant": "client-credentials-grant", "Grant A/2": "grant-a-2", "—": "mechanism"} {
		d := questionnaire.Definition{OwnTopic: &questionnaire.Topic{Name: name}}
		if got := d.MechanismID(); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if got := (&questionnaire.Definition{}).MechanismID(); got != "mechanism" {
		t.Errorf("of nothing: %s", got)
	}
}
