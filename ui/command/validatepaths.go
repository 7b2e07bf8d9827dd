package command

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/report/validation"
	"flowverdict/ui/command/usage"
)

// pathsToCheck are the paths that a run checks; byDefault says that none was
// given.
func (e Env) pathsToCheck(f validateFlags, args []string, conf configuration) (paths []string, byDefault bool, err error) {
	switch {
	case f.filesFrom == "-" && slices.Contains(args, "-"):
		return nil, false, usage.Errorf("--files-from - and the path - both read standard input").WithHint("put the paths or the record into a file")
	case f.filesFrom != "":
		more, err := e.pathsFrom(f.filesFrom)
		if f.filesFrom == "-" && slices.Contains(more, "-") {
			err = usage.Errorf("--files-from - reads paths from standard input, and one of them is -").WithHint("put the paths or the record into a file")
		}
		paths = slices.Concat(args, more)
		if err != nil {
			return nil, false, err
		}
	case len(args) == 0:
		paths, byDefault = conf.paths(), true
	default:
		paths = args
	}
	if f.stdinFilename != "" && !slices.Contains(paths, "-") {
		return nil, false, usage.Errorf("--stdin-filename names the record on standard input, and it is not read").WithHint("add - to the paths")
	}
	return paths, byDefault, nil
}

// pathsFrom reads a list of paths: one a line, or each ended by NUL, as git
// writes them with -z.
func (e Env) pathsFrom(name string) ([]string, error) {
	content, err := e.readInput(name, 64<<20)
	if err != nil {
		return nil, err
	}
	end := "\n"
	if bytes.IndexByte(content, 0) >= 0 {
		end = "\x00"
	}
	var paths []string
	for line := range strings.SplitSeq(strings.TrimPrefix(string(content), "\uFEFF"), end) {
		if end == "\n" {
			line = strings.TrimSuffix(line, "\r")
		}
		if line != "" {
			paths = append(paths, line)
		}
	}
	return paths, nil
}

// examine checks the files that paths name. What could not be read comes back
// beside the result and does not stop the others, and neither do the paths that
// lead to no record.
func (e Env) examine(c *validation.Checker, f validateFlags, paths []string) (result *validation.Result, without []string, failed []error) {
	var examined []*validation.Examined
	if slices.Contains(paths, "-") {
		paths = slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == "-" })
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
	more, without := s.examine(c, e.Getenv)
	return c.Result(append(examined, more...)), without, append(failed, s.failed...)
}
