//go:build unix

package docs

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// What the page of installing says of files and tools is what the scripts have:
// systems, folders, names, pinned versions of Go.
func TestInstallInTheDocs(t *testing.T) {
	text := page(t, "docs/install.md")
	release, packaging := page(t, ".ci/release"), page(t, ".ci/package")
	targets := regexp.MustCompile(`TARGETS:-([^}]*)`).FindStringSubmatch(release)[1]
	for _, os := range []string{"linux", "darwin", "windows"} {
		for _, arch := range []string{"amd64", "arm64"} {
			if !strings.Contains(targets, os+"/"+arch) {
				t.Errorf(".ci/release makes nothing for %s on %s", os, arch)
			}
		}
	}
	version := regexp.MustCompile(`(?m)^go (1\.\d+)`).FindStringSubmatch(page(t, "go.mod"))[1]
	for _, where := range []string{text, page(t, "Dockerfile")} {
		if !strings.Contains(where, version) {
			t.Errorf("Go %s is not named in\n%.200s", version, where)
		}
	}
	for _, said := range []string{".ci/release", "checksums.txt", "cdx.json", "dpkg --purge flowverdict", "man flowverdict", "flowverdict completion bash"} {
		if !strings.Contains(text, said) {
			t.Errorf("%q is not said", said)
		}
	}
	for _, done := range []string{"dpkg -i", "man flowverdict", "dpkg --purge flowverdict", "flowverdict version", "rm -r .local"} {
		if !strings.Contains(packaging, done) {
			t.Errorf(".ci/package does not try %q", done)
		}
	}
	for _, flags := range []string{`-trimpath -ldflags="-s -w" .`, `-trimpath -ldflags="-s -w" -tags offline .`} {
		if !strings.Contains(text, "go build "+flags) {
			t.Errorf("the page does not build with %s", flags)
		}
	}
}

// The commands that build from source build a program that runs, and the address
// of the project is one variable.
func TestReleaseAssumesNoAddress(t *testing.T) {
	for _, name := range []string{".ci/release", ".ci/release.d/nfpm.yaml", "Dockerfile", "docs/install.md"} {
		for _, address := range regexp.MustCompile(`https?://[^\s"')]*`).FindAllString(page(t, name), -1) {
			t.Errorf("%s names %s", name, address)
		}
	}
	for _, script := range []string{"release", "package", "container", "run"} {
		path := "../.ci/" + script
		if info, err := os.Stat(path); err != nil || info.Mode()&0o100 == 0 {
			t.Errorf("%s cannot be run", path)
		}
		if out, err := exec.Command("bash", "-n", path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", path, err, out)
		}
	}
	if out, err := exec.Command("../.ci/release").CombinedOutput(); err == nil || !strings.Contains(string(out), "usage: .ci/release FOLDER [COMMIT]") {
		t.Error(fmt.Sprint(err), string(out))
	}
}
