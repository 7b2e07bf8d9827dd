package files

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/wholefile"
	"flowverdict/report/validation"
)

// fate is what becomes of a name that a run finds.
type fate int

const (
	passedOver fate = iota
	selected        // read: a record, or some other YAML
	leftOver        // what an interrupted write left
	lookedAt        // read no further than it takes to say whether it could be meant as a record
)

// fateOf decides by its name and type what becomes of what is found in a folder. It
// is the only place that does: a name that it passes over is never spoken of.
//
// Names that end as those of records and their Markdown count everywhere, and so do
// links to folders; any other file does beside YAML, where records may be, or where
// it is named as a record.
func fateOf(path string, mode fs.FileMode, amongYAML bool) fate {
	link := mode&fs.ModeSymlink != 0
	switch {
	case isYAML(path) && mode.IsRegular():
		return selected
	case wholefile.IsLeftOver(filepath.Base(path)):
		return leftOver
	case isYAML(path), isPage(path):
		return lookedAt
	case !mode.IsRegular() && !link:
		return passedOver
	case amongYAML, meant(path), link && leadsToFolder(path):
		return lookedAt
	}
	return passedOver
}

func isYAML(path string) bool {
	ext := filepath.Ext(path)
	return strings.EqualFold(ext, ".yaml") || strings.EqualFold(ext, ".yml")
}

func isMarkdown(path string) bool { return strings.EqualFold(filepath.Ext(path), ".md") }

// isPage reports whether a name is one of Markdown, by any ending that platforms draw
// it by.
func isPage(path string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdx", ".mdtxt", ".mdtext"}, ending(path))
}

// isBackup reports whether a name is one that editors, git and people give to a file
// that they keep, or that a template has.
func isBackup(path string) bool {
	return strings.HasSuffix(path, "~") || slices.Contains([]string{".bak", ".orig", ".old", ".rej", ".save", ".swp", ".tmp", ".j2", ".tmpl", ".tpl"}, ending(path))
}

// meant reports whether a name without the ending of a record could be meant as one's:
// it has the number of one, and an ending of data or text, or none.
func meant(path string) bool {
	if !(validation.Beside{Name: pathname.Slash(path)}).Numbered() {
		return false
	}
	end := ending(path)
	return strings.HasPrefix(end, ".y") || isBackup(path) ||
		slices.Contains([]string{"", ".json", ".jsonc", ".json5", ".txt", ".text", ".html", ".htm", ".rst", ".adoc", ".org"}, end)
}

// ending is what a name ends in, in small letters and without the blanks behind it.
func ending(path string) string {
	return strings.ToLower(strings.TrimSpace(filepath.Ext(path)))
}
