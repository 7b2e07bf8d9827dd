package wizard

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// scene is one state of the wizard that has a picture of its own.
type scene struct {
	name   string
	open   func(t testing.TB, w, h int) *driver
	cursor bool // a cursor must be seen
}

// like names the scenes that are another state of a screen that has one: what
// is kept of them is where they differ from it.
func like() map[string]string {
	return map[string]string{
		"start-record": "start", "start-deleted": "start", "start-problem": "start", "start-older": "start", "start-waiting": "start", "start-alike": "start", "ask-fields": "ask", "subject-new": "subject",
		"question-answered": "question-first", "question-decided": "question-first", "question-irrelevant": "question-first", "only-to-look-at": "question", "not-saved": "question",
		"note": "question-answered", "note-day": "note", "again-confirmed": "again", "again-changed": "again", "goto-filter": "goto", "goto-none": "goto", "summary-end": "summary", "decision-lenient": "decision",
		"mitigations-told": "mitigations", "mitigations-practice": "mitigations",
		"question-settled": "question-measured", "write-measured": "write", "write-row": "write", "write-many": "write", "write-missing": "write", "write-name": "write", "write-exists": "write", "read-search": "read",
	}
}

// everyScene is every nth of the scenes in a short run, and all of them otherwise.
func everyScene(n int) (out []scene) {
	for i, s := range scenes() {
		if testing.Short() && i%n > 0 {
			continue
		}
		out = append(out, s)
	}
	return out
}

