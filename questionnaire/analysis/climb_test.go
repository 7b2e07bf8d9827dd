package analysis

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// climb looks for the sheets that are hardest to explain and writes them to
// testdata; it takes a minute.
var climb = flag.Int("climb", 0, "look for the sheets that are hardest to explain, with so many starts")

// hard is a kind of sheet that is hard to explain: the file that keeps the
// hardest one, and what the effort is.
type hard struct {
	file   string
	effort func(q *questionnaire.Questionnaire, answers questionnaire.Answers, target questionnaire.Verdict) int
	gaps   bool // open answers make a difference
}

// hardPaths counts the steps of the search for paths. Facts are thawed: that
// leaves most to choose from. Open answers count as the worst.
func hardPaths() hard {
	return hard{"testdata/hardest-paths.txt", func(q *questionnaire.Questionnaire, answers questionnaire.Answers, target questionnaire.Verdict) int {
		_, steps := paths(q, q.Read(answers), target, PathOptions{ThawFacts: true}, mostPaths, mostBeyond, usual())
		return steps
	}, false}
}

// hardAsk counts the steps of looking whether points land in a band.
func hardAsk() hard {
	return hard{"testdata/hardest-ask.txt", func(q *questionnaire.Questionnaire, answers questionnaire.Answers, _ questionnaire.Verdict) int {
		r := newReachability(q, q.Read(answers), usual())
		r.asks()
		return usual().landing - r.landing.left
	}, true}
}

// TestClimbToTheHardestSheets climbs from random sheets: some answers are
// changed at a time, and the change is kept while the effort does not fall.
func TestClimbToTheHardestSheets(t *testing.T) {
	if *climb == 0 {
		t.Skip("run with -climb=20")
	}
	q := fixture.Release()
	for _, h := range []hard{hardPaths(), hardAsk()} {
		hardest, text := -1, ""
		for seed := range uint64(*climb) {
			target := questionnaire.Verdict(1 + seed%3)
			answers, effort := h.climb(q, target, rand.New(rand.NewPCG(seed, 8628)))
			t.Logf("%s: start %d: effort %d to %s", h.file, seed, effort, target)
			if effort > hardest {
				hardest, text = effort, fmt.Sprintf("target %s\neffort %d\n", target, effort)
				for _, a := range answers {
					text += a.Question + " " + a.Level + "\n"
				}
			}
		}
		if err := os.WriteFile(h.file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (h hard) climb(q *questionnaire.Questionnaire, target questionnaire.Verdict, r *rand.Rand) (questionnaire.Answers, int) {
	var answers questionnaire.Answers
	draw := func(x *questionnaire.Question) string {
		if h.gaps && r.IntN(2) == 0 {
			return questionnaire.Unknown
		}
		return x.Levels[r.IntN(len(x.Levels))].ID
	}
	for _, x := range q.Questions() {
		answers = append(answers, questionnaire.Answer{Question: x.ID, Level: draw(x)})
	}
	best := h.effort(q, answers, target)
	for range 1500 {
		next := append(questionnaire.Answers(nil), answers...)
		for range 1 + r.IntN(3) {
			at := r.IntN(len(next))
			next[at].Level = draw(q.Question(next[at].Question))
		}
		if effort := h.effort(q, next, target); effort >= best {
			answers, best = next, effort
		}
	}
	return answers, best
}

// hardest reads the sheet that climbing found, and its effort then.
func (h hard) hardest(t testing.TB, q *questionnaire.Questionnaire) (answers questionnaire.Answers, target questionnaire.Verdict, effort int) {
	t.Helper()
	data, err := os.ReadFile(h.file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch name {
		case "target":
			target, _ = questionnaire.ParseVerdict(value)
		case "effort":
			if _, err := fmt.Sscan(value, &effort); err != nil {
				t.Fatal(err)
			}
		default:
			answers = append(answers, questionnaire.Answer{Question: name, Level: value})
		}
	}
	if len(answers) != len(q.Questions()) {
		t.Fatalf("%s has %d answers, the questionnaire %d questions: climb again", h.file, len(answers), len(q.Questions()))
	}
	return answers, target, effort
}

// The hardest sheets take the effort that they took when they were found, and
// the search for paths is never cut. More effort is a slower search; less
// means that there may be harder ones now: climb again.
func TestTheHardestSheetsStayAsHard(t *testing.T) {
	q := fixture.Release()
	for _, h := range []hard{hardPaths(), hardAsk()} {
		answers, target, want := h.hardest(t, q)
		if got := h.effort(q, answers, target); got != want {
			t.Errorf("%s: effort %d, was %d", h.file, got, want)
		}
		for _, v := range questionnaire.Verdicts() {
			if Paths(q, answers, v, PathOptions{ThawFacts: true}).Stopped {
				t.Errorf("%s: the search for paths to %s stops", h.file, v)
			}
		}
	}
}
