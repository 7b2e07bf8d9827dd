package yamldoc

import (
	"errors"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("in the library's own call") }

// A panic within the library's call becomes a finding, and one outside it stays
// a panic.
func TestOnlyTheLibrarysPanicsAreCaught(t *testing.T) {
	var n yaml.Node
	err := decode(yaml.NewDecoder(panicking{}), &n)
	if !errors.Is(err, errPanic) {
		t.Fatalf("got %v", err)
	}
	d := &Document{}
	d.notYAML(tree{err: err})
	if found := d.Findings(); len(found) != 1 || found[0].Rule != NotYAML || found[0].Line != 1 || strings.Contains(found[0].Message, "panic") {
		t.Errorf("found %v", found)
	}
	defer func() {
		if recover() == nil {
			t.Error("a panic of this package's own is hidden")
		}
	}()
	var absent *Document
	absent.parse()
}