// scenes are all screens, in every state that looks different.
func scenes() []scene {
	work := func(draft review.Draft, stage session.Stage, keys ...string) func(testing.TB, int, int) *driver {
		return func(t testing.TB, w, h int) *driver {
			d := start(t, 80, 24, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: stage, Question: "automation"}})
			d.press(keys...)
			d.resize(w, h)
			return d
		}
	}
	begin := func(keys ...string) func(testing.TB, int, int) *driver {
		return func(t testing.TB, w, h int) *driver {
			d := start(t, 80, 24, nil)
			d.press(keys...)
			d.resize(w, h)
			return d
		}
	}
	at := func(question string, draft review.Draft, keys ...string) func(testing.TB, int, int) *driver {
		return func(t testing.TB, w, h int) *driver {
			d := atQuestion(t, 80, 24, draft, question)
			d.press(keys...)
			d.resize(w, h)
			return d
		}
	}
	blocked := review.Draft{Subject: sample().Subject, Review: sample().Review,
		Answers: questionnaire.Answers{{Question: "browser", Level: "system-browser"}, {Question: "sign-in-today", Level: "existing-session"}}}
	var idle review.Draft // a stronger answer holds already what token-binding could show
	for _, question := range []string{"browser", "automation", "registration", "approver", "revocation"} {
		idle.Answers = idle.Answers.WithLevel(question, defaults().Question(question).Levels[0].ID)
	}
	covered := func(stage session.Stage, keys ...string) func(testing.TB, int, int) *driver {
		return func(t testing.TB, w, h int) *driver { return onCovered(t, w, h, stage, keys...) }
	}
	conflicts := func(record string, keys ...string) func(testing.TB, int, int) *driver {
		return func(t testing.TB, w, h int) *driver {
			work := merging(record)
			d := start(t, 80, 24, &work)
			d.press(keys...)
			d.resize(w, h)
			return d
		}
	}
	again := func(question string, keys ...string) func(testing.TB, int, int) *driver {
		return func(t testing.TB, w, h int) *driver {
			work := revised()
			work.At = session.At{Stage: session.Questions, Question: question}
			d := start(t, 80, 24, &work)
			d.press(keys...)
			d.resize(w, h)
			return d
		}
	}
	lenient := decided()
	lenient.Answers = lenient.Answers.WithLevel("privilege", "administrative")
	return []scene{
		{"start", begin("down"), true},
		{"start-record", begin("down", "down", "down", "down"), true},
		{"start-deleted", begin("down", "d"), true},
		{"start-problem", begin("down", "down", "down", "enter"), true},
		{"start-filter", begin("/", "a", "c", "m"), true},
		{"start-older", begin("end", "up", "space"), true},
		{"subject-new", work(review.Draft{}, session.Subject), true},
		{"subject", work(sample(), session.Subject, "down", "down", "down"), true},
		{"question-first", at("browser", review.Draft{}), true},
		{"question", work(sample(), session.Questions, "3"), true},
		{"question-answered", at("browser", sample()), true},
		{"question-decided", at("cross-device-option", blocked), true},
		{"question-irrelevant", at("token-binding", idle, "up", "o"), true},
		{"note", at("browser", sample(), "n"), true},
		{"note-day", at("browser", sample(), "n", "tab", "tab", "9"), true},
		{"question-measured", at("refresh-token", measured(), "1"), true},
		{"question-settled", at("refresh-token", settled()), true},
		{"measured", at("refresh-token", measured(), "e"), false},
		{"note-despite", at("refresh-token", measured(), "n", "up"), true},
		{"summary-measured", work(measured(), session.Summary, "pgdown", "pgdown", "pgdown"), true},
		{"write-measured", work(measured(), session.Write), false},
		{"again", again("browser"), true},
		{"again-confirmed", again("automation", "enter", "left"), true},
		{"again-changed", again("browser", "4", "enter", "left"), true},
		{"again-goto", again("browser", "enter", "4", "enter", "g"), true},
		{"again-summary", again("browser", "enter", "4", "enter", "s"), true},
		{"again-confirm", again("browser", "4", "enter", "s", "c", "1", "8", "1"), false},
		{"goto", work(sample(), session.Questions, "g"), true},
		{"goto-filter", work(sample(), session.Questions, "g", "o", "p", "e", "n"), true},
		{"goto-none", work(sample(), session.Questions, "g", "x", "q"), false},
		{"summary", work(sample(), session.Summary), true},
		{"problems", work(sample(), session.Summary, "p", "down"), true},
		{"what-if", work(sample(), session.Summary, "w", "w"), true},
		{"problems-many", work(unfounded(), session.Summary, "p", "down"), true},
		{"summary-end", work(sample(), session.Summary, "end"), true},
		{"condition", work(sample(), session.Summary, "down", "down", "down", "down", "down", "down", "down", "enter"), true},
		{"assign", work(unowned(), session.Summary, "o", "t", "e", "a", "m", "down", "+", "3", "m"), true},
		{"summary-judged", covered(session.Summary, "pgdown", "pgdown"), true},
		{"mitigations", covered(session.Mitigations, "down", "1"), true},
		{"mitigations-told", covered(session.Mitigations, "pgdown", "down"), true},
		{"mitigations-practice", covered(session.Mitigations, "end"), true},
		{"mitigation", covered(session.Mitigations, "down", "down", "n"), true},
		{"goto-mitigations", covered(session.Summary, "g", "m", "i", "t"), true},
		{"decision", work(sample(), session.Decision), true},
		{"decision-lenient", work(lenient, session.Decision, "enter", "tab", "tab"), true},
		{"write", work(decided(), session.Write), false},
		{"write-many", work(unfounded(), session.Write), false},
		{"write-row", work(decided(), session.Write, "down"), true},
		{"written", func(t testing.TB, w, h int) *driver {
			d := work(decided(), session.Write)(t, 80, 24)
			d.store.marked = "0003-acmectl.yaml and 0003-acmectl.md"
			d.press("s", "end", "right", "right")
			d.frame()
			d.press("y")
			d.resize(w, h)
			return d
		}, true},
		{"write-missing", work(review.Draft{}, session.Write), true},
		{"write-name", work(decided(), session.Write, "n"), true},
		{"read", begin("end", "up", "enter"), false},
		{"read-search", begin("end", "up", "enter", "/", "c", "l", "i", "e", "n", "t"), false},
		{"help-question", work(sample(), session.Questions, "?"), false},
		{"help-start", begin("?"), false},
		{"help-mitigations", covered(session.Mitigations, "?"), false},
		{"help-note", at("browser", sample(), "n", "f1"), false},
		{"conflicts", conflicts(""), false},
		{"conflicts-several", conflicts("", "m", "t", "2"), false},
		{"conflicts-settled", conflicts("0001-acmectl.yaml", "m", "t", "2", "t"), false},
		{"ask", work(sample(), session.Summary, "a"), true},
		{"ask-fields", work(sample(), session.Summary, "a", "down", "space", "tab", "right", "right", "tab"), true},
		{"asked", work(sample(), session.Summary, "a", "ctrl+s"), false},
		{"take", work(sample(), session.Summary, "f", "x"), true},
		{"start-waiting", func(t testing.TB, w, h int) *driver {
			d := &driver{t: t, store: newMemory(t)}
			d.store.drafts[1].Waiting = "identity team since 3 days; host owner since today"
			d.begin(Config{Questionnaire: defaults(), Today: today}, w, h)
			return d.press("down")
		}, true},
		{"start-alike", func(t testing.TB, w, h int) *driver {
			d := &driver{t: t, store: newMemory(t)}
			d.store.drafts[0].Apart = "draft d9, begun 2026-11-20, revises nothing"
			d.store.drafts[1].Subject, d.store.drafts[1].Apart = d.store.drafts[0].Subject, "draft d8, begun 2026-11-21, revises 0001-acmectl, for /srv/decisions"
			d.store.drafts[1].Waiting = "identity team since 3 days"
			d.begin(Config{Questionnaire: defaults(), Today: today}, w, h)
			return d.press("down")
		}, true},
		{"help-conflicts", conflicts("", "?"), false},
		{"write-exists", func(t testing.TB, w, h int) *driver {
			d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
			d.store.exists = true
			d.press("right")
			d.resize(w, h)
			return d
		}, true},
		{"only-to-look-at", func(t testing.TB, w, h int) *driver {
			d := start(t, w, h, &session.Work{ID: "d1", Draft: sample(), ReadOnly: "another flowverdict has this draft open",
				At: session.At{Stage: session.Questions, Question: "automation"}})
			return d.press("up")
		}, true},
		{"not-saved", func(t testing.TB, w, h int) *driver {
			d := atQuestion(t, 80, 24, sample(), "automation")
			d.store.fail = fmt.Errorf("no space left on device")
			d.press("1", "enter")
			d.resize(w, h)
			return d
		}, true},
	}
}

