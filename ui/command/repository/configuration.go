package repository

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// Configuration is the configuration of a run and where it lies; the zero
// value stands for none.
type Configuration struct {
	*config.Config
	folder string // that its paths start from, as a path from the present folder
}

// ConfigurationOf reads the configuration of a run by its flags --config and
// --no-config, or refuses it with all that is wrong in it.
func ConfigurationOf(name string, none bool) (Configuration, error) {
	switch {
	case none && name != "":
		return Configuration{}, usage.Errorf("--config and --no-config exclude each other")
	case none:
		return Configuration{}, nil
	}
	c, wrong, err := ReadConfiguration(name)
	if len(wrong) > 0 {
		return c, files.RefuseRun(wrong)
	}
	return c, err
}

// ReadConfiguration reads the named file; without a name, the one found upwards
// from the present folder, if any. Where it says anything wrong, the findings
// say what, and there is no configuration: nothing is checked by one that may
// not say what was meant.
func ReadConfiguration(name string) (Configuration, []finding.Finding, error) {
	read := readfile.Named
	if name == "" {
		read = readfile.Found
		var err error
		if name, err = findConfiguration(); name == "" || err != nil {
			return Configuration{}, nil, err
		}
	}
	content, err := read(name, files.RecordLimit())
	if err != nil {
		return Configuration{}, nil, err
	}
	c, wrong := config.Parse(pathname.Slash(name), content)
	if len(wrong) > 0 {
		return Configuration{}, wrong, nil
	}
	for _, folder := range c.Folders {
		if err := readfile.Inside(filepath.Dir(name), filepath.FromSlash(folder)); err != nil {
			return Configuration{}, nil, fmt.Errorf("%s: folder %q: %w", name, folder, err)
		}
	}
	for _, register := range c.Registers {
		if err := readfile.Inside(filepath.Dir(name), filepath.FromSlash(register)); err != nil {
			return Configuration{}, nil, fmt.Errorf("%s: register %q: %w", name, register, err)
		}
	}
	if c.Profile != nil {
		if err := readfile.Inside(filepath.Dir(name), filepath.FromSlash(c.Profile.Folder)); c.Profile.Folder != "" && err != nil {
			return Configuration{}, nil, fmt.Errorf("%s: folder %q: %w", name, c.Profile.Folder, err)
		}
		c.Profile.File = pathname.Slash(name)
	}
	return Configuration{c, filepath.Dir(name)}, nil, nil
}

// findConfiguration looks for the configuration in the present folder and those
// above it, up to the repository's root: the folder that holds .git, or the
// root of the file system. It returns "" where there is none.
func findConfiguration() (string, error) {
	folders, _, err := upwards(".")
	if err != nil {
		return "", fmt.Errorf("look for %s: %w", config.FileName, err)
	}
	for up := range folders {
		name := filepath.Join(strings.Repeat(".."+string(filepath.Separator), up), config.FileName)
		if _, err := os.Lstat(name); err == nil {
			return name, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("read %s: %w", name, wholefile.Cause(err))
		}
	}
	return "", nil
}

// Unused are the files that are meant as a configuration, among those found and around
// the present folder, and that this run, which was told of none, does not take. A
// configuration above the one that it takes is one of another folder.
func (c Configuration) Unused(found []string) (out []validation.Beside) {
	taken, belongs := "", pathname.FromHere(filepath.Join(Root("."), config.FileName))
	if c.Config != nil {
		taken = filepath.Join(c.folder, config.FileName)
		belongs = pathname.FromHere(taken)
	}
	var keys pathname.Keys
	seen := map[string]bool{}
	for _, name := range slices.Concat(found, meantAround()) {
		if name = pathname.FromHere(name); !seen[keys.Of(name)] && !sameFile(name, taken) {
			seen[keys.Of(name)] = true
			out = append(out, validation.Beside{Name: pathname.Slash(name), Configuration: pathname.Slash(belongs)})
		}
	}
	return out
}

