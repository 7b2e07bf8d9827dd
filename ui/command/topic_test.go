package command

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// ofDeviceFlow is what no sentence about another flow may say.
var ofDeviceFlow = regexp.MustCompile(`(?i)device[- ]flow|RFC 8628|RFC 10027|cross-device|28 questions|\bCLI\b|cli-team|host.owner`)

// shell runs the program in a folder of its own with the questionnaire about
// another flow.
type shell struct {
	t     *testing.T
	q     *questionnaire.Questionnaire
	file  string
	state string // where drafts are kept
	said  int    // bytes
}

func otherFlow(t *testing.T) *shell {
	t.Helper()
	file, err := filepath.Abs("../../docs/questionnaires/client-credentials.yaml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	q, problems := library.Load(content)
	if q == nil {
		t.Fatal(problems)
	}
	t.Chdir(t.TempDir())
	return &shell{t: t, q: q, file: file, state: t.TempDir()}
}

// run demands that nothing that is printed, or written into the folder, is
// about device flow, but for what passed lets pass.
func (s *shell) run(passed *regexp.Regexp, stdin string, args ...string) string {
	s.t.Helper()
	x, err := run(Env{Args: append(args, "--questionnaire", s.file), Getenv: keeping(s.state)}, stdin)
	if err != nil {
		s.t.Fatal(err)
	}
	s.hold(strings.Join(args, " "), x.out+x.err, passed)
	return x.out + x.err
}

func (s *shell) read(name string) string {
	s.t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(content)
}

func (s *shell) write(name, content string) string {
	s.t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return name
}

func (s *shell) hold(what, said string, passed *regexp.Regexp) {
	s.t.Helper()
	s.said += len(said)
	for line := range strings.Lines(said) {
		if found := ofDeviceFlow.FindString(line); found != "" && (passed == nil || !passed.MatchString(line)) {
			s.t.Errorf("%s says %q: %s", what, found, line)
		}
	}
	if said == "" {
		s.t.Errorf("%s says nothing", what)
	}
}

// sheets are answers for every verdict, for answers that are missing, and for
// everything at its worst.
func (s *shell) sheets() map[string]map[string]string {
	worst, unknown := map[string]string{}, map[string]string{}
	for _, x := range s.q.Questions() {
		worst[x.ID] = x.Levels[len(x.Levels)-1].ID
		unknown[x.ID] = questionnaire.Unknown
	}
	return map[string]map[string]string{
		"best": nil, "condition": {"token-life": "longer"}, "governed": {"ownership": "nobody"}, "instead": {"platform-identity": "offered"},
		"person": {"acting-for": "person"}, "two": {"acting-for": "person", "client-authentication": "in-code"}, "worst": worst, "unknown": unknown,
	}
}

func (s *shell) answers(name string, changed map[string]string) string {
	var b strings.Builder
	b.WriteString("subject: {name: " + name + "}\nreview: {reviewers: [application security]}\nanswers:\n")
	for _, x := range s.q.Questions() {
		level := x.Levels[0].ID
		if l, ok := changed[x.ID]; ok {
			level = l
		}
		b.WriteString("  " + x.ID + ": " + level + "\n")
	}
	return b.String()
}

// decided are the ways in which people decide of a record.
func decided() []string {
	return []string{
		"status: proposed",
		"status: accepted\n  by: architecture board\n  date: \"2026-11-23\"\n  reason: It fits.",
		"status: rejected\n  by: architecture board\n  date: \"2026-11-23\"",
		"status: superseded\n  by: architecture board\n  date: \"2026-11-23\"",
		"status: accepted\n  by: architecture board\n  superseded_by: 0008-other",
	}
}

// What the program says of another flow is about that flow: records of every
// verdict, decision, profile and format, and what is said about them.
func TestRecordsOfAnotherFlow(t *testing.T) {
	s := otherFlow(t)
	status := regexp.MustCompile(`(?m)status: proposed`)
	var records []string
	sheets := s.sheets()
	for n, name := range slices.Sorted(maps.Keys(sheets)) {
		if testing.Short() && n%3 > 0 {
			continue
		}
		for i, profile := range record.Profiles() {
			if testing.Short() && i > 0 {
				break
			}
			id := name + "-" + profile
			answers := s.write(id+".answers.yaml", s.answers(id, sheets[name]))
			s.run(nil, "", "assess", "--answers", answers, "--no-input", "--name", id, "--profile", profile)
			file := s.read(id + ".yaml")
			records = append(records, id+".yaml")
			for j, lines := range decided() {
				if testing.Short() && j > 1 {
					break
				}
				one := s.write("decided.yaml", status.ReplaceAllString(file, lines))
				for _, f := range report.Formats() {
					s.run(nil, "", "report", one, "--format", f.Name)
				}
				s.run(nil, "", "validate", one)
			}
		}
	}
	for _, name := range records {
		s.run(nil, "", "what-if", name, "--all", "--facts")
		s.run(nil, "", "what-if", name, "--format", "json")
		s.run(nil, "", "what-if", name, "scope=everything")
		s.run(nil, "", "update", name)
		s.run(nil, "", "compare", records[0], name)
		s.run(nil, "", "compare", records[0], name, "--format", "json")
	}
	s.run(nil, "", "rejudge", ".")
	s.run(nil, "", "rejudge", ".", "--format", "json")
	for i, line := range strings.Split(strings.TrimSpace(s.read(records[0])), "\n") {
		if testing.Short() && i%30 > 0 {
			continue
		}
		key, _, _ := strings.Cut(strings.TrimSpace(line), ":")
		broken := s.write("broken.yaml", strings.Replace(s.read(records[0]), line+"\n", strings.Replace(line, key, key+"x", 1)+"\n", 1))
		for _, format := range []string{"text", "json", "sarif"} {
			s.run(ofReleases(), "", "validate", broken, "--format", format)
		}
	}
	if !testing.Short() && s.said < 1<<19 {
		t.Errorf("%d bytes are said: the test shows little", s.said)
	}
}

// ofReleases lets pass what names the questionnaires that come with the
// program, or shows a record of one of them.
func ofReleases() *regexp.Regexp {
	return regexp.MustCompile(`device-flow-(cli|gui)`)
}

// And so is what it says of the questionnaire, and what it asks line by line.
func TestCommandsAboutAnotherFlow(t *testing.T) {
	s := otherFlow(t)
	s.run(nil, "", "questionnaire", "check", s.file)
	s.run(nil, "", "schema", "answers")
	s.run(ofReleases(), "", "version")
	s.run(nil, "", "drafts")
	s.run(ofReleases(), "", "questionnaire", "export")
	for i, r := range validation.Rules() {
		if testing.Short() && i%9 > 0 {
			continue
		}
		s.run(ofReleases(), "", "explain", string(r.ID))
	}
	for i, x := range s.q.Questions() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		s.run(nil, "", "explain", x.ID)
		for i, l := range x.Levels {
			if testing.Short() && i > 0 {
				break
			}
			s.run(nil, "", "explain", x.ID+"="+l.ID)
		}
	}
	for _, g := range s.q.Gates {
		s.run(nil, "", "explain", g.ID)
	}
	for _, a := range s.q.Alternatives {
		s.run(nil, "", "explain", a.ID)
	}
	for _, v := range questionnaire.Verdicts() {
		s.run(nil, "", "explain", v.String())
	}
	sheets := s.sheets()
	for n, name := range slices.Sorted(maps.Keys(sheets)) {
		if testing.Short() && n%3 > 0 {
			continue
		}
		answers := s.write(name+".answers.yaml", s.answers(name, sheets[name]))
		for _, order := range []string{"sections", "decisive"} {
			keys := "?\nsubject\n?\nr\nquestions\n" + strings.Repeat("h\nw\nv\n?\nf\n", len(s.q.Questions())) + "s\n?\nr\nd\n?\nr\nwrite\n?\nr\nq\n"
			s.run(nil, keys, "assess", "--linear", "--order", order, "--answers", answers)
		}
	}
	s.run(nil, "?\nf\nsubject\nwrite\nq\n", "assess", "--linear")
	s.run(nil, "", "drafts")
	s.run(nil, "?\nv\ns\nq\n", "resume", "1", "--linear")
}

// A questionnaire that names no topic is spoken of neutrally, under its title.
func TestRecordsOfAnUnnamedTopic(t *testing.T) {
	s := otherFlow(t)
	content := s.read(s.file)
	before, rest, _ := strings.Cut(content, "\ntopic:\n")
	_, after, found := strings.Cut(rest, "\nsources:")
	if !found {
		t.Fatal("the questionnaire has no topic")
	}
	s.file = s.write("unnamed.yaml", before+"\nsources:"+after)
	sheets := s.sheets()
	for n, name := range slices.Sorted(maps.Keys(sheets)) {
		if testing.Short() && n%3 > 0 {
			continue
		}
		answers := s.write(name+".answers.yaml", s.answers(name, sheets[name]))
		s.run(nil, "", "assess", "--answers", answers, "--no-input", "--name", name)
		markdown := s.run(nil, "", "report", name+".yaml")
		if !strings.Contains(markdown, "\n# "+name+": May this CI job use OAuth client credentials?\n") || !strings.Contains(strings.ToLower(markdown), "the mechanism") {
			t.Errorf("%s is not spoken of neutrally:\n%s", name, markdown)
		}
	}
}
