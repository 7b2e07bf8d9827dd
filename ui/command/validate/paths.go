package validate

import (
	"io"
	"slices"

	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// paths are the paths that a run checks; byDefault says that none was
// given.
func (f Flags) paths(args []string, stdin io.Reader, conf repository.Configuration) (paths []string, byDefault bool, err error) {
	switch {
	case f.FilesFrom == "-" && slices.Contains(args, "-"):
		return nil, false, usage.Errorf("--files-from - and the path - both read standard input").WithHint("put the paths or the record into a file")
	case f.FilesFrom != "":
		more, err := files.Input{Stdin: stdin}.List(f.FilesFrom)
		if f.FilesFrom == "-" && slices.Contains(more, "-") {
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
	if f.StdinFilename != "" && !slices.Contains(paths, "-") {
		return nil, false, usage.Errorf("--stdin-filename names the record on standard input, and it is not read").WithHint("add - to the paths")
	}
	return paths, byDefault, nil
}
