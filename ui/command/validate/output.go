package validate

import (
	"bytes"
	"cmp"
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

// outputs reads FORMAT or FORMAT=FILE, each place once; the file - is standard output.
// What is returned beside an error are those of them that can be written.
func outputs(wanted []string, guard *files.Guard) (out []Output, wrong error) {
	if len(wanted) == 0 {
		wanted = []string{output.Formats()[0].Name}
	}
	taken, names := map[string]string{}, sync.OnceValue(repository.FromRoot)
	for _, w := range wanted {
		o, err := outputOf(w, taken, guard)
		if err != nil {
			wrong = cmp.Or(wrong, err)
			continue
		}
		o.names = names
		out = append(out, o)
	}
	return out, wrong
}

// outputOf reads one; taken has the format of each place that is written already.
func outputOf(wanted string, taken map[string]string, guard *files.Guard) (Output, error) {
	name, file, given := strings.Cut(wanted, "=")
	format, err := output.Find(name)
	switch {
	case err != nil:
		return Output{}, usage.Errorf("--format: %s", err)
	case given && file == "":
		return Output{}, usage.Errorf("--format %s names no file", wanted).WithHint("write --format %s=FILE, or --format %s for standard output", name, name)
	case file == "-":
		file = ""
	case given:
		file = pathname.Clean(file)
		if k := guard.Over(file); k != "" {
			return Output{}, writesOver(name, file, k)
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
		return Output{}, usage.Errorf("--format %s and %s both write to %s", first, name, where).WithHint("give one of them a file: --format %s=FILE", name)
	}
	taken[place] = name
	return Output{format: format, file: file}, nil
}

func writesOver(format, file string, k files.Kind) error {
	return usage.Errorf("--format %s=%s would write over %s", format, file, k).WithHint("name another file")
}

// sparing takes out the outputs that would be written over one of the registers, and
// says that of the first.
func sparing(registers []string, all []Output) (out []Output, wrong error) {
	var guard files.Guard
	guard.Reads(files.KeptRegister, registers...)
	for _, o := range all {
		if k := guard.Over(o.file); o.file != "" && k != "" {
			wrong = cmp.Or(wrong, writesOver(o.format.Name, o.file, k))
			continue
		}
		out = append(out, o)
	}
	return out, wrong
}

// ForPrograms reports whether programs read it, or a person later on.
func (o Output) ForPrograms() bool { return o.file != "" || o.format.Name != output.Formats()[0].Name }

// Write writes a result, to stdout with the target's colour or to the file. Text on
// stdout leaves what was not checked to standard error, which stands beside it.
func (o Output) Write(stdout io.Writer, t output.Target, r *validation.Result) error {
	if o.format.FromRoot {
		t.Name = o.names()
	}
	if o.file == "" {
		t.Told = true
		return o.format.Write(stdout, r, t)
	}
	t.Colour = false
	var b bytes.Buffer
	if err := o.format.Write(&b, r, t); err != nil {
		return err
	}
	return new(wholefile.Writer).Replace(o.file, b.Bytes(), 0o666)
}
