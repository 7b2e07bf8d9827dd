package schema

import (
	"strings"
	"testing"

	"flowverdict/internal/yamldoc"
)

// A key that a reader takes and nothing is said of, or the reverse, is an
// error: the schema cannot fall behind the readers.
func TestShapesAndPartsStayTogether(t *testing.T) {
	for want, b := range map[string]*builder{
		`nothing is said of "new"`:      {shapes: map[string]yamldoc.Shape{"": {Keys: []string{"new"}}}, entries: map[string]entry{"": {}}},
		`"old" is no key of the file`:   {shapes: map[string]yamldoc.Shape{"": {}}, entries: map[string]entry{"": {}, "old": {}}},
		`nothing is said of "list[].x"`: {shapes: map[string]yamldoc.Shape{"": {Keys: []string{"list"}}, "list[]": {Keys: []string{"x"}}}, entries: map[string]entry{"": {}, "list": {}, "list[]": {}}},
	} {
		if _, err := b.write("test", "Test", b.value("")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
