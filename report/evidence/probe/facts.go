package probe

import (
	"strconv"

	"flowverdict/questionnaire/evidence"
)

// facts are what is known so far, by name.
type facts struct{ byName map[string]evidence.Fact }

func newFacts() *facts { return &facts{map[string]evidence.Fact{}} }

// say keeps a fact. A value that the vocabulary does not have is none: what a
// provider writes cannot get in.
func (f *facts) say(name, value string, grade evidence.Grade) { f.after(name, value, grade, -1) }

// after keeps a fact that was tried after some whole seconds.
func (f *facts) after(name, value string, grade evidence.Grade, seconds int) {
	fact := evidence.Fact{Fact: name, Value: value, Grade: grade}
	if seconds >= 0 {
		fact.Waited = strconv.Itoa(seconds)
	}
	if wrong, _ := fact.Fault(); wrong != "" {
		f.missing(name, evidence.NotTried, evidence.SaidOtherwise)
		return
	}
	f.byName[name] = fact
}

// missing keeps that something is not known. What was said before stays: it is
// known, or the cause of what comes after it.
func (f *facts) missing(name, value, why string) {
	if _, said := f.byName[name]; said {
		return
	}
	f.byName[name] = evidence.Fact{Fact: name, Value: value, Grade: evidence.NotObservable, Why: why}
}

// undeclared keeps that an answer has no such field.
func (f *facts) undeclared(name string) { f.missing(name, evidence.Undeclared, evidence.NotSaid) }

// untried keeps why something was not tried.
func (f *facts) untried(why string, names ...string) {
	for _, name := range names {
		f.missing(name, evidence.NotTried, why)
	}
}

// unclear keeps that an answer says neither yes nor no.
func (f *facts) unclear(name string) { f.untried(evidence.SaidOtherwise, name) }

func (f *facts) known(name string) bool {
	fact, ok := f.byName[name]
	return ok && fact.Known()
}

func (f *facts) is(name, value string) bool { return f.known(name) && f.byName[name].Value == value }

// rest keeps why the facts of an origin are not known of which nothing was said.
func (f *facts) rest(from, why string) {
	for _, k := range evidence.Kinds() {
		if _, said := f.byName[k.Name]; k.From == from && !said {
			f.untried(why, k.Name)
		}
	}
}

// all returns every fact that a probe can find; those of which nothing was said
// are missing for the reason.
func (f *facts) all(reason string) []evidence.Fact {
	var out []evidence.Fact
	for _, k := range evidence.Kinds() {
		if k.From == evidence.FromMetadata {
			continue
		}
		f.rest(k.From, reason)
		out = append(out, f.byName[k.Name])
	}
	return out
}
