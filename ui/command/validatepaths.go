package command

import (
	"path/filepath"
	"slices"

	"flowverdict/report/validation"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// pathsToCheck are the paths that a run checks; byDefault says that none was
// given.
func (e Env) pathsToCheck(f validateFlags, args []string, conf repository.Configuration) (paths []string, byDefault bool, err error) {
	switch {
	case f.filesFrom == "-" && slices.Contains(args, "-"):
		return nil, false, usage.Errorf("--files-from - and the path - both read standard input").WithHint("put the paths or the record into a file")
	case f.filesFrom != "":
		more, err := files.Input{Stdin: e.Stdin}.List(f.filesFrom)
		if f.filesFrom == "-" && slices.Contains(more, "-") {
			err = usage.Errorf("--files-from - reads paths from standard input, and one of them is -").WithHint("put the paths or the record into a file")
		}
		paths = slices.Concat(args, more)
		if err != nil {
			return nil, false, err
		}
	case len(args) == 0:
		paths, byDefault = conf.Paths(), true
	default:
		paths = args
	}
	if f.stdinFilename != "" && !slices.Contains(paths, "-") {
		return nil, false, usage.Errorf("--stdin-filename names the record on standard input, and it is not read").WithHint("add - to the paths")
	}
	return paths, byDefault, nil
}

// examine checks the files that paths name. What could not be read comes back
// beside the result and does not stop the others, and neither do the paths that
// lead to no record.
func (e Env) examine(c *validation.Checker, f validateFlags, paths []string) (result *validation.Result, without []string, failed []error) {
	var examined []*validation.Examined
	if slices.Contains(paths, "-") {
		paths = slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == "-" })
		content, err := files.Input{Stdin: e.Stdin}.Read("-", files.RecordLimit())
		if err != nil {
			failed = append(failed, err)
		} else {
			examined = append(examined, c.Examine(validation.File{Name: filepath.ToSlash(f.stdinFilename), Content: content}))
		}
	}
	s := files.Select(paths)
	if f.allowEmpty {
		s.FoundOnly()
	}
	more, without := s.Examine(c, e.Getenv)
	return c.Result(append(examined, more...)), without, append(failed, s.Failed...)
}
