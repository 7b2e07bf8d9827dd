package wizard

import (
	"strings"
	"testing"
)

func TestReadingARecord(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("end", "up", "enter")
	d.wants("Record 0007-acmectl", "Conditional, 79 of 100: device flow", "Accepted by architecture board")
	d.press("/").typed("KEYCHAIN").press("enter")
	d.wants("Hit 1 of", "keychain")
	d.press("n", "p", "esc")
	d.wants("Record 0007-acmectl")
	d.press("esc")
	d.wants("New review")
	d.press("enter", "r")
	d.wants("supersedes 0007-acmectl")
}

func TestTheWholeReportIsRead(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("end", "up", "enter")
	s := d.m.base.(*readScreen)
	whole := strings.Join(strings.Fields(strings.Join(s.bare, "")), "")
	draft, q := decided(), defaults()
	wants := []string{"conditional", "identity team", "2027-01-31", "architecture board", "client not its own", "2026-11-24", q.Digest, "docs/decisions/0007-acmectl.yaml"}
	for _, a := range draft.Answers {
		wants = append(wants, q.Question(a.Question).Title+":")
	}
	for _, want := range wants {
		if !strings.Contains(whole, strings.ReplaceAll(strings.ToLower(want), " ", "")) {
			t.Errorf("%q is not in the reading", want)
		}
	}
}
