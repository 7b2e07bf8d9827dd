package schema

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/evidence"
)

// evidenceEntries say what a run of evidence is, at its place in a file.
func (b *builder) evidenceEntries() map[string]entry {
	one := func(most int) yamldoc.Object {
		return append(yamldoc.Object{pair("type", "string"), pair("maxLength", most)}, line().object()...)
	}
	kinds := evidence.Kinds()
	facts := make([]string, len(kinds))
	for i, k := range kinds {
		facts[i] = k.Name
	}
	var reasons, grades []string
	for _, r := range evidence.Reasons() {
		reasons = append(reasons, r.Word)
	}
	for _, g := range evidence.Grades() {
		grades = append(grades, string(g))
	}
	text, item := one(2000), b.formed(form(`^[!-~]{1,64}$`))
	return map[string]entry{
		"evidence":                 {"What was measured at the identity provider. The program writes it and only ever adds to it.", most(evidence.MostRuns)},
		"evidence[]":               {text: "One run of a command that measured."},
		"evidence[].id":            {"The id of the run, in this file.", b.formed(form(`^r[1-9][0-9]{0,3}$`))},
		"evidence[].command":       {"inspect for what the provider publishes, probe for one sign-in.", oneOf([]string{evidence.Inspect, evidence.Probe})},
		"evidence[].tool":          {"The program that measured, and its version.", text},
		"evidence[].at":            {"When, in UTC.", b.formed(moment())},
		"evidence[].source":        {"online for the provider itself, file for documents that somebody saved.", oneOf([]string{evidence.Online, evidence.OfFile})},
		"evidence[].issuer":        {"The provider, as it names itself.", text},
		"evidence[].client_id":     {"The client that was used.", text},
		"evidence[].client":        {"Whether the client has a secret.", oneOf([]string{evidence.Public, evidence.Confidential})},
		"evidence[].scopes":        {"The scopes that were asked for.", b.list(item)},
		"evidence[].facts":         {"What was found, and what could not be.", most(evidence.MostFacts)},
		"evidence[].facts[]":       {text: "One fact."},
		"evidence[].facts[].id":    {"The id of the fact: that of the run, a full stop and a number.", b.formed(form(`^r[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}$`))},
		"evidence[].facts[].fact":  {"What it is.", oneOf(facts)},
		"evidence[].facts[].value": {"What was found. What it may be depends on the fact.", b.filled()},
		"evidence[].facts[].grade": {"How it is known: the provider's metadata say so, an answer says so, it was tried, or it is not known.", oneOf(grades)},
		"evidence[].facts[].waited": {"Seconds after which it was tried.",
			b.formed(form(`^(0|[1-9][0-9]{0,3}|[1-7][0-9]{4}|8[0-5][0-9]{3}|86[0-3][0-9]{2}|86400)$`))},
		"evidence[].facts[].why": {"Why it is not known.", oneOf(reasons)},
		"evidence[].sha256":      {"The SHA-256 of the run without its id, in hex.", b.filled()},
	}
}

// most bounds a list further than a reader bounds all lists.
func most(items int) yamldoc.Object {
	return yamldoc.Object{pair("allOf", []any{yamldoc.Object{pair("maxItems", items)}})}
}

// moment is a time in UTC, to the second.
func moment() form {
	return form(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$`)
}
