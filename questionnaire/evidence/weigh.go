package evidence

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"flowverdict/questionnaire"
)

// StaleAfter is after how many days before a review a run says nothing of it any
// more.
const StaleAfter = 180

// About is what evidence has to be of: the provider and the client that a subject
// names, and the day of the review, YYYY-MM-DD. What is "" is not held against.
type About struct{ Issuer, ClientID, Day string }

// Fits reports whether a run is of this provider and client. A provider that is
// named in words, or by an address above the run's issuer on the same host, fits.
func (a About) Fits(r *Run) bool {
	return (a.ClientID == "" || r.ClientID == "" || a.ClientID == r.ClientID) && sameProvider(a.Issuer, r.Issuer)
}

func sameProvider(named, issuer string) bool {
	n, err := url.Parse(strings.TrimSpace(named))
	i, bad := url.Parse(issuer)
	if err != nil || bad != nil || n.Host == "" {
		return true
	}
	above, below := strings.TrimSuffix(n.Path, "/")+"/", strings.TrimSuffix(i.Path, "/")+"/"
	return strings.EqualFold(n.Host, i.Host) && strings.HasPrefix(below, above)
}

// Stale reports whether a run is too old to say anything on the day of the review.
func (a About) Stale(r *Run) bool {
	at, err := time.Parse(time.DateOnly, a.Day)
	t, ok := moment(r.At)
	return err == nil && ok && t.Before(at.AddDate(0, 0, -StaleAfter))
}

// Measured is a known fact and the run that found it. Earlier is a token that
// still worked after being revoked in an earlier run, where this one says that it
// ended.
type Measured struct {
	*Fact
	Run     *Run
	Earlier *Fact
}

// Remark is a bearing whose tests all hold, and the facts that they compared.
type Remark struct {
	Bearing
	Facts []Measured
}

// Say tells the facts of the remark as a sentence without a full stop.
func (r Remark) Say() string {
	said := make([]string, len(r.Facts))
	for i, f := range r.Facts {
		said[i] = f.Say()
	}
	return strings.Join(said, ", and ")
}

// IDs returns the ids of the facts.
func (r Remark) IDs() []string {
	out := make([]string, len(r.Facts))
	for i, f := range r.Facts {
		out[i] = f.ID
	}
	return out
}

// Looked is what the evidence says of one question.
type Looked struct {
	Question *questionnaire.Question
	Answer   questionnaire.Answer
	Facts    []Measured // all known facts that bear on the question, in the order of the vocabulary
	Remarks  []Remark   // in the order of the table
}

