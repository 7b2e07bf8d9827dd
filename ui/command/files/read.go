// Package files finds and reads the files that a command line names: which they
// are, what they hold, whether they are records.
//
// It may import the helpers on the ground floor, what checks a record once it is
// read, and what knows a configuration. It writes nothing but what an interrupted
// write left half done.
package files

import (
	"fmt"
	"io"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report/record"
)

// Input is where content comes from: files, and standard input.
type Input struct{ Stdin io.Reader }

// Read reads what a person named: a file, or standard input where name is "-".
// No more than limit bytes and one are read: the reader of the content says that
// it is too large.
func (in Input) Read(name string, limit int64) ([]byte, error) {
	if name != "-" {
		return readfile.Named(name, limit)
	}
	content, err := io.ReadAll(io.LimitReader(in.Stdin, limit+1))
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	return content, nil
}

// List reads a list of paths that another program wrote.
func (in Input) List(name string) ([]string, error) {
	content, err := in.Read(name, 64<<20)
	if err != nil {
		return nil, err
	}
	return pathname.List(content), nil
}

// EmptyList is a list of no path.
func EmptyList(name string) Nothing { return Nothing{Path: "the empty list of --files-from " + name} }

// RecordLimit is the number of bytes that a record may have.
func RecordLimit() int64 { return int64(record.Limits().Bytes) }
