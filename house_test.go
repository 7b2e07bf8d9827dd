package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// source is one Go file of the module.
type source struct {
	path string // slash-separated, from the module's root
	dir  string
	test bool
	file *ast.File
	fset *token.FileSet
}

func (s source) at(p token.Pos) string { return s.fset.Position(p).String() }

// module parses the Go files of the module, once for all tests.
var module = sync.OnceValues(func() (out []source, err error) {
	err = filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && name != "." {
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
				return fs.SkipDir // another module
			}
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		slashed := filepath.ToSlash(name)
		out = append(out, source{slashed, path.Dir(slashed), strings.HasSuffix(name, "_test.go"), file, fset})
		return nil
	})
	return out, err
})

func sources(t *testing.T) []source {
	t.Helper()
	out, err := module()
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d Go files found", len(out))
	}
	return out
}

// imports returns the import paths of a file.
func (s source) imports() (out []string) {
	for _, spec := range s.file.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, name)
	}
	return out
}

// floors says of each package what it may import beside the standard library;
// a path that ends in /... stands for all packages below.
func floors() map[string]string {
	return map[string]string{
		".":                                     "internal/crash ui/command",
		"internal/crash":                        "",
		"internal/finding":                      "",
		"internal/failing":                      "",
		"internal/fixedseed":                    "",
		"internal/share":                        "",
		"internal/pathname":                     "internal/text github.com/bmatcuk/doublestar/v4 golang.org/x/text/unicode/norm",
		"internal/readfile":                     "",
		"internal/text":                         "github.com/charmbracelet/x/ansi github.com/gosimple/unidecode github.com/rivo/uniseg golang.org/x/text/unicode/norm",
		"internal/wholefile":                    "internal/readfile",
		"internal/yamldoc":                      "internal/finding internal/text internal/yamldoc/layout internal/yamldoc/plain gopkg.in/yaml.v3",
		"internal/yamldoc/edit":                 "internal/text internal/yamldoc internal/yamldoc/layout gopkg.in/yaml.v3",
		"internal/yamldoc/layout":               "gopkg.in/yaml.v3",
		"internal/yamldoc/plain":                "gopkg.in/yaml.v3",
		"questionnaire":                         "internal/text questionnaire/internal/judge",
		"questionnaire/alternatives":            "questionnaire questionnaire/internal/judge",
		"questionnaire/analysis":                "questionnaire questionnaire/internal/judge",
		"questionnaire/evidence":                "questionnaire",
		"questionnaire/fixture":                 "internal/finding questionnaire questionnaire/library questionnaire/review questionnaire/soundness pgregory.net/rapid",
		"questionnaire/internal/judge":          "",
		"questionnaire/library":                 "internal/finding internal/text internal/yamldoc questionnaire questionnaire/review questionnaire/soundness",
		"questionnaire/library/release":         "questionnaire questionnaire/library questionnaire/soundness",
		"questionnaire/mitigations":             "questionnaire questionnaire/review",
		"questionnaire/profile":                 "internal/text questionnaire questionnaire/library questionnaire/review",
		"questionnaire/terms":                   "",
		"questionnaire/review":                  "internal/text questionnaire questionnaire/evidence",
		"questionnaire/soundness":               "internal/finding internal/text questionnaire questionnaire/internal/judge",
		"report":                                "internal/finding internal/yamldoc questionnaire questionnaire/alternatives questionnaire/mitigations questionnaire/profile questionnaire/review report/html report/markdown report/record report/validation",
		"report/comparison":                     "questionnaire questionnaire/analysis questionnaire/evidence questionnaire/library questionnaire/review report/record report/summary",
		"report/internal/content":               "internal/text questionnaire questionnaire/alternatives questionnaire/evidence questionnaire/mitigations questionnaire/review report/firstpage report/phrase report/record report/summary report/summary/strip report/wording",
		"report/sample":                         "internal/text questionnaire questionnaire/evidence questionnaire/library questionnaire/review report/record report/summary",
		"report/form":                           "internal/finding internal/text internal/yamldoc questionnaire questionnaire/analysis questionnaire/review report/markdown report/record",
		"report/folder":                         "internal/text internal/wholefile",
		"report/evidence/exchange":              "golang.org/x/net/http/httpproxy",
		"report/evidence/metadata":              "questionnaire/evidence",
		"report/evidence/probe":                 "internal/crash internal/text questionnaire/evidence report/evidence/exchange",
		"report/evidence/published":             "report/evidence/exchange",
		"report/firstpage":                      "internal/text questionnaire questionnaire/alternatives questionnaire/analysis questionnaire/review report/phrase report/summary report/summary/strip report/wording",
		"report/wording":                        "internal/text questionnaire questionnaire/review report/phrase",
		"report/html":                           "internal/text questionnaire report/internal/content report/firstpage report/record report/summary/strip",
		"report/markdown":                       "internal/text questionnaire report/internal/content report/firstpage report/record",
		"report/register":                       "internal/text questionnaire questionnaire/mitigations questionnaire/review report/phrase report/record report/summary report/summary/strip report/wording",
		"report/register/output":                "internal/text questionnaire questionnaire/review report/html report/markdown report/register",
		"report/record":                         "internal/finding internal/text internal/yamldoc internal/yamldoc/edit questionnaire questionnaire/evidence questionnaire/profile questionnaire/review",
		"report/schema":                         "internal/finding internal/text internal/yamldoc questionnaire questionnaire/evidence questionnaire/library questionnaire/profile questionnaire/review report/record report/validation report/validation/config",
		"report/phrase":                         "internal/text questionnaire",
		"report/summary":                        "internal/text questionnaire questionnaire/alternatives questionnaire/analysis questionnaire/mitigations questionnaire/review report/phrase report/summary/strip",
		"report/summary/strip":                  "questionnaire",
		"report/validation":                     "internal/finding internal/text internal/yamldoc questionnaire questionnaire/analysis questionnaire/evidence questionnaire/library questionnaire/mitigations questionnaire/profile questionnaire/review report/record report/validation/internal/broken report/validation/internal/difference github.com/aymanbagabas/go-udiff",
		"report/validation/internal/difference": "internal/finding internal/text questionnaire report/record",
		"report/validation/internal/broken":     "internal/finding internal/yamldoc",
		"report/validation/config":              "internal/finding internal/pathname internal/text internal/yamldoc questionnaire questionnaire/profile questionnaire/review report/record report/validation",
		"report/validation/corpus":              "questionnaire questionnaire/review report/markdown report/record",
		"report/validation/output":              "internal/finding internal/pathname internal/text internal/yamldoc report/validation",
		"ui/command":                            "internal/... questionnaire/... report/... ui/command/... ui/drafts ui/linear ui/session ui/wizard ui/wizard/editor ui/wizard/output github.com/spf13/cobra",
		"ui/command/arguments":                  "internal/text questionnaire/review ui/command/usage github.com/spf13/cobra",
		"ui/command/completion":                 "internal/finding internal/text questionnaire questionnaire/library report report/record report/register report/validation report/validation/output ui/command/files ui/drafts ui/session github.com/spf13/cobra github.com/spf13/pflag",
		"ui/command/files":                      "internal/... questionnaire/review report/form report/markdown report/record report/validation report/validation/config ui/command/usage github.com/bmatcuk/doublestar/v4",
		"ui/command/forms":                      "internal/pathname internal/text internal/wholefile questionnaire questionnaire/review report/folder report/form ui/command/files ui/command/usage",
		"ui/command/json":                       "internal/finding internal/text internal/yamldoc questionnaire questionnaire/alternatives questionnaire/analysis questionnaire/evidence questionnaire/mitigations questionnaire/review report/comparison report/record report/register report/summary",
		"ui/command/list":                       "internal/... questionnaire/library report/register report/register/output report/validation ui/command/arguments ui/command/files ui/command/json ui/command/records ui/command/repository ui/command/usage",
		"ui/command/measure":                    "internal/crash internal/text questionnaire/evidence report/evidence/exchange report/evidence/metadata report/evidence/probe ui/command/online ui/command/runs ui/command/usage",
		"ui/command/online":                     "report/evidence/exchange report/evidence/metadata report/evidence/published ui/command/runs ui/command/usage",
		"ui/command/outcome":                    "internal/crash ui/command/files ui/command/usage",
		"ui/command/voice":                      "internal/... report/validation report/validation/output ui/command/files ui/command/outcome ui/command/terminal ui/command/usage",
		"ui/command/questionnaires":             "internal/... questionnaire questionnaire/library ui/command/files ui/command/usage",
		"ui/command/records":                    "internal/... questionnaire questionnaire/evidence questionnaire/library questionnaire/review report report/comparison report/folder report/markdown report/record report/register report/validation ui/command/files ui/command/repository ui/command/usage",
		"ui/command/repository":                 "internal/... questionnaire questionnaire/library questionnaire/profile report/validation report/validation/config ui/command/files ui/command/usage",
		"ui/command/reviews":                    "internal/... questionnaire questionnaire/library questionnaire/profile questionnaire/review report report/folder report/form report/record report/register report/validation ui/command/files ui/command/forms ui/command/records ui/command/repository ui/command/usage ui/drafts ui/session",
		"ui/command/runs":                       "internal/... questionnaire questionnaire/evidence questionnaire/review report/evidence/metadata report/record ui/command/files ui/command/usage",
		"ui/command/terminal":                   "github.com/charmbracelet/x/term",
		"ui/command/text":                       "internal/... questionnaire questionnaire/analysis questionnaire/evidence questionnaire/profile questionnaire/review report/comparison report/register report/summary report/validation",
		"ui/command/topics":                     "internal/text questionnaire questionnaire/terms report/validation/config ui/command/outcome github.com/spf13/cobra",
		"ui/command/tour":                       "internal/wholefile questionnaire questionnaire/library questionnaire/review report/record ui/command/records ui/command/reviews ui/drafts ui/session",
		"ui/command/usage":                      "",
		"ui/command/validate":                   "internal/... questionnaire questionnaire/library questionnaire/review report/markdown report/validation report/validation/output ui/command/arguments ui/command/files ui/command/list ui/command/repository ui/command/usage",
		"ui/drafts":                             "internal/readfile internal/text internal/wholefile questionnaire/review report/record ui/session",
		"ui/e2e/terminal":                       "questionnaire/fixture ui/command github.com/creack/pty github.com/hinshun/vt10x",
		"ui/linear":                             "internal/crash internal/text questionnaire questionnaire/analysis questionnaire/evidence questionnaire/mitigations questionnaire/review report/firstpage report/phrase report/register report/summary report/wording ui/session",
		"ui/manual":                             "ui/command github.com/spf13/cobra github.com/spf13/cobra/doc",
		"ui/session":                            "internal/finding internal/text internal/yamldoc questionnaire questionnaire/analysis questionnaire/evidence questionnaire/profile questionnaire/review report report/firstpage report/form report/register report/summary report/validation",
		"ui/wizard":                             "internal/crash internal/text questionnaire questionnaire/evidence questionnaire/review questionnaire/terms report/summary ui/session ui/wizard/checklist ui/wizard/conflicts ui/wizard/draw ui/wizard/early ui/wizard/editor ui/wizard/form ui/wizard/jobcontrol ui/wizard/keyboard ui/wizard/keytable ui/wizard/output ui/wizard/panel ui/wizard/problems ui/wizard/question ui/wizard/reading ui/wizard/startlist ui/wizard/together ui/wizard/whatif ui/wizard/writing github.com/charmbracelet/bubbletea github.com/charmbracelet/x/ansi",
		"ui/wizard/whatif":                      "internal/text questionnaire ui/session ui/wizard/draw",
		"ui/wizard/writing":                     "internal/text ui/session ui/wizard/draw",
		"ui/wizard/checklist":                   "internal/text questionnaire report/summary ui/wizard/draw",
		"ui/wizard/keytable":                    "internal/text ui/wizard/draw github.com/charmbracelet/bubbletea",
		"ui/wizard/together":                    "internal/text questionnaire ui/session ui/wizard/draw",
		"ui/wizard/conflicts":                   "internal/text questionnaire/review ui/session ui/wizard/draw",
		"ui/wizard/draw":                        "internal/text questionnaire github.com/charmbracelet/huh github.com/charmbracelet/lipgloss github.com/charmbracelet/x/ansi github.com/muesli/termenv",
		"ui/wizard/early":                       "github.com/charmbracelet/lipgloss",
		"ui/wizard/editor":                      "internal/crash github.com/charmbracelet/bubbletea",
		"ui/wizard/form":                        "internal/text questionnaire/review ui/wizard/draw github.com/charmbracelet/bubbletea",
		"ui/wizard/jobcontrol":                  "internal/crash github.com/charmbracelet/bubbletea github.com/charmbracelet/x/term",
		"ui/wizard/keyboard":                    "github.com/charmbracelet/bubbletea golang.org/x/sys/unix",
		"ui/wizard/output":                      "internal/text ui/wizard/draw github.com/charmbracelet/colorprofile github.com/charmbracelet/x/ansi github.com/charmbracelet/x/term",
		"ui/wizard/problems":                    "internal/text ui/session ui/wizard/draw",
		"ui/wizard/panel":                       "internal/text questionnaire questionnaire/analysis questionnaire/evidence report/summary ui/session ui/wizard/draw",
		"ui/wizard/question":                    "internal/text questionnaire report/summary ui/session ui/wizard/draw github.com/charmbracelet/bubbletea github.com/charmbracelet/huh",
		"ui/wizard/reading":                     "internal/text questionnaire questionnaire/review report/firstpage report/summary report/summary/strip report/wording ui/wizard/draw",
		"ui/wizard/startlist":                   "internal/text questionnaire report/register ui/session ui/wizard/draw",

		"report/evidence/probe/provider": "",
	}
}

