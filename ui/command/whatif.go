package command

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/comparison"
	"flowverdict/report/record"
	"flowverdict/report/summary"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// whatIfFlags are the flags of what-if.
type whatIfFlags struct {
	format     string
	all, facts bool
}

// whatIfFormats are the ways to write what other answers would change.
func whatIfFormats() formats[comparison.WhatIf] {
	return formats[comparison.WhatIf]{
		{"text", asText(whatIfText)},
		{"json", json.WhatIf},
	}
}

func newWhatIf(e Env) *cobra.Command {
	var f whatIfFlags
	c := &cobra.Command{
		Use:   "what-if RECORD [QUESTION=LEVEL…]",
		Short: "Show what other answers would change",
		Long: `Show what a record's verdict would be with other answers: verdict, score, gates
and conditions. Nothing is written.

Without an answer, show why the verdict is what it is, what it rests on, which
smallest sets of answers would make it better and who would have to move them,
or why nothing can, and what to ask next. Facts count as they are, and the first
ways are shown: --facts supposes that they could be otherwise, --all shows every
way.`,
		Example: `  flowverdict what-if 0001-glab.yaml
  flowverdict what-if 0001-glab.yaml --all
  flowverdict what-if 0002-gh.yaml --facts
  flowverdict what-if 0001-glab.yaml privilege=read-only scope=per-task
  flowverdict what-if 0001-glab.yaml privilege=read-only --format json`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage.Errorf("%s needs a record", c.CommandPath()).WithHint("see %s --help", c.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return e.whatIf(args[0], args[1:], f)
		},
	}
	whatIfFormats().addFlag(c, &f.format)
	c.Flags().BoolVar(&f.all, "all", false, "show every smallest way (100 at most) and the few beyond, not the first three")
	c.Flags().BoolVar(&f.facts, "facts", false, "suppose that facts, which nobody can change, could be otherwise")
	return c
}

// whatIf prints what other answers would change, or advice where none are
// given.
func (e Env) whatIf(name string, changes []string, f whatIfFlags) error {
	write, err := whatIfFormats().named(f.format)
	if err != nil {
		return err
	}
	if len(changes) > 0 && (f.all || f.facts) {
		return usage.Errorf("--all and --facts ask for ways to a better verdict").WithHint("leave them out, or leave out the answers")
	}
	source, err := e.loadSource(name)
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		return printAs(e, write, comparison.Ways(source, summary.Options{Facts: f.facts, All: f.all}))
	}
	answers, err := otherAnswers(source.Questionnaire, source.Record.Answers, changes)
	if err != nil {
		return err
	}
	return printAs(e, write, comparison.OtherAnswers(source, answers))
}

// otherAnswers reads question=level, each question once.
func otherAnswers(q *questionnaire.Questionnaire, answers questionnaire.Answers, changes []string) (questionnaire.Answers, error) {
	given := map[string]bool{}
	for _, change := range changes {
		id, level, ok := strings.Cut(change, "=")
		if !ok {
			return nil, usage.Errorf("%q is no answer", change).WithHint("write QUESTION=LEVEL, as in privilege=read-only")
		}
		question := q.Question(id)
		if question == nil {
			message, hint := record.NoQuestion(q, id)
			return nil, usage.Errorf("%s", message).WithHint("%s", hint)
		}
		if _, known := question.Level(level); !known && level != questionnaire.Unknown {
			message, hint := record.NoLevel(question, level)
			return nil, usage.Errorf("%s", message).WithHint("%s", hint)
		}
		if given[id] {
			return nil, usage.Errorf("question %q is answered twice", id).WithHint("give one answer to each question")
		}
		given[id] = true
		answers = answers.WithLevel(id, level)
	}
	return answers, nil
}

func whatIfText(w comparison.WhatIf) string {
	if w.Difference != nil {
		return differenceText(*w.Difference)
	}
	return adviceText(w.Advice.Parts)
}

func adviceText(parts []summary.Part) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Title + "\n" + hang("  ", p.Lead))
		for _, point := range p.Points {
			b.WriteString(hang("  - ", point.Text))
		}
	}
	return b.String()
}

// differenceText says what differs between two assessments.
func differenceText(d analysis.Difference) string {
	var b strings.Builder
	line := func(title, text string) { b.WriteString(aligned(title, text)) }
	for _, c := range d.Answers {
		line("answer", fmt.Sprintf("%s: %s, was %s", c.Question.ID, levelOr(c.To), levelOr(c.From)))
	}
	line("verdict", changed(d.Before.Verdict().String(), d.After.Verdict().String()))
	line("at best", changed(d.Before.Bracket.Highest.String(), d.After.Bracket.Highest.String()))
	line("score", changed(rangeText(d.Before.Score), rangeText(d.After.Score)))
	line("points", changed(rangeText(d.Before.Points), rangeText(d.After.Points)))
	for _, x := range []struct {
		title string
		gates []*questionnaire.Gate
	}{{"fires", d.Fired}, {"might fire", d.Possible}, {"lifted", d.Lifted}, {"ruled out", ruledOut(d)}, {"condition", d.Appearing}, {"gone", d.Vanishing}} {
		for _, g := range x.gates {
			text := fmt.Sprintf("%s (%s), caps at %s", g.Title, g.ID, g.Caps)
			if x.title == "condition" {
				text = fmt.Sprintf("%s (%s)", g.Remedy, g.ID)
			}
			if x.title == "gone" {
				text = fmt.Sprintf("the condition of %s", g.ID)
			}
			line(x.title, text)
		}
	}
	return b.String()
}

// ruledOut are the gates that might have fired and now cannot.
func ruledOut(d analysis.Difference) []*questionnaire.Gate {
	return slices.DeleteFunc(slices.Clone(d.Excluded), func(g *questionnaire.Gate) bool { return slices.Contains(d.Fired, g) })
}

func levelOr(level string) string {
	if level == "" {
		return "open"
	}
	return level
}

func changed(before, after string) string {
	if before == after {
		return after + ", as before"
	}
	return after + ", was " + before
}

func rangeText(r questionnaire.Range) string {
	if r.Low == r.High {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d to %d", r.Low, r.High)
}
