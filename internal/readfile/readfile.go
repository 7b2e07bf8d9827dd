// Package readfile is the one place where files are opened for reading. What a
// person names may be anything that can be read ([Named]); what the program
// finds by itself, in a folder or beside a file, may have been put there by a
// stranger and is read only where it is a regular file of the same repository
// ([Found]). Neither reads more than it is told.
//
// It imports the standard library only.
package readfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Named reads the file that a person named: links are followed, pipes and
// devices are read. It reads no more than limit bytes and one, so that whoever
// reads the content can say that it is too large.
func Named(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	defer f.Close() // read only: nothing can be lost by closing
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	case info.IsDir():
		return nil, fmt.Errorf("read %s: it is a folder", name)
	}
	return upTo(new(bytes.Buffer), f, name, info, limit)
}

// Found reads a file that the program found by itself: a regular one, and where
// links lead to it one that lies in the same repository, or in the same folder
// where there is no repository. All else is [Refused] without a byte of it being
// read, and nothing is waited for. It reads no more than limit bytes and one.
func Found(name string, limit int64) ([]byte, error) {
	return FoundInto(new(bytes.Buffer), name, limit)
}

// FoundInto is [Found] with a buffer for the content, which is overwritten by the
// next one that is read into it.
func FoundInto(content *bytes.Buffer, name string, limit int64) ([]byte, error) {
	f, err := open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("read %s: %w", name, &Refused{Why: "it is " + kind(info.Mode())})
	}
	content.Reset()
	return upTo(content, f, name, info, limit)
}

// open opens a file so that nothing is waited for. What is no file is refused
// before it is opened: opening a device can have effects.
func open(name string) (*os.File, error) {
	info, err := os.Lstat(name)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return openLink(name)
	case !info.Mode().IsRegular():
		return nil, &Refused{Why: "it is " + kind(info.Mode())}
	}
	return os.OpenFile(name, os.O_RDONLY|noFollow, 0)
}

func upTo(content *bytes.Buffer, f io.Reader, name string, info fs.FileInfo, limit int64) ([]byte, error) {
	content.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	if _, err := content.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	return content.Bytes(), nil
}

// Refused is why a file that was found is not read.
type Refused struct {
	Why string // a clause: "it is a pipe"
}

// Error gives the reason.
func (r *Refused) Error() string { return r.Why }

// kind names what is no regular file.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode&fs.ModeSymlink != 0:
		return "a link"
	}
	return "no regular file"
}

// cause drops the file's name, which the message gives already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
