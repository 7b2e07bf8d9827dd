package startlist

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/register"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"

	"github.com/charmbracelet/x/ansi"
)

const today = "2026-11-23"

// listed draws records in the order of a register, with whatever people write.
func listed(r *rand.Rand, n int) []session.RecordInfo {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	var entries []register.Entry
	for i := range n {
		e := register.Entry{
			File: register.File{Path: fmt.Sprintf("%04d-a.yaml", i)}, ID: fmt.Sprintf("%04d-a", i),
			Subject: pick("", "acmectl", "語語語語語語語語語語語語語語語", "é\u0301xport", strings.Repeat("long ", 30), "a\x1b[2Jb\u202e"), Owner: pick("", "Platform team", "identity"),
			Decision: review.Decision{Status: pick(review.DecisionStates()...)},
			ReviewBy: pick("", "2026-11-20", "2026-11-23", "2027-01-01", "2029-12-31", "no day"),
			Bracket:  questionnaire.Bracket{Lowest: questionnaire.Verdicts()[r.IntN(4)], Highest: questionnaire.Suitable},
		}
		if i > 0 && r.IntN(3) == 0 {
			e.Supersedes = fmt.Sprintf("%04d-a", r.IntN(i))
		}
		if r.IntN(4) == 0 {
			e.Exception = review.Exception{Reason: "r", Until: "2026-12-24"}
		}
		entries = append(entries, e)
	}
	var out []session.RecordInfo
	info := func(e *register.Entry) session.RecordInfo {
		return session.RecordInfo{ID: e.ID, Path: e.Path, Entry: e}
	}
	sorted := register.New(today, entries, nil, register.ByNext).Entries
	for i := range sorted {
		x := info(&sorted[i])
		for j := range sorted[i].Superseded {
			x.Superseded = append(x.Superseded, info(&sorted[i].Superseded[j]))
		}
		out = append(out, x)
	}
	if r.IntN(2) == 0 {
		out = append(out, session.RecordInfo{ID: "0999-broken", Path: "0999-broken.yaml", Problem: "line 3: no YAML"})
	}
	return out
}

// unread are the same records while only so many of them are read.
func unread(all []session.RecordInfo, read int) []session.RecordInfo {
	out := slices.Clone(all)
	for i := min(read, len(out)); i < len(out); i++ {
		out[i].Entry = nil
	}
	return out
}

func filled(r *rand.Rand) *List {
	l := &List{Today: today}
	l.Fill([]session.DraftInfo{{ID: "1", Subject: "acmectl", Answered: 3, Total: 28, Age: "2 days ago"}}, listed(r, r.IntN(12)), 0, nil)
	return l
}

// rounds is how many lists are drawn: a tenth in a short run.
func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

// At every width no line is wider than that, and each record that has a next date
// shows it whole, under a heading that says whether it has passed.
func TestLawRowsFitAndShowTheirDays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	theme := draw.NewTheme(false)
	q := fixture.Release()
	for range rounds(60) {
		l := filled(r)
		for width := draw.LeastWidth; width <= 130; width += 3 {
			layout := draw.NewLayout(width, 24)
			p := l.Page(&theme, layout, q, "")
			days, want := []string{}, []string{}
			over := false
			for _, line := range p.Lines {
				line = ansi.Strip(line)
				if x, hostile := text.FirstHostile(line); hostile || text.Width(line) > layout.Text {
					t.Fatalf("%U, %d columns of %d: %q", x, text.Width(line), layout.Text, line)
				}
				over = strings.HasPrefix(line, headingOverdue) || over && !strings.HasPrefix(line, headingRecords)
				for word := range strings.FieldsSeq(line) {
					if review.ValidDay(word) {
						days = append(days, fmt.Sprint(word, over))
					}
				}
			}
			for _, x := range l.records {
				if x.Entry == nil {
					continue
				}
				if next, ok := x.Entry.Next(); ok {
					want = append(want, fmt.Sprint(next.Day, next.Day < today))
				}
			}
			if !slices.Equal(days, want) {
				t.Fatalf("at %d: %v, want %v\n%s", width, days, want, ansi.Strip(strings.Join(p.Lines, "\n")))
			}
		}
	}
}

