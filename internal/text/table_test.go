package text_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/internal/text"
)

func TestTableExample(t *testing.T) {
	got := text.Table([][]string{{"DRAFT", "SUBJECT", "SAVED"}, {"1", "東京東京東京", "1 day ago"}, {"2", "cannot be read, as long as this line is"}, {"10", "re\u0301sume\u0301 👩", "just now"}, {"11", "a\tb\nc\x1b[31m", ""}, {}})
	want := strings.Join([]string{
		"DRAFT  SUBJECT       SAVED",
		"1      東京東京東京  1 day ago",
		"2      cannot be read, as long as this line is",
		"10     re\u0301sume\u0301 👩     just now",
		"11     a b c\ufffd[31m",
		"", ""}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Every column begins at the same column of the terminal in every row, two
// blanks after the widest cell before it, whatever stands in the cells.
func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.Custom(func(t *rapid.T) string {
			return "x" + shown().Draw(t, "text") + rapid.SampledFrom(samples()).Draw(t, "sample")
		})
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 5), 1, 6).Draw(t, "rows")
		lines := strings.Split(strings.TrimSuffix(text.Table(rows), "\n"), "\n")
		if len(lines) != len(rows) {
			t.Fatalf("%d rows in %d lines", len(rows), len(lines))
		}
		begins, tight := map[int]int{}, map[int]bool{}
		for i, row := range rows {
			rest := lines[i]
			for j, cell := range row {
				at := text.Width(lines[i][:len(lines[i])-len(rest)])
				if first, known := begins[j]; known && first != at {
					t.Fatalf("cell %d of row %d begins at column %d, and at %d above:\n%s", j, i, at, first, strings.Join(lines, "\n"))
				}
				begins[j] = at
				var ok bool
				if rest, ok = strings.CutPrefix(rest, text.Line(cell)); !ok {
					t.Fatalf("cell %q is not at column %d of %q", cell, at, lines[i])
				}
				blanks := len(rest) - len(strings.TrimLeft(rest, " "))
				if rest = rest[blanks:]; j < len(row)-1 && blanks < 2 || j == len(row)-1 && (blanks > 0 || rest != "") {
					t.Fatalf("%d blanks after cell %d of %q", blanks, j, lines[i])
				}
				tight[j] = tight[j] || blanks == 2
			}
		}
		for j := range len(begins) - 1 {
			if !tight[j] {
				t.Fatalf("column %d is wider than its cells:\n%s", j, strings.Join(lines, "\n"))
			}
		}
	})
}
