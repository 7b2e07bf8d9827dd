//go:build unix

package e2e

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"flowverdict/report/evidence/probe/provider"
	"flowverdict/ui/e2e/terminal"
)

// probed starts a provider that wants to be asked every second, and returns the
// command line that probes it.
func probed(t *testing.T, s provider.Switches) (*provider.Provider, []string) {
	t.Helper()
	s.Interval = 1
	p, stop := provider.Start(s)
	t.Cleanup(stop)
	p.Set(func() { p.Now = time.Now })
	return p, []string{"probe", p.Address, "--client-id", "acmectl", "--scope", "openid", "--scope", "offline_access repo:read", "--watch", "1s"}
}

// unseen holds what a run said, and the files that it left, against what must not
// be seen anywhere.
func unseen(t *testing.T, p *provider.Provider, h terminal.Home, said ...string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(h.Work, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, string(content))
	}
	all := strings.Join(said, "\n")
	for _, m := range append(p.Markers(), p.Secret) {
		for _, form := range []string{m, base64.StdEncoding.EncodeToString([]byte(m))} {
			if m != "" && strings.Contains(all, strings.TrimRight(form, "=")) {
				t.Errorf("%q is seen in\n%s", m, all)
			}
		}
	}
}

func TestProbe(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	p, args := probed(t, provider.Switches{Pending: 1, AMR: []string{"pwd"}})
	h := program.Home(t)
	stdout, stderr, code := h.Run(t, append(args, "--yes", "--save", "idp.yaml")...)
	if code != 0 || p.Alive() != 0 || p.Issued() != 4 {
		t.Errorf("exit code %d, %d of %d tokens are good: %s", code, p.Alive(), p.Issued(), stderr)
	}
	for _, s := range []string{"Measured at " + p.Address, "client acmectl", "issued, works, rotates", "ended", "none: no proof was sent and the token worked", "What this means for answers", "contradicts person-and-device"} {
		if !strings.Contains(stdout, s) {
			t.Errorf("%q is not in\n%s", s, stdout)
		}
	}
	for _, s := range []string{"acmectl, public (no secret)", "openid offline_access repo:read", "it sends the device code to", "(this machine)", "sign-in log", "WDJB-MJHT", p.Address + "/activate", "written: idp.yaml"} {
		if !strings.Contains(stderr, s) {
			t.Errorf("%q is not in\n%s", s, stderr)
		}
	}
	if strings.Contains(stderr, "Still good") {
		t.Errorf("something is listed as good: %s", stderr)
	}
	info, err := os.Stat(filepath.Join(h.Work, "idp.yaml"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	unseen(t, p, h, stdout, stderr)
	// What was found goes into a review.
	if _, stderr, code := h.Run(t, "explain", "revocation-test"); code != 0 {
		t.Error(stderr)
	}
}

// What the provider does not end is listed, with the time at which it ends.
func TestProbeListsWhatIsLeft(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	p, args := probed(t, provider.Switches{Answer: 401, SameRefresh: true})
	h := program.Home(t)
	stdout, stderr, code := h.Run(t, append(args, "--yes", "--format", "json")...)
	if code != 0 || p.Alive() == 0 {
		t.Errorf("exit code %d, %d tokens are good: %s", code, p.Alive(), stderr)
	}
	if n := strings.Count(stderr, "(status 401)") + strings.Count(stderr, "it still works"); n != p.Alive() || !strings.Contains(stderr, "until 20") || !strings.Contains(stderr, "end the grant of acmectl") {
		t.Errorf("%d tokens are good, %d are listed: %s", p.Alive(), n, stderr)
	}
	for _, s := range []string{`"schema": "flowverdict/evidence/v1"`, `"still-works"`, `"401"`} {
		if !strings.Contains(stdout, s) {
			t.Errorf("%q is not in\n%s", s, stdout)
		}
	}
	unseen(t, p, h, stdout, stderr)
}

// Nothing is asked but the metadata where nobody agrees, or the command line is
// wrong.
func TestProbeAsksNobodyUnasked(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for name, c := range map[string]struct {
		args     string
		document func(string) string
		says     string
		code     int
	}{
		"no terminal":    {says: "no terminal", code: 2},
		"no client":      {args: "--yes --client-id=", says: "--client-id", code: 2},
		"no scope":       {args: "--yes --scope \u00e9", says: "no scope", code: 2},
		"no secret":      {args: "--yes --client-secret-env NONE_SUCH", says: "NONE_SUCH", code: 2},
		"endless":        {args: "--yes --watch 1h", says: "--watch", code: 2},
		"host, no yes":   {args: "--allow-host x.example", says: "--yes", code: 2},
		"asked twice":    {args: "--yes --must-not-get openid", says: "--must-not-get", code: 2},
		"plain endpoint": {args: "--yes --userinfo-endpoint http://192.0.2.1/userinfo", says: "plain http", code: 2},
		"other host":     {args: "--yes", document: elsewhere, says: "--allow-host localhost:", code: 2},
		"no endpoint":    {args: "--yes", document: func(s string) string { return strings.ReplaceAll(s, "device_authorization", "x") }, says: "--device-endpoint", code: 2},
		"other issuer":   {args: "--yes", document: func(s string) string { return strings.Replace(s, `"issuer":"`, `"issuer":"https://x.example/`, 1) }, says: "issuer", code: 3},
		"template":       {args: "--yes", document: func(s string) string { return strings.Replace(s, `","device_`, `/{tenantid}","device_`, 1) }, says: "tenant", code: 2},
	} {
		t.Run(name, func(t *testing.T) {
			p, args := probed(t, provider.Switches{})
			p.Set(func() { p.Document = c.document })
			h := program.Home(t)
			stdout, stderr, code := h.Run(t, append(args, strings.Fields(c.args)...)...)
			if code != c.code || !strings.Contains(stderr, c.says) || stdout != "" || len(p.Requests()) != 0 {
				t.Errorf("exit code %d, asked %q, want %q: %s%s", code, p.Requests(), c.says, stdout, stderr)
			}
		})
	}
}

// elsewhere moves the userinfo endpoint to another name of this machine.
func elsewhere(s string) string {
	before, after, _ := strings.Cut(s, `"userinfo_endpoint":"http://127.0.0.1`)
	return before + `"userinfo_endpoint":"http://localhost` + after
}

func TestProbeOfOtherKinds(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for name, c := range map[string]struct {
		s     provider.Switches
		with  func(*provider.Provider, terminal.Home)
		args  string
		says  []string
		code  int
		asked string
	}{
		"other host":             {args: "--yes --allow-host HOST", with: func(p *provider.Provider, _ terminal.Home) { p.Document = elsewhere }, says: []string{"OTHER HOST", "userinfo"}},
		"secret":                 {s: provider.Switches{Secret: "s3kr1t-of-the-client"}, args: "--yes --client-secret-env IDP_SECRET", says: []string{"confidential"}},
		"replay":                 {s: provider.Switches{ReuseEnds: true}, args: "--yes --replay", says: []string{"BCDF-GHJK", "old refresh token", "its use ends the new one"}},
		"scope":                  {s: provider.Switches{InvalidScope: "repo:write"}, args: "--yes --must-not-get repo:write", says: []string{"unwanted scope", "refused"}},
		"denied":                 {s: provider.Switches{Denied: true}, args: "--yes", says: []string{"device flow: the answer could not be read as a yes or a no"}},
		"refused":                {s: provider.Switches{DeviceError: "unauthorized_client"}, args: "--yes", says: []string{"may not use device flow"}},
		"expired":                {s: provider.Switches{Expired: true}, args: "--yes", says: []string{"the code expired", "expired before anybody approved"}, code: 3},
		"limited":                {with: func(p *provider.Provider, _ terminal.Home) { p.Faults[provider.Token] = provider.Limits }, args: "--yes", says: []string{"limits requests"}, code: 3},
		"moved":                  {with: func(p *provider.Provider, _ terminal.Home) { p.Faults[provider.Token] = provider.Redirects }, args: "--yes", says: []string{"elsewhere.example, which is not followed"}, code: 3},
		"unreachable at the end": {with: func(p *provider.Provider, _ terminal.Home) { p.Faults[provider.Revocation] = provider.Cuts }, args: "--yes", says: []string{"Still good, or not known to be ended", "did not answer"}, code: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, args := probed(t, c.s)
			h := program.Home(t)
			if c.with != nil {
				p.Set(func() { c.with(p, h) })
			}
			cmd := h.Command(program.Path, append(args, strings.Fields(strings.ReplaceAll(c.args, "HOST", "localhost"+strings.TrimPrefix(p.Address, "http://127.0.0.1")))...)...)
			cmd.Env = h.Env("IDP_SECRET=" + p.Secret)
			out, err := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != c.code {
				t.Errorf("exit code %d, want %d: %v", code, c.code, err)
			}
			for _, s := range c.says {
				if !strings.Contains(string(out), s) {
					t.Errorf("%q is not in\n%s", s, out)
				}
			}
			unseen(t, p, h, string(out))
		})
	}
}

// Metadata from a file: the provider is not asked for it.
func TestProbeOfAFile(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	p, args := probed(t, provider.Switches{})
	h := program.Home(t)
	if err := os.WriteFile(filepath.Join(h.Work, "idp.json"), []byte(p.Metadata()), 0o600); err != nil {
		t.Fatal(err)
	}
	args[1] = "idp.json"
	if _, stderr, code := h.Run(t, append(args, "--yes")...); code != 0 || strings.Contains(stderr, "published") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// A person reads the plan, types yes, and sees the code.
func TestProbeOnATerminal(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for answer, want := range map[string]struct {
		says string
		code int
	}{"yes": {"What this means for answers", 0}, "y": {"not agreed to", 2}, "": {"not agreed to", 2}} {
		p, args := probed(t, provider.Switches{Pending: 2})
		h := program.Home(t)
		s := h.Start(t, 100, 60, nil, args...)
		s.Wait("Type yes to go on:")
		if len(p.Requests()) != 0 {
			t.Errorf("asked %q before", p.Requests())
		}
		s.Send(answer + enter)
		s.Wait(want.says)
		if code := s.End(); code != want.code || code != 0 && len(p.Requests()) != 0 {
			t.Errorf("%q: exit code %d, asked %q\n%s", answer, code, p.Requests(), s.Text())
		}
		unseen(t, p, h, s.Output())
	}
}

// running is a probe on its way.
type running struct {
	cmd *exec.Cmd
	out *locked
}

// locked is a buffer that may be read while it is written.
type locked struct {
	mu sync.Mutex
	bytes.Buffer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.Buffer.Write(b)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.Buffer.String()
}

func begun(t *testing.T, h terminal.Home, args []string) running {
	t.Helper()
	r := running{h.Command(program.Path, append(args, "--yes", "--save", "idp.yaml")...), &locked{}}
	r.cmd.Stdout, r.cmd.Stderr = r.out, r.out
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.cmd.Process.Kill() })
	return r
}

