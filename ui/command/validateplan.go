package command

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/report/markdown"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// plan is a validation whose flags make sense.
type plan struct {
	options validation.Options
	failOn  finding.Severity
	sinks   []sink
}

// sink is one format and where it goes; file "" is standard output.
type sink struct {
	format output.Format
	file   string
}

func (e Env) planValidation(f validateFlags) (plan, error) {
	p := plan{options: validation.Options{AsOf: f.asOf, Within: f.within, Known: e.library.Releases(), Own: *e.own, Resolve: e.library.Get, Render: new(markdown.Renderer).Render, Stands: stands}}
	if err := validDay("as-of", f.asOf); err != nil {
		return p, err
	}
	if f.asOf == "" {
		p.options.AsOf = e.today()
	}
	if f.within < 0 {
		return p, usage.Errorf("--within %d is not a number of days", f.within).WithHint("write 0 or more")
	}
	if f.require != "" {
		verdict, ok := questionnaire.ParseVerdict(f.require)
		if !ok {
			return p, usage.Errorf("--require: there is no verdict %q", f.require).WithHint("use one of %s", questionnaire.VerdictIDs())
		}
		p.options.Require = verdict
	}
	var err error
	if p.failOn, err = finding.ParseSeverity(f.failOn); err != nil {
		return p, usage.Errorf("--fail-on: %s", err)
	}
	p.sinks, err = sinks(f.formats)
	return p, err
}

// readConfiguration reads the configuration of a run, or refuses it with all that
// is wrong in it.
func (e Env) readConfiguration(f validateFlags) (repository.Configuration, error) {
	switch {
	case f.noConfig && f.config != "":
		return repository.Configuration{}, usage.Errorf("--config and --no-config exclude each other")
	case f.noConfig:
		return repository.Configuration{}, nil
	}
	c, wrong, err := repository.ReadConfiguration(f.config)
	if len(wrong) > 0 {
		return c, files.RefuseRun(wrong)
	}
	return c, err
}

func sinks(wanted []string) ([]sink, error) {
	if len(wanted) == 0 {
		wanted = []string{output.Formats()[0].Name}
	}
	var out []sink
	taken := map[string]string{}
	for _, w := range wanted {
		name, file, given := strings.Cut(w, "=")
		format, err := output.Find(name)
		switch {
		case err != nil:
			return nil, usage.Errorf("--format: %s", err)
		case given && file == "":
			return nil, usage.Errorf("--format %s names no file", w).WithHint("write --format %s=FILE, or --format %s for standard output", name, name)
		case given:
			file = filepath.Clean(file)
			if files.HoldsRecord(file) {
				return nil, usage.Errorf("--format %s would write over a decision record", w).WithHint("name another file")
			}
		}
		if first, twice := taken[file]; twice {
			where := "standard output"
			if file != "" {
				where = file
			}
			return nil, usage.Errorf("--format %s and %s both write to %s", first, name, where).WithHint("give one of them a file: --format %s=FILE", name)
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

func (e Env) writeResult(s sink, f validateFlags, r *validation.Result) error {
	version, _ := build()
	target := output.Target{Version: version}
	if s.format.FromRoot {
		target.Name = repository.FromRoot()
	}
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
		return n, fmt.Errorf("write to standard output: %w", wholefile.Cause(err))
	}
	return n, nil
}
