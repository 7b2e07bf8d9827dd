package record

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/evidence"
)

// Rules of measured evidence, wherever it stands.
const (
	EvidenceUnknownFact finding.RuleID = "evidence-unknown-fact"
	EvidenceID          finding.RuleID = "evidence-id"
	EvidenceEdited      finding.RuleID = "evidence-edited"
)

// mostOfText is how many characters a text of a run may have.
const mostOfText = 2_000

func runShape() yamldoc.Shape {
	return yamldoc.Shape{
		Keys:   []string{"id", "command", "tool", "at", "source", "issuer", "client_id", "client", "scopes", "facts", "sha256"},
		Needed: []string{"id", "command", "tool", "at", "source", "issuer", "facts", "sha256"},
	}
}

func factShape() yamldoc.Shape {
	return yamldoc.Shape{
		Keys:   []string{"id", "fact", "value", "grade", "waited", "why"},
		Needed: []string{"id", "fact", "value", "grade"},
	}
}

// WriteRuns returns runs as they are written in a record and in an evidence file,
// with one line for each fact.
func WriteRuns(runs []evidence.Run) []any {
	var out []any
	for _, r := range runs {
		facts := yamldoc.Always{}
		for _, f := range r.Facts {
			facts = append(facts, yamldoc.Flow{
				{Key: "id", Value: f.ID}, {Key: "fact", Value: f.Fact}, {Key: "value", Value: f.Value},
				{Key: "grade", Value: string(f.Grade)}, {Key: "waited", Value: f.Waited}, {Key: "why", Value: f.Why},
			})
		}
		out = append(out, yamldoc.Object{
			{Key: "id", Value: r.ID}, {Key: "command", Value: r.Command}, {Key: "tool", Value: r.Tool}, {Key: "at", Value: r.At},
			{Key: "source", Value: r.Source}, {Key: "issuer", Value: r.Issuer}, {Key: "client_id", Value: r.ClientID}, {Key: "client", Value: r.Client},
			{Key: "scopes", Value: texts(r.Scopes)}, {Key: "facts", Value: facts}, {Key: "sha256", Value: r.SHA256},
		})
	}
	return out
}

// ReadRuns reads a list of runs strictly, as [WriteRuns] writes it: what is wrong
// with it is reported at its place. An absent list has no runs.
func ReadRuns(v yamldoc.Value) []evidence.Run {
	items := v.List()
	if tooMany(v, len(items), evidence.MostRuns, "runs") {
		return nil
	}
	var out []evidence.Run
	ids := map[string]bool{}
	for _, item := range items {
		f, ok := item.Shaped(runShape())
		if !ok {
			continue
		}
		r := runReader{sound: whole(f, runShape())}
		run := r.run(f, ids)
		if given := f.Get("sha256"); r.sound && !item.Faulty() && given.Exists() && run.SHA256 != run.Digest() {
			given.Report(EvidenceEdited, "the run is not as it was written: its digest is another one", "take the run back as it was, or measure again")
		}
		out = append(out, run)
	}
	return out
}

// whole reports whether a mapping has the keys of a shape, and no others.
func whole(f yamldoc.Fields, s yamldoc.Shape) bool {
	return !slices.ContainsFunc(s.Needed, func(key string) bool { return !f.Get(key).Exists() }) &&
		!slices.ContainsFunc(f.Keys(), func(key string) bool { return !slices.Contains(s.Keys, key) })
}

func tooMany(v yamldoc.Value, n, most int, what string) bool {
	if n > most {
		v.Report(yamldoc.TooManyItems, fmt.Sprintf("%d %s, at most %d are allowed here", n, what, most), "")
	}
	return n > most
}

// runReader reads one run. It is sound as long as nothing was wrong with it.
type runReader struct{ sound bool }

func (r *runReader) report(v yamldoc.Value, rule finding.RuleID, message, hint string) {
	r.sound = false
	v.Report(rule, message, hint)
}

