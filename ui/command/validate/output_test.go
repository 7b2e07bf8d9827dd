package validate

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// No place is written twice, however its path is written; without a format
// there is one output.
func TestEachPlaceIsWrittenOnce(t *testing.T) {
	if out, err := outputs(nil, &files.Guard{}); err != nil || len(out) != 1 {
		t.Errorf("without a format: %d outputs, %v", len(out), err)
	}
	for _, a := range output.Formats() {
		for _, b := range output.Formats() {
			for _, x := range []struct {
				first, second string
				twice         bool
			}{
				{"", "", true}, {"", "=-", true}, {"=-", "=-", true}, {"", "=out", false}, {"=out", "=other", false},
				{"=out", "=out", true}, {"=out", "=./out", true}, {"=out", "=in/../out", true},
			} {
				wanted := []string{a.Name + x.first, b.Name + x.second}
				out, err := outputs(wanted, &files.Guard{})
				var wrong *usage.Error
				if x.twice != errors.As(err, &wrong) || !x.twice && (err != nil || len(out) != 2) || x.twice && len(out) != 1 {
					t.Errorf("%q: %d outputs, %v", wanted, len(out), err)
				}
			}
		}
	}
}

// A file gets what standard output gets without colour, and nothing else is
// written.
func TestAFileGetsWhatStandardOutputGets(t *testing.T) {
	r := &validation.Result{}
	target := output.Target{Version: "1"}
	for _, f := range output.Formats() {
		file := filepath.Join(t.TempDir(), "out")
		out, err := outputs([]string{f.Name, f.Name + "=" + file}, &files.Guard{})
		if err != nil {
			t.Fatal(err)
		}
		var stdout, none bytes.Buffer
		if err := errors.Join(out[0].Write(&stdout, target, r), out[1].Write(&none, target, r)); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(content, stdout.Bytes()) || none.Len() > 0 {
			t.Errorf("%s: the file holds %q, standard output got %q, and %q beside the file: %v", f.Name, content, stdout.String(), none.String(), err)
		}
	}
}
