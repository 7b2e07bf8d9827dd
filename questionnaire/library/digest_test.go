package library_test

import (
	"bytes"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"

	"github.com/google/go-cmp/cmp"
)

// Git for Windows writes other line ends, editors a byte order mark or no
// newline at the end: the questionnaire stays the one that records pin.
func TestDigestSurvivesGitAndEditors(t *testing.T) {
	q, data := fixture.Pinned(t)
	crlf := bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	for name, changed := range map[string][]byte{
		"CRLF": crlf, "a byte order mark": append([]byte("\uFEFF"), data...), "no newline at the end": bytes.TrimSuffix(data, []byte("\n")),
		"all of it": bytes.TrimSuffix(append([]byte("\uFEFF"), crlf...), []byte("\r\n")),
	} {
		got, problems := library.Load(changed)
		if got == nil || got.Digest != q.Digest {
			t.Fatalf("with %s it is another questionnaire: %v", name, problems)
		}
		if diff := cmp.Diff(q.Definition, got.Definition); diff != "" {
			t.Errorf("with %s it says something else:\n%s", name, diff)
		}
	}
	if other := bytes.Replace(data, []byte("weight: 8"), []byte("weight: 9"), 1); library.Digest(other) == q.Digest {
		t.Error("another weight has the same digest")
	}
}
