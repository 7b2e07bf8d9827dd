// Package providers probes real identity providers on this machine, and holds what
// is found against golden files. A provider that is not installed is left out by
// name. It is a module of its own: what the providers need is nothing that the
// program needs.
package providers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files")

// provided is a provider as it is started and probed.
type provided struct {
	needs   string                                      // a command, or a file in this folder, without which it cannot be started
	start   func(port, dir string) *exec.Cmd            // in the foreground
	setup   func(port, dir string) *exec.Cmd            // once it listens; nil for nothing
	issuer  string                                      // with PORT in it
	args    string                                      // of probe, with PORT in it
	approve func(*person, string, string, string) error // with the address, the code and the client
	code    int                                         // the exit code
}

func node(script string, more ...string) func(port, dir string) *exec.Cmd {
	return func(port, _ string) *exec.Cmd {
		cmd := exec.Command("node", append([]string{script, port}, more...)...)
		cmd.Dir = "npm"
		return cmd
	}
}

func own(more ...string) func(port, dir string) *exec.Cmd {
	return func(port, _ string) *exec.Cmd {
		return exec.Command(os.Getenv("ZITADEL"), append([]string{port}, more...)...)
	}
}

func script(name string) func(port, dir string) *exec.Cmd {
	return func(port, dir string) *exec.Cmd { return exec.Command(filepath.Join("glewlwyd", name), dir, port) }
}

func all() map[string]provided {
	const (
		plain  = "http://localhost:PORT"
		scopes = " --scope openid --scope offline_access --scope repo:read"
		public = "--client-id cli-public" + scopes
		secret = "--client-id cli-conf --client-secret-env IDP_SECRET" + scopes
		better = " --device-endpoint http://localhost:PORT/api/auth/device/code --token-endpoint http://localhost:PORT/api/auth/device/token"
	)
	panva := provided{needs: "npm/node_modules/oidc-provider", start: node("oidc-provider.mjs"), issuer: plain, args: public + " --must-not-get repo:write --replay", approve: byForms}
	zitadel := provided{needs: os.Getenv("ZITADEL"), start: own(), issuer: plain + "/", args: public + " --must-not-get repo:write --replay", approve: byLink}
	glewlwyd := provided{needs: "glewlwyd", start: script("start"), setup: script("setup"), issuer: plain + "/api/oidc",
		args: "--client-id cli-public --scope openid --scope repo:read --replay", approve: byAPI}
	auth := provided{needs: "npm/node_modules/better-auth", start: node("better-auth.mjs"), issuer: plain, args: public + " --must-not-get repo:write" + better, approve: bySession}
	return map[string]provided{
		"oidc-provider":              panva,
		"oidc-provider-jwt":          panva.with(func(p *provided) { p.start = node("oidc-provider.mjs", "jwt") }),
		"oidc-provider-no-rotation":  panva.with(func(p *provided) { p.start = node("oidc-provider.mjs", "no-rotation") }),
		"oidc-provider-confidential": panva.with(func(p *provided) { p.args = secret + " --replay" }),
		"zitadel":                    zitadel,
		"zitadel-jwt":                zitadel.with(func(p *provided) { p.start = own("jwt") }),
		"zitadel-confidential":       zitadel.with(func(p *provided) { p.args = secret + " --replay" }),
		"glewlwyd":                   glewlwyd,
		"glewlwyd-confidential": glewlwyd.with(func(p *provided) {
			p.args = "--client-id cli-conf --client-secret-env IDP_SECRET --scope openid --scope repo:read --replay"
		}),
		"better-auth":       auth.with(func(p *provided) { p.code = 3 }),
		"better-auth-forms": auth.with(func(p *provided) { p.start = node("better-auth.mjs", "forms") }),
	}
}

func (p provided) with(change func(*provided)) provided {
	change(&p)
	return p
}

func TestProviders(t *testing.T) {
	for name, p := range all() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := os.Stat(p.needs); err != nil {
				if _, err := exec.LookPath(p.needs); err != nil {
					t.Skipf("LEFT OUT: %s is not installed: %s was not probed", p.needs, name)
				}
			}
			port := started(t, p)
			facts := p.probe(t, port)
			golden := filepath.Join("golden", name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(facts), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(golden); err != nil || string(want) != facts {
				t.Errorf("found\n%s\nwant, as %s has it, %v\n%s", facts, golden, err, want)
			}
		})
	}
}

// started starts a provider until the test ends, and waits until it answers.
func started(t *testing.T, p provided) (port string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port = fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
	_ = l.Close()
	dir := t.TempDir()
	cmd := p.start(port, dir)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		_ = cmd.Wait()
	})
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if r, err := http.Get("http://localhost:" + port + "/"); err == nil {
			_ = r.Body.Close()
			break
		}
		if time.Since(begun) > time.Minute {
			t.Fatalf("the provider does not answer: %s", said.String())
		}
	}
	if p.setup != nil {
		if out, err := p.setup(port, dir).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	return port
}

// probe runs the program, approves each code that it shows, and returns the facts,
// one a line.
func (p provided) probe(t *testing.T, port string) string {
	t.Helper()
	at := func(s string) string { return strings.ReplaceAll(s, "PORT", port) }
	cmd := exec.Command(os.Getenv("FLOWVERDICT"), append([]string{"probe", at(p.issuer), "--yes", "--watch", "2s", "--format", "json"}, strings.Fields(at(p.args))...)...)
	cmd.Env = append(os.Environ(), "IDP_SECRET=conf-secret")
	var out bytes.Buffer
	cmd.Stdout = &out
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	client := strings.Fields(p.args)[1]
	said := p.watch(t, stderr, client)
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); code != p.code {
		t.Errorf("exit code %d, want %d: %s", code, p.code, said)
	}
	var found struct {
		Runs []struct {
			Facts []struct{ Fact, Value, Grade, Why string }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &found); err != nil || len(found.Runs) != 1 {
		t.Fatalf("%v: %s%s", err, out.String(), said)
	}
	var b strings.Builder
	for _, f := range found.Runs[0].Facts {
		f.Value = settled(f.Fact, f.Value)
		b.WriteString(strings.TrimRight(fmt.Sprintf("%-26s %-12s %-14s %s", f.Fact, f.Value, f.Grade, f.Why), " ") + "\n")
	}
	return b.String()
}

// settled makes the same of what differs from run to run: how long ago somebody
// signed in, what is left of a lifetime, and which of its characters a code has.
func settled(fact, value string) string {
	n, err := strconv.Atoi(value)
	switch {
	case fact == "approval.age" && err == nil:
		return "some"
	case fact == "access.lifetime" && err == nil:
		return strconv.Itoa((n + 19) / 20 * 20)
	case fact == "code.user-code":
		length, _, _ := strings.Cut(value, "-")
		return length
	}
	return value
}

// watch reads what the program says, and approves each code.
func (p provided) watch(t *testing.T, from io.Reader, client string) string {
	var said strings.Builder
	address := ""
	for lines := bufio.NewScanner(from); lines.Scan(); {
		line := lines.Text()
		said.WriteString(line + "\n")
		words := strings.Fields(line)
		switch {
		case len(words) < 2:
		case words[0] == "Open":
			address = words[1]
		case words[0] == "Code":
			if err := p.approve(newPerson(), address, words[1], client); err != nil {
				t.Errorf("not approved: %v", err)
			}
		}
	}
	return said.String()
}
