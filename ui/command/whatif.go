package command

import (
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/comparison"
	"flowverdict/report/record"
	"flowverdict/report/summary"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/command/voice"

	"github.com/spf13/cobra"
)

// whatIfFlags are the flags of what-if.
type whatIfFlags struct {
	format     string
	all, facts bool
	instead    bool
}

// whatIfFormats are the ways to write what other answers would change.
func whatIfFormats() arguments.Formats[comparison.WhatIf] {
	return arguments.Formats[comparison.WhatIf]{
		{Name: "text", Write: arguments.Text(text.WhatIf)},
		{Name: "json", Write: json.WhatIf},
	}
}

func newWhatIf(p *program) *cobra.Command {
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
way. --instead shows what could be used instead: what the answers rule out and
why, which verdict would remain, and what would make the best of it better.`,
		Example: `  flowverdict what-if 0001-glab.yaml
  flowverdict what-if 0001-glab.yaml --all
  flowverdict what-if 0002-gh.yaml --facts
  flowverdict what-if 0002-gh.yaml --instead
  flowverdict what-if 0001-glab.yaml privilege=read-only scope=per-task
  flowverdict what-if 0001-glab.yaml privilege=read-only --format json`,
		Args: arguments.AtLeastOne("record"),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.whatIf(args[0], args[1:], f)
		},
	}
	whatIfFormats().AddFlag(c, &f.format)
	c.Flags().BoolVar(&f.all, "all", false, "show every smallest way (100 at most) and the few beyond, not the first three")
	c.Flags().BoolVar(&f.facts, "facts", false, "suppose that facts, which nobody can change, could be otherwise")
	c.Flags().BoolVar(&f.instead, "instead", false, "show what could be used instead, judged on the same answers")
	return c
}

// whatIf prints what other answers would change, or advice where none are
// given.
func (p *program) whatIf(name string, changes []string, f whatIfFlags) error {
	write, err := whatIfFormats().Named(f.format)
	if err != nil {
		return err
	}
	if len(changes) > 0 && f.instead {
		return usage.Errorf("--instead judges alternatives on the record's answers").WithHint("leave it out, or leave out the answers")
	}
	if len(changes) > 0 && (f.all || f.facts) {
		return usage.Errorf("--all and --facts ask for ways to a better verdict").WithHint("leave them out, or leave out the answers")
	}
	source, err := p.records().Source(name)
	if err != nil {
		return err
	}
	if f.instead {
		return voice.PrintAs(p.Voice, write, comparison.Instead(source, summary.Options{Facts: f.facts, All: f.all}))
	}
	if len(changes) == 0 {
		return voice.PrintAs(p.Voice, write, comparison.Ways(source, summary.Options{Facts: f.facts, All: f.all}))
	}
	answers, err := otherAnswers(source.Questionnaire, source.Record.Answers, changes)
	if err != nil {
		return err
	}
	return voice.PrintAs(p.Voice, write, comparison.OtherAnswers(source, answers))
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
