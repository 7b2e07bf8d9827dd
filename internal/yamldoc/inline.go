package yamldoc

import (
	"bytes"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// Inline writes a value in one line, fit to stand in braces where brackets is set,
// and else behind a key. Its texts, and keys too, are in the given quotes; without
// any they are written as [YAML] does.
func Inline(v any, quotes yaml.Style, brackets bool) (string, error) {
	n, err := node(v)
	if err != nil {
		return "", err
	}
	inline(n, quotes)
	around := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{n}}
	if brackets {
		around.Style = yaml.FlowStyle
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	if err := encoder.Encode(around); err != nil {
		return "", fmt.Errorf("write YAML: %w", err)
	}
	if err := encoder.Close(); err != nil {
		return "", fmt.Errorf("write YAML: %w", err)
	}
	text := strings.TrimSuffix(b.String(), "\n")
	if brackets {
		return strings.TrimSuffix(strings.TrimPrefix(text, "["), "]"), nil
	}
	return strings.TrimPrefix(text, "- "), nil
}

func inline(n *yaml.Node, quotes yaml.Style) {
	switch {
	case n.Kind != yaml.ScalarNode:
		n.Style = yaml.FlowStyle
	case n.Tag != "!!str":
	case strings.Contains(n.Value, "\n"):
		n.Style = yaml.DoubleQuotedStyle
	case quotes != 0:
		n.Style = quotes
	}
	for _, c := range n.Content {
		inline(c, quotes)
	}
}
