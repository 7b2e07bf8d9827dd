package reviews

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/form"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/forms"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

// Ask implements [session.Store].
func (s *Store) Ask(id string, draft review.Draft, a session.Asking) ([]string, error) {
	w := s.works[id]
	if w == nil || w.held {
		return nil, fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	format, ok := form.FormatNamed(a.Format)
	if !ok {
		return nil, fmt.Errorf("there is no format %q; use one of %s", a.Format, strings.Join(form.FormatNames(), ", "))
	}
	all := a.Forms(w.q, draft)
	if len(all) == 0 {
		return nil, nil
	}
	lines, err := forms.Write(s.c.Records.Writer, a.Folder, all, format)
	if err == nil {
		w.waits = session.WaitFor(w.waits, all, s.today())
	}
	return lines, err
}

// Forms implements [session.Store].
func (s *Store) Forms(id string, paths []string) ([]review.Answered, error) {
	w := s.works[id]
	if w == nil || w.held {
		return nil, fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	var all []string
	for _, path := range paths {
		found, _ := filepath.Glob(path)
		if _, err := os.Lstat(path); err == nil || len(found) == 0 {
			found = []string{path}
		}
		all = append(all, found...)
	}
	if slices.Contains(all, "-") {
		return nil, errors.New("a form is read from a file here, not from standard input")
	}
	out, wrong := forms.Read(nil, w.q, all, "")
	var said []string
	for _, err := range wrong {
		if refused := (*files.Refusal)(nil); errors.As(err, &refused) {
			err = fmt.Errorf("%s:%w", refused.Found[0].File, err)
		}
		said = append(said, text.Line(err.Error()))
	}
	if len(said) > 0 {
		return nil, errors.New(strings.Join(said, "; "))
	}
	return out, nil
}
