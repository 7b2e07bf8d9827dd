package yamldoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// Object is a mapping to be written, in its order. A value is an Object, a
// [Flow], a []any, a string or an int. Empty texts, lists and objects are
// left out: absent stays absent.
type Object []Pair

// Pair is one key of an [Object] and its value.
type Pair struct {
	Key   string
	Value any
}

// Flow is an object that YAML writes on one line: {low: 0, high: 100}.
type Flow Object

// Always keeps a list in the output when it is empty: [].
type Always []any

// YAML writes the object, under a head of comment lines, in block style with
// two spaces of indent, LF line ends and one final newline. The same object
// gives the same bytes.
func YAML(head string, o Object) ([]byte, error) {
	root, err := node(o)
	if err != nil {
		return nil, err
	}
	root.HeadComment = head
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(root); err != nil {
		return nil, fmt.Errorf("write YAML: %w", err)
	}
	if err := encoder.Close(); err != nil {
		return nil, fmt.Errorf("write YAML: %w", err)
	}
	return b.Bytes(), nil
}

// Empty reports whether a value is left out where it is written.
func Empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case Object:
		return len(v) == 0
	case Flow:
		return len(v) == 0
	}
	return false
}

func node(v any) (*yaml.Node, error) {
	switch v := v.(type) {
	case Object:
		return mapping(v, 0)
	case Flow:
		return mapping(Object(v), yaml.FlowStyle)
	case Always:
		return list(v)
	case []any:
		return list(v)
	case string:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: v, Style: style(v)}, nil
	case bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v)}, nil
	case int:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(v)}, nil
	}
	return nil, fmt.Errorf("write YAML: a value of type %T", v)
}

func mapping(o Object, style yaml.Style) (*yaml.Node, error) {
	m := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: style}
	for _, p := range o {
		if Empty(p.Value) {
			continue
		}
		value, err := node(p.Value)
		if err != nil {
			return nil, err
		}
		if style == yaml.FlowStyle && value.Style == yaml.LiteralStyle {
			value.Style = yaml.DoubleQuotedStyle
		}
		m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: p.Key}, value)
	}
	return m, nil
}

// list writes short words on one line, anything else item by item.
func list(items []any) (*yaml.Node, error) {
	l := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle}
	width := 0
	for _, v := range items {
		item, err := node(v)
		if err != nil {
			return nil, err
		}
		if item.Kind != yaml.ScalarNode || item.Style == yaml.LiteralStyle {
			l.Style = 0
		}
		width += len(item.Value) + 2
		l.Content = append(l.Content, item)
	}
	if width > 76 {
		l.Style = 0
	}
	return l, nil
}

// beginsPlain and withinPlain are what a text that is written plain may hold,
// beside letters.
const (
	beginsPlain = "/"
	withinPlain = "0123456789 _./:;,?!=&%+()'-"
)

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isPlain reports whether a text holds nothing that YAML could take for its own,
// but for what follows a colon.
func isPlain(s string) bool {
	for i := range len(s) {
		switch {
		case letter(s[i]):
		case i == 0 && strings.IndexByte(beginsPlain, s[i]) < 0, i > 0 && strings.IndexByte(withinPlain, s[i]) < 0:
			return false
		}
	}
	return s != ""
}

// isReserved reports whether some YAML reader takes s for a boolean or for
// nothing.
func isReserved(s string) bool {
	return len(s) <= len("false") && slices.ContainsFunc([]string{"y", "n", "yes", "no", "on", "off", "true", "false", "null"}, func(word string) bool { return strings.EqualFold(word, s) })
}

// style picks how a text is written so that every YAML reader reads a text:
// plain where it cannot be mistaken, in lines where it has lines, else quoted.
func style(s string) yaml.Style {
	switch {
	case literal(s):
		return yaml.LiteralStyle
	case !isPlain(s), isReserved(s), strings.Contains(s, ": "), strings.HasSuffix(s, ":"), strings.HasSuffix(s, " "):
		return yaml.DoubleQuotedStyle
	}
	return 0
}

// literal: several lines, none of which could lose or gain anything as a
// block (white space at a line's end or the block's start, odd characters).
func literal(s string) bool {
	if !strings.Contains(s, "\n") || strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n") || strings.HasSuffix(s, "\n") {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimRightFunc(line, unicode.IsSpace) != line {
			return false
		}
	}
	for i, r := range s {
		if r != '\n' && !unicode.IsPrint(r) && (!text.Hostile(r) || text.HostileAt(s, i)) {
			return false
		}
	}
	return true
}

// JSON writes the object as JSON with the same keys in the same order, two
// spaces of indent and one final newline. What a terminal or a CI runner could
// obey in a text is escaped ([text.GuardJSON]).
func JSON(o Object) ([]byte, error) {
	var compact bytes.Buffer
	if err := writeJSON(&compact, o); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact.Bytes(), "", "  "); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	b.WriteByte('\n')
	return text.GuardJSON(b.Bytes()), nil
}

func writeJSON(b *bytes.Buffer, v any) error {
	switch v := v.(type) {
	case Object:
		b.WriteByte('{')
		first := true
		for _, p := range v {
			if Empty(p.Value) {
				continue
			}
			if !first {
				b.WriteByte(',')
			}
			first = false
			if err := writeJSON(b, p.Key); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := writeJSON(b, p.Value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
		return nil
	case Flow:
		return writeJSON(b, Object(v))
	case Always:
		return writeJSONList(b, v)
	case []any:
		return writeJSONList(b, v)
	}
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	b.Truncate(b.Len() - 1) // Encode ends each value with a newline
	return nil
}

func writeJSONList(b *bytes.Buffer, items []any) error {
	b.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := writeJSON(b, item); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}
