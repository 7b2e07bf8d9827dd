package wizard

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/ui/session"
)

// Of every alert about an error, the cause is in view in 80 columns and in
// narrower windows, however deep the path lies.
func TestAlertsShowTheirCause(t *testing.T) {
	const cause = "not a directory"
	err := errors.New("save draft: mkdir /home/somebody/.local/state/" + strings.Repeat("a-folder-of-usual-length/", 5) + "drafts: " + cause)
	for _, width := range []int{50, 60, 80, 120} {
		for what, show := range map[string]func(*driver){
			"a save that fails": func(d *driver) { d.m.saveErr = err },
			"leaving then":      func(d *driver) { d.m.saveErr = err; d.m.quit() },
			"another error":     func(d *driver) { d.m.alert(reason(err)) },
		} {
			d := start(t, width, 24, &session.Work{ID: "d1", At: session.At{Stage: session.Questions}})
			show(d)
			if frame := ansi.Strip(d.m.View()); !strings.Contains(frame, cause) {
				t.Errorf("%s at %d columns:\n%s", what, width, frame)
			}
		}
	}
}
