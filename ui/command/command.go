// Package command is the command line of flowverdict: flags become calls, and
// what comes back becomes output and an exit code. It wires files, clock and
// terminal to the packages that do the work, one file for each command.
//
// It may import everything else; nothing but main imports it. It never exits
// and holds no logic that a test could want without a command line.
package command

import (
	"context"
	"flowverdict/internal/crash"
	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/completion"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/questionnaires"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/topics"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/command/voice"
	"flowverdict/ui/drafts"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
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
	p := &program{Env: e, library: e.Library, Voice: &voice.Voice{Results: voice.Results{W: e.Stdout}, Err: e.Stderr, NoColor: e.Getenv("NO_COLOR") != "", Build: build}}
	if p.library == nil {
		p.library = &library.Library{}
	}
	p.writer = &wholefile.Writer{Say: p.SayLater, Begin: p.uninterrupted}
	asked := ""
	if len(e.Args) > 0 {
		asked = e.Args[0]
	}
	root := newRoot(p, asked)
	root.SetArgs(e.Args)
	if completion.Asked(e.Args) {
		completion.Add(root, p.completed())
	}
	code := p.End(guarded(root.ExecuteContext))
	if p.interrupted {
		return outcome.ExitInterrupted
	}
	return code
}

// Commands returns all commands, for whoever documents them; none can be run.
func Commands() *cobra.Command {
	return newRoot(&program{Voice: &voice.Voice{}, library: &library.Library{}}, "")
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
	*voice.Voice
	own     []string         // what --questionnaire was given
	library *library.Library // the questionnaires of the run, those with them
	writer  *wholefile.Writer

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

// newRoot makes the command line; asked is its first argument.
func newRoot(p *program, asked string) *cobra.Command {
	root := &cobra.Command{
		Use:   "flowverdict",
		Short: "Is OAuth 2.0 device flow appropriate for this CLI application?",
		Long: `flowverdict answers whether OAuth 2.0 device flow (RFC 8628) is appropriate for a
CLI application. A wizard asks about it and judges while you answer; the result
is a decision record: YAML as the source of truth, Markdown to attach.

Without a command, on a terminal, the start screen opens.`,
		Args:          arguments.None,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
	}
	root.SetIn(p.Stdin)
	root.SetOut(&p.Results)
	root.SetErr(p.Stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage.Errorf("%s", err).WithHint("see %s --help", c.CommandPath())
	})
	p.addCommands(root, asked)
	root.SetHelpCommand(newHelp())
	root.SetHelpCommandGroupID(aboutProgram)
	root.SetCompletionCommandGroupID(aboutProgram)
	root.PersistentFlags().StringArrayVar(&p.own, "questionnaire", nil, "an own questionnaire, or a folder of them (may be repeated; a new review asks the last one)")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return questionnaires.Add(p.library, p.own, p.Stdin) }
	var s screenFlags
	s.add(root)
	version := root.Flags().BoolP("version", "v", false, "print version, commit and the questionnaires, as flowverdict version does")
	root.RunE = func(*cobra.Command, []string) error {
		if *version {
			return p.printVersion(false)
		}
		if _, ok := terminal.Find(p.Stdin, p.Stdout, p.Stderr); !ok && !s.wantsLinear(p) {
			return usage.Errorf("there is no terminal to open the start screen on").
				WithHint("answer line by line with --linear, or see flowverdict --help for the commands that need none")
		}
		return p.startScreen(s)
	}
	return root
}

// addCommands adds the command that is asked, without the others: a run does not
// make flags and texts that it has no use for. Where the first argument is no
// command, it adds all of them.
func (p *program) addCommands(root *cobra.Command, asked string) {
	all := groups()
	isAsked := func(e entry) bool { return e.name == asked }
	alone := slices.ContainsFunc(all, func(g group) bool { return slices.ContainsFunc(g.commands, isAsked) })
	for _, g := range all {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, e := range g.commands {
			if !alone || isAsked(e) {
				c := e.make(p)
				c.GroupID = g.title
				root.AddCommand(c)
			}
		}
	}
	root.CompletionOptions.DisableDefaultCmd = alone
	if !alone {
		topics.Add(root, p.library.Default)
	}
}

// group is a part of the list of commands.
type group struct {
	title    string
	commands []entry
}

// entry is a command by its name, and how it is made.
type entry struct {
	name string
	make func(*program) *cobra.Command
}

const aboutProgram = "About the program:"

// groups are all commands, in the order in which a newcomer needs them.
func groups() []group {
	return []group{
		{"Review:", []entry{{"tour", newTour}, {"assess", newAssess}, {"resume", newResume}, {"drafts", newDrafts}, {"revise", newRevise}, {"ask", newAsk}, {"merge", newMerge}}},
		{"Read and compare:", []entry{{"report", newReport}, {"list", newList}, {"explain", newExplain}, {"what-if", newWhatIf}, {"compare", newCompare}, {"rejudge", newRejudge}}},
		{"Check and keep:", []entry{{"validate", newValidate}, {"update", newUpdate}, {"schema", newSchema}, {"questionnaire", newQuestionnaire}}},
		{"Measure a provider:", []entry{{"inspect", newInspect}, {"probe", newProbe}}},
		{aboutProgram, []entry{{"version", newVersion}}},
	}
}

// newHelp shows a command or a topic; one that is not there is wrong use.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND | TOPIC]",
		Short: "Show what a command does, or explain a topic",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage.Errorf("there is no command and no topic %q", strings.Join(args, " ")).WithHint("flowverdict --help lists them")
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// completed is what a shell completes values from.
func (p *program) completed() completion.World {
	known := sync.OnceValues(func() (*library.Library, error) { return p.library, questionnaires.Add(p.library, p.own, p.Stdin) })
	return completion.World{
		Library: known,
		Record: func(path string) (*questionnaire.Questionnaire, error) {
			if _, err := known(); err != nil {
				return nil, err
			}
			_, q, _, err := p.records().Load(path)
			return q, err
		},
		Drafts: func(deleted bool) ([]drafts.Info, error) {
			if deleted {
				return p.store().Deleted()
			}
			return p.store().List(p.Now())
		},
		Explained: explainable,
	}
}

// uninterrupted keeps signals from ending the program while files are written:
// it ends when they are, and says what is. A wizard looks after them itself.
func (p *program) uninterrupted() (end func()) {
	if p.ScreenIsOpen() {
		return func() {}
	}
	c := make(chan os.Signal, 1)
	stop := p.Notify(c)
	return func() {
		stop()
		select {
		case <-c:
			p.interrupted = true
		default:
		}
	}
}

// untilSignal returns a context that the first signal cancels.
func (p *program) untilSignal() (ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	c := make(chan os.Signal, 1)
	stop := p.Notify(c)
	go func() {
		defer crash.Guard(new(error))
		select {
		case <-c:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		stop()
		cancel()
	}
}
