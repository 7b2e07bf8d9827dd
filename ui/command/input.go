package command

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// readInput reads a file, or standard input where name is "-". More than
// limit bytes are not read: the reader of the content says that it is too
// large.
func (e Env) readInput(name string, limit int64) ([]byte, error) {
	if name == "-" {
		content, err := io.ReadAll(io.LimitReader(e.Stdin, limit+1))
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		return content, nil
	}
	return readFile(name, limit)
}

func readFile(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
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
		return nil, fmt.Errorf("read %s: %w", name, cause(err))
	}
	return content.Bytes(), nil
}

// cause drops the repeated name from a file system error.
func cause(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}
