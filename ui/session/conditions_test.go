package session

import "testing"

// What no condition lacks is not spoken of.
func TestAssignSentence(t *testing.T) {
	both, day := Unassigned{Owner: true, Due: true}, Unassigned{Due: true}
	for _, c := range []struct {
		all        []Unassigned
		owner, due string
		want       string
	}{
		{[]Unassigned{both, day}, "", "", "1 lacks an owner, 2 lack a due date."},
		{[]Unassigned{both, day}, "platform team", "", "1 gets an owner, 2 lack a due date."},
		{[]Unassigned{both, both}, "", "2027-01-31", "2 lack an owner, 2 get a due date."},
		{[]Unassigned{day}, "", "", "1 lacks a due date."},
		{[]Unassigned{day}, "platform team", "2027-01-31", "1 gets a due date."},
	} {
		if got := AssignSentence(c.all, c.owner, c.due); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
