package validate

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"flowverdict/internal/pathname"
	"flowverdict/internal/wholefile"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// Output is one format of findings and where it goes.
type Output struct {
	format output.Format
	file   string // "" is standard output

	names func() func(string) string // from the repository's root; all formats of a run look for it once
}

// outputs reads FORMAT or FORMAT=FILE, each place once.
func outputs(wanted []string) ([]Output, error) {
	if len(wanted) == 0 {
		wanted = []string{output.Formats()[0].Name}
	}
	var out []Output
	taken, names := map[string]string{}, sync.OnceValue(repository.FromRoot)
	for _, w := range wanted {
		name, file, given := strings.Cut(w, "=")
		format, err := output.Find(name)
		switch {
		case err != nil:
			return nil, usage.Errorf("--format: %s", err)
		case given && file == "":
			return nil, usage.Errorf("--format %s names no file", w).WithHint("write --format %s=FILE, or --format %s for standard output", name, name)
		case given:
			file = pathname.Clean(file)
			if files.HoldsRecord(file) {
				return nil, usage.Errorf("--format %s would write over a decision record", w).WithHint("name another file")
			}
		}
		place := file
		if place != "" {
			place = pathname.Physical(file)
		}
		if first, twice := taken[place]; twice {
			where := "standard output"
			if file != "" {
				where = file
			}
			return nil, usage.Errorf("--format %s and %s both write to %s", first, name, where).WithHint("give one of them a file: --format %s=FILE", name)
		}
		taken[place] = name
		out = append(out, Output{format, file, names})
	}
	return out, nil
}

// ForPrograms reports whether programs read it, or a person later on.
func (o Output) ForPrograms() bool { return o.file != "" || o.format.Name != output.Formats()[0].Name }

// Write writes a result, to stdout with the target's colour or to the file.
func (o Output) Write(stdout io.Writer, t output.Target, r *validation.Result) error {
	if o.format.FromRoot {
		t.Name = o.names()
	}
	if o.file == "" {
		return o.format.Write(stdout, r, t)
	}
	t.Colour = false
	var b bytes.Buffer
	if err := o.format.Write(&b, r, t); err != nil {
		return err
	}
	return new(wholefile.Writer).Replace(o.file, b.Bytes(), 0o666)
}
