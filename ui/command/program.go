package command

import (
	"context"
	"os"
	"time"

	"flowverdict/internal/crash"
	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/library"
	"flowverdict/ui/command/records"
)

// Env is what the world gives to one run.
type Env struct {
	Args   []string // without the program's name
	Stdin  *os.File
	Stdout *os.File
	Stderr *os.File
	Getenv func(string) string
	Now    func() time.Time
	// Notify sends interrupt, terminate and hang-up signals to a wizard, which
	// keeps the draft, and to other commands while they write files, which they
	// do to the end; stop leaves them to the system again.
	Notify func(chan<- os.Signal) (stop func())
	// Library holds the questionnaires that come with the program; nil stands
	// for all of them.
	Library *library.Library
}

// Run runs the command line and returns the exit code. It prints results to
// Stdout and everything else to Stderr.
func Run(e Env) int {
	p := &program{Env: e, library: e.Library, results: results{w: e.Stdout}}
	if p.library == nil {
		p.library = &library.Library{}
	}
	p.writer = &wholefile.Writer{Say: p.sayLater, Begin: p.uninterrupted}
	root := newRoot(p)
	root.SetArgs(e.Args)
	code := p.end(guarded(root.ExecuteContext))
	if p.interrupted {
		return exitInterrupted
	}
	return code
}

// guarded runs a command line; a panic of it is its error.
func guarded(run func(context.Context) error) (err error) {
	defer crash.Guard(&err)
	return run(context.Background())
}

// program is one run: the world, and what the flags that every command has make
// of it. Commands use it when the flags are read.
type program struct {
	Env
	own     []string         // what --questionnaire was given
	library *library.Library // the questionnaires of the run, those with them
	results results
	writer  *wholefile.Writer
	screen  *[]string // notes that wait until the wizard is closed; nil where none is open

	interrupted bool // a signal came while files were written
}

// today is the day of the run, in UTC.
func (p *program) today() string { return p.Now().UTC().Format(time.DateOnly) }

// records are read and written by the questionnaires of the run.
func (p *program) records() records.Store {
	return records.Store{Stdin: p.Stdin, Library: p.library, Own: p.own, Writer: p.writer}
}

// commandLine is a command to go on with, by the questionnaires of this run.
func (p *program) commandLine(command, name string) string {
	line := "flowverdict " + command + " " + text.ShellWord(name)
	for _, own := range p.own {
		line += " --questionnaire " + text.ShellWord(own)
	}
	return line
}
