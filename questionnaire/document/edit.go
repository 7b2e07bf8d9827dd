package document

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// ErrShape means that a document is not written key by key in block style, so
// that none of its blocks can be replaced.
var ErrShape = errors.New("the file is not written key by key, one block under each")

// ReplaceBlocks returns source with the named top-level blocks replaced by new
// ones; an empty value takes its block away. Everything outside these blocks
// stays as it is to the byte: comments, order of keys, line ends. A block that
// was not there is put where order has it.
func ReplaceBlocks(source []byte, blocks Object, order []string) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(source, &doc); err != nil || len(doc.Content) == 0 {
		return nil, ErrShape
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 || root.Column != 1 {
		return nil, ErrShape
	}
	newline := "\n"
	if bytes.Contains(source, []byte("\r\n")) {
		newline = "\r\n"
	}
	text := splitBlocks(root, strings.SplitAfter(string(source), "\n"))
	for _, p := range blocks {
		written := ""
		if !empty(p.Value) {
			content, err := YAML("", Object{p})
			if err != nil {
				return nil, err
			}
			written = strings.ReplaceAll(string(content), "\n", newline)
		}
		text = text.put(p.Key, written, order)
	}
	return []byte(text.String()), nil
}

// sheet is a document's text, cut at its top-level keys.
type sheet struct {
	blocks []block
}

// block is a key with all that is written under it, and the comments that
// stand above it.
type block struct {
	key, comments, text, tail string
}

func splitBlocks(root *yaml.Node, lines []string) sheet {
	starts := []int{}
	for i := 0; i < len(root.Content); i += 2 {
		starts = append(starts, root.Content[i].Line-1)
	}
	var s sheet
	from := 0
	for i, start := range starts {
		end := len(lines)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		// Comments and blank lines after the block belong to what follows.
		last := end
		for last > start+1 && trailing(lines[last-1]) {
			last--
		}
		if i+1 == len(starts) && last < end {
			s.blocks = append(s.blocks, block{root.Content[2*i].Value, strings.Join(lines[from:start], ""), ended(lines[start:last]), strings.Join(lines[last:end], "")})
			continue
		}
		s.blocks = append(s.blocks, block{root.Content[2*i].Value, strings.Join(lines[from:start], ""), ended(lines[start:last]), ""})
		from = last
	}
	return s
}

// ended joins lines and makes sure that the last one has an end.
func ended(lines []string) string {
	text := strings.Join(lines, "")
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text
}

// trailing reports whether a line at a block's end is none of its own: blank,
// or a comment that is not indented.
func trailing(line string) bool {
	return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#")
}

func (s sheet) put(key, text string, order []string) sheet {
	i := slices.IndexFunc(s.blocks, func(b block) bool { return b.key == key })
	if i >= 0 {
		s.blocks[i].text = text
		return s
	}
	if text == "" {
		return s
	}
	at := 0
	for j, b := range s.blocks {
		if slices.Index(order, b.key) <= slices.Index(order, key) {
			at = j + 1
		}
	}
	s.blocks = slices.Insert(s.blocks, at, block{key: key, text: text})
	return s
}

func (s sheet) String() string {
	var b strings.Builder

	for _, x := range s.blocks {
		b.WriteString(x.comments + x.text + x.tail)
	}
	return b.String()
}
