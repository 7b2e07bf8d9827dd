//go:build unix

package keyboard

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// readable reports whether a terminal has something to read before the time is
// over. It selects, since not every system can poll a terminal.
func readable(terminal *os.File, wait time.Duration) bool {
	fd := int(terminal.Fd())
	for {
		var set unix.FdSet
		set.Zero()
		set.Set(fd)
		limit := unix.NsecToTimeval(wait.Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &limit)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		return err == nil && n > 0
	}
}
