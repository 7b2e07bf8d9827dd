package schema_test

import (
	"strings"
	"testing"
)

// A file without levers of its own has those that every questionnaire knows.
func TestLeversOfAQuestionnaire(t *testing.T) {
	_, _, questionnaires := kinds(t)
	own := smallQuestionnaire(t)
	none := strings.Replace(own, "levers:\n  - {id: cli-team, name: small team}\n", "", 1)
	if none == own {
		t.Fatal("the file has no levers")
	}
	empty := strings.Replace(none, "sections:\n", "levers: []\nsections:\n", 1)
	for _, c := range []struct {
		name, content, lever string
		want                 outcome
	}{
		{"of its own", own, "cli-team", bothAccept},
		{"nobody, beside its own", own, "fact", bothAccept},
		{"another one beside its own", own, "host-owner", listed},
		{"one of all", none, "host-owner", bothAccept},
		{"another one", none, "small-team", bothRefuse},
		{"one of all where the list is empty", empty, "identity-team", bothAccept},
		{"another one where the list is empty", empty, "small-team", bothRefuse},
	} {
		content := strings.Replace(c.content, "lever: cli-team", "lever: "+c.lever, 1)
		if got := questionnaires.mustAgree(t, c.name, []byte(content)); got != c.want {
			t.Errorf("%s: outcome %d, not %d: %v", c.name, got, c.want, questionnaires.read([]byte(content)))
		}
	}
}
