package drafts

import (
	"errors"
	"fmt"
	"os"
)

// ErrHeld means that another wizard works on the draft.
var ErrHeld = errors.New("another wizard has this draft open")

const lockEnding = ".lock"

// Lock is a draft held by this process. The system lets it go when the process
// ends, however it ends, so a crash leaves nothing behind that has to be
// cleared away.
type Lock struct {
	file *os.File
}

// Hold takes a draft for this process. It fails with [ErrHeld] where another
// process has it.
func (s Store) Hold(id string) (*Lock, error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, fmt.Errorf("hold draft: %w", err)
	}
	file, err := lock(s.path(id) + lockEnding)
	if errors.Is(err, ErrHeld) {
		return nil, ErrHeld
	}
	if err != nil {
		return nil, fmt.Errorf("hold draft: %w", err)
	}
	return &Lock{file}, nil
}

// Release lets the draft go and clears the lock file away.
func (l *Lock) Release() error {
	if l == nil || l.file == nil {
		return nil
	}
	// Removed while it is still held: whoever waits for this name afterwards
	// makes a new file and cannot hold a removed one.
	err := errors.Join(tidy(l.file), l.file.Close())
	l.file = nil
	return err
}