func TestFloors(t *testing.T) {
	floors := floors()
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		list, known := floors[s.dir]
		if !known {
			t.Errorf("%s: floors does not say what %s may import", s.path, s.dir)
			continue
		}
		for _, name := range s.imports() {
			name, ours := strings.CutPrefix(name, "flowverdict/")
			if !ours && !strings.Contains(strings.Split(name, "/")[0], ".") {
				continue // standard library
			}
			if !covers(list, name) {
				t.Errorf("%s: %s may not import %s", s.path, s.dir, name)
			}
		}
	}
	for dir := range floors {
		if filesByFolder(t)[dir] == 0 {
			t.Errorf("there is no package %s: take it out of floors", dir)
		}
	}
}

// testSupport are the packages that stand outside test files and are for tests
// only.
func testSupport() []string {
	return []string{"internal/failing", "internal/fixedseed", "internal/share", "questionnaire/fixture", "report/sample", "report/evidence/probe/provider", "report/validation/corpus", "ui/e2e/terminal"}
}

// The program imports no test support, and has no package that only tests
// import: such a one is test support, or nobody needs it.
func TestTestSupportIsApart(t *testing.T) {
	shipped, tested := map[string]bool{}, map[string]bool{}
	for _, s := range sources(t) {
		support := slices.Contains(testSupport(), s.dir)
		for _, name := range s.imports() {
			dir, ours := strings.CutPrefix(name, "flowverdict/")
			switch {
			case !ours:
			case s.test:
				tested[dir] = tested[dir] || dir != s.dir
			case !support && slices.Contains(testSupport(), dir):
				t.Errorf("%s imports %s, which is for tests", s.path, dir)
			case !support:
				shipped[dir] = true
			}
		}
	}
	for dir := range filesByFolder(t) {
		if dir != "." && dir != "questionnaire/library/release" && dir != "ui/manual" && !shipped[dir] && !slices.Contains(testSupport(), dir) {
			t.Errorf("the program does not import %s", dir)
		}
	}
	for _, dir := range testSupport() {
		if !tested[dir] {
			t.Errorf("no test of another package imports %s", dir)
		}
	}
}

