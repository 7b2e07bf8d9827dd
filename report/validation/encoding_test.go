package validation_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"flowverdict/report/validation"
)

func in16(s string) (out []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// The Markdown is said to be in another encoding where it is, in whichever script, and
// only there.
func TestEncodingOfTheMarkdown(t *testing.T) {
	record := write(t, small(t, "1.0.0"), "0007-acmectl", sample())
	for page, want := range map[string]bool{
		"# Wörter\n\nText.\n":     false,
		"\uFEFF# Text.\n":         false,
		"W\xf6rter\n":             false,
		string(in16("# Text.\n")): true,
		string(in16("\uFEFF" + strings.Repeat("漢", 100) + "\n")): true,
		string(in16("# " + strings.Repeat("漢", 100) + "\n")):     true,
	} {
		file := validation.File{Name: "0007-acmectl.yaml", Content: record, Markdown: &validation.Markdown{Name: "0007-acmectl.md", Content: []byte(page)}}
		said := false
		for _, f := range validation.Check([]validation.File{file}, options(t)).Findings {
			said = said || strings.HasSuffix(f.Message, "it is in UTF-16, and not in UTF-8")
		}
		if said != want {
			t.Errorf("%q is said to be in UTF-16: %v", page, said)
		}
	}
}
