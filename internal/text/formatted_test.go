package text_test

import (
	"testing"

	"flowverdict/internal/text"
)

// What a formatter changes is no difference, and whatever a reader sees is one.
func TestUnformatted(t *testing.T) {
	const written = "# T\n\n* a\n  * b\n\n| A | B |\n| --- | --- |\n| x y | |\n\n**bold** a * b\n"
	for name, x := range map[string]struct {
		text string
		same bool
	}{
		"itself":                  {written, true},
		"prettier":                {"# T\n\n- a\n  - b\n\n| A   | B   |\n| --- | --- |\n| x y |     |\n\n**bold** a * b\n", true},
		"narrow":                  {"# T\n\n+ a\n  + b\n\n|A|B|\n|---|---|\n|x y||\n\n**bold** a * b\n", true},
		"another item":            {"# T\n\n* c\n  * b\n\n| A | B |\n| --- | --- |\n| x y | |\n\n**bold** a * b\n", false},
		"another level":           {"# T\n\n* a\n* b\n\n| A | B |\n| --- | --- |\n| x y | |\n\n**bold** a * b\n", false},
		"another cell":            {"# T\n\n* a\n  * b\n\n| A | B |\n| --- | --- |\n| xy | |\n\n**bold** a * b\n", false},
		"a cell in another place": {"# T\n\n* a\n  * b\n\n| A | B |\n| --- | --- |\n| | x y |\n\n**bold** a * b\n", false},
		"an aligned column":       {"# T\n\n* a\n  * b\n\n| A | B |\n| --: | --- |\n| x y | |\n\n**bold** a * b\n", false},
		"not bold":                {"# T\n\n* a\n  * b\n\n| A | B |\n| --- | --- |\n| x y | |\n\nbold a * b\n", false},
		"no list":                 {"# T\n\na\n  * b\n\n| A | B |\n| --- | --- |\n| x y | |\n\n**bold** a * b\n", false},
	} {
		if same := string(text.Unformatted([]byte(x.text))) == string(text.Unformatted([]byte(written))); same != x.same {
			t.Errorf("%s: the same %v", name, same)
		}
	}
}
