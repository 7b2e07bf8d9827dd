//go:build unix

package command

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
)

// BenchmarkHostileQuestionnaire runs every command that judges on the shapes of
// questionnaires that the search in package analysis found hardest. Each answers
// within a second on an idle machine.
func BenchmarkHostileQuestionnaire(b *testing.B) {
	for _, shape := range []fixture.HostileShape{
		{Questions: 56, Levels: 3, Gates: 160, Clauses: 3, MaxWeight: 20, Levers: 8},
		{Questions: 56, Levels: 3, Gates: 160, Clauses: 2, MaxWeight: 1, Alike: true},
		{Questions: 40, Levels: 4, Gates: 500, Clauses: 4, MaxWeight: 1000, Levers: 8},
		{Seed: 3, Questions: 500, Levels: 8, Gates: 300, Clauses: 5, Near: 283, Levers: 8, MaxWeight: 1000, Alike: true},
	} {
		b.Run(fmt.Sprintf("questions=%d,gates=%d,clauses=%d", shape.Questions, shape.Gates, shape.Clauses), func(b *testing.B) {
			b.Chdir(b.TempDir())
			d := fixture.Hostile(shape)
			best := "subject: {name: acmectl, owner: platform}\nreview: {reviewers: [security], date: \"2026-11-20\"}\nanswers:\n"
			open := best[:len(best)-len("answers:\n")]
			for _, x := range fixture.Questions(&d) {
				best += "  " + x.ID + ": " + x.Levels[0].ID + "\n"
			}
			for name, content := range map[string]string{"q.yaml": string(fixture.File(&d)), "open.yaml": open, "best.yaml": best} {
				if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
					b.Fatal(err)
				}
			}
			assess := []string{"assess", "--no-input", "--questionnaire", "q.yaml", "--answers"}
			for _, args := range [][]string{append(assess, "open.yaml", "--name", "open-one"), append(assess, "best.yaml", "--name", "best-one")} {
				runHere(b, "", args...)
			}
			for _, args := range [][]string{
				{"questionnaire", "check", "q.yaml"}, append(assess, "open.yaml", "--name", "open-one", "--force"), {"report", "open-one.yaml"},
				{"update", "open-one.yaml"}, {"validate", "open-one.yaml"}, {"what-if", "open-one.yaml", "--all", "--facts"},
				{"compare", "open-one.yaml", "best-one.yaml"}, {"compare", "best-one.yaml", "open-one.yaml"}, {"rejudge", "open-one.yaml"},
			} {
				if args[0] != "questionnaire" && args[0] != "assess" {
					args = append(args, "--questionnaire", "q.yaml")
				}
				b.Run(args[0], func(b *testing.B) {
					for b.Loop() {
						if out := runHere(b, "", args...); strings.Contains(out, "flowverdict: error") {
							b.Fatalf("%q: %s", args, out)
						}
					}
				})
			}
		})
	}
}