func (r *runReader) run(f yamldoc.Fields, ids map[string]bool) evidence.Run {
	run := evidence.Run{
		ID:       r.id(f.Get("id"), ids, evidence.ValidID, "a run is called r1, r2 and so on"),
		Command:  r.word(f.Get("command"), evidence.Inspect, evidence.Probe),
		Tool:     r.printable(f.Get("tool")),
		At:       r.printable(f.Get("at")),
		Source:   r.word(f.Get("source"), evidence.Online, evidence.OfFile),
		Issuer:   r.printable(f.Get("issuer")),
		ClientID: r.printable(f.Get("client_id")),
		Client:   r.word(f.Get("client"), evidence.Public, evidence.Confidential),
		SHA256:   r.text(f.Get("sha256")),
	}
	if v := f.Get("at"); v.Exists() && run.At != "" && !evidence.ValidMoment(run.At) {
		r.report(v, BadValue, fmt.Sprintf("%s cannot be %q", v.Path(), text.Clip(run.At)), `write the time in UTC as "2026-11-28T09:15:02Z"`)
	}
	for _, item := range f.Get("scopes").List() {
		s := r.text(item)
		if s != "" && !evidence.ValidItem(s) {
			r.report(item, BadValue, fmt.Sprintf("%q is no scope", text.Clip(s)), fmt.Sprintf("write printable ASCII without spaces, %d characters at most", evidence.LongItem))
		}
		run.Scopes = append(run.Scopes, s)
	}
	run.Facts = r.facts(f.Get("facts"), run.ID)
	return run
}

func (r *runReader) facts(v yamldoc.Value, run string) []evidence.Fact {
	items := v.List()
	if r.sound = r.sound && v.IsList(); tooMany(v, len(items), evidence.MostFacts, "facts") {
		r.sound = false
		return nil
	}
	var out []evidence.Fact
	ids := map[string]bool{}
	valid := func(id string) bool { return !evidence.ValidID(run) || evidence.ValidFactID(run, id) }
	for _, item := range items {
		x, ok := item.Shaped(factShape())
		if r.sound = r.sound && whole(x, factShape()); !ok {
			continue
		}
		f := evidence.Fact{
			ID:    r.id(x.Get("id"), ids, valid, fmt.Sprintf("a fact of this run is called %s.1, %s.2 and so on", text.Clip(run), text.Clip(run))),
			Fact:  r.text(x.Get("fact")),
			Value: r.text(x.Get("value")),
			Grade: evidence.Grade(r.text(x.Get("grade"))),
		}
		f.Waited, f.Why = r.text(x.Get("waited")), r.text(x.Get("why"))
		if wrong, allowed := f.Fault(); wrong != "" && f.Fact != "" && f.Value != "" && f.Grade != "" {
			r.report(faulty(x, f), EvidenceUnknownFact, wrong, allowed)
		}
		out = append(out, f)
	}
	return out
}

// faulty is the value of a fact with which its fault goes away.
func faulty(x yamldoc.Fields, f evidence.Fact) yamldoc.Value {
	k, known := evidence.KindOf(f.Fact)
	switch {
	case !known:
		return x.Get("fact")
	case !slices.Contains(evidence.Grades(), f.Grade), f.Known() && !k.Allows(f.Grade):
		return x.Get("grade")
	case f.Known() && !k.Takes(f.Value), !f.Known() && !slices.Contains(evidence.Missing(), f.Value):
		return x.Get("value")
	case x.Get("why").Exists():
		return x.Get("why")
	case x.Get("waited").Exists():
		return x.Get("waited")
	}
	return x.Get("grade")
}

func (r *runReader) id(v yamldoc.Value, ids map[string]bool, valid func(string) bool, form string) string {
	id := r.text(v)
	switch {
	case id == "":
	case !valid(id):
		r.report(v, EvidenceID, fmt.Sprintf("%q is no id here", text.Clip(id)), form)
	case ids[id]:
		r.report(v, EvidenceID, fmt.Sprintf("the id %q is there already", id), "give each an id of its own")
	}
	ids[id] = true
	return id
}

// text reads a text; one that is there and says nothing is a fault.
func (r *runReader) text(v yamldoc.Value) string {
	s, ok := v.Text()
	switch {
	case !v.Exists():
	case !ok:
		r.sound = false
	case strings.TrimSpace(s) == "":
		r.sound = false
		blank(v)
	}
	return s
}

func (r *runReader) word(v yamldoc.Value, allowed ...string) string {
	s := r.text(v)
	if s != "" && !slices.Contains(allowed, s) {
		r.report(v, BadValue, fmt.Sprintf("%s cannot be %q", v.Path(), text.Clip(s)), "use one of "+strings.Join(allowed, ", "))
	}
	return s
}

// printable reads a text of one line.
func (r *runReader) printable(v yamldoc.Value) string {
	s := r.text(v)
	switch {
	case utf8.RuneCountInString(s) > mostOfText:
		r.report(v, BadValue, fmt.Sprintf("%s has more than %d characters", v.Path(), mostOfText), "take the run back as it was, or measure again")
	case strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }):
		r.report(v, BadValue, v.Path()+" holds what cannot be printed in one line", "take the run back as it was, or measure again")
	}
	return s
}
