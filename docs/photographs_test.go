//go:build unix

package docs

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// photograph is a page that .ci/browser --pictures takes a picture of: how it is
// made, and where in its source the part that is shown ends.
type photograph struct {
	name  string
	args  []string
	until string
}

func photographs() []photograph {
	return []photograph{
		{"first-page", []string{"report", "0006-artefact-sync.yaml", "--format", "html"}, "<nav "},
		{"register", []string{"list", "--format", "html", "--as-of", pictureDay}, `<h2 id="due">`},
	}
}

const notesOfPhotographs = "docs/pictures/photographs.txt"

// The photographs in docs show the pages as they are. The command that takes
// them notes what they show: no browser is needed to see that it is something
// else.
func TestPicturesOfPages(t *testing.T) {
	terminal.Long(t)
	h := program.Home(t)
	for _, name := range list(t, "docs/examples/0*") {
		copyFile(t, name, h.Work)
	}
	var want strings.Builder
	for _, p := range photographs() {
		stdout, stderr, code := h.Run(t, p.args...)
		if code != 0 {
			t.Fatalf("%v: exit code %d\n%s", p.args, code, stderr)
		}
		for _, colours := range palettes() {
			name := p.name + "-" + colours.name + ".png"
			fmt.Fprintf(&want, "%s %s %s\n", digest(p.shown(t, stdout)), digest(page(t, "docs/pictures/"+name)), name)
		}
	}
	if got := page(t, notesOfPhotographs); got != want.String() {
		t.Errorf("pictures of pages are older than the pages; make them anew with: .ci/browser --pictures %s, then look at them\nthey show\n%snow there is\n%s",
			filepath.Dir(notesOfPhotographs), got, want.String())
	}
}

// shown is the part of a page's source that its picture shows: the style and the
// page from its top. .ci/browser.d/pictures.mjs cuts it in the same way.
func (p photograph) shown(t *testing.T, source string) string {
	t.Helper()
	return between(t, source, "<style>", "</style>") + between(t, source, "<main>", p.until)
}

// between returns the text from a mark up to the next one after it.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, after, found := strings.Cut(text, from)
	inside, _, ended := strings.Cut(after, to)
	if !found || !ended {
		t.Fatalf("the page has no %s before %s", from, to)
	}
	return from + inside
}

func digest(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }
