package yamldoc

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// mended reads a text that yaml.v3 refuses for what YAML allows, or for what says
// so little that the rest of the file can be read all the same. What it puts in
// the place of something is as long, so that all places stay those of the file.
//
//   - A directive such as %YAML 1.2 says nothing here.
//   - \/ and \ud83d\ude00 stand in texts as JSON writes them.
//   - An alias without an anchor, most often a text that begins with a star, is an
//     alias in the tree.
func mended(t tree) tree {
	const most, mostOfLong, long = 16, 3, 64 << 10 // each costs a reading of the file
	m := mending{source: t.source}
	for n := range most {
		if t.err == nil || n >= mostOfLong && len(m.source) > long || !m.mend(t.err) {
			break
		}
		t = parsed(m.source)
	}
	m.restore(t.first)
	m.restore(t.second)
	return t
}

// mending is a text with what was put in the place of something, and how it is
// taken out again.
type mending struct {
	source     []byte
	directives bool // are gone
	quoted     *strings.Replacer
	plain      *strings.Replacer
	aliases    []place
}

// place is where a value stands, by line and column.
type place [2]int

func (m *mending) mend(err error) bool {
	message := err.Error()
	switch {
	case !m.directives && m.dropDirectives():
		return true
	case strings.Contains(message, "unknown escape") || strings.Contains(message, "character escape code"):
		return m.quoted == nil && m.writeEscapes()
	case strings.Contains(message, "unknown anchor"):
		return m.writeAlias(message)
	}
	return false
}

// directive is a line of those that may stand above the "---" of a document.
var directive = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^%.*$`) })

func (m *mending) dropDirectives() bool {
	m.directives = true
	end := 0
	for line := range bytes.Lines(m.source) {
		switch {
		case bytes.HasPrefix(line, []byte("---")):
			head := directive().ReplaceAllFunc(m.source[:end], func(line []byte) []byte { return bytes.Repeat([]byte(" "), len(line)) })
			dropped := !bytes.Equal(head, m.source[:end])
			m.source = slices.Concat(head, m.source[end:])
			return dropped
		case len(bytes.TrimSpace(line)) > 0 && line[0] != '%' && line[0] != '#':
			return false
		}
		end += len(line)
	}
	return false
}

// writeEscapes writes escapes of JSON in ways that yaml.v3 knows, with two escapes
// of one character that nothing in the file uses.
func (m *mending) writeEscapes() bool {
	unused := m.unusedEscapes()
	if len(unused) < 2 {
		return false
	}
	slash, nothing := unused[0], unused[1:]
	back := map[string]string{slash.text: `\/`}
	var b bytes.Buffer
	for i := 0; i < len(m.source); {
		rest := m.source[i:]
		n := 1
		switch {
		case rest[0] != '\\' || len(rest) < 2:
			b.WriteByte(rest[0])
		case rest[1] == '/':
			n = 2
			b.WriteString(slash.text)
		default:
			n = 2
			written := string(rest[:2])
			if pair := surrogates().Find(rest[:min(len(rest), 12)]); pair != nil {
				i := slices.IndexFunc(nothing, func(e escape) bool {
					written = fmt.Sprintf(`\U%08x`, paired(pair)) + e.text
					was, there := back[written]
					return !there || was == string(pair) // else it was spelt in another way before
				})
				if i < 0 {
					return false
				}
				n, back[written] = len(pair), string(pair)
			}
			b.WriteString(written)
		}
		i += n
	}
	var texts []string
	for written, was := range back {
		texts = append(texts, written, was)
	}
	values := []string{slash.value, "/"}
	for _, e := range nothing {
		values = append(values, e.value, "")
	}
	m.quoted, m.plain = strings.NewReplacer(values...), strings.NewReplacer(texts...)
	m.source = b.Bytes()
	return true
}

// surrogates are two escapes that are one character, as JSON writes those beyond
// the first 65,536.
var surrogates = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)
})

func paired(escapes []byte) rune {
	high, _ := strconv.ParseUint(string(escapes[2:6]), 16, 32)
	low, _ := strconv.ParseUint(string(escapes[8:12]), 16, 32)
	return utf16.DecodeRune(rune(high), rune(low))
}

// escape is a way to write a character in double quotes.
type escape struct{ text, value string }

// unusedEscapes are those of control characters that the file does not hold in any
// spelling.
func (m *mending) unusedEscapes() (out []escape) {
	lower := bytes.ToLower(m.source)
	for _, e := range []escape{{`\v`, "\v"}, {`\f`, "\f"}, {`\a`, "\a"}, {`\e`, "\x1b"}, {`\b`, "\b"}} {
		code := fmt.Sprintf("%02x", e.value[0])
		if !slices.ContainsFunc([]string{e.text, `\x` + code, `\u00` + code, `\u000000` + code}, func(s string) bool { return bytes.Contains(lower, []byte(s)) }) {
			out = append(out, e)
		}
	}
	return out
}

// writeAlias makes a text of the alias that has no anchor. Which star it is, the
// beginning of the file that ends with it tells: it cannot be read for it.
func (m *mending) writeAlias(message string) bool {
	const most = 4 // beginnings that are read
	_, name, _ := strings.Cut(message, "'")
	name, _, _ = strings.Cut(name, "'")
	at := 0
	for range most {
		next := bytes.Index(m.source[at:], []byte("*"+name))
		if next < 0 {
			return false
		}
		at += next
		end := at + 1 + len(name)
		line := m.source[end:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if m.fails(end, message) || m.fails(end+len(line), message) { // a key needs its colon
			m.source = slices.Clone(m.source)
			m.source[at] = 'x'
			start := bytes.LastIndexByte(m.source[:at], '\n') + 1
			m.aliases = append(m.aliases, place{1 + bytes.Count(m.source[:at], []byte("\n")), 1 + utf8.RuneCount(m.source[start:at])})
			return true
		}
		at++
	}
	return false
}

func (m *mending) fails(end int, message string) bool {
	err := parsed(m.source[:end]).err
	return err != nil && err.Error() == message
}

// restore makes of a value what the file says.
func (m *mending) restore(n *yaml.Node) {
	if n == nil || m.quoted == nil && len(m.aliases) == 0 {
		return
	}
	if m.quoted != nil {
		value := m.plain
		if n.Style&yaml.DoubleQuotedStyle != 0 {
			value = m.quoted
		}
		n.Value = value.Replace(n.Value)
		for _, comment := range []*string{&n.HeadComment, &n.LineComment, &n.FootComment} {
			*comment = m.plain.Replace(*comment)
		}
	}
	if n.Kind == yaml.ScalarNode && slices.Contains(m.aliases, place{n.Line, n.Column}) {
		n.Kind, n.Value, n.Tag = yaml.AliasNode, n.Value[1:], ""
	}
	for _, c := range n.Content {
		m.restore(c)
	}
}