func sameFile(name, other string) bool {
	info, err := os.Lstat(name)
	with, wrong := os.Lstat(other)
	return err == nil && wrong == nil && os.SameFile(info, with)
}

// meantAround are the files that are meant as a configuration by their names, in the
// present folder, those above it within the repository, and the folders in these where
// other programs have theirs.
func meantAround() (out []string) {
	folders, inRepository, err := upwards(".")
	if err != nil {
		return nil
	}
	if !inRepository {
		folders = folders[:1]
	}
	for _, folder := range folders {
		for _, name := range files.ConfigurationsIn(folder) {
			if filepath.Base(name) != config.FileName {
				out = append(out, name)
			}
		}
		for _, in := range []string{".config", ".github", ".gitlab", ".ci"} {
			out = append(out, files.ConfigurationsIn(filepath.Join(folder, in))...)
		}
	}
	return out
}

// Paths are what is checked without any path given: the configuration's
// folders, or the present one.
func (c Configuration) Paths() []string {
	if c.Config == nil || len(c.Folders) == 0 {
		return []string{"."}
	}
	var out []string
	for _, folder := range c.Folders {
		out = append(out, c.path(folder))
	}
	return out
}

// path is a path of the configuration as it is written from the present folder:
// decisions, not ../docs/decisions from within docs.
func (c Configuration) path(of string) string {
	return pathname.FromHere(filepath.Join(c.folder, filepath.FromSlash(of)))
}

// RegisterPaths are the registers that the configuration names.
func (c Configuration) RegisterPaths() []string {
	if c.Config == nil {
		return nil
	}
	var out []string
	for _, register := range c.Registers {
		out = append(out, c.path(register))
	}
	return out
}

// ProfileFolder is where the profile has records written, as a path from the present
// folder; "" where it says nothing.
func (c Configuration) ProfileFolder() string {
	if c.Config == nil || c.Profile == nil || c.Profile.Folder == "" {
		return ""
	}
	return c.path(c.Profile.Folder)
}

// Whole reports whether a run without paths checks all that the configuration
// speaks of: not where it stands for a part of the repository only.
func (c Configuration) Whole() bool {
	return c.Config != nil && (len(c.Folders) > 0 || c.folder == ".")
}

// Options returns the options as the configuration has them.
func (c Configuration) Options(o validation.Options) validation.Options {
	if c.Config != nil {
		o.DecisionDays, o.CarriedDays, o.Profile = c.DecisionDays, c.CarriedDays, c.Profile
	}
	return o
}

// Extent is how much of the records a run has looked at.
type Extent struct {
	ByDefault  bool                     // no path was given
	Incomplete bool                     // something could not be looked at
	Walked     func(folder string) bool // every file of a folder was found, and of those below it

	// What the profile's answers are held against: see [config.Scope].
	Resolve func(id, version string) *questionnaire.Questionnaire
	Next    func(*questionnaire.Questionnaire) (id, version string)
}

// Apply applies the configuration to what was found.
func (c Configuration) Apply(r *validation.Result, e Extent) *validation.Result {
	if c.Config == nil {
		return r
	}
	scope := config.Scope{Locate: c.locate(), Resolve: e.Resolve, Next: e.Next}
	if !e.Incomplete {
		scope.Whole = e.ByDefault && c.Whole()
		scope.Found = func(folder string) bool { return found(filepath.Join(c.folder, filepath.FromSlash(folder)), e.Walked) }
	}
	return c.Config.Apply(r, scope)
}

// found reports whether every file of a folder was found. Of one that is not there
// that is known where its place was looked at.
func found(folder string, walked func(string) bool) bool {
	for !walked(folder) {
		if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) || filepath.Dir(folder) == folder {
			return false
		}
		folder = filepath.Dir(folder)
	}
	return true
}

// locate returns the names that a file, called by its name from the present folder,
// has from the configuration's.
func (c Configuration) locate() func(string) []string {
	folder := pathname.NewFolder(c.folder)
	return func(name string) []string {
		if name == "" {
			return nil
		}
		return folder.Names(filepath.FromSlash(name))
	}
}
