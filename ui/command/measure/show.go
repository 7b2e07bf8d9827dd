//go:build !offline

package measure

import (
	"fmt"
	"sync"
	"time"

	"flowverdict/internal/text"
	"flowverdict/report/evidence/probe"
)

// show shows a person what happens.
type show struct {
	mu       sync.Mutex
	person   Person
	approved bool
	drawn    bool // the last line may be written over
}

func (s *show) event(e probe.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch e := e.(type) {
	case probe.Code:
		s.approved = false
		if e.Second {
			s.tell("Once more, to try codes and tokens a second time.")
		}
		s.tell("Open     " + e.Address)
		s.tell("Host     " + e.Host)
		s.tell(fmt.Sprintf("Code     %s      (%s; ctrl+c stops, nothing is approved then)", e.UserCode, span(e.Lifetime)))
	case probe.Waiting:
		if s.person.Redraw != nil {
			s.person.Redraw(fmt.Sprintf("Waiting  asked %s, %d:%02d left", text.Count(e.Asked, "time"), int(e.Left.Minutes()), int(e.Left.Seconds())%60))
			s.drawn = true
		}
	case probe.Approved:
		s.approved = true
		s.tell("Approved. Measuring; ctrl+c ends the tokens first.")
	case probe.Ending:
		s.tell("Ending the tokens.")
	}
}

func (s *show) tell(line string) {
	if s.drawn {
		s.person.Redraw("")
		s.drawn = false
	}
	s.person.Tell(line)
}

// interrupted says what a signal does.
func (s *show) interrupted() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.approved {
		s.tell("Interrupted. Tokens are ended first; once more stops that.")
		return
	}
	s.tell("Interrupted. Do not approve the code any more.")
}

func span(d time.Duration) string {
	if d%time.Minute == 0 {
		return text.Count(int(d.Minutes()), "minute")
	}
	return text.Count(int(d.Seconds()), "second")
}

// left lists what is not known to be ended.
func left(list []probe.Left, client string) []string {
	if len(list) == 0 {
		return nil
	}
	out := []string{"", "Still good, or not known to be ended:"}
	for _, l := range list {
		until := "end not declared"
		switch {
		case l.State == probe.Unknown:
			until = ""
		case !l.Until.IsZero():
			until = "until " + l.Until.UTC().Format("2006-01-02 15:04 UTC")
		}
		why := string(l.State)
		if l.State == probe.Refused {
			why = fmt.Sprintf("%s (status %d)", why, l.Status)
		}
		if until != "" {
			why = until + "; " + why
		}
		out = append(out, text.Hang(text.Pad("  "+l.Kind+" ", 22), why, "                      ", 80, text.Whole)...)
	}
	return append(out, "To end them, end the grant of "+client+" in your account at the provider, or ask the identity team.")
}
