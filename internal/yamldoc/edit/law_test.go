package edit

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"flowverdict/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// changes draws what a file is to say instead, from what it says.
type changes struct {
	layouts
	reordered bool // items, which takes their lines along
	otherKind bool // a text became a list, and so on
	otherType bool // a text became a number
}

func (c *changes) object(o yamldoc.Object) yamldoc.Object {
	out := yamldoc.Object{}
	for i, p := range o {
		switch k := c.pick(8); {
		case p.Key != "id" && k == 7 && i > 0: // goes
		case p.Key != "id" && k >= 4:
			out = append(out, yamldoc.Pair{Key: p.Key, Value: c.value(p.Value)})
		default:
			out = append(out, p)
		}
		if c.rarely(8) {
			out = append(out, yamldoc.Pair{Key: c.name("k"), Value: c.layouts.value(c.pick(3))})
		}
	}
	return out
}

func (c *changes) value(v any) any {
	switch v := v.(type) {
	case yamldoc.Object:
		return c.object(v)
	case yamldoc.Always:
		return yamldoc.Always{append(yamldoc.Object{{Key: "id", Value: c.name("v")}}, c.layouts.object(1)...)}
	case []any:
		out := yamldoc.Always{}
		for _, item := range v {
			o, is := item.(yamldoc.Object)
			switch k := c.pick(5); {
			case k == 4: // goes
			case is && k == 3:
				out = append(out, c.object(o))
			default:
				out = append(out, item)
			}
			if c.rarely(5) {
				if is {
					out = append(out, append(yamldoc.Object{{Key: "id", Value: c.name("v")}}, c.layouts.object(c.pick(2))...))
				} else {
					out = append(out, c.name("v"))
				}
			}
		}
		if c.rarely(8) && len(out) > 1 {
			c.reordered = true
			out[0], out[1] = out[1], out[0]
		}
		return out
	}
	if c.rarely(12) {
		c.otherKind = true
		return c.layouts.value(2)
	}
	out := c.layouts.value(0)
	c.otherType = c.otherType || reflect.TypeOf(out) != reflect.TypeOf(v)
	return out
}

// tried is one file with what it is to say, and what it became.
type tried struct {
	source  string
	was, is yamldoc.Object
	changes
	edited Edited
}

// try makes a file and an edit of choices.
func try(choices []byte) (tried, error) {
	l := layouts{choices: choices}
	was := append(yamldoc.Object{{Key: "k0", Value: "v0"}}, l.object(3)...)
	t := tried{source: l.file(was), was: was}
	t.changes.layouts = layouts{choices: l.choices, names: l.names}
	t.is = append(was[:1:1], t.object(was[1:])...)
	blocks := slices.Clone(t.is)
	for _, p := range was {
		if !slices.ContainsFunc(t.is, func(x yamldoc.Pair) bool { return x.Key == p.Key }) {
			blocks = append(blocks, yamldoc.Pair{Key: p.Key})
		}
	}
	var err error
	t.edited, err = Blocks([]byte(t.source), blocks, keys(t.is))
	return t, err
}

// plain is a value as a YAML parser gives it.
func plainly(v any) any {
	if o, is := object(v); is {
		out := map[string]any{}
		for _, p := range o {
			if !yamldoc.Empty(p.Value) {
				out[p.Key] = plainly(p.Value)
			}
		}
		return out
	}
	if list, is := items(v); is {
		out := []any{}
		for _, item := range list {
			out = append(out, plainly(item))
		}
		return out
	}
	return v
}

// piece is a name that stands once in a file.
var piece = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`# c\d+|\b[kv]\d+|\b1\d\d\d`) })

func pieces(s string) []string { return piece().FindAllString(s, -1) }