func (r running) end(t *testing.T) int {
	t.Helper()
	var exit *exec.ExitError
	if err := r.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return r.cmd.ProcessState.ExitCode()
}

// The provider holds back the answer that has the tokens, and a signal comes
// meanwhile: the answer is waited for, and its tokens are ended.
func TestProbeInterrupted(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		for _, request := range []int{1, 2} { // redemption and refresh
			t.Run(fmt.Sprintf("%v at token request %d", signal, request), func(t *testing.T) {
				t.Parallel()
				p, args := probed(t, provider.Switches{})
				issued := held(p, request, time.Second)
				h := program.Home(t)
				r := begun(t, h, args)
				<-issued
				if err := r.cmd.Process.Signal(signal); err != nil {
					t.Fatal(err)
				}
				if code := r.end(t); code != 130 || p.Alive() != 0 || p.Issued() != 2*request {
					t.Errorf("exit code %d, %d of %d tokens are good\n%s", code, p.Alive(), p.Issued(), r.out)
				}
				unseen(t, p, h, r.out.String())
			})
		}
	}
}

// held keeps an answer of the token endpoint back when its work is done.
func held(p *provider.Provider, request int, long time.Duration) <-chan bool {
	issued := make(chan bool, 1)
	n := 0
	after := func(_ int, endpoint string) {
		if endpoint != provider.Token {
			return
		}
		if n++; n == request {
			issued <- true
			time.Sleep(long)
		}
	}
	p.Set(func() { p.After = after })
	return issued
}

