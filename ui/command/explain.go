package command

import (
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newExplain(e Env) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [ID…]",
		Short: "Explain questions, levels, gates, verdicts, alternatives and rules",
		Long: `Explain what an id means and where it comes from: a question (browser), a level
of it (browser=none), a gate (local-browser), a verdict (governed), an
alternative (ciba), or a rule of validate (unknown-level). Without an id,
everything is explained.`,
		RunE: func(_ *cobra.Command, args []string) error {
			entries := glossary(e.library.Default())
			if len(args) == 0 {
				return e.print(strings.Join(texts(entries), "\n"))
			}
			var out []string
			for _, id := range args {
				found := lookup(entries, id)
				if len(found) == 0 {
					return unknownID(entries, id)
				}
				out = append(out, texts(found)...)
			}
			return e.print(strings.Join(out, "\n"))
		},
	}
}

func unknownID(entries []entry, id string) error {
	ids := make([]string, 0, len(entries))
	for _, x := range entries {
		ids = append(ids, x.id)
	}
	hint := "flowverdict explain, without an id, explains everything"
	if near := yamldoc.Nearest(id, ids); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usage.Errorf("nothing has the id %q", id).WithHint("%s", hint)
}

// lookup finds what an id names: one thing of its own, or every level of that
// name.
func lookup(entries []entry, id string) []entry {
	var found []entry
	for _, x := range entries {
		if x.id == id {
			found = append(found, x)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, x := range entries {
		if strings.HasSuffix(x.id, "="+id) {
			found = append(found, x)
		}
	}
	return found
}

func texts(entries []entry) []string {
	out := make([]string, len(entries))
	for i, x := range entries {
		out[i] = x.text()
	}
	return out
}
