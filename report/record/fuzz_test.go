package record

import (
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Whatever the bytes: no panic, places within the file, and a record that is
// taken is written and read again as the same one, by both readers.
func FuzzDecode(f *testing.F) {
	q := fixture.Release()
	full, err := sample(q).YAML()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	for _, s := range []string{"", "schema: flowverdict/record/v1\n", "answers: {browser: none}\n", "answers:\n- browser: none\n- {question: distribution, evidence: x}\n", "subject: {name: 2.4}\n", "subject: [a\n", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		lines := strings.Count(string(content), "\n") + 1
		within := func(problems []finding.Finding) {
			for _, p := range problems {
				if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Width < 1 || p.Message == "" {
					t.Fatalf("%+v in a file of %d lines", p, lines)
				}
			}
		}
		in, inOK := DecodeInput(content, q)
		within(in.Errors())
		file, ok := Decode(content)
		faults := file.Errors()
		within(faults)
		if ok != inOK || !ok && len(faults) == 0 {
			t.Fatalf("read as a document: %v, as answers: %v, %v", ok, inOK, faults)
		}
		if len(faults) > 0 {
			return
		}
		written, err := file.YAML()
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Decode(written)
		if faults := again.Errors(); len(faults) > 0 {
			t.Fatalf("%v\n%s", faults, written)
		}
		if diff := cmp.Diff(file.Record, again.Record, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("written and read again:\n%s\n%s", diff, written)
		}
	})
}
