package command

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/metadata"
	"flowverdict/report/record"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/measure"
	"flowverdict/ui/command/online"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/runs"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/command/voice"

	"github.com/spf13/cobra"
)

// probeFlags are the flags of probe.
type probeFlags struct {
	client, secretEnv, mustNotGet string
	scopes, hosts                 []string
	endpoints                     measure.Endpoints
	replay, noSignIn, yes         bool
	watch                         time.Duration
	caFile, save, format          string
}

func (f *probeFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.client, "client-id", "", "client id of the CLI, which has to be yours to use")
	c.Flags().StringVar(&f.secretEnv, "client-secret-env", "", "environment variable that holds the client's secret")
	c.Flags().StringArrayVar(&f.scopes, "scope", nil, "scope to ask for (may be repeated)")
	c.Flags().StringVar(&f.mustNotGet, "must-not-get", "", "one scope more, which the client must not get")
	c.Flags().StringVar(&f.endpoints.Device, "device-endpoint", "", "address of the device authorization endpoint")
	c.Flags().StringVar(&f.endpoints.Token, "token-endpoint", "", "address of the token endpoint")
	c.Flags().StringVar(&f.endpoints.Revocation, "revocation-endpoint", "", "address of the revocation endpoint")
	c.Flags().StringVar(&f.endpoints.Introspection, "introspection-endpoint", "", "address of the introspection endpoint")
	c.Flags().StringVar(&f.endpoints.Userinfo, "userinfo-endpoint", "", "address of the userinfo endpoint")
	c.Flags().BoolVar(&f.replay, "replay", false, "sign in once more and try codes and tokens a second time")
	c.Flags().DurationVar(&f.watch, "watch", 5*time.Second, "how long a revoked token is watched, up to 5m")
	c.Flags().StringVar(&f.caFile, "ca-file", "", "certificate authorities, in PEM, beside those of the system")
	c.Flags().StringVar(&f.save, "save", "", "evidence file to add the run to")
	c.Flags().BoolVar(&f.noSignIn, "no-sign-in-facts", false, "leave out how the person signed in")
	c.Flags().BoolVar(&f.yes, "yes", false, "agree to the plan, which is shown all the same")
	c.Flags().StringArrayVar(&f.hosts, "allow-host", nil, "with --yes, a host beside the issuer's that may be asked (may be repeated)")
	probeFormats().AddFlag(c, &f.format)
}

// probed is what a probe found, and the questionnaire that says what it means.
type probed struct {
	measure.Measured
	meaning string
}

func probeFormats() arguments.Formats[probed] {
	return arguments.Formats[probed]{
		{Name: "text", Write: arguments.Text(func(x probed) string { return x.Text + "\n" + x.meaning })},
		{Name: "json", Write: func(x probed) ([]byte, error) { return record.EvidenceJSON([]evidence.Run{x.Run}) }},
	}
}

func newProbe(p *program) *cobra.Command {
	var f probeFlags
	c := &cobra.Command{
		Use:   "probe ISSUER|FILE --client-id ID",
		Short: "Sign in once at an identity provider, and try what it claims",
		Long: `Sign in once at an identity provider by device flow, with your own account and a
client id that you may use, and try what the provider claims: whether the refresh
token works and rotates, and above all whether what is revoked is refused. Every
token is ended at the end, also after ctrl+c; what the provider does not end is
listed. Nothing is answered by what is found: it is evidence beside answers.

Before anything is asked but the metadata, the plan says to which hosts codes and
tokens go, and waits for a typed yes. --yes agrees to it for scripts, and then each
host beside the issuer's needs --allow-host. A FILE is metadata that was saved.

A client secret comes from the environment variable that --client-secret-env
names. Clients that sign their requests (private_key_jwt) or use mutual TLS cannot
be probed. --must-not-get asks for one scope more, and tells whether the provider
holds the line. --replay needs a second approval: what it tries ends whole grants
at some providers, and may raise an alarm there.

Facts go to standard output, the plan, the code and what may still be good to
standard error. Exit code 0 whatever is found, 2 for wrong use or no agreement, 3
when it could not be finished, 130 when it was interrupted.`,
		Example: `  flowverdict probe https://login.example.org --client-id acmectl --scope openid --scope offline_access
  flowverdict probe https://login.example.org --client-id acmectl --scope repo:read --save idp.yaml
  flowverdict probe idp.json --client-id acmectl --must-not-get repo:write --replay`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage.Errorf("%s needs an issuer or a file of metadata, got %d arguments", c.CommandPath(), len(args)).WithHint("see %s --help", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := noEmptyFlag(c, "client-id", "client-secret-env", "must-not-get", "device-endpoint", "token-endpoint", "revocation-endpoint",
				"introspection-endpoint", "userinfo-endpoint", "ca-file", "save"); err != nil {
				return err
			}
			return p.probe(args[0], f)
		},
	}
	f.add(c)
	return c
}

