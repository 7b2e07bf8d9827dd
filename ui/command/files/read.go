// Package files finds and reads the files that a command line names: which they
// are, what they hold, whether they are records.
//
// It may import the helpers on the ground floor, and what checks a record once
// it is read. It writes nothing.
package files

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"flowverdict/internal/wholefile"
	"flowverdict/report/record"
)

// Input is where content comes from: files, and standard input.
type Input struct{ Stdin io.Reader }

// Read reads a file, or standard input where name is "-". No more than limit
// bytes and one are read: the reader of the content says that it is too large.
func (in Input) Read(name string, limit int64) ([]byte, error) {
	if name == "-" {
		content, err := io.ReadAll(io.LimitReader(in.Stdin, limit+1))
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		return content, nil
	}
	return Read(name, limit)
}

// Read reads a file, and no more of it than limit bytes and one.
func Read(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, wholefile.Cause(err))
	}
	defer f.Close() // read only: nothing can be lost by closing
	var content bytes.Buffer
	if info, err := f.Stat(); err == nil {
		if info.IsDir() {
			return nil, fmt.Errorf("read %s: it is a folder", name)
		}
		content.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	}
	if _, err := content.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, wholefile.Cause(err))
	}
	return content.Bytes(), nil
}

// List reads a list of paths: one a line, or each ended by NUL, as git
// writes them with -z.
func (in Input) List(name string) ([]string, error) {
	content, err := in.Read(name, 64<<20)
	if err != nil {
		return nil, err
	}
	end := "\n"
	if bytes.IndexByte(content, 0) >= 0 {
		end = "\x00"
	}
	var paths []string
	for line := range strings.SplitSeq(strings.TrimPrefix(string(content), "\uFEFF"), end) {
		if end == "\n" {
			line = strings.TrimSuffix(line, "\r")
		}
		if line != "" {
			paths = append(paths, line)
		}
	}
	return paths, nil
}

// RecordLimit is the number of bytes that a record may have.
func RecordLimit() int64 { return int64(record.Limits().Bytes) }
