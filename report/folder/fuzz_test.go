package folder

import (
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/report/record"
)

// Whatever a subject is called, the files that are named after it are two in
// the folder itself, with a name that every system takes.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{"acmectl", "../../etc/passwd", "CON", "a\x00b", "..\\x", "\u202egnp", "東京", "-", strings.Repeat("ab-", 99), "a.yaml", "İ", "\u212a"} {
		f.Add(s)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, subject string) {
		slug := Slug(subject)
		if again := Slug(slug); again != slug {
			t.Errorf("%q: %q, again %q", subject, slug, again)
		}
		id, err := NextID(dir, "", subject)
		if err != nil || id != "0001-"+slug || !record.ValidID(id) {
			t.Errorf("%q: %q is no id: %v", subject, id, err)
		}
		for _, path := range []string{Of("d", id).YAML, Of("d", id).Markdown} {
			if !filepath.IsLocal(path) || filepath.Dir(path) != "d" || len(filepath.Base(path)) > 80 || strings.TrimLeft(filepath.Base(path), "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" {
				t.Errorf("%q: %q", subject, path)
			}
		}
	})
}
