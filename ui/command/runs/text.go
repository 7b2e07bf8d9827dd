package runs

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
)

// Text tells for people what a provider says of itself and what that means for
// answers.
func Text(i Inspected) string {
	var b strings.Builder
	b.WriteString(head(i))
	said, silent, unknown := tell(i.Run.Facts)
	b.WriteString("\nIt says (advertised)\n")
	for _, line := range said {
		b.WriteString(aligned("  "+line.label, 22, joined(line.says)))
	}
	if len(said) == 0 {
		b.WriteString("  nothing\n")
	}
	if len(silent) > 0 {
		b.WriteString("It does not say (and that is not \"no\")\n" + hang("  ", strings.Join(silent, ", ")))
	}
	for _, f := range i.Metadata.Unclear {
		unknown = append(unknown, fmt.Sprintf("%s: it is %s", f.Field, f.Is))
	}
	if len(unknown) > 0 {
		b.WriteString("Not known\n")
		for _, s := range unknown {
			b.WriteString(hang("  ", s))
		}
	}
	for _, note := range i.Metadata.Notes(nil) {
		b.WriteString(hang("Note: ", note+"."))
	}
	return b.String() + "\n" + Meaning(i.Questionnaire, i.Run) + "No sign-in was made; no token exists.\n"
}

func joined(says []string) string {
	between := ", "
	if slices.ContainsFunc(says, func(s string) bool { return strings.Contains(s, "methods") }) {
		between = "; "
	}
	return strings.Join(says, between)
}

func head(i Inspected) string {
	const width = 20
	when, label := strings.NewReplacer("T", " ", "Z", "").Replace(i.Run.At[:len("2006-01-02T15:04")])+" UTC", "Read"
	if i.Reading.Collected {
		when, label = i.Run.Day(), "Collected"
	}
	documents := text.Count(len(i.Documents), "document")
	switch {
	case len(i.Documents) > 1 && len(i.Metadata.Differ) == 0:
		documents += ", which agree"
	case len(i.Documents) > 1:
		documents += ", which differ in " + strings.Join(i.Metadata.Differ, ", ")
	}
	out := aligned("Identity provider", width, i.Run.Issuer) + aligned(label, width, when+"; "+documents)
	for _, name := range i.Documents {
		out += aligned("", width, shown(name))
	}
	return out
}

// row is a line of what a provider says: its facts, each with what its values are
// called there; where it has none, the value itself.
type row struct {
	label string
	facts []told
}

type told struct {
	fact   string
	says   map[string]string
	silent string // what is not said where the fact is not known
}

func rows() []row {
	listed := func(what string) map[string]string {
		return map[string]string{"listed": what + " listed", "not-listed": what + " not listed", "other-name": what + " listed under another name"}
	}
	none := func(whose string) map[string]string {
		return map[string]string{"listed": whose + ` list "none"`, "not-listed": whose + ` do not list "none"`}
	}
	return []row{
		{"device flow", []told{{"device.endpoint", map[string]string{"yes": "endpoint yes"}, "device endpoint"}, {"device.grant", listed("grant"), "device grant"}}},
		{"public clients", []told{{"client.public", none("its methods"), "methods of the token endpoint"}}},
		{"refresh tokens", []told{{"refresh.grant", listed("grant"), "refresh grant"}}},
		{"revocation", []told{{"revocation.endpoint", map[string]string{"yes": "endpoint yes"}, "revocation endpoint"}, {"revocation.public", none("methods there"), "methods of the revocation endpoint"}}},
		{"introspection", []told{{"introspection.endpoint", nil, "introspection"}}},
		{"bound tokens", []told{{"binding.mtls", map[string]string{"yes": "mutual TLS yes", "no": "mutual TLS no"}, "mutual TLS"}, {"binding.dpop", map[string]string{"yes": "DPoP yes"}, "DPoP"}}},
		{"stronger protocol", []told{{"alternative.ciba", map[string]string{"yes": "CIBA yes"}, "CIBA"}}},
		{"PKCE", []told{{"alternative.pkce", nil, "PKCE"}}},
		{"old grants", []told{{"legacy.grants", nil, "old grants"}}},
		{"other hosts", []told{{"hosts.other", nil, "its endpoints"}}},
	}
}

// line is a line of what is said.
type line struct {
	label string
	says  []string
}

// tell sorts facts into what is said, what is not said, and what is not known for
// another reason.
func tell(facts []evidence.Fact) (said []line, silent, unknown []string) {
	for _, r := range rows() {
		l := line{label: r.label}
		for _, x := range r.facts {
			at := slices.IndexFunc(facts, func(f evidence.Fact) bool { return f.Fact == x.fact })
			switch f := facts[max(at, 0)]; {
			case at < 0:
			case f.Known() && x.says[f.Value] != "":
				l.says = append(l.says, x.says[f.Value])
			case f.Known():
				l.says = append(l.says, f.Shown())
			case f.Why == evidence.NotSaid:
				silent = append(silent, x.silent)
			default:
				unknown = append(unknown, f.Say())
			}
		}
		if len(l.says) > 0 {
			said = append(said, l)
		}
	}
	return said, silent, unknown
}

// Meaning tells what a run means for the answers to a questionnaire.
func Meaning(q *questionnaire.Questionnaire, run evidence.Run) string {
	const title, width = "What this means for answers. Nothing is answered by it.\n", 24
	var out string
	tried := false
	for _, l := range evidence.Weigh(q, nil, []evidence.Run{run}, evidence.About{}) {
		if said := meaning(l); said != "" {
			out += aligned("  "+l.Question.ID, width, said)
			tried = tried || l.Question.ID == onlyTried
		}
	}
	if q.Question(onlyTried) != nil && !tried {
		out += aligned("  "+onlyTried, width, "only a try can tell: flowverdict probe")
	}
	if out == "" {
		return ""
	}
	return title + out
}

// onlyTried is the question of which no metadata tells anything.
const onlyTried = "revocation-test"

// meaning is what is said of one question: which levels are contradicted, which
// fit, and which may be untrue, with the reason.
func meaning(l evidence.Looked) string {
	var contradicted, against, reasons, parts []string
	for _, id := range l.Question.LevelIDs() {
		if len(l.Contradicting(id)) > 0 {
			contradicted = append(contradicted, id)
			continue
		}
		for _, r := range l.Hinting(id) {
			if !slices.Contains(against, id) {
				against = append(against, id)
			}
			reason := r.Say()
			if r.But != "" {
				reason += ", though " + r.But
			}
			if !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	if len(contradicted) > 0 {
		parts = append(parts, "contradicts "+strings.Join(contradicted, ", "))
	}
	if fits := l.Fits(); len(fits) > 0 {
		parts = append(parts, "fits "+strings.Join(fits, ", "))
	}
	if len(against) > 0 {
		parts = append(parts, fmt.Sprintf("speaks against %s: %s", strings.Join(against, ", "), text.And(reasons)))
	}
	return strings.Join(parts, "; ")
}

// width of what is told: comfortable to read, and fits a terminal.
const width = 80

// hang wraps a paragraph below its beginning; an id stays whole.
func hang(first, s string) string {
	return strings.Join(text.Hang(first, s, strings.Repeat(" ", len(first)), width, text.Whole), "\n") + "\n"
}

// aligned is a line that begins with a label; what does not fit stands below the
// text.
func aligned(label string, column int, s string) string {
	return hang(text.Pad(label+" ", column), text.Line(s))
}
