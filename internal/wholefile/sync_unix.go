//go:build unix

package wholefile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// syncFolder makes the new name of a file survive a power cut.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("write %s: %w", path, Cause(err))
	}
	// Some file systems cannot flush a folder; the file itself is flushed.
	_ = d.Sync()
	return errors.Join(d.Close())
}
