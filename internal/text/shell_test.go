//go:build unix

package text_test

import (
	"os/exec"
	"strings"
	"testing"

	"flowverdict/internal/text"
)

// A shell takes the word for the name, whatever stands in it.
func TestShellWord(t *testing.T) {
	names := []string{"a.yaml", "docs/0001-a b.yaml", "it's.yaml", "$(id)`id`;&|<>*?[a]{b}~!#.yaml", `back\slash"quote.yaml`, "ü.yaml", "new\nline", "-dash.yaml", "--", "''", "a\x1b[31mb\u202e", "::error::x", "##[error]y", "two  spaces ", "not utf-8 \xff %s %d \\n", "a\tb\rc"}
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = text.ShellWord(name)
	}
	out, err := exec.Command("sh", "-c", "printf '%s\\0' "+strings.Join(words, " ")).Output()
	if err != nil {
		t.Fatal(err)
	}
	for i, word := range words {
		if word != text.Line(word) || word != text.Guard(word) {
			t.Errorf("%q is %q, which a terminal or a runner reads otherwise", names[i], word)
		}
	}
	for i, got := range strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		if want := names[i]; got != want && got != "./"+want {
			t.Errorf("%q is %q, which a shell reads as %q", want, words[i], got)
		}
	}
	if got := text.ShellWord("docs/0001-a.yaml"); got != "docs/0001-a.yaml" {
		t.Errorf("a plain name becomes %q", got)
	}
}
