package session_test

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"flowverdict/ui/session"
)

// Another folder is named where one cannot be written into, and only there.
func TestElsewhere(t *testing.T) {
	for _, c := range []struct {
		err  error
		says bool
	}{
		{fmt.Errorf("write 0001-acmectl.yaml: %w", syscall.EROFS), true},
		{&fs.PathError{Op: "open", Path: "0001-acmectl.yaml", Err: syscall.EACCES}, true},
		{fmt.Errorf("write 0001-acmectl.yaml: %w", syscall.EEXIST), false},
		{errors.New("the draft was changed by another program"), false},
	} {
		if said := session.Elsewhere(c.err); (said != "") != c.says {
			t.Errorf("%v: %q", c.err, said)
		}
	}
}
