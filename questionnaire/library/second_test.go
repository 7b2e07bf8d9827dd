package library_test

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"
)

// second is device-flow-cli 2.0.0, and its file.
func second(t testing.TB) (*questionnaire.Questionnaire, []byte) {
	t.Helper()
	return fixture.Judged(t)
}

// dataLines reads the lines of a file under testdata that say something.
func dataLines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// secondContract is what must not change within the version, a line for each
// thing.
func secondContract(d *questionnaire.Definition) []string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	for _, b := range d.Bands {
		add("band %s %d", b.Verdict, b.From)
	}
	for _, s := range d.Sections {
		add("section %s", s.ID)
		for _, q := range s.Questions {
			add("question %s weight %d lever %s: %s", q.ID, q.Weight, q.Lever, joined(q.Levels, func(l questionnaire.Level) string { return fmt.Sprintf("%s %d", l.ID, l.Points) }))
		}
	}
	for _, g := range d.Gates {
		line := fmt.Sprintf("gate %s caps %s: %s", g.ID, g.Caps, joined(g.When, func(c questionnaire.Clause) string { return c.Question + " " + c.Level }))
		if g.Behind != "" {
			line += "; behind " + g.Behind
		}
		if g.Instead != "" {
			line += "; instead " + g.Instead
		}
		add("%s; %s", line, sourceList(g.Sources))
	}
	for _, m := range d.Migrates {
		for _, q := range m.Questions {
			if q.New {
				add("migrate %s: new", q.Question)
				continue
			}
			add("migrate %s: %s", q.Question, joined(q.Levels, migratedLevel))
		}
	}
	return append(lines, judgedContract(d)...)
}

// judgedContract is the part of the contract that alternatives, mitigations
// and practices are judged by, and the parts of documents.
func judgedContract(d *questionnaire.Definition) []string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	rules := func(list []questionnaire.Rule) {
		for _, r := range list {
			add("rule %s: %s", r.State, whenText(r.When))
		}
	}
	for _, a := range d.Alternatives {
		add("alternative %s %s: %s", a.ID, a.Kind(), sourceList(a.Sources))
		if len(a.NotAsked) > 0 {
			add("not-asked %s", strings.Join(a.NotAsked, ", "))
		}
		for _, m := range a.LevelMaps {
			add("map %s: %s; %s", m.Question, joined(m.To, func(p questionnaire.LevelPair) string { return p.From + " to " + p.To }), sourceList(m.Sources))
		}
		for _, group := range []struct {
			name string
			list []questionnaire.Precondition
		}{{"rules-out", a.RulesOut}, {"against", a.Against}, {"for", a.For}} {
			for _, c := range group.list {
				add("%s %s; %s", group.name, whenText(c.When), sourceList(c.Sources))
			}
		}
	}
	for _, m := range d.Mitigations {
		add("mitigation %s %s %s; %s", m.ID, m.Section, strings.Join(m.Stops, "|"), sourceList(m.Sources))
		rules(m.Rules)
	}
	for _, p := range d.Practices {
		add("practice %s %s by %s", p.ID, cmp.Or(p.Level, "-"), p.By)
		rules(p.Rules)
	}
	for _, doc := range d.Documents {
		if len(doc.Parts) > 0 {
			add("parts %s: %s", doc.ID, joined(doc.Parts, func(p questionnaire.Part) string { return p.ID }))
		}
	}
	return lines
}

// whenText is a condition in words, in the order of the file.
func whenText(w questionnaire.When) string {
	if len(w) == 0 {
		return "always"
	}
	return strings.ReplaceAll(joined(w, func(c questionnaire.Comparison) string {
		return fmt.Sprintf("%s %s %s", c.Question, c.Word, c.Level)
	}), ", ", " and ")
}

func sourceList(list []questionnaire.Source) string {
	return joined(list, func(s questionnaire.Source) string { return string(s) })
}

func migratedLevel(l questionnaire.MigratedLevel) string {
	s := l.From + " to " + l.To
	if l.Ask {
		s += "ask"
	}
	for _, g := range l.OnlyIf {
		s += " if " + g.Question + " " + strings.Join(g.Levels, "|")
	}
	if l.FreshMonths > 0 {
		s += fmt.Sprintf(" within %d", l.FreshMonths)
	}
	return s
}

func joined[T any](list []T, text func(T) string) string {
	var out []string
	for _, x := range list {
		out = append(out, text(x))
	}
	return strings.Join(out, ", ")
}

func TestSecondKeepsTheContract(t *testing.T) {
	q, _ := second(t)
	if diff := gocmp.Diff(dataLines(t, "contract-2.0.0.txt"), secondContract(&q.Definition)); diff != "" {
		t.Errorf("contract (-) and file (+) differ:\n%s", diff)
	}
	weight, levels := 0, 0
	for _, x := range q.Questions() {
		weight, levels = weight+x.Weight, levels+len(x.Levels)
	}
	if len(q.Questions()) != 30 || levels != 121 || len(q.Gates) != 73 || weight != 100 {
		t.Errorf("%d questions, %d levels, %d gates, weights %d", len(q.Questions()), levels, len(q.Gates), weight)
	}
}

// No remedy reads as if an alternative were there that the answers rule out:
// each gate that names one which can be ruled out beside it says what to do
// otherwise, and only then.
func TestSecondSaysWhatToDoOtherwise(t *testing.T) {
	q, _ := second(t)
	check := func(t interface {
		Helper()
		Fatalf(string, ...any)
	}, s fixture.Sheet) {
		t.Helper()
		answers := s.Answers(q)
		read, a := q.Read(answers), questionnaire.Assess(q, answers)
		for _, g := range a.Gates {
			want := g.Gate.Remedy
			if instead := q.Alternative(g.Instead); instead != nil && read.RulesOut(instead) {
				want = g.Otherwise
			}
			if g.Remedy != want || want == "" {
				t.Fatalf("%s: the remedy is %q, want %q", g.ID, g.Remedy, want)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, fixture.DrawSheet(t, q)) })
	for _, g := range q.Gates {
		instead := q.Alternative(g.Instead)
		if instead == nil {
			continue
		}
		// The gate fires, and each condition that rules out what it names holds
		// where it can.
		for _, p := range instead.RulesOut {
			s := fixture.Best(q)
			for _, c := range g.When {
				s = s.With(c.Question, c.Level)
			}
			for _, c := range p.When {
				if c.Word != questionnaire.Better {
					s = s.With(c.Question, c.Level)
				}
			}
			check(t, s)
		}
	}
}

// What it says of answers to 1.0.0 fits what 1.0.0 asks, and why a question is
// asked again is said of each.
func TestSecondCarriesAnswersOver(t *testing.T) {
	first, _ := fixture.Pinned(t)
	q, _ := second(t)
	for _, f := range soundness.CheckMigration(first, q) {
		t.Error(f)
	}
	carried, conditional, asked := 0, 0, 0
	for _, x := range q.MigrationFrom(first.Version).Questions {
		for _, l := range x.Levels {
			switch {
			case l.Ask:
				asked++
			case len(l.OnlyIf) > 0 || l.FreshMonths > 0:
				conditional++
			default:
				carried++
			}
			if (l.Ask || len(l.OnlyIf) > 0 || l.FreshMonths > 0) && l.Note == "" {
				t.Errorf("nothing says why %s of %s may be asked again", l.From, x.Question)
			}
		}
	}
	if carried != 60 || conditional != 7 || asked != 29 {
		t.Errorf("%d levels are carried over, %d under a condition, %d asked again", carried, conditional, asked)
	}
}
