package linear

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func TestCleanLine(t *testing.T) {
	for in, want := range map[string]string{
		"2\n": "2", "2\r\n": "2", " 2 \n": "2", "\n": "", "a\rb\n": "a b",
		"\x1b[Aup": "up", "\x1bOPhelp": "help", "wo\x1b[1;5Drd": "word", "\x1b[31mred\x1b[0m": "red", "\x1b[200~pasted\x1b[201~": "pasted",
		"a\x1bb": "ab", "\x00": "", "\u202eabc": "abc", "a\xffb": "a\ufffdb", "tab\tin": "tab\tin",
	} {
		if got := cleanLine(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// Evidence that would be too long for a record loses no line that was taken.
func TestEvidenceLimit(t *testing.T) {
	store, line := newFakeStore(small(t)), strings.Repeat("x", 9000)
	out, _ := play(t, store, strings.NewReader("questions\nn\n2\n"+line+"\n"+line+"\nshort\n.\nq\n"))
	if got := store.works["w"].Draft.Answers.Get("browser").Evidence; got != line+"\nshort" {
		t.Errorf("evidence of %d bytes", len(got))
	}
	if !strings.Contains(out, "longer than 16384 bytes; that line was not added") {
		t.Error("nothing is said of the line that was not added")
	}
}

// Text for one line is kept as one line, with single spaces.
func TestFieldsAreOneLine(t *testing.T) {
	store := newFakeStore(small(t))
	play(t, store, strings.NewReader("1\n  acme \t  ctl\u00a0 \nq\n"))
	if got := store.works["w"].Draft.Subject.Name; got != "acme ctl" {
		t.Errorf("name %q", got)
	}
}

// A draft that was continued and left is still kept, even an empty one.
func TestContinuedDraftIsKept(t *testing.T) {
	store := newFakeStore(small(t))
	store.addDraft("draft-1", review.Draft{})
	outcome, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, In: strings.NewReader("1\nq\n"), Out: &strings.Builder{}})
	if err != nil || outcome.Work != "draft-1" {
		t.Errorf("outcome %+v, error %v", outcome, err)
	}
}

// replacing is a store that was told beforehand to replace.
type replacing struct{ *fakeStore }

func (d replacing) Plan(work string, draft review.Draft, name string) (session.Plan, error) {
	p, err := d.fakeStore.Plan(work, draft, name)
	p.Replace = p.Exists
	return p, err
}

func TestReplaceAskedForBefore(t *testing.T) {
	store := newFakeStore(small(t))
	store.exists = true
	work := &session.Work{ID: "w", Draft: done(), At: session.At{Stage: session.Write}}
	var out strings.Builder
	outcome, err := Run(Config{Questionnaire: store.q, Store: replacing{store}, Today: today, Work: work, In: strings.NewReader("y\n"), Out: &out})
	if err != nil || outcome.Written == nil || !strings.Contains(out.String(), "will be overwritten") {
		t.Errorf("outcome %+v, error %v:\n%s", outcome, err, out.String())
	}
}

// Commands of one page never share a word, so none hides another.
func TestCommandsAreDistinct(t *testing.T) {
	store := newFakeStore(covered(t))
	r := &runner{cfg: Config{Questionnaire: store.q, Store: store, Today: today}, out: &printer{}}
	pages := map[string]page{"start": r.startPage(), "record": r.recordPage(session.Reading{})}
	r.open(session.Work{Draft: done()})
	for _, stage := range session.Stages() {
		r.s.Enter(stage)
		pages[string(stage)] = r.page()
	}
	pages["note"], pages["conditions"] = r.notePage(), r.conditionsPage()
	pages["mitigation"] = r.mitigationPage("alarms")
	for name, p := range pages {
		seen := map[string]string{}
		for _, c := range p.commands {
			for _, word := range c.words {
				if first, twice := seen[word]; twice {
					t.Errorf("%s: %q is both %q and %q", name, word, first, c.does)
				}
				if _, isNumber := number(word); isNumber || word == "?" || strings.ToLower(word) != word {
					t.Errorf("%s: %q cannot be typed", name, word)
				}
				seen[word] = fmt.Sprint(c.does)
			}
		}
		for _, word := range []string{"q", "b"} {
			if _, ok := seen[word]; !ok && (name != "start" || word != "b") {
				t.Errorf("%s: no command %q", name, word)
			}
		}
	}
}
