//go:build unix

package docs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/ui/wizard"
)

const (
	wizardPage = "docs/wizard.md"
	keysPage   = "docs/keys.md"
)

var keyName = regexp.MustCompile(`<kbd>(.*?)</kbd>`)

// The page of keys lists the keys that the wizard obeys, all of them and no
// others; -update writes it anew. The page of the wizard names no other keys.
func TestKeysInTheDocs(t *testing.T) {
	tables := wizard.KeyTables()
	sameAsFile(t, keysPage, keysText(tables))
	known := map[string]bool{}
	for _, table := range tables {
		for _, row := range table.Rows {
			for key := range strings.SplitSeq(row.Keys, ", ") {
				known[key] = true
			}
		}
	}
	named := keyName.FindAllStringSubmatch(page(t, wizardPage), -1)
	if len(named) < 20 {
		t.Errorf("%s names only %d keys", wizardPage, len(named))
	}
	for _, m := range named {
		if !known[m[1]] {
			t.Errorf("%s names a key %q that no screen obeys", wizardPage, m[1])
		}
	}
}

// keysText writes the page: what works everywhere, then screen by screen.
func keysText(tables []wizard.KeyTable) string {
	var b strings.Builder
	b.WriteString("# Keys of the wizard\n\nEvery key of every screen, from the tables that the wizard itself obeys. What it is all for stands in [The wizard](wizard.md).\n\nThis page is made by `go test ./docs -run KeysInTheDocs -update`.\n")
	var everywhere []wizard.KeyRow
	for _, row := range tables[0].Rows {
		if !slices.ContainsFunc(tables, func(table wizard.KeyTable) bool { return !slices.Contains(table.Rows, row) }) {
			everywhere = append(everywhere, row)
		}
	}
	writeKeys(&b, "Everywhere", everywhere)
	for _, table := range tables {
		writeKeys(&b, table.Screen, slices.DeleteFunc(joinDigits(table.Rows), func(row wizard.KeyRow) bool { return slices.Contains(everywhere, row) }))
	}
	return b.String()
}

func writeKeys(b *strings.Builder, title string, rows []wizard.KeyRow) {
	fmt.Fprintf(b, "\n## %s\n\n| keys | what they do |\n|---|---|\n", title)
	for _, row := range rows {
		fmt.Fprintf(b, "| <kbd>%s</kbd> | %s |\n", strings.ReplaceAll(row.Keys, ", ", "</kbd> <kbd>"), row.Does)
	}
}

// joinDigits makes one row of the digits, which do the same.
func joinDigits(rows []wizard.KeyRow) []wizard.KeyRow {
	var out []wizard.KeyRow
	for _, row := range rows {
		digit := len(row.Keys) == 1 && row.Keys >= "1" && row.Keys <= "9"
		if last := len(out) - 1; digit && last >= 0 && out[last].Does == row.Does {
			out[last].Keys += ", " + row.Keys
			continue
		}
		out = append(out, row)
	}
	return out
}
