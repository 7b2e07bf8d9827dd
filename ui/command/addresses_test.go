//go:build unix

package command

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
)

// oddNames are names that a record can have.
func oddNames() []string {
	return []string{
		"0001-a b.yaml", "0002-ä,;'.yaml", `0003-"q".yaml`, "0004-new\nline.yaml", "0005-\xff.yaml", "-0006.yaml", "0007-100%25#?.yaml",
		`0008-back\slash.yaml`, "0009-c:d::e.yaml", "0010-[x]{y}*.yaml", "0011-decomposed-a\u0308.yaml", " 0012.yaml", "~0013$(x)`x`.yaml", "0014-é\ttab.yaml",
	}
}

// quotedByGit is a name as git writes it in a list of lines.
func quotedByGit(name string) string {
	var b strings.Builder
	quoted := false
	for _, c := range []byte(name) {
		switch {
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(rune(c)))
		case c < ' ' || c > '~':
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
			continue
		}
		quoted = true
	}
	if quoted {
		return `"` + b.String() + `"`
	}
	return name
}

// Whichever folder a run stands in, and by whichever name or list it is given files,
// findings for platforms have one address for each, from the root of the repository,
// and that leads to the file.
func TestLawAddressesOfFiles(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	repository := filepath.Join(top, "repo")
	docs := filepath.Join(repository, "docs #1", "decisions")
	for _, folder := range []string{docs, filepath.Join(repository, ".git")} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range oddNames() {
		if err := os.WriteFile(filepath.Join(docs, name), []byte("schema: flowverdict/record/v1\n"), 0o644); err != nil {
			t.Skip("no such name can be given here:", err)
		}
	}
	for link, to := range map[string]string{"link": "repo", "repo/same": "docs #1/decisions"} {
		if err := os.Symlink(to, filepath.Join(top, link)); err != nil {
			t.Fatal(err)
		}
	}
	under := func(folder string) (out []string) {
		for _, name := range oddNames() {
			out = append(out, filepath.Join(folder, name))
		}
		return out
	}
	dashed := func(folder string) (out []string) { // a name that begins with a dash needs ./
		for _, name := range under(folder) {
			if strings.HasPrefix(name, "-") {
				name = "./" + name
			}
			out = append(out, name)
		}
		return out
	}
	var lines []string
	for _, name := range under("docs #1/decisions") {
		lines = append(lines, quotedByGit(name))
	}
	state := keeping(t.TempDir())
	for i, way := range []struct {
		in    string
		stdin string
		args  []string
	}{
		{"repo", "", nil},
		{"repo", "", []string{"docs #1"}},
		{"repo", "", []string{"same"}},
		{"repo", "", []string{"docs*/**"}},
		{"repo", "", under("docs #1/decisions")},
		{"repo", "", under(docs)},
		{"repo", "", under(filepath.Join(top, "link/same"))},
		{"repo", strings.Join(under("docs #1/decisions"), "\x00"), []string{"--files-from", "-"}},
		{"repo", strings.Join(lines, "\n"), []string{"--files-from", "-"}},
		{"repo", "\uFEFF" + strings.Join(lines, "\r\n"), []string{"--files-from", "-", "--allow-empty"}},
		{"link", "", nil},
		{"link", "", []string{docs}},
		{"link/same", "", nil},
		{"link/same", "", dashed("")},
		{"repo/docs #1", "", []string{"."}},
		{"repo/docs #1", "", []string{"../same"}},
		{"repo/docs #1/decisions", "", []string{"../../docs #1"}},
		{".", "", []string{"link"}}, // from outside of the repository
		{".", "", under("repo/docs #1/decisions")},
	} {
		if testing.Short() && i%4 > 0 {
			continue
		}
		validate := func(format string) string {
			t.Helper()
			args := append([]string{"validate", "--format", format}, way.args...)
			x, err := runIn(filepath.Join(top, way.in), Env{Args: args, Getenv: state, Library: fixture.Library()}, way.stdin)
			if err != nil || x.code != 1 {
				t.Fatalf("in %s, %q: exit code %d, %v\n%s", way.in, way.args, x.code, err, x.err)
			}
			return x.out
		}
		want := under("docs #1/decisions")
		if got := sarifFiles(t, validate("sarif")); !slices.Equal(got, sorted(want)) {
			t.Errorf("in %s, %q: SARIF has\n%q\nnot\n%q", way.in, way.args, got, sorted(want))
		}
		for i, name := range want { // JSON holds no bytes that are no UTF-8
			want[i] = strings.ToValidUTF8(name, "\uFFFD")
		}
		if got := gitLabFiles(t, validate("gitlab")); !slices.Equal(got, sorted(want)) {
			t.Errorf("in %s, %q: GitLab has\n%q\nnot\n%q", way.in, way.args, got, sorted(want))
		}
		for i, name := range want { // a runner gets no line break and no tab
			want[i] = strings.NewReplacer("\n", "\uFFFD", "\t", " ").Replace(name)
		}
		if got := gitHubFiles(validate("github")); len(got) == 0 || len(without(got, want)) > 0 {
			t.Errorf("in %s, %q: GitHub has\n%q", way.in, way.args, got)
		}
	}
}

func sorted(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }

func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// sarifFiles are the files that the addresses of a SARIF log lead to.
func sarifFiles(t *testing.T, log string) (out []string) {
	t.Helper()
	for _, found := range regexp.MustCompile(`"uri": ("[^"]*"),\s*"uriBaseId": "%SRCROOT%"`).FindAllStringSubmatch(log, -1) {
		var address string
		if err := json.Unmarshal([]byte(found[1]), &address); err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(address)
		if err != nil || u.IsAbs() || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("%q is no relative reference: %v", address, err)
			continue
		}
		out = append(out, u.Path)
	}
	return sorted(out)
}

func gitLabFiles(t *testing.T, report string) (out []string) {
	t.Helper()
	var issues []struct{ Location struct{ Path string } }
	if err := json.Unmarshal([]byte(report), &issues); err != nil {
		t.Fatal(err)
	}
	for _, issue := range issues {
		out = append(out, issue.Location.Path)
	}
	return sorted(out)
}

// gitHubFiles reads properties as the runner does.
func gitHubFiles(annotations string) (out []string) {
	for _, found := range regexp.MustCompile(`(?m)^::error file=([^,:]*)[,:]`).FindAllStringSubmatch(annotations, -1) {
		out = append(out, strings.NewReplacer("%3A", ":", "%2C", ",", "%25", "%", "%0A", "\n", "%0D", "\r").Replace(found[1]))
	}
	return sorted(out)
}