// Every screen at the size that is promised, and the one with the most on it
// where there is more room and where there is less. TestFramesFit holds all of
// them at all sizes.
func TestFrames(t *testing.T) {
	all := map[string]scene{}
	for _, s := range scenes() {
		all[s.name] = s
	}
	for _, s := range everyScene(2) {
		t.Run(s.name, func(t *testing.T) {
			frame := kept(s.open(t, 80, 24))
			if other, ok := like()[s.name]; ok {
				golden(t, s.name, "80x24, like "+other+" but for\n"+differences(kept(all[other].open(t, 80, 24)), frame))
				return
			}
			frame = "80x24\n" + frame
			if s.name == "question" || s.name == "mitigations" {
				frame += "\n120x27\n" + kept(s.open(t, 120, 27)) + "\n60x15\n" + kept(s.open(t, 60, 15))
			}
			if s.name == "conflicts" || s.name == "question-measured" || s.name == "measured" {
				frame += "\n120x40\n" + kept(s.open(t, 120, 40)) + "\n60x15\n" + kept(s.open(t, 60, 15))
			}
			if s.name == "summary-judged" || strings.HasPrefix(s.name, "problems") {
				frame += "\n60x15\n" + kept(s.open(t, 60, 15))
			}
			golden(t, s.name, frame)
		})
	}
}

// kept is a frame with its long rules cut.
func kept(d *driver) string {
	return regexp.MustCompile("─{20,}").ReplaceAllString(d.frame(), "────…")
}

// differences are the lines of a frame that another one has not in their place.
func differences(of, frame string) string {
	var b strings.Builder
	before := strings.Split(of, "\n")
	for i, line := range strings.Split(frame, "\n") {
		if line != before[i] {
			fmt.Fprintf(&b, "%2d %s\n", i+1, line)
		}
	}
	return b.String()
}

// sizes are windows of every width in a low, a middling and a usual height, and
// of every height in widths where the layout changes: of both every so many, from
// one of them on.
func sizes(step, from int) (out [][2]int) {
	for w := 20 + from; w <= 180; w += 2 * step {
		out = append(out, [2]int{w, draw.LeastHeight}, [2]int{w, 12}, [2]int{w, 24})
	}
	for h := 4 + from%step; h <= 45; h += step {
		out = append(out, [2]int{draw.LeastWidth, h}, [2]int{50, h}, [2]int{76, h}, [2]int{120, h})
	}
	return out
}

// Every frame of every screen fits the window exactly, and the line under the
// cursor is in it.
func TestFramesFit(t *testing.T) {
	walked := map[string]bool{}
	for i, s := range append(everyScene(6), wide(), wideEntry()) {
		t.Run(s.name, func(t *testing.T) {
			d := s.open(t, 80, 24)
			step := 3 // each scene other ones, so that every width is that of several
			mode, _, _ := strings.Cut(s.name, "-")
			switch {
			case testing.Short():
				step = 18
			case walked[mode] || raced:
				step = 6 // another state of a screen that was walked before
			}
			walked[mode] = true
			for _, size := range sizes(step, i%(2*step)) {
				d.resize(size[0], size[1])
				fits(t, d, size[0], size[1], s.cursor)
			}
		})
	}
}

