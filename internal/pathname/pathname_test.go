package pathname_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/pathname"
)

// linked makes a checkout that lies behind a link, goes into a folder of it by the
// link, and returns the physical path of the checkout.
func linked(t *testing.T) string {
	t.Helper()
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"real/docs/decisions", "elsewhere/below"} {
		if err := os.MkdirAll(filepath.Join(top, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string]string{"real/docs/decisions/a.yaml": "", "elsewhere/x.yaml": ""} {
		if err := os.WriteFile(filepath.Join(top, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"link": "real", "real/docs/same": "decisions", "real/docs/out": "../../elsewhere/below", "real/docs/decisions/b.yaml": "a.yaml"} {
		if err := os.Symlink(to, filepath.Join(top, link)); err != nil {
			t.Skip("no link can be made here:", err)
		}
	}
	t.Chdir(filepath.Join(top, "link", "docs"))
	t.Setenv("PWD", filepath.Join(top, "link", "docs"))
	return filepath.Join(top, "real")
}

// All names of one file have one key and one path, and no two files share them.
func TestOneFileByItsNames(t *testing.T) {
	real := linked(t)
	link := filepath.Join(filepath.Dir(real), "link")
	var keys pathname.Keys
	seen := map[string]string{}
	for _, names := range [][]string{
		{"decisions/a.yaml", "./decisions/a.yaml", "decisions//a.yaml", "decisions/../decisions/a.yaml", "../docs/decisions/a.yaml", "same/a.yaml", link + "/docs/decisions/a.yaml", real + "/docs/decisions/a.yaml", link + "/docs/same/a.yaml"},
		{"decisions/b.yaml", "same/b.yaml", real + "/docs/decisions/b.yaml"}, // a link to a file is a name of its own
		{"out/../x.yaml", real + "/docs/out/../x.yaml", "../../elsewhere/x.yaml"},
		{"x.yaml", link + "/docs/x.yaml", real + "/docs/x.yaml"},                       // there is no such file
		{"new/folder/x.yaml", real + "/docs/new/folder/x.yaml", "./new/folder/x.yaml"}, // nor folder
		{".", "./", real + "/docs", link + "/docs", "decisions/.."},
		{"..", real, "../docs/.."},
		{"decisions", "decisions/", real + "/docs/decisions"},
	} {
		want := pathname.Physical(names[0])
		for _, name := range names {
			clean := pathname.Clean(name)
			if got := pathname.Physical(name); got != want || pathname.Physical(clean) != want {
				t.Errorf("%q leads to %q and as %q to %q, and not to %q", name, got, clean, pathname.Physical(clean), want)
			}
			if got := keys.Of(clean); got != want {
				t.Errorf("the key of %q is %q, not %q", name, got, want)
			}
		}
		if other, taken := seen[want]; taken {
			t.Errorf("%q and %q have one key", names[0], other)
		}
		seen[want] = names[0]
	}
	if keys.Of("same") == keys.Of("decisions") || keys.Folder("same") != keys.Folder("decisions") {
		t.Error("a link is its own name, and as a folder the one that it leads to")
	}
}

// The key of a folder does not depend on the folders that were asked for before.
func TestKeysOfFoldersInAnyOrder(t *testing.T) {
	real := linked(t)
	names := []string{".", "..", "../docs", "decisions", "decisions/", "same", "same/x", "out", "out/..", "new", "new/folder", real, real + "/docs", real + "/docs/same", real + "/docs/decisions"}
	for i := range names {
		var keys pathname.Keys
		for j := range names {
			name := names[(i+j)%len(names)]
			if got, want := keys.Folder(name), pathname.PhysicalFolder(name); got != want {
				t.Errorf("the key of %q is %q, not %q", name, got, want)
			}
		}
	}
}

// How files read from a folder, by the folder's own path and by how they were called.
func TestNamesFromAFolder(t *testing.T) {
	real := linked(t)
	for _, x := range []struct {
		folder, name string
		want         string // joined by a blank
	}{
		{"..", "decisions/a.yaml", "docs/decisions/a.yaml"},
		{"..", real + "/docs/decisions/a.yaml", "docs/decisions/a.yaml"},
		{real, "decisions/a.yaml", "docs/decisions/a.yaml"},
		{"..", "same/a.yaml", "docs/decisions/a.yaml docs/same/a.yaml"},
		{"decisions", "a.yaml", ""},
		{"decisions", "../x.yaml", ""},
		{".", "..a.yaml", "..a.yaml"},
		{"..", "out/x.yaml", "docs/out/x.yaml"},
		{"..", "/", ""},
	} {
		if got := strings.Join(pathname.NewFolder(x.folder).Names(x.name), " "); got != x.want {
			t.Errorf("%q from %q is %q, not %q", x.name, x.folder, got, x.want)
		}
	}
	for name, want := range map[string]string{real + "/docs/decisions/a.yaml": "decisions/a.yaml", real + "/x": "../x", "decisions/../x.yaml": "x.yaml", "same/a.yaml": "decisions/a.yaml"} {
		if got := filepath.ToSlash(pathname.FromHere(name)); got != want {
			t.Errorf("%q from here is %q, not %q", name, got, want)
		}
	}
	if got := pathname.Shown(real + "/docs/decisions/a.yaml"); filepath.ToSlash(got) != "decisions/a.yaml" {
		t.Errorf("shown is %q", got)
	}
}

// Lists as programs write them, each of the same names.
func TestListsOfOtherPrograms(t *testing.T) {
	odd := []string{"a b.yaml", "ä,\".yaml", "tab\there.yaml", "#1?%20.yaml", "-x.yaml", "back\\slash.yaml", "decomposed-a\u0308.yaml", "\xff.yaml"}
	quoted := []string{`a b.yaml`, `"\303\244,\".yaml"`, `"tab\there.yaml"`, `#1?%20.yaml`, `-x.yaml`, `"back\\slash.yaml"`, `"decomposed-a\314\210.yaml"`, `"\377.yaml"`}
	plain := []string{"a b.yaml", "ä.yaml", "漢字.yaml"}
	utf16 := func(s string, big bool) (out []byte) {
		for _, r := range "\uFEFF" + s {
			if big {
				out = append(out, byte(r>>8), byte(r))
			} else {
				out = append(out, byte(r), byte(r>>8))
			}
		}
		return out
	}
	for name, x := range map[string]struct {
		content []byte
		want    []string
	}{
		"git":                         {[]byte(strings.Join(quoted, "\n") + "\n"), odd},
		"git, CRLF":                   {[]byte(strings.Join(quoted, "\r\n") + "\r\n"), odd},
		"git -z":                      {[]byte(strings.Join(odd, "\x00") + "\x00"), odd},
		"git, core.quotePath false":   {[]byte(strings.Join(plain, "\n") + "\n"), plain},
		"find -print0":                {[]byte(strings.Join(append(odd, "new\nline.yaml"), "\x00") + "\x00"), append(odd, "new\nline.yaml")},
		"an editor":                   {[]byte("\uFEFF" + strings.Join(plain, "\r\n")), plain},
		"PowerShell":                  {utf16(strings.Join(plain, "\r\n")+"\r\n", false), plain},
		"UTF-16, the other way":       {utf16(strings.Join(plain, "\n"), true), plain},
		"UTF-16 without a mark":       {utf16("docs/a.yaml\n/b.yaml\n", false)[2:], []string{"docs/a.yaml", "/b.yaml"}},
		"the same, the other way":     {utf16("docs/a.yaml\r\n", true)[2:], []string{"docs/a.yaml"}},
		"the same, without an end":    {utf16("docs/a.yaml", false)[2:], []string{"docs/a.yaml"}},
		"UTF-16 of another script":    {utf16("docs/漢字.yaml\n", false)[2:], []string{"docs/漢字.yaml"}},
		"git -z, beside odd names":    {[]byte("!\x00docs/0001-acmectl.yaml\x00x\n\x00\ny\x00"), []string{"!", "docs/0001-acmectl.yaml", "x\n", "\ny"}},
		"line ends of CR alone":       {[]byte("a\rb c\r"), []string{"a", "b c"}},
		"NUL without the last":        {[]byte("a\x00b"), []string{"a", "b"}},
		"one letter, ended by NUL":    {[]byte("a\x00"), []string{"a"}},
		"nothing":                     {nil, nil},
		"blank lines":                 {[]byte("\n\r\na\n\n"), []string{"a"}},
		"quotes that are no escapes":  {[]byte("\"\na\"b\n\"a\"b\"\n\"\\q\"\n\"\\8\"\n\"x\\\"\n"), []string{`"`, `a"b`, `"a"b"`, `"\q"`, `"\8"`, `"x\"`}},
		"a name of letters in quotes": {[]byte("\"a b.yaml\"\n"), []string{"a b.yaml"}},
	} {
		if got := pathname.List(x.content); !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, not %q", name, got, x.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for name, want := range map[string]string{
		"docs/a.yaml":    "docs/a.yaml",
		"./docs//a.yaml": "docs/a.yaml",
		"a b/#1?.yaml":   "a%20b/%231%3F.yaml",
		"100%.yaml":      "100%25.yaml",
		"c:/x:y.yaml":    "c%3A/x%3Ay.yaml",
		"back\\s.yaml":   "back%5Cs.yaml",
		"new\nline.yaml": "new%0Aline.yaml",
		"\xff\"<>.yaml":  "%FF%22%3C%3E.yaml",
		"ä.yaml":         "%C3%A4.yaml",
		"/tmp/a b.yaml":  "file:///tmp/a%20b.yaml",
		"-x,y.yaml":      "-x%2Cy.yaml",
	} {
		if got := pathname.Address(name); got != want {
			t.Errorf("%q has the address %q, not %q", name, got, want)
		}
	}
}

func TestGlobs(t *testing.T) {
	for glob, want := range map[string]struct {
		literal bool
		folder  string
	}{
		"docs/a.yaml":     {true, "docs"},
		"a.yaml":          {true, "."},
		"docs/*.yaml":     {false, "docs"},
		"docs/**/a.yaml":  {false, "docs"},
		"**":              {false, "."},
		"{a,b}/x.yaml":    {false, "."},
		"docs/[a]/x.yaml": {false, "docs"},
		"docs/a/{b,c}/**": {false, "docs/a"},
	} {
		if g := pathname.Glob(glob); g.Literal() != want.literal || g.Folder() != want.folder || !g.Valid() {
			t.Errorf("%q: literal %v, folder %q, valid %v", glob, g.Literal(), g.Folder(), g.Valid())
		}
	}
	if pathname.Glob("[a").Valid() || pathname.Glob("**").Fits("") {
		t.Error("what is no glob is one, or fits no name")
	}
}

func TestFollowed(t *testing.T) {
	real := linked(t)
	for name, want := range map[string]string{"decisions/b.yaml": real + "/docs/decisions/a.yaml", "same": real + "/docs/decisions", "decisions/a.yaml": real + "/docs/decisions/a.yaml", "none.yaml": ""} {
		if got, ok := pathname.Followed(name); ok != (want != "") || ok && got != want {
			t.Errorf("%q leads to %q, not %q", name, got, want)
		}
	}
	if !pathname.IsLink("decisions/b.yaml") || pathname.IsLink("same/a.yaml") || pathname.IsLink("none.yaml") {
		t.Error("what is a link is not known")
	}
}
