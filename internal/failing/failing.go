// Package failing is output that fails, for tests. Only tests import it.
package failing

import (
	"os"
	"testing"
)

// Full is a place where nothing more can be written. It skips the test where the
// system has none.
func Full(t *testing.T) *os.File {
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	return f
}

// Unread is a pipe that nobody reads any more.
func Unread(t *testing.T) *os.File {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Close()
	return w
}
