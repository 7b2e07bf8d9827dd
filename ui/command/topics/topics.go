// Package topics are the texts of help that are about no single command: what
// verdicts and words mean, exit codes, the configuration, the environment.
//
// It may import what the texts are made from, and the library that reads command
// lines.
package topics

import (
	"flowverdict/questionnaire"
	"flowverdict/report/validation/config"

	"github.com/spf13/cobra"
)

// Add has help show the topics. asked returns the questionnaire that verdicts are
// explained by.
func Add(root *cobra.Command, asked func() *questionnaire.Questionnaire) {
	for _, t := range []struct {
		name, short string
		text        func() string
	}{
		{"verdicts", "What the verdicts mean, and how one comes about", func() string { return verdicts(asked()) }},
		{"glossary", "The words of judging and of records", glossary},
		{"exit-codes", "What the exit codes say", exitCodes},
		{"configuration", "What " + config.FileName + " is for, and where it is looked for", configuration},
		{"environment", "Which variables are read, and where drafts are kept", environment},
	} {
		c := &cobra.Command{Use: t.name, Short: t.short}
		c.SetHelpFunc(func(c *cobra.Command, _ []string) { c.Print(t.text()) })
		root.AddCommand(c)
	}
}
