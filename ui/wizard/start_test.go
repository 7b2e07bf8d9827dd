package wizard

import (
	"testing"
)

func TestStartScreen(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("down", "d")
	d.wants("Deleted the draft of acmectl; u brings it back.")
	if len(d.store.drafts) != 2 {
		t.Fatal("nothing was deleted")
	}
	d.press("u")
	d.wants("The draft is back.", "acmectl")
	d.press("home", "down", "down")
	d.wants("❯ oldctl")
	d.press("enter")
	d.wants("the draft was written by a newer flowverdict")
	d.press("end", "enter")
	d.wants("not YAML")
	d.press("up", "r")
	d.wants("A new review that supersedes 0007-acmectl.")
	if d.m.s.Draft().Review.Supersedes != "0007-acmectl" {
		t.Error("it revises nothing")
	}
}

func TestContinue(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("down", "enter")
	d.wants("22 of 28", "20 answered, 1 unknown, 7 open")
	d.press("q")
	if o := d.m.outcome(); o.Work != "d1" {
		t.Errorf("outcome %+v", o)
	}
}