// filesByFolder counts the Go files that are no tests.
func filesByFolder(t *testing.T) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, s := range sources(t) {
		if !s.test {
			out[s.dir]++
		}
	}
	return out
}

// A folder holds at most twenty Go files beside its tests; more are several
// packages.
func TestFoldersAreSmall(t *testing.T) {
	const most = 20
	for dir, n := range filesByFolder(t) {
		if n > most {
			t.Errorf("%s holds %d Go files beside its tests, at most %d are allowed: move a subject into a package of its own", dir, n, most)
		}
	}
}

// calls that are allowed in some places only.
func calls() []struct {
	call   *regexp.Regexp
	places []string
	why    string
} {
	re := regexp.MustCompile
	return []struct {
		call   *regexp.Regexp
		places []string
		why    string
	}{
		{re(`^os\.Exit$|^log\.Fatal`), []string{"main.go", "questionnaire/library/release/main.go", "ui/manual/main.go"}, "only main exits"},
		{re(`^time\.(Now|Since|Until)$`), []string{"main.go"}, "the day comes in as a value"},
		{re(`^os\.(Getenv|LookupEnv|Environ)$`), []string{"main.go", "ui/e2e/terminal/", "ui/manual/main.go"}, "the environment comes in as a value"},
		{re(`^fmt\.Print|^print(ln)?$`), nil, "nothing prints past its writer"},
		{re(`^os\.(Create|OpenFile|WriteFile|Rename|Remove|Mkdir|MkdirAll|CreateTemp|Link)$`), []string{"internal/readfile/", "internal/wholefile/", "internal/failing/", "report/folder/", "ui/drafts/", "ui/wizard/editor/", "ui/command/", "questionnaire/library/release/", "ui/e2e/terminal/", "ui/manual/"}, "files are written in one place"},
		{re(`^http\.(DefaultClient|DefaultTransport|ProxyFromEnvironment|Get|Head|Post|PostForm)$`), nil, "requests are made by a client with guards"},
		{re(`^os\.(Open|OpenRoot|OpenInRoot|ReadFile|DirFS)$`), []string{"internal/readfile/", "internal/wholefile/", "ui/wizard/editor/", "ui/command/terminal/", "questionnaire/library/release/", "ui/e2e/terminal/"}, "files are read in one place"},
	}
}

