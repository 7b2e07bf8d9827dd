package wizard

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// The screen speaks of the flow that the questionnaire is about, page by page.
func TestScreensOfAnotherFlow(t *testing.T) {
	content, err := os.ReadFile("../../docs/questionnaires/client-credentials.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := library.Load(content)
	if q == nil {
		t.Fatal(problems)
	}
	ofDeviceFlow := regexp.MustCompile(`(?i)device[- ]flow|RFC 8628|RFC 10027|cross-device|28 questions|\bCLI\b|host owner`)
	var best, worst questionnaire.Answers
	for _, x := range q.Questions() {
		best = append(best, questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID})
		worst = append(worst, questionnaire.Answer{Question: x.ID, Level: x.Levels[len(x.Levels)-1].ID})
	}
	seen := map[string]bool{}
	look := func(d *driver) {
		for _, line := range strings.Split(d.frame(), "\n") {
			if found := ofDeviceFlow.FindString(line); found != "" {
				t.Errorf("the screen says %q: %s", found, line)
			}
			seen[line] = true
		}
	}
	for _, answers := range []questionnaire.Answers{nil, best, worst} {
		for _, stage := range []session.At{
			{Stage: session.Subject}, {Stage: session.Questions, Question: "acting-for"}, {Stage: session.Questions, Question: "monitoring"},
			{Stage: session.Summary}, {Stage: session.Decision}, {Stage: session.Write},
		} {
			d := &driver{t: t, store: newMemory(t)}
			work := &session.Work{ID: "d1", Draft: review.Draft{Answers: answers}, At: stage}
			d.begin(Config{Questionnaire: q, Today: today, Work: work}, 120, 40)
			look(d)
			for _, key := range []string{"?", "pgdown", "esc", "esc", "v", "esc", "w", "esc"} {
				d.press(key)
				look(d)
			}
		}
	}
	d := &driver{t: t, store: newMemory(t)}
	d.begin(Config{Questionnaire: q, Today: today}, 120, 40)
	look(d)
	for _, want := range []string{"May this CI job use OAuth client credentials?", "the job under review", "the name of the job"} {
		shown := false
		for line := range seen {
			shown = shown || strings.Contains(line, want)
		}
		if !shown {
			t.Errorf("no screen says %q", want)
		}
	}
}
