package command

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/document"
	"flowverdict/questionnaire/safetext"
	"flowverdict/report/record"

	"github.com/spf13/cobra"
)

// rejudged is one record under another questionnaire.
type rejudged struct {
	path, subject string
	was, is       questionnaire.Assessment
	causes        []*questionnaire.Gate // fire now, and did not under the record's own questionnaire
	lifted        []*questionnaire.Gate
}

func newRejudge(e Env) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "rejudge [PATH…]",
		Short: "Show which records would get another verdict under another questionnaire",
		Long: `Judge the answers of stored records by the questionnaire that --questionnaire
names (a file, or ID@VERSION), and list what each verdict is under its own and
would be under that one, with the gates that make the difference. Nothing is
written: so an organisation sees what a stricter rule does before it adopts it.`,
		Example: `  flowverdict rejudge docs/decisions --questionnaire stricter.yaml`,
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return usage("there is no format %q", format).withHint("use one of text, json")
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			list, err := e.rejudge(args)
			if err != nil {
				return err
			}
			if len(list) == 0 {
				e.note("flowverdict: error: there is no record in %s", strings.Join(args, ", "))
				return exitCode(exitNoRecord)
			}
			if format == "json" {
				content, err := rejudgedJSON(e.library.Default(), list)
				if err != nil {
					return err
				}
				return e.print(string(content))
			}
			return e.print(rejudgedTable(list))
		},
	}
	c.Flags().StringVar(&format, "format", "text", "one of text, json")
	return c
}

func (e Env) rejudge(paths []string) ([]rejudged, error) {
	s := selectFiles(paths)
	if len(s.failed) > 0 {
		return nil, s.failed[0]
	}
	by := e.library.Default()
	var out []rejudged
	for _, path := range s.paths {
		content, err := readFile(path, recordLimit())
		if err != nil {
			return nil, err
		}
		if !isRecord(content) {
			continue
		}
		f, own, _, err := e.loadRecord(path)
		if err != nil {
			return nil, err
		}
		out = append(out, rejudgeOne(path, f, own, by))
	}
	return out, nil
}

func rejudgeOne(path string, f record.File, own, by *questionnaire.Questionnaire) rejudged {
	r := rejudged{path: path, subject: f.Subject.Name, was: questionnaire.Assess(own, f.Answers), is: questionnaire.Assess(by, f.Answers)}
	r.causes = onlyIn(r.is.Fired(), r.was.Fired())
	r.lifted = onlyIn(r.was.Fired(), r.is.Fired())
	return r
}

// onlyIn returns the gates of the first list whose id the second has not.
func onlyIn(these, those []questionnaire.GateResult) []*questionnaire.Gate {
	known := map[string]bool{}
	for _, g := range those {
		known[g.ID] = true
	}
	var out []*questionnaire.Gate
	for _, g := range these {
		if !known[g.ID] {
			out = append(out, g.Gate)
		}
	}
	return out
}

func gateIDs(gates []*questionnaire.Gate) []string {
	var ids []string
	for _, g := range gates {
		ids = append(ids, g.ID)
	}
	return ids
}

func rejudgedTable(list []rejudged) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "RECORD\tNOW\tWOULD BE\tSCORE\tCAUSE")
	other := 0
	for _, r := range list {
		var causes []string
		for _, id := range gateIDs(r.causes) {
			causes = append(causes, id+" fires")
		}
		for _, id := range gateIDs(r.lifted) {
			causes = append(causes, id+" falls away")
		}
		cause := strings.Join(causes, ", ")
		switch {
		case r.was.Verdict() == r.is.Verdict():
			cause = "-"
		case cause == "":
			cause = fmt.Sprintf("points %s, were %s, in the bands of the other", rangeText(r.is.Points), rangeText(r.was.Points))
		}
		if r.was.Verdict() != r.is.Verdict() {
			other++
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", safetext.Line(r.path), r.was.Verdict(), r.is.Verdict(), rangeText(r.is.Score), cause)
	}
	if err := w.Flush(); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	fmt.Fprintf(&b, "%d of %d would get another verdict\n", other, len(list))
	return b.String()
}

func rejudgedJSON(by *questionnaire.Questionnaire, list []rejudged) ([]byte, error) {
	records := document.Always{}
	for _, r := range list {
		records = append(records, document.Object{
			{Key: "record", Value: r.path},
			{Key: "subject", Value: r.subject},
			{Key: "verdict", Value: r.was.Verdict().String()},
			{Key: "would_be", Value: r.is.Verdict().String()},
			{Key: "score", Value: document.Flow{{Key: "low", Value: r.is.Score.Low}, {Key: "high", Value: r.is.Score.High}}},
			{Key: "fires", Value: words(gateIDs(r.causes))},
			{Key: "falls_away", Value: words(gateIDs(r.lifted))},
		})
	}
	return document.JSON(document.Object{
		{Key: "schema", Value: "flowverdict/rejudged/v1"},
		{Key: "questionnaire", Value: document.Object{{Key: "id", Value: by.ID}, {Key: "version", Value: by.Version}, {Key: "sha256", Value: by.Digest}}},
		{Key: "records", Value: records},
	})
}

func words(list []string) document.Always {
	out := document.Always{}
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