func TestCallsStandInTheirPlaces(t *testing.T) {
	guarded := calls()
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		s.eachUse(func(at token.Pos, name string) {
			for _, c := range guarded {
				if !c.call.MatchString(name) {
					continue
				}
				if !slices.ContainsFunc(c.places, func(p string) bool { return s.path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(s.path, p) }) {
					t.Errorf("%s: %s: %s", s.at(at), name, c.why)
				}
			}
		})
	}
}

// imports that are allowed in some places only, outside tests. A path that ends in
// /... stands for all packages below, and for itself.
func importsByPlace() []struct {
	path, places, why string
} {
	return []struct {
		path, places, why string
	}{
		{"net", "report/evidence/exchange", "one package makes connections"},
		{"net/http/...", "report/evidence/exchange", "one package makes connections"},
		{"net/rpc/...", "", "one package makes connections"},
		{"net/smtp", "", "one package makes connections"},
		{"crypto/tls", "report/evidence/exchange", "one package makes connections"},
		{"crypto/x509", "report/evidence/exchange", "one package makes connections"},
		{"golang.org/x/net/...", "report/evidence/exchange", "one package makes connections"},
		{"flowverdict/report/evidence/...", "report/evidence/... ui/command ui/command/measure ui/command/online ui/command/runs", "what is measured reaches the rest of the program as a value"},
	}
}

