package alternatives_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/fixture"
)

func lines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.TrimSuffix(line, "\n"))
		}
	}
	return out
}

// given reads answers: those named, all else at its best or unknown.
func given(t *testing.T, q *questionnaire.Questionnaire, only bool, pairs string) fixture.Sheet {
	t.Helper()
	s := fixture.Best(q)
	if only {
		for id := range s {
			s[id] = questionnaire.Unknown
		}
	}
	for _, pair := range strings.Fields(pairs) {
		question, level, _ := strings.Cut(pair, "=")
		if q.Question(question) == nil {
			t.Fatalf("there is no question %q", question)
		}
		s[question] = level
	}
	return s
}

// described writes down what a case states of a sheet: only what it names.
func described(q *questionnaire.Questionnaire, s fixture.Sheet, about func(string) bool) []string {
	answers := s.Answers(q)
	a := questionnaire.Assess(q, answers)
	all := alternatives.Judge(q, answers)
	option := alternatives.Choose(q, &a, all)
	var out []string
	say := func(about func(string) bool, key string, words ...string) {
		if about(key) && len(words) > 0 {
			out = append(out, strings.TrimSpace(key+" "+strings.Join(words, " ")))
		}
	}
	say(about, "verdict", bracket(a.Bracket))
	score := fmt.Sprint(a.Score.Low)
	if a.Score.Low != a.Score.High {
		score = fmt.Sprintf("%d to %d", a.Score.Low, a.Score.High)
	}
	say(about, "score", score)
	var fired, behind, fires []string
	for _, g := range a.Gates {
		switch {
		case g.State != questionnaire.Fired:
			continue
		case g.Overshadowed:
			behind = append(behind, g.ID)
		default:
			fired = append(fired, g.ID)
		}
		fires = append(fires, g.ID)
	}
	say(about, "fired", fired...)
	say(about, "behind", behind...)
	say(about, "fires", fires...)
	id := option.ID("device-flow")
	if option.FindOut {
		id = "find-out"
	}
	say(about, "option", id)
	var overlays []string
	for _, o := range option.Overlays {
		overlays = append(overlays, o.ID)
	}
	always := func(string) bool { return true }
	say(always, "overlays", overlays...)
	for _, g := range option.Remaining {
		say(always, "remaining", g.ID)
	}
	var undecided, ruledOut []string
	for _, r := range all {
		switch r.Status {
		case alternatives.Possible:
			say(func(string) bool { return about("out") }, "possible", r.ID, bracket(r.Residual.Bracket))
		case alternatives.NotRuledOutYet:
			undecided = append(undecided, r.ID)
		case alternatives.RuledOut:
			ruledOut = append(ruledOut, r.ID)
		}
	}
	say(func(string) bool { return about("out") }, "undecided", undecided...)
	say(about, "out", ruledOut...)
	return out
}

func bracket(b questionnaire.Bracket) string {
	if b.Decided() {
		return b.Lowest.String()
	}
	return b.Lowest.String() + " to " + b.Highest.String()
}

// Every case gives what it states.
func TestCases(t *testing.T) {
	q, _ := fixture.Judged(t)
	n := 0
	for block := range strings.SplitSeq(strings.Join(lines(t, "cases.txt"), "\n"), "\n\n") {
		want := strings.Split(strings.TrimSpace(block), "\n")
		name, only := strings.TrimPrefix(want[0], "case "), want[1] == "only"
		want = want[1:]
		if only {
			want = want[1:]
		}
		s := given(t, q, only, strings.TrimPrefix(want[0], "answers"))
		want = want[1:]
		about := func(key string) bool {
			return slices.ContainsFunc(want, func(line string) bool { return strings.HasPrefix(line, key+" ") })
		}
		gate, ofGate := strings.CutPrefix(name, "gate ")
		got := described(q, s, about)
		sortGates(want)
		sortGates(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if ofGate && q.Gate(gate) == nil {
			t.Errorf("there is no gate %s", gate)
		}
		n++
	}
	if n != 166 {
		t.Errorf("%d cases", n)
	}
}

// sortGates puts the gates of a line into the order of their ids: a case need
// not know that of the questionnaire.
func sortGates(lines []string) {
	for i, line := range lines {
		words := strings.Fields(line)
		if slices.Contains([]string{"fired", "behind", "fires"}, words[0]) {
			slices.Sort(words[1:])
			lines[i] = strings.Join(words, " ")
		}
	}
}

// What the provider offers rules alternatives out and speaks against them.
func TestWhatTheProviderOffers(t *testing.T) {
	q, _ := fixture.Judged(t)
	n := 0
	for _, line := range lines(t, "offered.txt") {
		if line == "" {
			continue
		}
		f := strings.Split(line, " | ")
		s := given(t, q, false, "browser="+f[0]+" browser-grant="+f[1])
		if strings.HasPrefix(f[2], "fido") {
			s = s.With("cross-device-option", "fido")
		}
		all := alternatives.Judge(q, s.Answers(q))
		r := all[slices.IndexFunc(all, func(r alternatives.Result) bool { return r.ID == f[2] })]
		got := []string{strings.ReplaceAll(string(r.Status), "-", " "), whys(r.RulesOut), whys(r.Against), whys(r.For)}
		if !slices.Equal(got, f[3:]) {
			t.Errorf("%s:\n%q\nwant\n%q", line, got, f[3:])
		}
		n++
	}
	if n != 33 {
		t.Errorf("%d lines", n)
	}
}

func whys(all []questionnaire.Precondition) string {
	if len(all) == 0 {
		return "-"
	}
	out := make([]string, len(all))
	for i, p := range all {
		out[i] = p.Why
	}
	return strings.Join(out, "; ")
}

// With nothing answered everything is possible but for what can be ruled out,
// and the option is to find out.
func TestNothingAnswered(t *testing.T) {
	q, _ := fixture.Judged(t)
	a := questionnaire.Assess(q, nil)
	all := alternatives.Judge(q, nil)
	if option := alternatives.Choose(q, &a, all); !option.FindOut || option.ID("device-flow") != alternatives.NoOption || len(option.Overlays) > 0 {
		t.Errorf("%+v", option)
	}
	for _, r := range all {
		if r.Kind() == questionnaire.Protocol && r.Status != alternatives.NotRuledOutYet || r.Kind() == questionnaire.Overlay && r.Status != alternatives.NotCalledFor {
			t.Errorf("%s is %s", r.ID, r.Status)
		}
		if r.Residual.Bracket.Lowest != questionnaire.Unsuitable || r.Residual.Bracket.Highest != questionnaire.Suitable {
			t.Errorf("%s: %v", r.ID, r.Residual.Bracket)
		}
	}
}