// A second signal ends the program at once, and lists what may be good.
func TestProbeInterruptedTwice(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	p, args := probed(t, provider.Switches{})
	p.Set(func() { p.Faults[provider.Revocation] = provider.Hangs })
	issued := held(p, 1, 500*time.Millisecond)
	asked := make(chan bool, 10)
	before := func(_ int, endpoint string) {
		if endpoint == provider.Revocation {
			asked <- true
		}
	}
	p.Set(func() { p.Before = before })
	h := program.Home(t)
	r := begun(t, h, args)
	<-issued
	for _, wait := range []<-chan bool{nil, asked} {
		if wait != nil {
			<-wait
		}
		if err := r.cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
	}
	begun := time.Now()
	code := r.end(t)
	said := strings.Join(strings.Fields(r.out.String()), " ")
	if code != 130 || time.Since(begun) > 3*time.Second || p.Alive() != 2 || strings.Count(said, "nobody has asked for its end yet") != 2 {
		t.Errorf("exit code %d after %v, %d tokens are good\n%s", code, time.Since(begun), p.Alive(), said)
	}
	unseen(t, p, h, said)
}

// Before anybody approves there is nothing to end.
func TestProbeInterruptedBeforeApproval(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	p, args := probed(t, provider.Switches{Pending: 1000})
	h := program.Home(t)
	asked := make(chan bool, 1000)
	p.Set(func() { p.Before = func(_ int, endpoint string) { asked <- endpoint == provider.Token } })
	r := begun(t, h, args)
	for !<-asked {
	}
	if err := r.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if code := r.end(t); code != 130 || !strings.Contains(r.out.String(), "Do not approve the code any more") {
		t.Errorf("exit code %d\n%s", code, r.out)
	}
	if _, err := os.Stat(filepath.Join(h.Work, "idp.yaml")); err == nil {
		t.Error("a file was written")
	}
	unseen(t, p, h, r.out.String())
}
