package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

func TestComments(t *testing.T) {
	const source = "# a\nb: c # d\ne: \"f # g\n  # h\n  \\\" # i\" # j\nk: 'l # m'' # n' # o\np: | # q\n  r # s\n  # t\n # u\nv:\n- >-\n  w # x\n  # y\n# z\n- [a#b, 'c # d', # e\n  f] # g\nh: i#j\nk: !!str \"l # m\" # n\no: p's # q\nr: it''s # t\nw: |1-\n   # x\n  # y\n...\n# v"
	var got []string
	for _, c := range Comments([]byte(source)) {
		got = append(got, fmt.Sprintf("%d%s", c.Line, c.Text))
	}
	const want = "1# a 2# d 5# j 6# o 7# q 10# u 15# z 16# e 17# g 19# n 20# q 21# t 26# v"
	if strings.Join(got, " ") != want {
		t.Errorf("%s", strings.Join(got, " "))
	}
	if crlf := Comments([]byte(strings.ReplaceAll(source, "\n", "\r\n"))); len(crlf) != len(got) {
		t.Errorf("with CRLF: %v", crlf)
	}
	if found := Comments([]byte("a: [ # b")); found != nil {
		t.Errorf("%v in what cannot be read", found)
	}
}

// A comment that is put behind any line or between any two changes nothing that is
// read, or it stands in a text, and then it is not taken for one.
func TestLawCommentsAreWhatChangesNothing(t *testing.T) {
	const source = "a: 1\nb: \"two\n  lines\"\nc: |\n  text\n  more\nd:\n  - e: f\n    g: [h, i,\n      j]\n  - 'k'\nl: >\n  m\n\nn: {o: p}\nq: r\n  s\n"
	lines := strings.SplitAfter(source, "\n")
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(lines)-2).Draw(t, "line")
		put := rapid.SampledFrom([]string{" # new", "\n# new", "\n  # new", "\n    # new"}).Draw(t, "comment")
		changed := strings.Join(lines[:at], "") + strings.TrimSuffix(lines[at], "\n") + put + "\n" + strings.Join(lines[at+1:], "")
		before, after := parsed([]byte(source)), parsed([]byte(changed))
		if after.err != nil {
			t.Skip("a comment cannot stand there")
		}
		same := values(before.first) == values(after.first)
		if found := len(Comments([]byte(changed))) == 1; found != same {
			t.Fatalf("found %v in:\n%s", found, changed)
		}
	})
}

func values(n *yaml.Node) string {
	out := n.Value + "("
	for _, c := range n.Content {
		out += values(c) + ","
	}
	return out + ")"
}
