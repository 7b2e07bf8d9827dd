//go:build unix

package docs

import (
	"io/fs"
	"path"
	"regexp"
	"testing"
)

// Links between the pages lead somewhere.
func TestLinksInTheDocs(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(#[^)]*)?\)`)
	for page, text := range pages(t) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if _, err := fs.Stat(repository(), path.Join(path.Dir(page), m[1])); err != nil {
				t.Errorf("%s: %s: %v", page, m[1], err)
			}
		}
	}
}
