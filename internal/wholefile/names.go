package wholefile

import (
	"crypto/rand"
	"encoding/hex"
	"strings"
)

// The names that this package gives, and nobody else: files that are staged or
// kept while others are written, journals, and the lock of a disk that has no
// locks.
const (
	prefix        = ".flowverdict-"
	journalPrefix = prefix + "journal-"
	lockName      = prefix + "lock"
	digits        = 16
)

// randomName is a new name, after a prefix.
func randomName(prefix string) string {
	b := make([]byte, digits/2)
	_, _ = rand.Read(b) // it never fails
	return prefix + hex.EncodeToString(b)
}

// IsLeftOver reports whether a file of this name, found where nobody is
// writing, is what a write left that was interrupted.
func IsLeftOver(name string) bool { return isTemporary(name) || isJournal(name) }

func isJournal(name string) bool {
	random, ok := strings.CutPrefix(name, journalPrefix)
	return ok && len(random) == digits && strings.Trim(random, "0123456789abcdef") == ""
}

func isTemporary(name string) bool {
	random, ok := strings.CutPrefix(name, prefix)
	return ok && len(random) == digits && strings.Trim(random, "0123456789abcdef") == ""
}
