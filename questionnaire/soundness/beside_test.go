package soundness_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/soundness"
)

// What cannot be read does not keep the rest from being checked.
func TestLoadChecksBesideWhatItCannotRead(t *testing.T) {
	_, data := fixture.Pinned(t)
	text := string(data)
	for _, x := range [][2]string{
		{"    weight: 8\n", "    weight: heavy\n"},
		{"        title: Owner\n", "        titel: Owner\n"},
		{"    behind: unmanaged-uncontrolled\n", ""},
		{"{question: access-token, level: half-day}", "{question: access-tokn, level: half-day}"},
		{"  - id: supervised-agent\n    title: Supervised agent\n", "  - id: supervised-agent\n    title: \"\"\n"},
	} {
		if strings.Count(text, x[0]) < 1 {
			t.Fatalf("%q does not stand in the file", x[0])
		}
		text = strings.Replace(text, x[0], x[1], 1)
	}
	_, problems := library.Load([]byte(text))
	var got []finding.RuleID
	for i, p := range problems {
		got = append(got, p.Rule)
		if i > 0 && p.Line < problems[i-1].Line {
			t.Error("they do not stand in the order of the file")
		}
	}
	want := []finding.RuleID{yamldoc.WrongType, yamldoc.UnknownKey, soundness.DanglingID, soundness.MaskedGate, soundness.MissingText}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Whatever line of a sound file cannot be read, nothing that follows from it is
// reported beside it.
func TestLoadReportsNoEchoOfWhatItCannotRead(t *testing.T) {
	data, err := os.ReadFile("../library/testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	key := regexp.MustCompile(`^( *(?:- )?(?:\{[a-z]+: [^,]+, )?)([a-z]+):( .*|$)`)
	own := []finding.RuleID{
		soundness.BadID, soundness.DuplicateID, soundness.DanglingID, soundness.BadWeight, soundness.BadPoints,
		soundness.BadBands, soundness.BadGate, soundness.MaskedGate, soundness.DeadSection, soundness.DeadLevel,
		soundness.NoVerdict, soundness.MissingText, soundness.MissingSource, soundness.FalseDeclared,
	}
	tried := 0
	for i := range lines {
		m := key.FindStringSubmatch(lines[i])
		if m == nil || testing.Short() && i%12 > 0 {
			continue
		}
		for _, changed := range []string{m[1] + m[2] + "x:" + m[3], fmt.Sprintf("%s%s: {no: %d}", m[1], m[2], i)} {
			file := slices.Clone(lines)
			file[i] = changed
			q, problems := library.Load([]byte(strings.Join(file, "\n")))
			if q != nil {
				continue // a line of prose
			}
			if len(problems) == 1 && strings.HasSuffix(problems[0].Path, ".when."+m[2]+"x") {
				continue // it was read: the key names a question
			}
			tried++
			for _, p := range problems {
				if slices.Contains(own, p.Rule) {
					t.Errorf("line %d, %q: and also %s: %s", i+1, changed, p.Path, p.Message)
				}
			}
		}
	}
	if !testing.Short() && tried < 100 {
		t.Errorf("only %d lines were tried", tried)
	}
}
