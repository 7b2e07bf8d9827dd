package command

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/markdown"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/report/wholefile"

	"github.com/spf13/cobra"
)

// validateFlags are the flags of validate.
type validateFlags struct {
	formats                                         []string
	asOf, require, failOn, stdinFilename, filesFrom string
	config                                          string
	within                                          int
	exitZero, noColor, noConfig, allowEmpty         bool
}

func newValidate(e Env) *cobra.Command {
	var f validateFlags
	var names []string
	for _, format := range output.Formats() {
		names = append(names, format.Name)
	}
	c := &cobra.Command{
		Use:   "validate [PATH…]",
		Short: "Check stored records",
		Long: `Check records against all rules: their shape, the questionnaire that they pin,
the stored assessment, conditions, decision and exception, review dates, and the
Markdown beside them. The answers are assessed again; nothing stored is believed.

A PATH is a record or the Markdown beside it, a folder (walked in order), a glob
with **, or - for standard input; without one, the folders of the configuration,
or the present folder. Other files are passed over.

The configuration is .flowverdict.yaml, in the present folder or the nearest one
above it within the repository: default folders, severities, and ignores with a
reason and an end.

Silent when all is well, but for a line on standard error. Exit code 0 when
nothing was found, 1 when something was, 2 for wrong use, 3 when a file could not
be read, 4 when there was no record.`,
		Example: `  flowverdict validate
  flowverdict validate docs/decisions --as-of 2026-11-23 --within 30
  flowverdict validate 'docs/**/*.yaml' --format github --format sarif=flowverdict.sarif`,
		RunE: func(_ *cobra.Command, args []string) error { return e.validate(f, args) },
	}
	c.Flags().StringArrayVar(&f.formats, "format", nil, "FORMAT or FORMAT=FILE, may be repeated: "+strings.Join(names, ", ")+" (default text)")
	c.Flags().StringVar(&f.asOf, "as-of", "", "the day that review dates and due dates are compared with (default: today, UTC)")
	c.Flags().IntVar(&f.within, "within", 0, "warn of what falls due within this number of days")
	c.Flags().StringVar(&f.require, "require", "", "the lowest verdict that is accepted: "+questionnaire.VerdictIDs())
	c.Flags().StringVar(&f.failOn, "fail-on", "error", "the mildest severity that makes the exit code 1: error, warning, notice")
	c.Flags().BoolVar(&f.exitZero, "exit-zero", false, "exit with 0 whatever was found")
	c.Flags().StringVar(&f.stdinFilename, "stdin-filename", "", "the name of the record on standard input")
	c.Flags().StringVar(&f.filesFrom, "files-from", "", "read paths from this file, one a line, - for standard input")
	c.Flags().BoolVar(&f.allowEmpty, "allow-empty", false, "for the files of a change: pass over whatever has no mark of a record, and exit with 0 where nothing is left")
	c.Flags().StringVar(&f.config, "config", "", "the configuration (default: the nearest .flowverdict.yaml, up to the repository's root)")
	c.Flags().BoolVar(&f.noConfig, "no-config", false, "take no configuration")
	c.Flags().BoolVar(&f.noColor, "no-color", false, "no colour (also when NO_COLOR is set)")
	return c
}

// plan is a validation whose flags make sense.
type plan struct {
	options validation.Options
	failOn  validation.Severity
	sinks   []sink
}

// sink is one format and where it goes; file "" is standard output.
type sink struct {
	format output.Format
	file   string
}

func (e Env) planValidation(f validateFlags) (plan, error) {
	p := plan{options: validation.Options{AsOf: f.asOf, Within: f.within, Known: e.library.Releases(), Resolve: e.library.Get, Render: new(markdown.Renderer).Render, Stands: stands}}
	if err := validDay("as-of", f.asOf); err != nil {
		return p, err
	}
	if f.asOf == "" {
		p.options.AsOf = e.today()
	}
	if f.within < 0 {
		return p, usage("--within %d is not a number of days", f.within).withHint("write 0 or more")
	}
	if f.require != "" {
		verdict, ok := questionnaire.ParseVerdict(f.require)
		if !ok {
			return p, usage("--require: there is no verdict %q", f.require).withHint("use one of %s", questionnaire.VerdictIDs())
		}
		p.options.Require = verdict
	}
	var err error
	if p.failOn, err = validation.ParseSeverity(f.failOn); err != nil {
		return p, usage("--fail-on: %s", err)
	}
	p.sinks, err = sinks(f.formats)
	return p, err
}