// covers reports whether a package is one of a list, whose paths may end in /... .
func covers(list, name string) bool {
	return slices.ContainsFunc(strings.Fields(list), func(allowed string) bool {
		below, all := strings.CutSuffix(allowed, "...")
		return name == allowed || all && strings.HasPrefix(name+"/", below)
	})
}

func TestImportsStandInTheirPlaces(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t) {
		if s.test || slices.Contains(testSupport(), s.dir) {
			continue
		}
		for _, name := range s.imports() {
			for _, c := range importsByPlace() {
				if !covers(c.path, name) {
					continue
				}
				used[c.path] = true
				if !covers(c.places, s.dir) {
					t.Errorf("%s imports %s: %s", s.path, name, c.why)
				}
			}
		}
	}
	if !used["net/http/..."] {
		t.Error("no package that makes connections was found")
	}
}

// What is built with the tag offline cannot make a connection: the code for it is
// not there.
func TestOfflineHasNoNetwork(t *testing.T) {
	const network = "net/http/... net/rpc/... net/smtp crypto/tls crypto/x509 golang.org/x/net/... flowverdict/report/evidence/exchange/... flowverdict/report/evidence/probe/..."
	for _, tags := range []string{"", "offline"} {
		out, err := exec.Command("go", "list", "-deps", "-tags", tags, ".").Output()
		if err != nil {
			t.Fatal(err)
		}
		var linked []string
		for _, name := range strings.Fields(string(out)) {
			if covers(network, name) {
				linked = append(linked, name)
			}
		}
		if offline := tags != ""; offline != (linked == nil) {
			t.Errorf("with the tags %q, of the packages for connections these are linked: %q", tags, linked)
		}
	}
}

