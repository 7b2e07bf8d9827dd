//go:build !offline

package measure

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
)

// row is a line of what was measured: its facts, each with how its values are
// said; {} stands for the value.
type row struct {
	label string
	facts []said
}

type said struct {
	fact string
	says map[string]string // by value; "" for any other
}

func rows() []row {
	any := func(s string) map[string]string { return map[string]string{"": s} }
	works := func(after string) map[string]string {
		return map[string]string{"ended": "ended", "still-works": "STILL WORKS" + after}
	}
	return []row{
		{"client", []said{{"client.accepted", map[string]string{"unknown-client": "not known to the provider", "not-allowed": "may not use device flow", "refused": "refused: it is unknown, needs a secret, or may not do this"}}}},
		{"device code", []said{{"code.lifetime", any("{}")}, {"code.interval", any("interval {}")}, {"code.user-code", any("code of {}")}, {"code.complete-uri", map[string]string{"yes": "an address that holds it"}}}},
		{"unwanted scope", []said{{"scope.unwanted", any("{}")}}},
		{"device flow", []said{{"flow.completed", map[string]string{"denied": "denied", "expired": "the code expired"}}}},
		{"sign-in", []said{{"approval.amr", any("amr {}")}, {"approval.acr", any("acr {}")}, {"approval.age", any("{} before")}}},
		{"access token", []said{{"access.lifetime", any("{}")}, {"access.format", map[string]string{"opaque": "opaque", "jwt": "signed (JWT)", "jwe": "encrypted (JWE)"}}}},
		{"refresh token", []said{
			{"refresh.issued", map[string]string{"yes": "issued", "no": "none issued"}}, {"refresh.lifetime", any("{}")},
			{"refresh.works", map[string]string{"yes": "works", "no": "does not work"}}, {"refresh.rotates", map[string]string{"yes": "rotates", "no": "does not rotate"}},
			{"refresh.ends-old-access", map[string]string{"yes": "ends the old access token", "no": "the old access token stays good"}},
		}},
		{"scopes", []said{{"scope.granted", map[string]string{"same": "as asked", "fewer": "fewer than asked", "more": "MORE than asked"}}}},
		{"revocation", []said{{"revocation.answer", any("answered {}")}}},
		{"  refresh token", []said{{"revocation.refresh", works("")}}},
		{"  access token", []said{{"revocation.access", works(" at {by}")}}},
		{"token binding", []said{{"binding.used", map[string]string{"none": "none: no proof was sent and the token worked", "dpop": "DPoP"}}}},
		{"device code again", []said{{"code.single-use", map[string]string{"yes": "refused", "no": "WORKS a second time"}}}},
		{"old refresh token", []said{{"refresh.reuse", map[string]string{"refused": "refused", "accepted": "WORKS"}}, {"refresh.reuse-ends-family", map[string]string{"yes": "its use ends the new one", "no": "its use leaves the new one alone"}}}},
		{"client secret", []said{{"client.secret-needed", map[string]string{"yes": "needed", "no": "not needed"}}}},
	}
}

// tell tells what was measured, and what was not.
func tell(run evidence.Run) string {
	var b strings.Builder
	at := strings.NewReplacer("T", " ", "Z", "").Replace(run.At[:len("2006-01-02T15:04")])
	b.WriteString(hang("", "Measured at "+run.Issuer+", "+at+" UTC, client "+run.ClientID, 80))
	for _, r := range rows() {
		if says, grade := r.tell(run.Facts); says != "" {
			lines := text.Hang(text.Pad("  "+r.label+" ", 22), text.Line(says), strings.Repeat(" ", 22), 68, text.Whole)
			lines[0] = text.Pad(lines[0], 70) + string(grade)
			b.WriteString(strings.Join(lines, "\n") + "\n")
		}
	}
	var missing []string
	for _, f := range run.Facts {
		if !f.Known() && f.Why != evidence.NotAskedFor && f.Why != evidence.NoToken {
			missing = append(missing, f.Say())
		}
	}
	if slices.ContainsFunc(run.Facts, func(f evidence.Fact) bool { return f.Fact == "code.single-use" && f.Why == evidence.NotAskedFor }) {
		missing = append(missing, "replay of codes and tokens: not asked for (--replay needs a second approval)")
	}
	if len(missing) > 0 {
		b.WriteString("Not measured\n")
		for _, s := range missing {
			b.WriteString(hang("  ", s, 80))
		}
	}
	return b.String()
}

func hang(first, s string, width int) string {
	return strings.Join(text.Hang(first, text.Line(s), first+"  ", width, text.Whole), "\n") + "\n"
}

// tell returns what the known facts of a row say, and the grade of the first.
func (r row) tell(facts []evidence.Fact) (says string, grade evidence.Grade) {
	var parts []string
	by := value(facts, "access.watched-by")
	for _, x := range r.facts {
		i := slices.IndexFunc(facts, func(f evidence.Fact) bool { return f.Fact == x.fact && f.Known() })
		if i < 0 {
			continue
		}
		f := facts[i]
		s, ok := x.says[f.Value]
		if !ok {
			s = x.says[""]
		}
		if s == "" {
			continue
		}
		s = strings.NewReplacer("{}", f.Shown(), "{by}", by).Replace(s)
		if f.Waited != "" && f.Waited != "0" {
			s += map[bool]string{true: " within ", false: " after "}[f.Value == "ended"] + f.Waited + " s"
		}
		if grade == "" {
			grade = f.Grade
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", "), grade
}

func value(facts []evidence.Fact, name string) string {
	for _, f := range facts {
		if f.Fact == name {
			return f.Value
		}
	}
	return ""
}
