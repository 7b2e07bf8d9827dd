package yamldoc_test

import (
	"testing"

	"flowverdict/internal/yamldoc"
)

// An item goes by what it is called, whatever comes before it, and by its number where
// it is called nothing.
func TestNamedPaths(t *testing.T) {
	d, ok := yamldoc.Parse([]byte("a:\n  - x\n  - {id: one, of: b, v: 1}\n  - {v: 2}\n  - {id: [1], v: 3}\nb: {id: two}\n"), yamldoc.Limits{Bytes: 1 << 10, Depth: 8, Items: 10, Text: 100})
	if !ok {
		t.Fatal("the document cannot be read")
	}
	for path, want := range map[string]string{
		"a[0]": "", "a[1].v": `/a/"one" "b"/v`, "a[1]": `/a/"one" "b"`, "a[1].none": `/a/"one" "b"/none`,
		"a[2].v": "", "a[3].v": "", "a[9].v": "", "b.id": "", "none": "", "": "",
	} {
		if got := d.Named(path, "id", "of"); got != want {
			t.Errorf("%s is named %q, want %q", path, got, want)
		}
	}
}