// A certificate that was not verified is nobody's.
func TestVerificationIsNeverSkipped(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if name, ok := n.(*ast.Ident); ok && slices.Contains([]string{"InsecureSkipVerify", "VerifyPeerCertificate", "VerifyConnection"}, name.Name) {
				t.Errorf("%s: %s", s.at(n.Pos()), name.Name)
			}
			return true
		})
	}
}

// A panic in a goroutine ends the program whatever its caller recovers from, so
// each goroutine guards itself.
func TestGoroutinesAreGuarded(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		if s.test || slices.Contains(testSupport(), s.dir) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			started, ok := n.(*ast.GoStmt)
			if !ok {
				return true
			}
			found++
			body, ok := started.Call.Fun.(*ast.FuncLit)
			if !ok || !slices.ContainsFunc(body.Body.List, func(n ast.Stmt) bool {
				deferred, ok := n.(*ast.DeferStmt)
				return ok && callee(deferred.Call) == "crash.Guard"
			}) {
				t.Errorf("%s: a goroutine begins with defer crash.Guard", s.at(n.Pos()))
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no goroutine was found")
	}
}

// eachUse calls f with every name of another package that the file uses, as
// package.Name, and with every function of its own that it calls.
func (s source) eachUse(f func(at token.Pos, name string)) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.SelectorExpr:
			if pkg, ok := x.X.(*ast.Ident); ok && pkg.Obj == nil {
				f(n.Pos(), pkg.Name+"."+x.Sel.Name)
			}
		case *ast.CallExpr:
			if called, ok := x.Fun.(*ast.Ident); ok && called.Obj == nil {
				f(n.Pos(), called.Name)
			}
		}
		return true
	})
}

func TestNoGlobalsAndNoInit(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" && s.dir != "ui/wizard/early" {
				t.Errorf("%s: init outside the wizard's start-up guard", s.at(f.Pos()))
			}
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR || g.Doc != nil && strings.Contains(s.comment(g.Doc), "//go:embed") {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				if len(v.Values) != 1 || callee(v.Values[0]) != "errors.New" && !compiledWhenAsked(v.Values[0]) {
					if v.Names[0].Name != "_" {
						t.Errorf("%s: package variable %s", s.at(v.Pos()), v.Names[0].Name)
					}
				}
			}
		}
	}
}

func (s source) comment(g *ast.CommentGroup) string {
	var b strings.Builder
	for _, c := range g.List {
		b.WriteString(c.Text + "\n")
	}
	return b.String()
}

// compiledWhenAsked reports whether a variable is an expression that is compiled
// when it is first asked: compiled before, it would take its time of every run.
func compiledWhenAsked(e ast.Expr) bool {
	if callee(e) != "sync.OnceValue" {
		return false
	}
	f, ok := e.(*ast.CallExpr).Args[0].(*ast.FuncLit)
	if !ok || len(f.Body.List) != 1 {
		return false
	}
	given, ok := f.Body.List[0].(*ast.ReturnStmt)
	return ok && callee(given.Results[0]) == "regexp.MustCompile"
}

func callee(e ast.Expr) string {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return ""
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	pkg, ok := sel.X.(*ast.Ident)
	if !ok {
		return ""
	}
	return pkg.Name + "." + sel.Sel.Name
}

// Every exported name says what it promises; the linter checks the form.
func TestExportedNamesAreDocumented(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
					t.Errorf("%s: %s has no doc comment", s.at(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					s.undocumented(t, d, spec)
				}
			}
		}
	}
}

func (s source) undocumented(t *testing.T, d *ast.GenDecl, spec ast.Spec) {
	t.Helper()
	switch x := spec.(type) {
	case *ast.TypeSpec:
		if x.Name.IsExported() && d.Doc == nil && x.Doc == nil {
			t.Errorf("%s: %s has no doc comment", s.at(x.Pos()), x.Name.Name)
		}
	case *ast.ValueSpec:
		if x.Names[0].IsExported() && d.Doc == nil && x.Doc == nil && x.Comment == nil {
			t.Errorf("%s: %s has no doc comment", s.at(x.Pos()), x.Names[0].Name)
		}
	}
}

