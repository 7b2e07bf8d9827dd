package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// File is one file to be written.
type File struct {
	Path string
	Data []byte
}

// CreateAll creates the files in their order, all or none: where one cannot be
// written, or exists, those before it are taken away again.
func CreateAll(perm fs.FileMode, files ...File) error {
	for i, f := range files {
		if err := Create(f.Path, f.Data, perm); err != nil {
			for _, done := range files[:i] {
				err = errors.Join(err, os.Remove(done.Path))
			}
			return err
		}
	}
	return nil
}

// ReplaceAll puts the files in place of what is there, all or none: where one
// cannot be written, those before it get their old content back.
func ReplaceAll(perm fs.FileMode, files ...File) error {
	old := make([][]byte, len(files))
	for i, f := range files {
		content, err := os.ReadFile(f.Path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("write %s: %w", f.Path, plain(err))
		}
		if err == nil {
			old[i] = append([]byte{}, content...) // not nil, even when empty
		}
	}
	for i, f := range files {
		if err := Replace(f.Path, f.Data, perm); err != nil {
			for j := range files[:i] {
				if old[j] == nil {
					err = errors.Join(err, os.Remove(files[j].Path))
				} else {
					err = errors.Join(err, Replace(files[j].Path, old[j], perm))
				}
			}
			return err
		}
	}
	return nil
}