func TestPlainMarksAreASCII(t *testing.T) {
	plainMarks = true
	defer func() { plainMarks = false }()
	for _, s := range everyScene(5) {
		for _, size := range [][2]int{{80, 24}, {60, 15}, {40, 10}} {
			if testing.Short() && size[0] != 60 {
				continue
			}
			frame := s.open(t, size[0], size[1]).frame()
			for _, r := range frame {
				if r > 126 {
					t.Errorf("%s: %q is drawn:\n%s", s.name, r, frame)
					break
				}
			}
		}
	}
}

// wide is a review written in characters of two cells, with long words.
func wide() scene {
	return scene{"wide", func(t testing.TB, w, h int) *driver {
		draft := sample()
		draft.Subject.Name = "日本語のコマンド👩‍💻" + strings.Repeat("長", 60)
		draft.Answers[0].Evidence = strings.Repeat("証拠", 200) + "\n" + strings.Repeat("x", 300)
		d := start(t, w, h, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Questions, Question: "browser"}})
		return d.press("n")
	}, true}
}

// wideEntry is what people say of a mitigation, written so.
func wideEntry() scene {
	return scene{"wideEntry", func(t testing.TB, w, h int) *driver {
		q := withMitigations(t)
		draft := coveredDraft(q)
		draft.Mitigations[1].Evidence = strings.Repeat("証拠", 200) + "\n" + strings.Repeat("x", 300)
		draft.Mitigations[1].Links = []string{"https://docs.example.org/" + strings.Repeat("y", 300)}
		d := start(t, w, h, &session.Work{ID: "d1", Draft: draft, Questionnaire: q, At: session.At{Stage: session.Mitigations, Question: "hosts"}})
		return d.press("down")
	}, true}
}

func fits(t *testing.T, d *driver, w, h int, cursor bool) {
	t.Helper()
	view := d.m.View()
	lines := strings.Split(view, "\n")
	small := w < draw.LeastWidth || h < draw.LeastHeight
	if len(lines) != h && !small || len(lines) > h {
		t.Fatalf("%dx%d: the frame has %d lines:\n%s", w, h, len(lines), view)
	}
	for _, line := range lines {
		if got := ansi.StringWidth(line); got > w {
			t.Fatalf("%dx%d: a line is %d wide: %q", w, h, got, line)
		}
	}
	if cursor && !small && !strings.Contains(view, d.m.theme.Marks.Cursor) {
		t.Fatalf("%dx%d: the line under the cursor is not seen:\n%s", w, h, view)
	}
}

func TestEveryLevelUnderTheCursorIsSeen(t *testing.T) {
	for i, q := range defaults().Questions() {
		if testing.Short() && i%6 > 0 {
			continue
		}
		d := atQuestion(t, 80, 24, review.Draft{}, q.ID)
		for _, size := range [][2]int{{80, 24}, {60, 15}, {40, 10}, {34, 8}} {
			d.resize(size[0], size[1])
			for i := range len(q.Levels) + 1 {
				d.press(fmt.Sprint(i + 1))
				if want := fmt.Sprintf("❯ %d ○ ", i+1); !strings.Contains(d.frame(), want) {
					t.Fatalf("%s at %v: %q is not seen:\n%s", q.ID, size, want, d.frame())
				}
			}
		}
	}
}

// The page of every question is whole at 80x24: question, levels, reason,
// sources, panel and keys, without scrolling.
func TestEveryQuestionIsWhole(t *testing.T) {
	for i, q := range defaults().Questions() {
		if testing.Short() && i%3 > 0 {
			continue
		}
		d := atQuestion(t, 80, 24, review.Draft{Answers: questionnaire.Answers{{Question: q.ID, Level: q.Levels[0].ID, Evidence: "seen"}}}, q.ID)
		frame := d.frame()
		main := column(frame, 51)
		for what, want := range map[string]string{"question": q.Text, "reason": q.Why} {
			if !strings.Contains(main, want) {
				t.Errorf("%s: the %s is cut:\n%s", q.ID, what, frame)
			}
		}
		for _, l := range q.Levels {
			if !strings.Contains(main, l.Text) {
				t.Errorf("%s: level %s is cut:\n%s", q.ID, l.ID, frame)
			}
		}
		d.wants("Unknown: nobody could tell us", "Sources: ", "Note ", "Verdict so far", "enter answer", "q quit")
		if strings.ContainsAny(frame, "↑↓") {
			t.Errorf("%s: it scrolls:\n%s", q.ID, frame)
		}
	}
}

// column reads the first cells of every line as running text.
func column(frame string, width int) string {
	var words []string
	for _, line := range strings.Split(frame, "\n") {
		words = append(words, strings.Fields(ansi.Truncate(line, width, ""))...)
	}
	text := strings.Join(words, " ")
	return strings.NewReplacer("- ", "-").Replace(text)
}
