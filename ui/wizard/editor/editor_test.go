package editor

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestALoanIsPrivateAndRemoved(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state", "1.editor")
	l, err := Lend(folder, "what is there")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(l.path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	for _, above := range []string{filepath.Dir(l.path), folder} {
		if info, _ := os.Stat(above); info.Mode().Perm() != 0o700 {
			t.Errorf("%s has mode %v", above, info.Mode())
		}
	}
	os.WriteFile(filepath.Join(filepath.Dir(l.path), ".note.md.swp"), []byte("left by an editor"), 0o600)
	if r := l.result("ed", false, nil); r.Text != "what is there" || r.Err != nil {
		t.Errorf("%+v", r)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
}

// Where the folder cannot be made, the text is lent all the same.
func TestALoanWithoutAFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o600)
	for _, folder := range []string{"", filepath.Join(file, "1.editor")} {
		l, err := Lend(folder, "a")
		if err != nil {
			t.Fatal(err)
		}
		l.Return()
	}
}

// Whatever an editor leaves is taken, or kept and named: no text is lost.
func TestNothingThatAnEditorLeftIsLost(t *testing.T) {
	type left struct {
		name, text string
		beside     bool
		failed     error
	}
	for _, x := range []left{
		{name: "text", text: "new"}, {name: "no change", text: "old"},
		{name: "not UTF-8", text: "caf\xe9"}, {name: "too large", text: strings.Repeat("a", longest+1)},
		{name: "failed unchanged", text: "old", failed: errors.New("exit status 1")},
		{name: "failed changed", text: "new", failed: errors.New("exit status 1")},
		{name: "failed with a rescue file", text: "old", beside: true, failed: errors.New("exit status 1")},
		{name: "told to end", text: "new", failed: ErrTold},
		{name: "told to end with a rescue file", text: "old", beside: true, failed: ErrTold},
	} {
		folder := t.TempDir()
		l, err := Lend(folder, "old")
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile(l.path, []byte(x.text), 0o600)
		if x.beside {
			os.WriteFile(filepath.Join(filepath.Dir(l.path), ".note.md.swp"), []byte("rescued"), 0o600)
		}
		r := l.result("ed", false, x.failed)
		taken := r.Err == nil && r.Text == x.text
		_, err = os.Stat(r.Kept)
		kept := r.Kept != "" && err == nil
		if !taken && !kept && (x.text != "old" || x.beside) {
			t.Errorf("%s: lost: %+v", x.name, r.Err)
		}
		if taken && kept {
			t.Errorf("%s: taken and kept", x.name)
		}
		if !kept {
			if _, err := os.Stat(l.path); err == nil {
				t.Errorf("%s: the file is left over", x.name)
			}
		}
	}
}

// A command is read as git reads it: a word by itself, the rest by the shell.
func TestCommandsAsGitReadsThem(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell")
	}
	dir := t.TempDir()
	ed := filepath.Join(dir, "my ed")
	os.WriteFile(ed, []byte("#!/bin/sh\nprintf '%s\\n' \"$@\"\n"), 0o700)
	file := filepath.Join(dir, "a $note 'of' it.md")
	for command, want := range map[string][]string{
		"echo":                       {file},
		"'" + ed + "'":               {file},
		"'" + ed + "' --wait":        {"--wait", file},
		"'" + ed + "' 'two words' b": {"two words", "b", file},
		`X="a b" '` + ed + `' -x`:    {"-x", file},
	} {
		out, err := commandOf(command, file).Output()
		if got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n"); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", command, got, err)
		}
	}
}