// A filter leaves exactly what every word occurs in, whatever its case, and says of
// how many; taking it away brings all back.
func TestLawOfTheFilter(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range rounds(300) {
		l := filled(r)
		all := len(l.rows)
		for _, words := range []string{"acme", "PLATFORM", "unsuitable", "0001 accepted", "by exception", "2026-11", "cannot be read", "nothing of this"} {
			l.Filter(words)
			want := 0
			if strings.Contains("acmectl", strings.ToLower(words)) {
				want++
			}
			for i := range l.records {
				found := func(x *session.RecordInfo) bool {
					hay := strings.ToLower(text.Line(said(x)))
					return !slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return !strings.Contains(hay, w) })
				}
				x := &l.records[i]
				shown := slices.ContainsFunc(l.rows, func(r row) bool { return r.record == x && !r.older })
				older := slices.ContainsFunc(x.Superseded, func(y session.RecordInfo) bool { return found(&y) })
				if shown != (found(x) || older) {
					t.Fatalf("%q shows %s: %v", words, x.ID, shown)
				}
				if shown {
					want++
				}
			}
			if said := fmt.Sprintf("%d of %d", want, len(l.records)+1); l.count() != said {
				t.Fatalf("%q: %s, want %s", words, l.count(), said)
			}
		}
		if l.Filter(""); len(l.rows) != all {
			t.Fatalf("%d rows and not %d", len(l.rows), all)
		}
	}
}

// While records are read part by part, the cursor stays on its row, and that row
// where it is on the screen.
func TestLawTheCursorStaysWhileRecordsAreRead(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	theme := draw.NewTheme(false)
	q := fixture.Release()
	layout := draw.NewLayout(80, 14)
	line := func(l *List) (at int, said string) {
		p := l.Page(&theme, layout, q, "")
		lines, _, _ := p.Window(layout.Body)
		return slices.IndexFunc(lines, func(s string) bool { return strings.Contains(s, theme.Marks.Cursor) }), ""
	}
	for range rounds(200) {
		all := listed(r, 40)
		l := &List{Today: today}
		read := r.IntN(20)
		l.Fill(nil, unread(all, read), len(all)-read, nil)
		line(l)
		for read < len(all) {
			l.Move(r.IntN(12) - 4)
			before, _ := line(l)
			under := l.under()
			read += 1 + r.IntN(9)
			l.Fill(nil, unread(all, read), max(0, len(all)-read), nil)
			if after, _ := line(l); after < 0 || !under.same(l.under()) || after != before && l.at > 0 && l.top > 0 && before > 0 {
				t.Fatalf("line %d became %d", before, after)
			}
		}
	}
}

// What is unfolded stands under its successor, and folds again.
func TestFold(t *testing.T) {
	older := session.RecordInfo{ID: "0001-a", Path: "1", Entry: &register.Entry{ID: "0001-a", Decision: review.Decision{Status: review.Superseded}}}
	l := &List{Today: today}
	l.Fill(nil, []session.RecordInfo{{ID: "0002-a", Path: "2", Entry: &register.Entry{ID: "0002-a"}, Superseded: []session.RecordInfo{older}}}, 0, nil)
	if l.Fold(); l.Last() != 1 {
		t.Fatal("a new review unfolds something")
	}
	l.Move(1)
	if l.Fold(); l.Last() != 2 {
		t.Fatal("nothing is unfolded")
	}
	if l.Move(1); l.Record().ID != "0001-a" {
		t.Fatalf("%+v is under the cursor", l.Record())
	}
	if l.Fold(); l.Last() != 1 {
		t.Fatal("it stays unfolded")
	}
}