// opens is a line of which the value begins below, which may become [] behind it.
var opens = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:( [!&]\S+)?\s*$`) })

func isComment(piece string) bool { return piece[0] == '#' }

// wrong says how an edit breaks the law: whatever way a file is written in and
// whatever is changed in it, it says what is wanted; keys, items and comments that
// stay stand in their order; a comment is behind what it was behind, and above what
// it was above; a line in which nothing changes is the same to the byte. What is not
// so is named, and nothing is named that is.
func (t tried) wrong() string {
	content := string(t.edited.Content)
	var got any
	if err := yaml.Unmarshal(t.edited.Content, &got); err != nil || !reflect.DeepEqual(got, plainly(t.is)) {
		return fmt.Sprintf("it says something else: %v", err)
	}
	if reflect.DeepEqual(plainly(t.was), plainly(t.is)) && content != t.source {
		return "nothing is to change, and something does"
	}
	if strings.Contains(t.source, "\r\n") && strings.Contains(strings.ReplaceAll(content, "\r\n", ""), "\n") || !strings.Contains(t.source, "\r") && strings.Contains(content, "\r") {
		return "its lines end otherwise"
	}
	before, after := pieces(t.source), pieces(content)
	if strings.HasPrefix(t.source, "\uFEFF") != strings.HasPrefix(content, "\uFEFF") {
		return "its byte order mark is not as it was"
	}
	lines := strings.Split(t.source, "\n")
	for _, c := range t.edited.Gone {
		if !strings.HasPrefix(string([]rune(strings.TrimPrefix(lines[c.Line-1], "\uFEFF"))[c.Column-1:]), c.Text) {
			return c.Text + " is said to be gone from another place"
		}
	}
	if len(t.edited.Unkept) > 0 {
		for _, u := range t.edited.Unkept {
			if u.Line < 1 || u.Line > len(lines) || u.Column < 1 || u.Column > 1+len([]rune(lines[u.Line-1])) {
				return u.String() + " is no place of the file"
			}
		}
		return ""
	}
	if !strings.HasSuffix(t.source, "\n") && before[len(before)-1] == after[len(after)-1] && strings.HasSuffix(content, "\n") {
		return "its last line ends otherwise"
	}
	return t.wrongWithComments(content, before, after)
}

func (t tried) wrongWithComments(content string, before, after []string) string {
	in := func(all []string) map[string]bool {
		out := map[string]bool{}
		for _, p := range all {
			out[p] = true
		}
		return out
	}
	had, has := in(before), in(after)
	gone := map[string]bool{}
	for _, c := range t.edited.Gone {
		gone[c.Text] = true
	}
	for i, p := range before {
		if isComment(p) && has[p] == gone[p] {
			return fmt.Sprintf("%s is there: %v, and gone: %v", p, has[p], gone[p])
		}
		near := before[max(0, i-1):min(len(before), i+2)]
		for j := i; gone[p] && j < len(before) && isComment(before[j]); j++ {
			near = before[max(0, i-1):min(len(before), j+2)]
		}
		for j := i; gone[p] && j >= 0 && isComment(before[j]); j-- {
			near = append(slices.Clone(near), before[max(0, j-1)])
		}
		if gone[p] && !slices.ContainsFunc(near, func(x string) bool { return !isComment(x) && !has[x] }) {
			return p + " is gone, and what it stood at is not"
		}
	}
	stay := func(all []string, other map[string]bool) []string {
		return slices.DeleteFunc(slices.Clone(all), func(p string) bool { return !other[p] })
	}
	if a, b := stay(before, has), stay(after, had); !t.reordered && !slices.Equal(a, b) {
		return fmt.Sprintf("another order: %v, was %v", b, a)
	}
	was, is := places(t.source), places(content)
	for _, p := range before {
		if !isComment(p) || !has[p] {
			continue
		}
		a, b := was[p], is[p]
		for _, x := range a.behind {
			if has[x] && !slices.Contains(b.behind, x) && !(t.reordered && a.braces) {
				return fmt.Sprintf("%s is not behind %s any more", p, x)
			}
		}
		if a.alone && !b.alone {
			return fmt.Sprintf("%s has no line of its own any more", p)
		}
		if a.alone && has[a.next] && !had[b.next] && a.column <= a.indent {
			return fmt.Sprintf("%s is above %s, and was above %s", p, b.next, a.next)
		}
	}
	if t.reordered {
		return ""
	}
	return t.wrongLine(content, has)
}

// stands is where a comment does.
type stands struct {
	behind []string // what stands before it in its line
	alone  bool     // nothing does
	braces bool     // its line has some
	column int
	next   string // the first piece below it that is no comment
	indent int    // of its line
}

func places(s string) map[string]stands {
	out := map[string]stands{}
	var open []string // comments without anything below them yet
	dash := -1        // where an entry begins that stands below its dash
	for line := range strings.Lines(s) {
		line = strings.TrimPrefix(line, "\uFEFF")
		said := pieces(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.ContainsAny(line[indent:min(len(line), indent+1)], "{[}]") {
			open = nil
		}
		if dash < 0 && strings.ContainsAny(line[indent:min(len(line), indent+1)], "-?") {
			dash = indent
		}
		for i, p := range said {
			if isComment(p) {
				out[p] = stands{behind: said[:i], alone: strings.HasPrefix(line[indent:], "#"), braces: strings.ContainsAny(line, "{[]}"), column: indent}
				open = append(open, p)
				continue
			}
			for _, c := range open {
				x := out[c]
				x.next, x.indent = p, indent
				if dash >= 0 {
					x.indent = dash
				}
				out[c] = x
			}
			open, dash = nil, -1
		}
	}
	return out
}

// wrongLine finds a line of a block that is not there any more though all that it
// says is.
func (t tried) wrongLine(content string, has map[string]bool) string {
	there := map[string]bool{}
	for line := range strings.Lines(content) {
		there[strings.ReplaceAll(strings.TrimRight(line, "\r\n"), ",", "")] = true // another entry may follow in braces
	}
	for line := range strings.Lines(t.source) {
		said := pieces(line)
		text, _, _ := strings.Cut(line, " #")
		switch {
		case len(said) == 0, isComment(said[0]) && !strings.HasPrefix(strings.TrimSpace(line), "#"):
			continue
		case opens().MatchString(text):
			continue
		case strings.ContainsAny(line, "{}[],?-"), slices.ContainsFunc(said, func(p string) bool { return !has[p] }):
			continue
		}
		if line = strings.TrimRight(line, "\r\n"); !there[line] && !strings.Contains(content, strings.TrimSpace(line)) {
			return fmt.Sprintf("the line %q is written otherwise", line)
		}
	}
	return ""
}

// needlessly reports whether something was not kept that could be: all but items
// among comments in braces in another order, and the way to write a value that is
// another kind of value.
func (t tried) needlessly() bool {
	return len(t.edited.Unkept) > 0 && !t.reordered && !t.otherKind && !(t.otherType && strings.Contains(t.source, "!!"))
}

// tell is all that there is to say of one file.
func (t tried) tell(why string) string {
	return fmt.Sprintf("%s; gone %v, unkept %v\n%s\nbecame\n%s", why, t.edited.Gone, t.edited.Unkept, t.source, t.edited.Content)
}

func TestLawEveryLayoutIsKept(t *testing.T) {
	files, changed, unkept, needless, gone, comments := 3000, 0, 0, 0, 0, 0
	if testing.Short() {
		files = 300
	}
	random := rand.New(rand.NewPCG(8628, 7636))
	choices := make([]byte, 400)
	for range files {
		for i := range choices {
			choices[i] = byte(random.Uint32())
		}
		x, err := try(choices)
		if err != nil {
			t.Fatal(x.tell(err.Error()))
		}
		if why := x.wrong(); why != "" {
			t.Fatal(x.tell(why))
		}
		if string(x.edited.Content) != x.source {
			changed++
		}
		if len(x.edited.Unkept) > 0 {
			unkept++
			if x.needlessly() {
				needless++
			}
		}
		gone += len(x.edited.Gone)
		comments += strings.Count(x.source, "# c")
	}
	if changed < files/2 || unkept < files/100 || unkept > files/10 || needless > 0 || gone < files/10 || comments < 4*files {
		t.Errorf("%d of %d files changed, in %d something was not kept, in %d of them without need; %d of %d comments went", changed, files, unkept, needless, gone, comments)
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("in lines, in braces and in between"))
	f.Fuzz(func(t *testing.T, choices []byte) {
		if len(choices) > 600 {
			return
		}
		x, err := try(choices)
		if err == nil {
			if why := x.wrong(); why != "" {
				t.Fatal(x.tell(why))
			}
		}
	})
}