// Weigh tells what the runs say of each question on which a known fact bears, in
// the questionnaire's order. Runs of another provider or client and stale ones say
// nothing; of several with one provider and client the latest that knows a fact
// counts. Of a question whose wording was never released facts are given, and
// nothing follows from them.
func Weigh(q *questionnaire.Questionnaire, answers questionnaire.Answers, runs []Run, about About) []Looked {
	if len(runs) == 0 {
		return nil
	}
	known := group(runs, about)
	table := Bearings()
	var out []Looked
	for _, x := range q.Questions() {
		version, bound := Bound(x)
		l := Looked{Question: x, Answer: answers.Get(x.ID)}
		names := map[string]bool{}
		for _, b := range table {
			if b.Question != x.ID || bound && b.Versions != nil && !slices.Contains(b.Versions, version) {
				continue
			}
			for _, name := range b.Facts() {
				names[name] = true
			}
			for _, g := range known {
				if facts, holds := g.holds(b); bound && holds {
					l.Remarks = append(l.Remarks, Remark{b, facts})
				}
			}
		}
		for _, g := range known {
			l.Facts = append(l.Facts, g.named(names)...)
		}
		if len(l.Facts) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// of returns the remarks that name a level in one of their lists.
func (l Looked) of(level string, list func(Bearing) []string) []Remark {
	if level == "" || level == questionnaire.Unknown {
		return nil
	}
	var out []Remark
	for _, r := range l.Remarks {
		if slices.Contains(list(r.Bearing), level) {
			out = append(out, r)
		}
	}
	return out
}

// Contradicting returns the remarks that contradict a level of the question; none
// for [questionnaire.Unknown], which no fact can contradict.
func (l Looked) Contradicting(level string) []Remark {
	return l.of(level, func(b Bearing) []string { return b.Contradicts })
}

// Hinting returns the remarks that speak against a level without contradicting it.
func (l Looked) Hinting(level string) []Remark {
	return l.of(level, func(b Bearing) []string { return b.Against })
}

// Supporting returns the remarks that a level fits.
func (l Looked) Supporting(level string) []Remark {
	return l.of(level, func(b Bearing) []string { return b.Supports })
}

// Conflicts returns the remarks that contradict the answer and that nobody has
// settled by saying why the answer stands.
func (l Looked) Conflicts() []Remark {
	return slices.DeleteFunc(l.Contradicting(l.Answer.Level), func(r Remark) bool { return Settles(l.Answer.Despite, r) })
}

// Settled returns the remarks that contradict the answer, which a person let stand.
func (l Looked) Settled() []Remark {
	return slices.DeleteFunc(l.Contradicting(l.Answer.Level), func(r Remark) bool { return !Settles(l.Answer.Despite, r) })
}

// Settles reports whether somebody said why an answer stands despite a remark: a
// fact of it is named, and there is a reason.
func Settles(d questionnaire.Despite, r Remark) bool {
	return strings.TrimSpace(d.Reason) != "" && slices.ContainsFunc(r.IDs(), func(id string) bool { return slices.Contains(d.Facts, id) })
}

// Bearing returns the facts that say something of the answer: for it or against it;
// of one that is open or unknown, of any level. Each stands once.
func (l Looked) Bearing() []Measured {
	level := l.Answer.Level
	remarks := slices.Concat(l.Contradicting(level), l.Hinting(level), l.Supporting(level))
	if level == "" || level == questionnaire.Unknown {
		remarks = l.Remarks
	}
	var out []Measured
	for _, f := range l.Facts {
		if slices.ContainsFunc(remarks, func(r Remark) bool { return slices.Contains(r.IDs(), f.ID) }) {
			out = append(out, f)
		}
	}
	return out
}

// Fits returns the levels that remarks support and none contradicts, best first.
func (l Looked) Fits() []string {
	var out []string
	for _, id := range l.Question.LevelIDs() {
		if len(l.Supporting(id)) > 0 && len(l.Contradicting(id)) == 0 {
			out = append(out, id)
		}
	}
	return out
}

// Better reports whether all levels that fit are better than the answer, which is
// then worth another look.
func (l Looked) Better() bool {
	at, ok := l.Question.Level(l.Answer.Level)
	fits := l.Fits()
	return ok && len(fits) > 0 && !slices.ContainsFunc(fits, func(id string) bool {
		fit, _ := l.Question.Level(id)
		return fit >= at
	})
}

// known is the latest that is known of one provider and client.
type known struct {
	issuer, client string
	facts          map[string]Measured
}

// group sorts what runs know by provider and client.
func group(runs []Run, about About) []known {
	order := make([]*Run, 0, len(runs))
	for i := range runs {
		if about.Fits(&runs[i]) && !about.Stale(&runs[i]) {
			order = append(order, &runs[i])
		}
	}
	slices.SortStableFunc(order, func(a, b *Run) int { return cmp.Compare(a.At, b.At) })
	var out []known
	for _, r := range order {
		at := slices.IndexFunc(out, func(k known) bool { return k.issuer == r.Issuer && k.client == r.ClientID })
		if at < 0 {
			out, at = append(out, known{r.Issuer, r.ClientID, map[string]Measured{}}), len(out)
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			if !f.Known() {
				continue
			}
			m := Measured{Fact: f, Run: r}
			if old, ok := out[at].facts[f.Fact]; ok && f.Value == "ended" {
				m.Earlier = old.Earlier
				if old.Value == "still-works" {
					m.Earlier = old.Fact
				}
			}
			out[at].facts[f.Fact] = m
		}
	}
	return out
}

// holds reports whether all tests of a bearing hold, and returns what they compared.
func (k known) holds(b Bearing) (facts []Measured, ok bool) {
	var run *Run
	for _, t := range b.When {
		if t.Fact == "" {
			continue
		}
		m, given := k.facts[t.Fact]
		if !given || !t.Holds(m.Run, m.Fact) {
			return nil, false
		}
		facts, run = append(facts, m), m.Run
	}
	for _, t := range b.When {
		if t.Fact == "" && (run == nil || !t.Holds(run, nil)) {
			return nil, false
		}
	}
	return facts, true
}

func (k known) named(names map[string]bool) []Measured {
	var out []Measured
	for _, kind := range Kinds() {
		if m, ok := k.facts[kind.Name]; ok && names[kind.Name] {
			out = append(out, m)
		}
	}
	return out
}
