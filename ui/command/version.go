package command

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/text"

	"github.com/spf13/cobra"
)

func newVersion(p *program) *cobra.Command {
	var verbose bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print version, commit, its date and the questionnaires with their digests",
		Args:  arguments.None,
		RunE:  func(*cobra.Command, []string) error { return p.printVersion(verbose) },
	}
	c.Flags().BoolVar(&verbose, "verbose", false, "print the certificate of each questionnaire")
	return c
}

// printVersion prints what this program is, and which questionnaires come with it.
func (p *program) printVersion(verbose bool) error {
	version, commit := build()
	out := fmt.Sprintf("flowverdict %s\ncommit %s\n%s%s %s/%s\n", version, commit, dated(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	for _, r := range p.library.Released() {
		if verbose {
			out += text.Certificate(p.library.Get(r.ID, r.Version))
			continue
		}
		out += fmt.Sprintf("questionnaire %s %s sha256:%s\n", r.ID, r.Version, r.Digest)
	}
	return p.PrintText(out)
}

// dated is the line that says of which time the commit is, or "" where the
// toolchain recorded none.
func dated() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.time" {
				return "date " + s.Value + "\n"
			}
		}
	}
	return ""
}

// build reads what the Go toolchain recorded in the binary.
func build() (version, commit string) {
	version, commit = "unreleased", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version, commit
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		version = v
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			commit += " (modified)"
		}
	}
	return version, commit
}
