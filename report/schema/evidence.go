package schema

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/record"
)

// Evidence returns the schema of an evidence file. Which values a fact may have, and
// whether a digest is right, is beyond it.
func Evidence() ([]byte, error) {
	b := builder{limits: record.EvidenceLimits(), shapes: record.EvidenceShapes()}
	b.entries = b.runEntries("runs")
	b.entries[""] = entry{text: "What was measured at identity providers, for flowverdict to take into a record. Not to be edited: each run has a digest."}
	b.entries["schema"] = entry{"The shape of this file.", constant(evidence.Schema)}
	return b.write("evidence:v1", "Evidence file", b.value(""))
}

// runEntries say what a run of evidence is, in the list that is called so.
func (b *builder) runEntries(list string) map[string]entry {
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
	entries := map[string]entry{
		"":                 {"What was measured at the identity provider. The program writes it and only ever adds to it.", most(evidence.MostRuns)},
		"[]":               {text: "One run of a command that measured."},
		"[].id":            {"The id of the run, in this file.", b.formed(form(`^r[1-9][0-9]{0,3}$`))},
		"[].command":       {"inspect for what the provider publishes, probe for one sign-in.", oneOf([]string{evidence.Inspect, evidence.Probe})},
		"[].tool":          {"The program that measured, and its version.", text},
		"[].at":            {"When, in UTC.", b.formed(moment())},
		"[].source":        {"online for the provider itself, file for documents that somebody saved.", oneOf([]string{evidence.Online, evidence.OfFile})},
		"[].issuer":        {"The provider, as it names itself.", text},
		"[].client_id":     {"The client that was used.", text},
		"[].client":        {"Whether the client has a secret.", oneOf([]string{evidence.Public, evidence.Confidential})},
		"[].scopes":        {"The scopes that were asked for.", b.list(item)},
		"[].facts":         {"What was found, and what could not be.", most(evidence.MostFacts)},
		"[].facts[]":       {text: "One fact."},
		"[].facts[].id":    {"The id of the fact: that of the run, a full stop and a number.", b.formed(form(`^r[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}$`))},
		"[].facts[].fact":  {"What it is.", oneOf(facts)},
		"[].facts[].value": {"What was found. What it may be depends on the fact.", b.filled()},
		"[].facts[].grade": {"How it is known: the provider's metadata say so, an answer says so, it was tried, or it is not known.", oneOf(grades)},
		"[].facts[].waited": {"Seconds after which it was tried.",
			b.formed(form(`^(0|[1-9][0-9]{0,3}|[1-7][0-9]{4}|8[0-5][0-9]{3}|86[0-3][0-9]{2}|86400)$`))},
		"[].facts[].why": {"Why it is not known.", oneOf(reasons)},
		"[].sha256":      {"The SHA-256 of the run without its id, in hex.", b.filled()},
	}
	out := make(map[string]entry, len(entries))
	for at, e := range entries {
		out[list+at] = e
	}
	return out
}

// most bounds a list further than a reader bounds all lists.
func most(items int) yamldoc.Object {
	return yamldoc.Object{pair("allOf", []any{yamldoc.Object{pair("maxItems", items)}})}
}

// moment is a time in UTC, to the second.
func moment() form {
	return form(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$`)
}
