package yamldoc

import (
	"bytes"
	"errors"
	"io"

	"flowverdict/internal/yamldoc/plain"

	"gopkg.in/yaml.v3"
)

// tree is what YAML makes of a text: its first two documents that hold anything,
// nil where there are none, and what kept the text, as it stands in source, from
// being read, and how much of it was read for that.
type tree struct {
	source        []byte
	first, second *yaml.Node
	err           error
	read          int
}

// read reads a text as YAML, and what is allowed beside the YAML that yaml.v3
// knows (see [mended]).
func read(source []byte) tree {
	if document, ok := plain.Read(source); ok {
		return tree{source: source, first: document.Content[0]}
	}
	t := parsed(source)
	if t.err == nil {
		return t
	}
	return mended(t)
}

// parsed reads a text with yaml.v3.
func parsed(source []byte) tree {
	r := bytes.NewReader(source)
	t := parsedFrom(r)
	t.source, t.read = source, len(source)-r.Len()
	return t
}

func parsedFrom(r io.Reader) (t tree) {
	decoder := yaml.NewDecoder(r)
	for t.second == nil {
		var n yaml.Node
		if err := decode(decoder, &n); err != nil {
			if !errors.Is(err, io.EOF) {
				t.err = err
			}
			return t
		}
		switch {
		case len(n.Content) == 0 || nothing(n.Content[0]):
		case t.first == nil:
			t.first = n.Content[0]
		default:
			t.second = &n
		}
	}
	return t
}

// nothing reports whether a document is empty, as behind a last "---".
func nothing(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style == 0 && n.Anchor == ""
}

// errPanic is what yaml.v3 could not say of a file.
var errPanic = errors.New("yaml.v3 panicked")

// decode reads the next document. yaml.v3 panics on a few broken inputs instead
// of returning an error; nothing but its own code runs here.
func decode(decoder *yaml.Decoder, into *yaml.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errPanic
		}
	}()
	return decoder.Decode(into)
}
