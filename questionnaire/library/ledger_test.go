package library_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// ledger says where each sentence of the article is carried: at every place
// named here, and each of them cites it. A place is the whole questionnaire
// (root), a section, a question, a level, a gate or an alternative.
const ledger = `
A1  section browser, question browser, question sign-in-today, gate local-browser, gate nothing-to-replace, gate paste-back-possible
A2  section tokens, question registration, question access-token, question revocation, gate not-registered, gate unbounded-token, gate no-revocation
A3  question access-duration, question privilege, gate durable-access, gate durable-privilege, alternative governed-client
B1  question browser, question privilege
B2  question token-storage, question scope, question ownership, gate exposed-tokens, gate no-owner
B3  question inventory, question automation
B4  question revocation
B5  question revocation
B6  question inventory, gate unknown-spread, gate usage-untracked
B7  section approval, question access-token, question traceability, question revocation-test, gate revocation-untested, gate device-not-verified
B8  section revocation, question inventory
B9  question inventory, question hosts, gate personal-scripts, gate shared-host, gate unknown-spread
P1  section browser, question browser, section approval, question approver, gate no-own-approval
P2  root, question code-handling
P3  question browser, level browser none, question sign-in-today, gate paste-back-possible
P4  root
P4a section client, question registration, gate not-registered, gate shared-client
P4b question access-token, question scope, gate long-token, gate one-broad-token
P4c question refresh-token, question monitoring, gate endless-refresh, gate ungoverned-refresh, gate unmonitored-refresh
P4d question traceability, gate untraceable, gate weak-approval
P4e question step-up, gate no-step-up, gate high-privilege-no-step-up, alternative governed-client
P5  section revocation
P6  section revocation, question ownership, gate no-owner, gate exposed-tokens
P7  question distribution, question token-storage, gate unreviewed-build
P8  question request-policy, question revocation, gate login-only-policy, gate partial-revocation
P9  section revocation
P10 question approver, question automation, question ai-agent, gate unattended, gate no-own-approval, alternative workload-identity
D1  section privilege
D2  question scope, gate one-broad-token
D3  section hosts, question hosts, gate shared-access-uncontrolled
D4  question hosts, gate shared-access-uncontrolled, gate shared-host
D5  question host-controls, gate shared-access-uncontrolled, gate unmanaged-uncontrolled, alternative managed-workstation
D6  root, question privilege
D7  question privilege, gate high-privilege, alternative governed-client
D8  question access-duration, question automation, question privilege, gate durable-access, gate unattended, gate high-privilege
D9  section revocation, question revocation, question revocation-test, gate no-revocation, gate revocation-fails
E1  section oversight
E2  question access-token, question revocation
E3  question tenant-policy, question request-policy
E4  question ai-agent, gate supervised-agent
E5  question ownership, section oversight, question monitoring, gate unmonitored-write, gate unreviewed-sign-ins
`

// sentences of the article, in its order. P4 is followed by its list.
const sentences = "A1 A2 A3 B1 B2 B3 B4 B5 B6 B7 B8 B9 P1 P2 P3 P4 P4a P4b P4c P4d P4e P5 P6 P7 P8 P9 P10 D1 D2 D3 D4 D5 D6 D7 D8 D9 E1 E2 E3 E4 E5"

// sourcesByPlace lists the sources of every place that may carry a sentence.
func sourcesByPlace(d *questionnaire.Definition) map[string][]questionnaire.Source {
	out := map[string][]questionnaire.Source{"root": d.Sources}
	for _, a := range d.Alternatives {
		out["alternative "+a.ID] = a.Sources
	}
	for _, s := range d.Sections {
		out["section "+s.ID] = s.Sources
		for _, q := range s.Questions {
			out["question "+q.ID] = q.Sources
			for _, l := range q.Levels {
				out["level "+q.ID+" "+l.ID] = l.Sources
			}
		}
	}
	for _, g := range d.Gates {
		out["gate "+g.ID] = g.Sources
	}
	return out
}

func TestEverySentenceOfTheArticleIsCarried(t *testing.T) {
	q, _ := fixture.Pinned(t)
	places := sourcesByPlace(&q.Definition)
	var carried []string
	for line := range strings.Lines(strings.TrimSpace(ledger)) {
		id, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		carried = append(carried, id)
		for place := range strings.SplitSeq(strings.TrimSpace(rest), ", ") {
			sources, ok := places[place]
			if !ok {
				t.Errorf("%s is carried at %q, which does not exist", id, place)
			}
			if !slices.Contains(sources, questionnaire.Source("article "+id)) {
				t.Errorf("%s does not cite article %s, only %q", place, id, sources)
			}
		}
	}
	if want := strings.Fields(sentences); !slices.Equal(carried, want) {
		t.Errorf("the ledger has %q, the article %q", carried, want)
	}
}

// Nothing cites a sentence that the article does not have.
func TestCitedSentencesExist(t *testing.T) {
	q, _ := fixture.Pinned(t)
	known := strings.Fields(sentences)
	for place, sources := range sourcesByPlace(&q.Definition) {
		for _, s := range sources {
			if id, ok := strings.CutPrefix(string(s), "article"); ok && !slices.Contains(known, strings.TrimPrefix(id, " ")) {
				t.Errorf("%s cites %q", place, s)
			}
		}
	}
}
