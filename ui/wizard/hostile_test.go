package wizard

import (
	"regexp"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

var colourCodes = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// hostileText tries to move the cursor, set the title, reorder and hide.
const hostileText = "a\x1b[2J\x1b]0;owned\x07\u202egnp\u2066\u200b\x9b31m\r\b\u2028z\U000e0041"

// No text of people can send the terminal anything but characters.
func TestHostileTextIsHarmless(t *testing.T) {
	draft := review.Draft{
		Subject:    review.Subject{Name: hostileText, Version: hostileText, Owner: hostileText, Scopes: []string{hostileText}},
		Review:     review.Review{Reviewers: []string{hostileText}, Date: hostileText, ReviewBy: hostileText, Supersedes: hostileText},
		Answers:    sample().Answers,
		Conditions: []review.Condition{{Gate: "shared-client", Action: hostileText, Owner: hostileText, Due: hostileText, Status: hostileText}},
		Decision:   review.Decision{Status: hostileText, By: hostileText, Date: hostileText, Reason: hostileText},
		Exception:  review.Exception{Gates: []string{hostileText}, Reason: hostileText, ApprovedBy: hostileText, Until: hostileText},
	}
	draft.Answers[0].Evidence, draft.Answers[0].Links = hostileText, []string{hostileText}
	draft.Answers[0].Basis, draft.Answers[0].Collected = "x\x1b[2J", hostileText
	for _, stage := range session.Stages() {
		d := start(t, 100, 40, &session.Work{ID: "d1", Draft: draft, ReadOnly: "", At: session.At{Stage: stage, Question: "browser"}})
		for _, keys := range [][]string{{}, {"n"}, {"esc", "g"}, {"esc", "?"}, {"esc", "down", "down", "down", "down", "down", "down", "down", "enter"}, {"tab", "tab"}, {"esc"}} {
			d.press(keys...)
			harmless(t, string(stage), d.m.View())
		}
	}
	d := &driver{t: t, store: newMemory(t)}
	d.store.drafts[0].Subject, d.store.drafts[1].Age, d.store.drafts[2].Problem = hostileText, hostileText, hostileText
	d.store.records[0].Entry.Subject, d.store.records[0].Entry.Owner, d.store.records[0].Entry.Decision.Status = hostileText, hostileText, hostileText
	d.store.records[1].ID, d.store.records[1].Problem = hostileText, hostileText
	d.store.fail = errHostile{}
	d.begin(Config{Questionnaire: defaults(), Today: today}, 100, 40)
	for _, keys := range [][]string{{}, {"down", "d"}, {"down", "enter"}, {"end", "enter"}, {"up", "enter"}, {"/", "a"}} {
		d.press(keys...)
		harmless(t, "start", d.m.View())
	}
	e := start(t, 100, 40, &session.Work{ID: "d1", ReadOnly: hostileText})
	harmless(t, "only to look at", e.m.View())
	f := atQuestion(t, 80, 24, review.Draft{}, "browser")
	f.store.fail = errHostile{}
	f.press("1", "enter")
	harmless(t, "not saved", f.m.View())
}

type errHostile struct{}

func (errHostile) Error() string { return hostileText }

func harmless(t *testing.T, where, view string) {
	t.Helper()
	bare := colourCodes.ReplaceAllString(view, "")
	if r, bad := text.FirstHostile(bare); bad {
		t.Errorf("%s: %U reaches the terminal:\n%q", where, r, bare)
	}
}
