package validate

import (
	"flowverdict/report/markdown"
	"flowverdict/report/validation"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/usage"
)

// Flags are the flags of validate, as they are given.
type Flags struct {
	Formats       []string // each FORMAT, or FORMAT=FILE
	AsOf          string   // a day, or "" for today
	Within        int      // days
	Require       string   // a verdict, accepted, or ""
	FailOn        string   // a severity
	StdinFilename string
	FilesFrom     string // a file of paths, "-" for standard input, or ""
	Removed       string // a folder with the files that a change removes, or ""
	Config        string
	NoConfig      bool
	AllowEmpty    bool
	ExitZero      bool
	NoColor       bool
}

// options are how records are checked, or a usage error.
func (f Flags) options(w World) (validation.Options, error) {
	out := validation.Options{
		AsOf: f.AsOf, Within: f.Within, Known: w.Library.Releases(), Own: w.Own,
		Resolve: w.Library.Get, Next: w.Library.Next, Render: new(markdown.Renderer).Compared, Renderer: markdown.Version,
	}
	var err error
	if out.AsOf, err = arguments.AsOf(f.AsOf, w.Today); err != nil {
		return out, err
	}
	if f.Within < 0 {
		return out, usage.Errorf("--within %d is not a number of days", f.Within).WithHint("write 0 or more")
	}
	if f.Require != "" {
		required, ok := validation.ParseRequirement(f.Require)
		if !ok {
			return out, usage.Errorf("--require cannot be %q", f.Require).WithHint("use one of %s", validation.Requirements())
		}
		out.Require = &required
	}
	return out, nil
}
