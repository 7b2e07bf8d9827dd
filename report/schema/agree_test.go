package schema_test

import (
	"fmt"
	"testing"

	"flowverdict/internal/finding"
)

// outcome of holding one file against schema and reader.
type outcome int

const (
	bothAccept outcome = iota
	bothRefuse
	listed // they differ as the table of differences says
)

// agree holds a file against the schema and the reader of its kind. An error
// says how they differ where they may not.
func (k kind) agree(content []byte) (outcome, error) {
	v, err := value(content)
	if err != nil {
		return 0, fmt.Errorf("not readable as YAML: %w", err)
	}
	return k.agreeOn(content, v)
}

// agreeOn does so for a file whose value is known.
func (k kind) agreeOn(content []byte, v any) (outcome, error) {
	problems := k.read(content)
	refused := k.schema.Validate(v)
	switch {
	case len(problems) == 0 && refused == nil:
		return bothAccept, nil
	case len(problems) > 0 && refused != nil:
		return bothRefuse, nil
	case refused == nil:
		for _, p := range problems {
			if !k.excused(p, content) {
				return 0, fmt.Errorf("the schema of %s accepts what the reader refuses: %s: %s", k.name, p.Path, p)
			}
		}
		return listed, nil
	}
	if k.acceptsQuoted(content) {
		return listed, nil
	}
	return 0, fmt.Errorf("the reader of %s accepts what the schema refuses: %w", k.name, refused)
}

func (k kind) excused(p finding.Finding, content []byte) bool {
	for _, d := range differences() {
		if d.of(k) && d.excuses(p, content) {
			return true
		}
	}
	return false
}

// acceptsQuoted reports whether the schema accepts a file once the scalars
// that the reader wants to be quoted are: the only way in which a schema may
// be stricter.
func (k kind) acceptsQuoted(content []byte) bool {
	unquoted := k.unquoted(content)
	v, err := value(content, unquoted...)
	return err == nil && len(unquoted) > 0 && k.schema.Validate(v) == nil
}

func (k kind) mustAgree(t *testing.T, what string, content []byte) outcome {
	t.Helper()
	o, err := k.agree(content)
	if err != nil {
		t.Errorf("%s: %v\n%s", what, err, clip(content))
	}
	return o
}

func clip(content []byte) []byte {
	if len(content) > 6000 {
		return append(content[:6000:6000], "…"...)
	}
	return content
}
