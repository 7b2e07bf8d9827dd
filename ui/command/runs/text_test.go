package runs

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/fixture"
)

// Every fact of metadata has its place in what is told, and every word of it is
// told in one way or another.
func TestEveryFactOfMetadataIsTold(t *testing.T) {
	for _, k := range evidence.Kinds() {
		if k.From != evidence.FromMetadata || k.Name == "issuer.matches" || k.Name == "documents.differ" {
			continue
		}
		at := slices.IndexFunc(rows(), func(r row) bool {
			return slices.ContainsFunc(r.facts, func(x told) bool { return x.fact == k.Name && x.silent != "" })
		})
		if at < 0 {
			t.Errorf("%s has no row", k.Name)
			continue
		}
		for _, w := range append(k.Words, evidence.Saying{Word: "none"}) {
			said, silent, unknown := tell([]evidence.Fact{{Fact: k.Name, Value: w.Word, Grade: evidence.Advertised}})
			if len(said) != 1 || len(said[0].says) != 1 || len(silent)+len(unknown) > 0 {
				t.Errorf("%s %s: %v %v %v", k.Name, w.Word, said, silent, unknown)
			}
		}
		missing := evidence.Fact{Fact: k.Name, Value: evidence.Omitted, Grade: evidence.NotObservable}
		for _, why := range []string{evidence.NotSaid, evidence.Differ} {
			missing.Why = why
			if said, silent, unknown := tell([]evidence.Fact{missing}); len(said) > 0 || len(silent)+len(unknown) != 1 {
				t.Errorf("%s %s: %v %v %v", k.Name, why, said, silent, unknown)
			}
		}
	}
}

// A level is contradicted or may be untrue, not both; what nothing is known of is
// not named.
func TestMeaning(t *testing.T) {
	fact := func(id, name, value string, g evidence.Grade) evidence.Fact {
		return evidence.Fact{ID: id, Fact: name, Value: value, Grade: g}
	}
	run := evidence.Run{ID: "r1", At: "2026-11-28T09:15:02Z", Facts: []evidence.Fact{
		fact("r1.1", "access.lifetime", "3600", evidence.Declared),
		fact("r1.2", "revocation.refresh", "still-works", evidence.Observed),
		fact("r1.3", "alternative.ciba", "yes", evidence.Advertised),
		{ID: "r1.4", Fact: "approval.amr", Value: evidence.Undeclared, Grade: evidence.NotObservable, Why: evidence.NotSaid},
	}}
	got := Meaning(fixture.Release(), run)
	for _, want := range []string{
		"  access-token          contradicts quarter-hour; fits one-hour\n",
		"  revocation-test       contradicts minutes, one-hour; fits ineffective; speaks\n                        against untested: the refresh token works",
		"  cross-device-option   speaks against not-viable: CIBA is advertised",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "traceability") || strings.Contains(got, "only a try") {
		t.Errorf("%s", got)
	}
}