func sinks(wanted []string) ([]sink, error) {
	if len(wanted) == 0 {
		wanted = []string{output.Formats()[0].Name}
	}
	var out []sink
	taken := map[string]string{}
	for _, w := range wanted {
		name, file, _ := strings.Cut(w, "=")
		format, err := output.Find(name)
		if err != nil {
			return nil, usage("--format: %s", err)
		}
		if first, twice := taken[file]; twice {
			where := "standard output"
			if file != "" {
				where = file
			}
			return nil, usage("--format %s and %s both write to %s", first, name, where).withHint("give one of them a file: --format %s=FILE", name)
		}
		taken[file] = name
		out = append(out, sink{format, file})
	}
	return out, nil
}

// stands reports whether a record stands in a folder that is checked in part.
func stands(folder, id string) bool {
	for _, ending := range []string{".yaml", ".yml"} {
		if _, err := os.Stat(filepath.Join(filepath.FromSlash(folder), id+ending)); err == nil {
			return true
		}
	}
	return false
}

func (e Env) validate(f validateFlags, paths []string) error {
	p, err := e.planValidation(f)
	if err != nil {
		return err
	}
	conf, err := e.readConfiguration(f)
	if err != nil {
		return err
	}
	byDefault := len(paths) == 0 && f.filesFrom == ""
	if f.filesFrom != "" {
		more, err := e.pathsFrom(f.filesFrom)
		if err != nil {
			return err
		}
		paths = append(paths, more...)
	} else if byDefault {
		paths = conf.paths()
	}
	result, failed := e.examine(validation.New(p.options), f, paths)
	result = conf.apply(result, byDefault)
	for _, s := range p.sinks {
		if err := e.writeResult(s, f, result); err != nil {
			failed = append(failed, err)
		}
	}
	for _, err := range failed {
		complain(e.Stderr, err)
	}
	switch {
	case len(failed) > 0:
		e.note("%s", result.Summary())
		return exitCode(exitFailure)
	case len(result.Files) == 0 && !f.allowEmpty:
		e.note("flowverdict: error: there is no record in %s", strings.Join(paths, ", "))
		return exitCode(exitNoRecord)
	}
	e.note("%s", result.Summary())
	if code := result.Exit(p.failOn); code != 0 && !f.exitZero {
		return exitCode(code)
	}
	return nil
}

func (e Env) pathsFrom(name string) ([]string, error) {
	content, err := e.readInput(name, 64<<20)
	if err != nil {
		return nil, err
	}
	var paths []string
	scanner := bufio.NewScanner(bytes.NewReader(content))
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		if line := strings.TrimSuffix(scanner.Text(), "\r"); line != "" {
			paths = append(paths, line)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return paths, nil
}

// examine checks the files that paths name. What could not be read comes back
// beside the result and does not stop the others.
func (e Env) examine(c *validation.Checker, f validateFlags, paths []string) (*validation.Result, []error) {
	var examined []*validation.Examined
	var failed []error
	if i := indexOf(paths, "-"); i >= 0 {
		paths = append(append([]string{}, paths[:i]...), paths[i+1:]...)
		content, err := e.readInput("-", recordLimit())
		if err != nil {
			failed = append(failed, err)
		} else {
			examined = append(examined, c.Examine(validation.File{Name: filepath.ToSlash(f.stdinFilename), Content: content}))
		}
	}
	s := selectFiles(paths)
	if f.allowEmpty { // nobody chose these files for records
		clear(s.named)
	}
	examined = append(examined, s.examine(c)...)
	return c.Result(examined), append(failed, s.failed...)
}

func indexOf(list []string, wanted string) int {
	for i, s := range list {
		if s == wanted {
			return i
		}
	}
	return -1
}

func (e Env) writeResult(s sink, f validateFlags, r *validation.Result) error {
	version, _ := build()
	target := output.Target{Version: version}
	if s.file == "" {
		target.Colour = isTerminal(e.Stdout) && !f.noColor && e.Getenv("NO_COLOR") == "" && e.Getenv("TERM") != "dumb"
		return s.format.Write(stdout{e}, r, target)
	}
	var b bytes.Buffer
	if err := s.format.Write(&b, r, target); err != nil {
		return err
	}
	return wholefile.Replace(s.file, b.Bytes(), 0o644)
}

// stdout turns a failed write into a failure that says where.
type stdout struct{ e Env }

func (s stdout) Write(b []byte) (int, error) {
	n, err := s.e.Stdout.Write(b)
	if err != nil {
		return n, fmt.Errorf("write to standard output: %w", cause(err))
	}
	return n, nil
}
