package reviews

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire/review"
	"flowverdict/report/form"
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
