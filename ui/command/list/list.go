// Package list reads what the command list makes a register of: the records that
// its paths lead to, and the registers that other runs have written.
//
// It may import the register, the rules, and what finds, reads and configures. It
// prints and writes nothing, but mends what an interrupted write left.
package list

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/library"
	"flowverdict/report/register"
	"flowverdict/report/validation"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// Flags are the flags that say what is listed, as they are given.
type Flags struct {
	AsOf     string // a day, or "" for today
	Sort     string // an order
	Within   int    // days, negative for all records
	Config   string
	NoConfig bool

	FilesFrom  string // a file of paths, "-" for standard input, or ""
	AllowEmpty bool   // paths may lead to no record
}

// World is what a register needs beside its flags.
type World struct {
	Stdin   io.Reader
	Getenv  func(string) string
	Library *library.Library
	Own     []string // questionnaires that the command line names
	Today   string   // in UTC
	Writer  *wholefile.Writer
}

// Found is a register, and what keeps it from being whole.
type Found struct {
	Register *register.Register
	Unread   []string        // records, and registers of other runs, that have faults
	Missing  []string        // registers of other runs that say that records are missing in them
	Refused  []error         // registers of other runs that are none
	Failed   []error         // what could not be read at all
	Without  []files.Nothing // the paths that lead to no record
}

// Read makes the register of the paths; without one, of the folders of the
// configuration. Flags that make no sense are a usage error, and a configuration
// that is wrong is refused.
func Read(f Flags, args []string, w World) (*Found, error) {
	asOf, err := arguments.AsOf(f.AsOf, w.Today)
	if err != nil {
		return nil, err
	}
	order, err := register.ParseOrder(f.Sort)
	if err != nil {
		return nil, usage.Errorf("--sort: %s", err)
	}
	conf, err := repository.ConfigurationOf(f.Config, f.NoConfig)
	if err != nil {
		return nil, err
	}
	r := reader{flags: f, world: w, found: &Found{}}
	switch {
	case f.FilesFrom != "":
		more, err := files.Input{Stdin: w.Stdin}.List(f.FilesFrom)
		if err != nil {
			return nil, err
		}
		if args = slices.Concat(args, more); len(args) == 0 {
			r.found.Without = []files.Nothing{files.EmptyList(f.FilesFrom)}
		}
	case len(args) == 0:
		args = conf.Paths()
	}
	given := r.registers(args)
	if len(given) > 0 {
		r.records(given)
	}
	if f.AllowEmpty {
		r.found.Without = nil
	}
	r.found.Register = register.New(asOf, r.entries, r.notRead, order)
	if f.Within >= 0 {
		r.found.Register = r.found.Register.DueWithin(f.Within)
	}
	return r.found, nil
}

// keptOfRecord is about how many bytes an entry with a dozen of conditions takes.
const keptOfRecord = 3 << 10

// reader collects what stands in a register.
type reader struct {
	flags   Flags
	world   World
	found   *Found
	entries []register.Entry
	notRead []register.File
}

// records adds the records that paths lead to.
func (r *reader) records(given []string) {
	checker := validation.New(validation.Options{Known: r.world.Library.Releases(), Own: r.world.Own, Resolve: r.world.Library.Get})
	choose := files.Select
	if r.listed() {
		choose = files.SelectChanged
	}
	s := files.Mended(r.world.Writer, given, choose)
	if r.flags.FilesFrom != "" {
		s.Listed()
	}
	if r.flags.AllowEmpty {
		s.FoundOnly()
	}
	entries := make([]*register.Entry, len(s.Paths))
	faulty := make([]bool, len(s.Paths))
	without := s.EachRecord(keptOfRecord, r.world.Getenv, func(at int, f validation.File) {
		e, problem := records.Entry(checker, f)
		if faulty[at] = problem != ""; !faulty[at] {
			entries[at] = &e
		}
	})
	for i, path := range s.Paths {
		switch {
		case faulty[i]:
			r.found.Unread = append(r.found.Unread, path)
			r.notRead = append(r.notRead, register.File{Path: pathname.Slash(path)})
		case entries[i] != nil:
			r.entries = append(r.entries, *entries[i])
		}
	}
	r.found.Failed = append(r.found.Failed, s.Failed...)
	r.found.Without = without
}

// listed reports whether a program chose the paths: nobody has looked at them.
func (r *reader) listed() bool { return r.flags.FilesFrom != "" || r.flags.AllowEmpty }

// largest is how many bytes a register of another run may have: more than one
// of 20,000 records.
const largest = 256 << 20

// registers adds the registers of other runs among the arguments and returns the
// other arguments.
func (r *reader) registers(args []string) (others []string) {
	sources := map[string]bool{}
	seen := map[string]bool{}
	var keys pathname.Keys
	for _, path := range args {
		if !strings.EqualFold(filepath.Ext(path), ".json") || strings.ContainsAny(path, "*?[{") {
			others = append(others, path)
			continue
		}
		if seen[keys.Of(path)] {
			continue
		}
		seen[keys.Of(path)] = true
		read := readfile.Named
		if r.listed() {
			read = readfile.Found
		}
		content, err := read(path, largest)
		switch {
		case err != nil:
			r.found.Failed = append(r.found.Failed, err)
		case int64(len(content)) > largest:
			r.found.Failed = append(r.found.Failed, errors.New(path+" is larger than any register"))
		case files.IsRecord(content):
			others = append(others, path)
		case r.flags.AllowEmpty && !bytes.Contains(content, []byte("flowverdict/register/")): // some other file of the change
		default:
			r.register(path, source(path, sources), content)
		}
	}
	return others
}

// register adds one register of another run.
func (r *reader) register(path, source string, content []byte) {
	entries, notRead, wrong := json.ReadRegister(source, content)
	if len(wrong) > 0 {
		refused := files.Elsewhere(path, content)
		if refused == nil {
			refused = files.Refuse(finding.In(pathname.Slash(path), wrong))
		}
		r.found.Refused = append(r.found.Refused, refused)
		r.notRead = append(r.notRead, register.File{Path: pathname.Slash(path)})
		return
	}
	if len(notRead) > 0 {
		r.found.Missing = append(r.found.Missing, path)
	}
	r.entries = append(r.entries, entries...)
	r.notRead = slices.Concat(r.notRead, notRead)
}

// source is what a register of another run is called by: its file's name, or its
// path where another one has the same name.
func source(path string, taken map[string]bool) string {
	whole := strings.TrimSuffix(pathname.Slash(pathname.Clean(path)), filepath.Ext(path))
	name := whole[strings.LastIndexByte(whole, '/')+1:]
	if taken[name] {
		name = whole
	}
	taken[name] = true
	return name
}
