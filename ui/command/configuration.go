package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
	"flowverdict/ui/command/usage"
)

// configuration is the configuration of a run and where it lies; the zero
// value stands for none.
type configuration struct {
	*config.Config
	folder string // that its paths start from, as a path from the present folder
}

// readConfiguration reads the named file; without a name, the one found upwards
// from the present folder, if any.
func (e Env) readConfiguration(f validateFlags) (configuration, error) {
	name := f.config
	switch {
	case f.noConfig && name != "":
		return configuration{}, usage.Errorf("--config and --no-config exclude each other")
	case f.noConfig:
		return configuration{}, nil
	case name == "":
		var err error
		if name, err = findConfiguration(); name == "" || err != nil {
			return configuration{}, err
		}
	}
	content, err := readFile(name, recordLimit())
	if err != nil {
		return configuration{}, err
	}
	c, wrong := config.Parse(filepath.ToSlash(name), content)
	if len(wrong) > 0 {
		return configuration{}, e.refuseConfiguration(wrong)
	}
	return configuration{c, filepath.Dir(name)}, nil
}

// refuseConfiguration prints all that is wrong in a configuration: nothing is
// checked by one that may not say what was meant.
func (e Env) refuseConfiguration(wrong []finding.Finding) error {
	var printed exitCode
	if err := e.printFindings(wrong); !errors.As(err, &printed) {
		return err
	}
	return exitCode(exitUsage)
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
			return "", fmt.Errorf("read %s: %w", name, cause(err))
		}
	}
	return "", nil
}

// paths are what is checked without any path given: the configuration's
// folders, or the present one.
func (c configuration) paths() []string {
	if c.Config == nil || len(c.Folders) == 0 {
		return []string{"."}
	}
	var out []string
	for _, folder := range c.Folders {
		out = append(out, shortest(filepath.Join(c.folder, filepath.FromSlash(folder))))
	}
	return out
}

// shortest is a path as it is written from the present folder: decisions, not
// ../docs/decisions from within docs.
func shortest(path string) string {
	here, err := filepath.Abs(".")
	if err != nil {
		return path
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if relative, err := filepath.Rel(here, full); err == nil {
		return relative
	}
	return path
}

// whole reports whether a run without paths checks all that the configuration
// speaks of: not where it stands for a part of the repository only.
func (c configuration) whole() bool {
	return c.Config != nil && (len(c.Folders) > 0 || c.folder == ".")
}

// apply applies the configuration to what was found.
func (c configuration) apply(r *validation.Result, byDefault bool) *validation.Result {
	if c.Config == nil {
		return r
	}
	return c.Apply(r, config.Scope{Whole: byDefault && c.whole(), Locate: c.locate()})
}

// locate returns how a file's name, from the present folder, reads from the
// configuration's.
func (c configuration) locate() func(string) string {
	base, err := filepath.Abs(c.folder)
	return func(name string) string {
		if name == "" || err != nil {
			return ""
		}
		full, err := filepath.Abs(filepath.FromSlash(name))
		if err != nil {
			return ""
		}
		relative, err := filepath.Rel(base, full)
		if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
			return ""
		}
		return filepath.ToSlash(relative)
	}
}