// probe signs in, prints what was found and saves it, whatever ended it but an
// interruption.
func (p *program) probe(named string, f probeFlags) error {
	write, err := probeFormats().Named(f.format)
	if err != nil {
		return err
	}
	if err := p.runs().MayAdd(f.save); err != nil {
		return err
	}
	a, err := p.measured(named, f)
	if err != nil {
		return err
	}
	found, err := measure.Probe(a)
	o := &outcome.Outcome{}
	if errors.Is(err, measure.ErrInterrupted) {
		err = outcome.ErrInterrupted
	}
	o.Add(unfinished(err))
	measured := len(found.Run.Facts) > 0
	if measured {
		o.Add(voice.PrintAs(p.Voice, write, probed{found, runs.Meaning(p.library.Default(), found.Run)}))
	}
	for _, line := range found.Left {
		a.Person.Tell(line)
	}
	if measured {
		o.Add(p.saveRun(f.save, found.Run))
	}
	return o.OrNil()
}

// measured is what the flags ask for, or what is wrong with them.
func (p *program) measured(named string, f probeFlags) (measure.Asked, error) {
	a := measure.Asked{
		ClientID: f.client, MustNotGet: f.mustNotGet, Endpoints: f.endpoints, Replay: f.replay, Watch: f.watch, NoSignIn: f.noSignIn,
		Yes: f.yes, Hosts: f.hosts, Person: p.person(), Now: p.Now, Notify: p.Notify,
	}
	for _, s := range f.scopes {
		a.Scopes = append(a.Scopes, strings.Fields(s)...)
	}
	if err := wrongFlags(f, a); err != nil {
		return a, err
	}
	if f.secretEnv != "" {
		if a.Secret = p.Getenv(f.secretEnv); a.Secret == "" {
			return a, usage.Errorf("the environment variable %q that --client-secret-env names is not set", f.secretEnv)
		}
	}
	issuer := named
	if !online.IsAddress(named) {
		issuer = ""
		content, err := files.Input{Stdin: p.Stdin}.Read(named, metadata.MostBytes)
		if err != nil {
			return a, err
		}
		a.Documents = []runs.Document{{Name: named, Content: content}}
	}
	var err error
	a.Asked, err = p.asked(issuer, f.caFile)
	return a, err
}

func wrongFlags(f probeFlags, a measure.Asked) error {
	printable := func(s string) bool {
		return s != "" && len(s) <= 255 && !strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c > '~' })
	}
	const most = 5 * time.Minute
	switch {
	case f.client == "":
		return usage.Errorf("no client id").WithHint("name it with --client-id")
	case !printable(f.client):
		return usage.Errorf("--client-id %q is no client id", f.client).WithHint("a client id is printable ASCII, 255 characters at most")
	case f.watch < 0 || f.watch > most:
		return usage.Errorf("--watch %s is too long, or less than nothing", f.watch).WithHint("give 0s to 5m")
	case len(f.hosts) > 0 && !f.yes:
		return usage.Errorf("--allow-host goes with --yes")
	case len(a.Scopes) > evidence.MostItems*2:
		return usage.Errorf("%d scopes, at most %d can be asked for", len(a.Scopes), evidence.MostItems*2)
	case f.mustNotGet != "" && slices.Contains(a.Scopes, f.mustNotGet):
		return usage.Errorf("--must-not-get %s is asked for with --scope too", f.mustNotGet)
	}
	for _, s := range append(slices.Clone(a.Scopes), f.mustNotGet) {
		if s != "" && !evidence.ValidItem(s) {
			return usage.Errorf("%q is no scope", text.Clip(s)).WithHint("a scope is printable ASCII without spaces, %d characters at most", evidence.LongItem)
		}
	}
	return nil
}

// person is whoever sits at the terminal. What is asked stands on standard error,
// where the plan is.
func (p *program) person() measure.Person {
	out := measure.Person{Tell: func(line string) { fmt.Fprintln(p.Stderr, spaced(line)) }}
	t, ok := terminal.Find(p.Stdin, p.Stdout, p.Stderr)
	if !ok || !terminal.Is(p.Stderr) || !terminal.Is(t.In) {
		return out
	}
	out.Redraw = func(line string) { fmt.Fprint(p.Stderr, "\r\x1b[K"+spaced(line)) }
	lines := bufio.NewReader(t.In)
	out.Ask = func(question string) (string, error) {
		fmt.Fprint(p.Stderr, spaced(question))
		return lines.ReadString('\n')
	}
	return out
}

// spaced makes a line fit for a terminal, and keeps the spaces that align it.
func spaced(line string) string {
	words := strings.Split(line, " ")
	for i := range words {
		words[i] = text.Line(words[i])
	}
	return text.Guard(strings.Join(words, " "))
}
