// Package forms puts the forms of those who are asked into files.
//
// It may import the forms and what files are written by; it prints nothing.
package forms

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/report/folder"
	"flowverdict/report/form"
	"flowverdict/ui/command/usage"
)

// Write writes forms to a folder, one file each, and returns a line for each that
// says where it is and how much it asks of whom.
func Write(w *wholefile.Writer, dir string, forms []form.Form, f form.Format) ([]string, error) {
	names := make([]string, len(forms))
	for i, x := range forms {
		names[i] = folder.Slug(x.Subject.Name) + "." + x.Lever.ID + f.Ending
	}
	return write(w, dir, names, forms, f)
}

// WriteOne writes a single form to a file.
func WriteOne(w *wholefile.Writer, path string, x form.Form, f form.Format) ([]string, error) {
	return write(w, filepath.Dir(path), []string{filepath.Base(path)}, []form.Form{x}, f)
}

// write writes all forms or none, and none over a file that is there: somebody may
// have filled it in.
func write(w *wholefile.Writer, dir string, names []string, forms []form.Form, f form.Format) ([]string, error) {
	all := make([]wholefile.File, len(forms))
	lines := make([]string, len(forms))
	for i, x := range forms {
		content, err := f.Write(x)
		if err != nil {
			return nil, err
		}
		all[i] = wholefile.File{Name: names[i], Data: content}
		lines[i] = fmt.Sprintf("%s: %s for %s", filepath.Join(dir, names[i]), text.Count(len(x.Questions), "question"), x.Whom())
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("make %s: %w", pathname.Shown(dir), wholefile.Cause(err))
	}
	for _, name := range names {
		if path := filepath.Join(dir, name); there(path) {
			return nil, usage.Errorf("%s is there already", pathname.Shown(path)).WithHint("somebody may have filled it in: take it back with flowverdict merge, or remove it")
		}
	}
	to, err := w.Open(dir, 0o666)
	if err != nil {
		return nil, err
	}
	defer to.Close()
	return lines, to.Write(all...)
}

func there(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
