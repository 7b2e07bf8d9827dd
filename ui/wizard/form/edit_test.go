package form

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// A field's rows are never wider than the field, in whatever script; a line that
// fits has one row; all of the value is in them, and all but blanks at the end of
// a row is seen; and whatever keys come, the text cursor stands between whole
// letters and in view.
func TestEdit(t *testing.T) {
	keys := []tea.KeyType{
		tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyHome, tea.KeyEnd, tea.KeyCtrlLeft, tea.KeyCtrlRight,
		tea.KeyBackspace, tea.KeyDelete, tea.KeyCtrlW, tea.KeyCtrlU, tea.KeyCtrlK, tea.KeyCtrlHome, tea.KeyCtrlEnd,
	}
	rapid.Check(t, func(t *rapid.T) {
		f := &Field{Kind: Text}
		f.Build()
		f.Focus(true)
		f.Size(rapid.IntRange(4, 20).Draw(t, "width"), rapid.IntRange(1, 5).Draw(t, "lines"))
		for range rapid.IntRange(1, 30).Draw(t, "keys") {
			if rapid.Bool().Draw(t, "writes") {
				s := rapid.StringMatching(`[a-z ｶﾞ東京éक्षि🇩🇪👩‍💻\n]{1,9}`).Draw(t, "typed")
				f.Edit(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true})
			} else {
				f.Edit(tea.KeyMsg{Type: rapid.SampledFrom(keys).Draw(t, "key")})
			}
			hold(t, f)
		}
	})
}

func hold(t *rapid.T, f *Field) {
	if strings.ToValidUTF8(f.Value, "\ufffd") != f.Value || f.at < 0 || f.at > len(f.Value) {
		t.Fatalf("%q, cursor at %d", f.Value, f.at)
	}
	whole := ""
	rows := f.rows()
	for _, r := range rows {
		whole += f.Value[r.from:r.to]
	}
	if whole != strings.ReplaceAll(f.Value, "\n", "") {
		t.Fatalf("rows %q of %q", whole, f.Value)
	}
	shown := f.shown()
	for i, line := range shown {
		if text.Width(line) > f.width {
			t.Fatalf("%q is wider than %d", line, f.width)
		}
		want := ""
		if at := f.top + i; at < len(rows) {
			want = strings.TrimRight(f.Value[rows[at].from:rows[at].to], " ")
		}
		before, after, cursor := strings.Cut(line, draw.TextCursor)
		seen := strings.TrimRight(before+after, " ")
		if seen != want && !(cursor && strings.HasPrefix(want, seen)) { // parts of a letter may be wider than the letter
			t.Fatalf("%q is seen of the row %q", seen, want)
		}
	}
	if !strings.Contains(strings.Join(shown, ""), draw.TextCursor) {
		t.Fatalf("the cursor is not in view: %q", shown)
	}
	if text.Width(f.Value) <= f.width && !strings.Contains(f.Value, "\n") && len(f.rows()) > 1 {
		t.Fatalf("%q has %d rows", f.Value, len(f.rows()))
	}
}

// A joiner is typed before what it joins, so a field keeps it; what comes of the
// field holds it only where it joins.
func TestJoinersAreTyped(t *testing.T) {
	for typed, want := range map[string]string{"می\u200cخواهم": "می\u200cخواهم", "👩\u200d💻": "👩\u200d💻", "a\u200cb": "ab", "می\u200c": "می"} {
		for _, kind := range []Kind{Line, Text} {
			f := &Field{Kind: kind}
			f.Build()
			for _, r := range typed {
				f.Edit(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text.Typed(string(r)))})
			}
			if got := f.Result(); got != want {
				t.Errorf("%+q became %+q", typed, got)
			}
		}
	}
}