// exportedReceiver: methods of types that nobody outside can name need none.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return true
	}
	x := f.Recv.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	id, ok := x.(*ast.Ident)
	return ok && id.IsExported()
}

// Tests rest on a pinned release ([fixture.Release], [fixture.Library]) or on a
// small questionnaire of their own, so that a question that is added to the
// newest one changes what they see nowhere. These are about the newest one, or show
// other programs how a release is named.
func TestFewTestsRestOnTheNewestQuestionnaire(t *testing.T) {
	about := []string{"questionnaire/library", "questionnaire/bench_test.go", "questionnaire/example_test.go", "report/example_test.go", "ui/command/text/glossary_test.go", "ui/command/tour"}
	used := map[string]bool{}
	for _, s := range sources(t) {
		if !s.test {
			continue
		}
		s.eachUse(func(at token.Pos, name string) {
			if !slices.Contains([]string{"library.Default", "library.Releases", "library.Library"}, name) {
				return
			}
			place := slices.IndexFunc(about, func(p string) bool { return s.path == p || s.dir == p })
			if place < 0 {
				t.Errorf("%s: %s: test on fixture.Release or fixture.Library", s.at(at), name)
				return
			}
			used[about[place]] = true
		})
	}
	for _, p := range about {
		if !used[p] {
			t.Errorf("%s rests on no newest questionnaire: take it off the list", p)
		}
	}
}

func TestOnePackageImportsYAML(t *testing.T) {
	for _, s := range sources(t) {
		if slices.Contains(s.imports(), "gopkg.in/yaml.v3") && s.dir != "internal/yamldoc" && !strings.HasPrefix(s.dir, "internal/yamldoc/") && !s.test {
			t.Errorf("%s: only internal/yamldoc and what lies in it imports yaml.v3", s.path)
		}
	}
}

// Property tests are the same in every run: a package that has some fixes
// their seed. What they failed with is repeated by its seed, so no file of it
// is kept.
func TestPropertyTestsHaveASeed(t *testing.T) {
	properties, fixed := map[string]token.Position{}, map[string]bool{}
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch call, _ := n.(ast.Expr); callee(call) {
			case "rapid.Check", "rapid.MakeCheck", "fixture.Law":
				if !slices.Contains(testSupport(), s.dir) {
					properties[s.dir] = s.fset.Position(n.Pos())
				}
			case "fixedseed.Set":
				fixed[s.dir] = true
			}
			return true
		})
	}
	if len(properties) < 10 {
		t.Errorf("property tests in %d packages only", len(properties))
	}
	for dir, at := range properties {
		if !fixed[dir] {
			t.Errorf("%s: a property test, and %s has no \"var _ = fixedseed.Set()\"", at, dir)
		}
		if _, err := os.Stat(filepath.Join(filepath.FromSlash(dir), "testdata", "rapid")); err == nil {
			t.Errorf("%s/testdata/rapid is kept", dir)
		}
	}
}

// The top level is the floors and the file that starts them. Beside them stands
// only what holds no package of the program: documents, and what other tools
// look for at the root.
func TestTopLevel(t *testing.T) {
	floors := []string{"internal", "questionnaire", "report", "ui"}
	files := []string{"main.go", "main_test.go", "house_test.go"}
	for _, s := range sources(t) {
		top, _, inFolder := strings.Cut(s.path, "/")
		switch {
		case !inFolder && !slices.Contains(files, s.path):
			t.Errorf("%s does not belong at the top level", s.path)
		case inFolder && !slices.Contains(floors, top) && !s.test:
			t.Errorf("%s: the program has no floor %s", s.path, top)
		}
	}
	for _, name := range append(floors, "go.mod", "go.sum", "README.md") {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

// The page about the house names every package of the program.
func TestArchitecturePageNamesEveryRoom(t *testing.T) {
	page, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	for dir := range filesByFolder(t) {
		if dir != "." && !strings.Contains(string(page), "`"+dir+"`") {
			t.Errorf("docs/architecture.md does not name %s", dir)
		}
	}
}
