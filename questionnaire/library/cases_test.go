package library_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
)

// readOnlyCLI is the CLI of the first case: low-risk, read-only, narrow
// scopes, tokens up to an hour, registered, revocation defined and tested,
// personal managed hosts, attended.
func readOnlyCLI(q *questionnaire.Questionnaire) fixture.Sheet {
	return fixture.Best(q).With("access-token", "one-hour").With("revocation-test", "one-hour")
}

// relaxed are the answers that a read-only CLI may give, and what each brings
// to one that may change something.
var relaxed = []struct{ question, level, gate string }{
	{"ownership", "team-only", "owner-not-named"},
	{"traceability", "person-mfa", "device-not-verified"},
	{"code-handling", "provider-defaults", "default-codes"},
	{"token-storage", "private-file", "tokens-in-files"},
}

// eachRelaxed calls f with every choice of relaxed answers, and their gates.
func eachRelaxed(q *questionnaire.Questionnaire, f func(s fixture.Sheet, gates []string)) {
	for choice := range 1 << len(relaxed) {
		s := readOnlyCLI(q)
		var gates []string
		for i, r := range relaxed {
			if choice&(1<<i) != 0 {
				s = s.With(r.question, r.level)
				gates = append(gates, r.gate)
			}
		}
		f(s, gates)
	}
}

func TestCaseReadOnlyCLI(t *testing.T) {
	q, _ := fixture.Pinned(t)
	eachRelaxed(q, func(s fixture.Sheet, _ []string) {
		if a := s.Judge(q); a.Verdict() != questionnaire.Suitable || len(a.Gates) > 0 {
			t.Errorf("%v:\n%s", s, fixture.Describe(a))
		}
	})
}

func TestCaseOwnResources(t *testing.T) {
	q, _ := fixture.Pinned(t)
	eachRelaxed(q, func(s fixture.Sheet, gates []string) {
		a := s.With("privilege", "limited-write").Judge(q)
		want := questionnaire.Conditional
		if len(gates) == 0 {
			want = questionnaire.Suitable
		}
		if diff := cmp.Diff(gates, firedIDs(a)); diff != "" || a.Verdict() != want || !a.Bracket.Decided() {
			t.Errorf("%v:\n%s%s", gates, fixture.Describe(a), diff)
		}
	})
}

// The other cases: all else at its best. Fired are the gates that people
// read, each with what to use instead.
func TestCases(t *testing.T) {
	for _, c := range []struct {
		name, answers, verdict, fired string
	}{
		{"deployment CLI", "privilege=broad-write", "governed", "high-privilege: governed-client"},
		{"secrets-management CLI", "privilege=administrative", "governed", "high-privilege: governed-client"},
		{"long-lived and high-privilege", "access-duration=days privilege=broad-write", "governed", "durable-privilege: governed-client"},
		{"longer-lived and high-privilege", "access-duration=months privilege=broad-write", "governed", "durable-access: governed-client, durable-privilege: governed-client"},
		{"long-lived and higher-privilege", "access-duration=days privilege=administrative", "governed", "durable-privilege: governed-client"},
		{"longest-lived and highest-privilege", "access-duration=months privilege=administrative", "governed", "durable-access: governed-client, durable-privilege: governed-client"},
		{"unregistered", "registration=unregistered", "unsuitable", "not-registered"},
		{"borrowed client id", "registration=borrowed", "unsuitable", "not-registered"},
		{"unbounded token life", "access-token=unbounded", "unsuitable", "unbounded-token"},
		{"no revocation", "revocation=undefined", "unsuitable", "no-revocation"},
		{"no revocation but expiry", "revocation=expiry-only", "unsuitable", "no-revocation"},
		{"copied into build jobs", "automation=shared-jobs", "unsuitable", "unattended: workload-identity"},
		{"headless service", "automation=headless-service", "unsuitable", "unattended: workload-identity"},
		{"shared jump host, partial posture checks", "hosts=shared-access host-controls=partial", "unsuitable", "shared-access-uncontrolled: managed-workstation"},
		{"shared jump host, no posture checks", "hosts=shared-access host-controls=absent", "unsuitable", "shared-access-uncontrolled: managed-workstation"},
		{"shared jump host, posture checks enforced", "hosts=shared-access", "conditional", "shared-host"},
		{"browser on the same machine", "browser=system-browser", "unsuitable", "local-browser: authorization-code-pkce"},
		{"embedded browser view", "browser=embedded-view", "unsuitable", "local-browser: authorization-code-pkce"},
		{"browser on some hosts only", "browser=some-hosts", "conditional", "mixed-browser: authorization-code-pkce"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, _ := fixture.Pinned(t)
			s := fixture.Best(q)
			for _, field := range strings.Fields(c.answers) {
				question, level, _ := strings.Cut(field, "=")
				if _, ok := q.Question(question).Level(level); !ok {
					t.Fatalf("there is no %s", field)
				}
				s = s.With(question, level)
			}
			a := s.Judge(q)
			var fired []string
			for _, g := range a.Fired() {
				line := g.ID
				if g.Instead != "" {
					line += ": " + g.Instead
				}
				fired = append(fired, line)
			}
			if got := strings.Join(fired, ", "); got != c.fired || a.Verdict().String() != c.verdict || !a.Bracket.Decided() {
				t.Errorf("want %s by %s, got\n%s", c.verdict, c.fired, fixture.Describe(a))
			}
			if a.Score.Low != q.Top(a.Verdict()) {
				t.Errorf("score %d is not the ceiling of %s", a.Score.Low, c.verdict)
			}
		})
	}
}

func TestCaseNothingKnown(t *testing.T) {
	q, _ := fixture.Pinned(t)
	unknown := fixture.Sheet{}
	var all []string
	for _, x := range q.Questions() {
		all = append(all, x.ID)
		unknown[x.ID] = questionnaire.Unknown
	}
	want := fmt.Sprintf("verdict unsuitable to suitable\nscore 0 to 100\npoints 0 to 100\nunknown [] open %v", all)
	short := func(a questionnaire.Assessment) string {
		return fmt.Sprintf("verdict %s to %s\nscore %d to %d\npoints %d to %d\nunknown %v open %v", a.Bracket.Lowest, a.Bracket.Highest,
			a.Score.Low, a.Score.High, a.Points.Low, a.Points.High, a.Unknown, a.Open)
	}
	nothing := questionnaire.Assess(q, nil)
	if diff := cmp.Diff(want, short(nothing)); diff != "" {
		t.Error(diff)
	}
	want = strings.Replace(want, fmt.Sprintf("unknown [] open %v", all), fmt.Sprintf("unknown %v open []", all), 1)
	nobody := unknown.Judge(q)
	if diff := cmp.Diff(want, short(nobody)); diff != "" {
		t.Error(diff)
	}
	if nobody.Verdict() != questionnaire.Unsuitable || nothing.Verdict() != questionnaire.Unsuitable {
		t.Error("the headline is not unsuitable")
	}
	for _, a := range []questionnaire.Assessment{nothing, nobody} {
		if len(a.Fired()) > 0 || len(a.Gates) != len(q.Gates) {
			t.Errorf("%d gates have fired and %d of %d are possible", len(a.Fired()), len(a.Gates), len(q.Gates))
		}
	}
}

func firedIDs(a questionnaire.Assessment) []string {
	var ids []string
	for _, g := range a.Fired() {
		ids = append(ids, g.ID)
	}
	return ids
}
