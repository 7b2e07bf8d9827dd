package command

import (
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/report/schema"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// schemaOf is one kind of file and how its schema is made.
type schemaOf struct {
	name string
	make func() ([]byte, error)
}

// schemas lists the kinds of files that people write, the first being meant
// where none is named.
func (p *program) schemas() []schemaOf {
	return []schemaOf{
		{"record", func() ([]byte, error) { return schema.Record(p.questionnaires()...) }},
		{"answers", func() ([]byte, error) { return schema.Answers(p.library.Default()) }},
		{"questionnaire", schema.Questionnaire},
		{"config", func() ([]byte, error) { return schema.Config(p.questionnaires()...) }},
		{"evidence", schema.Evidence},
	}
}

// questionnaires are all that are known.
func (p *program) questionnaires() []*questionnaire.Questionnaire {
	var all []*questionnaire.Questionnaire
	for _, r := range p.library.Releases() {
		all = append(all, p.library.Get(r.ID, r.Version))
	}
	return all
}

func newSchema(p *program) *cobra.Command {
	var names []string
	for _, s := range p.schemas() {
		names = append(names, s.name)
	}
	return &cobra.Command{
		Use:   "schema [" + strings.Join(names, "|") + "]",
		Short: "Print a JSON Schema, for completion and checks in an editor",
		Long: `Print the JSON Schema (draft 2020-12) of a record, of an answers file, of a
questionnaire, of the configuration .flowverdict.yaml or of an evidence file. An
editor that knows it completes keys, questions, levels and rules, explains them, and
marks what is wrong while it is typed. validate checks more: a schema cannot
compute an assessment.

Write it to a file, and name that file in the editor's settings, or in a comment
in the YAML:

  # yaml-language-server: $schema=record.schema.json

A record that is written where record.schema.json stands in its folder, or above
it in the repository, has that comment.`,
		Example: `  flowverdict schema record > record.schema.json
  flowverdict schema answers > answers.schema.json
  flowverdict schema config > flowverdict-config.schema.json`,
		ValidArgs: names,
		Args:      arguments.AtMostOne("schema"),
		RunE: func(_ *cobra.Command, args []string) error {
			wanted := append(args, names[0])[0]
			for _, s := range p.schemas() {
				if s.name == wanted {
					return p.printSchema(s)
				}
			}
			hint := "use one of " + strings.Join(names, ", ")
			if near := yamldoc.Nearest(wanted, names); near != "" {
				hint += " (nearest: " + near + ")"
			}
			return usage.Errorf("there is no schema %q", wanted).WithHint("%s", hint)
		},
	}
}

func (p *program) printSchema(s schemaOf) error {
	content, err := s.make()
	if err != nil {
		return err
	}
	return p.Print(string(content))
}
