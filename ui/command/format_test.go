package command

import (
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/evidence/probe/provider"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/voice"
)

// ran runs the command line and returns its exit code and what it said.
func ran(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	x, wrong := run(Env{Args: args, Library: fixture.Library(), Getenv: keeping(t.TempDir())}, "")
	if wrong != nil {
		t.Fatal(wrong)
	}
	return x.code, x.out, x.err
}

var listed = regexp.MustCompile(`[a-z]+(, [a-z]+)+`)

// The formats that a command's help lists are those that it can write, and
// those that the error for any other name lists.
func TestFormatsOfEveryCommand(t *testing.T) {
	const record, answers = "../../docs/examples/0001-glab.yaml", "../../docs/examples/0001-glab.yaml"
	idp, stop := provider.Start(provider.Switches{DeviceError: "unauthorized_client"}) // is asked once, without waiting
	defer stop()
	arguments := map[string][]string{
		"ask":      {record, "--to", "host-owner", "--all"},
		"assess":   {"--answers", answers, "--no-input", "--out", "-"},
		"compare":  {record, "../../docs/examples/0002-gh.yaml"},
		"drafts":   {},
		"inspect":  {"testdata/metadata.json"},
		"list":     {record},
		"probe":    {idp.Address, "--client-id", idp.Client, "--yes", "--watch", "0s"},
		"rejudge":  {record},
		"report":   {record},
		"validate": {record},
		"what-if":  {record},
	}
	for _, c := range newRoot(&program{Voice: &voice.Voice{}}, "").Commands() {
		flag := c.Flags().Lookup("format")
		if flag == nil {
			continue
		}
		args := append([]string{c.Name()}, arguments[c.Name()]...)
		names := listed.FindString(flag.Usage)
		if arguments[c.Name()] == nil || names == "" {
			t.Errorf("%s: no arguments to try its formats with, or no names in its help: %q", c.Name(), flag.Usage)
			continue
		}
		seen := map[string]string{}
		for name := range strings.SplitSeq(names, ", ") {
			code, out, err := ran(t, append(args, "--format", name)...)
			if code != outcome.ExitDone {
				t.Errorf("%s --format %s ends with %d: %s", c.Name(), name, code, err)
			}
			if other, twice := seen[out]; twice && out != "" {
				t.Errorf("%s writes %s as %s", c.Name(), name, other)
			}
			seen[out] = name
		}
		if code, _, err := ran(t, append(args, "--format", "nope")...); code != outcome.ExitUsage || !strings.Contains(err, "use one of "+names+"\n") {
			t.Errorf("%s --format nope ends with %d, and does not list %s: %s", c.Name(), code, names, err)
		}
	}
}
