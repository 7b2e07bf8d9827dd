// Package validate works out of its flags what the command validate does: how
// records are checked and which, and where findings go.
//
// It may import the rules and what finds, reads and configures. It prints nothing:
// a result is written to where the command says.
package validate

import (
	"io"
	"path/filepath"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/library"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// World is what a validation needs beside its flags.
type World struct {
	Stdin   io.Reader
	Getenv  func(string) string
	Library *library.Library
	Own     []string     // questionnaires that the command line names
	Ready   func() error // makes the library know those, or says what else keeps the run from beginning; may be nil
	Today   string       // in UTC
	Writer  *wholefile.Writer
}

// Plan is a validation whose flags make sense.
type Plan struct {
	Outputs []Output // of the findings

	flags         Flags
	world         World
	options       validation.Options
	failOn        finding.Severity
	configuration repository.Configuration
	paths         []string
	byDefault     bool // no path was given
}

// New plans a validation of the paths that are given. Flags that make no sense
// are a usage error. The plan that is returned beside an error says where the run is
// told to have failed, and nothing else.
func New(f Flags, args []string, w World) (*Plan, error) {
	p := &Plan{flags: f, world: w}
	var err error
	var guard files.Guard
	guard.Reads(files.KeptRead, slices.Concat(args, w.Own, []string{f.FilesFrom, f.Config})...)
	if p.Outputs, err = outputs(f.Formats, &guard); err == nil {
		err = p.begin(args)
	}
	if err != nil {
		return &Plan{Outputs: p.Outputs}, err
	}
	return p, nil
}

// begin works out what is checked, and how.
func (p *Plan) begin(args []string) (err error) {
	f, w := p.flags, p.world
	if w.Ready != nil {
		if err := w.Ready(); err != nil {
			return err
		}
	}
	if p.options, err = f.options(w); err != nil {
		return err
	}
	if p.failOn, err = finding.ParseSeverity(f.FailOn); err != nil {
		return usage.Errorf("--fail-on: %s", err)
	}
	if f.ExitZero {
		p.failOn = finding.SeverityNone
	}
	if p.configuration, err = repository.ConfigurationOf(f.Config, f.NoConfig); err != nil {
		return err
	}
	if p.Outputs, err = sparing(p.configuration.RegisterPaths(), p.Outputs); err != nil {
		return err
	}
	p.options = p.configuration.Options(p.options)
	p.paths, p.byDefault, err = f.paths(args, w.Stdin, p.configuration)
	return err
}

// Ending is how the run ends: with an exit code, and without having checked some of
// what it was asked to.
func (p *Plan) Ending(code int, unchecked []output.Unchecked) output.Ending {
	return output.Ending{Code: code, FailOn: p.failOn, Unchecked: unchecked}
}

// Exit is the exit code that a result asks for.
func (p *Plan) Exit(r *validation.Result) int { return r.Exit(p.failOn) }

// Check checks the records that the paths lead to. What could not be read comes
// back beside the result and does not stop the others, and neither do the paths
// that lead to no record.
func (p *Plan) Check() (result *validation.Result, without []files.Nothing, failed []error) {
	c, given := validation.New(p.options), p.paths
	var examined []*validation.Examined
	if slices.Contains(given, "-") {
		given = slices.DeleteFunc(slices.Clone(given), func(path string) bool { return path == "-" })
		content, err := files.Input{Stdin: p.world.Stdin}.Read("-", files.RecordLimit())
		if err != nil {
			failed = append(failed, err)
		} else {
			examined = append(examined, c.Examine(p.stdin(content)))
		}
	}
	s := p.selection(given)
	if p.flags.FilesFrom != "" {
		s.Listed()
	}
	if p.flags.AllowEmpty {
		s.FoundOnly()
	}
	if p.flags.StdinFilename != "" {
		s.Replace(p.flags.StdinFilename)
	}
	var removed files.Removed
	if p.flags.Removed != "" {
		var unread []error
		removed, unread = files.RemovedIn(p.flags.Removed)
		failed = append(failed, unread...)
		s.Without(removed)
	}
	more := s.Examine(c, p.world.Getenv)
	without = more.Without
	if len(p.paths) == 0 {
		without = []files.Nothing{files.EmptyList(p.flags.FilesFrom)}
	}
	registers, unread := p.registers(s)
	failed = append(failed, unread...)
	examined = append(examined, more.Records...)
	result = c.Result(examined, c.Around(examined, s.Around(examined, p.world.Getenv))...)
	c.Lying(result, slices.Concat(p.beside(s, more.Beside), removed.Gone(result.Files), registers))
	failed = append(failed, s.Failed...)
	result = p.configuration.Apply(result, repository.Extent{ByDefault: p.byDefault, Incomplete: len(failed) > 0, Walked: s.Walked, Resolve: p.options.Resolve, Next: p.options.Next})
	return result, without, failed
}

// beside is what lies beside records, and what is meant as a configuration and is not
// the one of the run; nothing of that where the flags say which one is.
func (p *Plan) beside(s *files.Selection, found []validation.Beside) []validation.Beside {
	if p.flags.Config != "" || p.flags.NoConfig {
		return found
	}
	unused := p.configuration.Unused(s.Configurations())
	same := func(b validation.Beside) bool {
		return slices.ContainsFunc(unused, func(c validation.Beside) bool { return c.Name == b.Name })
	}
	return slices.Concat(slices.DeleteFunc(found, same), unused)
}

// stdin is the record on standard input: the text of a file as an editor has it.
func (p *Plan) stdin(content []byte) validation.File {
	name := p.flags.StdinFilename
	if name == "" {
		return validation.File{Content: content}
	}
	return validation.File{Name: pathname.Slash(pathname.Clean(name)), Folder: pathname.PhysicalFolder(filepath.Dir(name)), Content: content}
}

// selection selects the files of paths.
func (p *Plan) selection(given []string) *files.Selection {
	choose := files.Select
	if p.flags.FilesFrom != "" || p.flags.AllowEmpty {
		choose = files.SelectChanged
	}
	return files.Mended(p.world.Writer, given, choose)
}
