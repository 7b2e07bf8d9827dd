package review_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// Every member of a block has one entry in the table of its fields, and a draft
// keeps it under the same key as a file.
func TestEveryMemberIsAField(t *testing.T) {
	oneEach(t, "subject", review.SubjectFields())
	oneEach(t, "review", review.ReviewFields())
	oneEach(t, "answer", review.AnswerFields())
	oneEach(t, "condition", review.ConditionFields())
	oneEach(t, "decision", review.DecisionFields())
	oneEach(t, "exception", review.ExceptionFields())
}

func oneEach[Block any](t *testing.T, name string, fields []review.Field[Block]) {
	t.Helper()
	var whole Block
	members := membersOf(reflect.TypeOf(whole))
	if len(fields) != members {
		t.Errorf("%s: %d fields for %d members", name, len(fields), members)
	}
	for _, f := range fields {
		var b Block
		isList := slices.Contains([]review.Kind{review.KindNames, review.KindWords, review.KindLinks}, f.Kind)
		if (f.Text == nil) != isList || (f.List != nil) != isList {
			t.Errorf("%s.%s is no field of its kind", name, f.Key)
			continue
		}
		if f.About == "" || f.Label == "" || (len(f.Choices) > 0) != (f.Kind == review.KindChoice) {
			t.Errorf("%s.%s: something is missing: %+v", name, f.Key, f.Entry)
		}
		if !f.Empty(&b) {
			t.Errorf("%s.%s is there in an empty block", name, f.Key)
		}
		want := fixture.Value(&f.Entry)
		if f.Enter(&b, want); f.Shown(&b) != want || f.Empty(&b) {
			t.Errorf("%s.%s: %q was entered, and %q stands there", name, f.Key, want, f.Shown(&b))
		}
		for _, g := range fields {
			if g.Key != f.Key && !g.Empty(&b) {
				t.Errorf("%s: %s and %s are one member", name, f.Key, g.Key)
			}
		}
		kept, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		var byKey map[string]any
		if err := json.Unmarshal(kept, &byKey); err != nil {
			t.Fatal(err)
		}
		var v any = byKey
		for step := range strings.SplitSeq(f.Key, ".") {
			within, _ := v.(map[string]any)
			v = within[step]
		}
		if v == nil || v == "" {
			t.Errorf("%s.%s: a draft keeps it otherwise: %s", name, f.Key, kept)
		}
	}
}

// membersOf counts the members of a block and of the blocks within it.
func membersOf(block reflect.Type) int {
	n := 0
	for i := range block.NumField() {
		if of := block.Field(i).Type; of.Kind() == reflect.Struct {
			n += membersOf(of)
		} else {
			n++
		}
	}
	return n
}

// What is shown of a list is what a person can type to get it.
func TestListsAreShownAsTyped(t *testing.T) {
	d := review.Draft{}
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(rapid.StringMatching(`[a-z]{1,5}( [a-z]{1,5}){0,2}`)).Draw(t, "names")
		words := rapid.SliceOf(rapid.StringMatching(`[a-z:./]{1,9}`)).Draw(t, "words")
		for _, f := range review.ReviewFields() {
			if f.Kind == review.KindNames {
				again(t, f, &d.Review, names)
			}
		}
		for _, f := range review.SubjectFields() {
			if f.Kind == review.KindWords {
				again(t, f, &d.Subject, words)
			}
		}
		for _, f := range review.AnswerFields() {
			if f.Kind == review.KindLinks {
				again(t, f, &questionnaire.Answer{}, words)
			}
		}
	})
}

func again[Block any](t *rapid.T, f review.Field[Block], b *Block, list []string) {
	*f.List(b) = list
	f.Enter(b, f.Shown(b))
	if got := *f.List(b); !slices.Equal(list, got) {
		t.Fatalf("%s:\n%s", f.Key, cmp.Diff(list, got))
	}
}

// People are asked for every field of subject and review that is not marked as
// asked elsewhere or never, once, and first for what a record needs. Fields of
// the draft stand where those of its blocks do.
func TestAskedFirst(t *testing.T) {
	asked := map[string]bool{}
	optional := ""
	var last review.Field[review.Draft]
	for _, f := range review.AskedFirst() {
		if f.Beside != "" && last.Key != f.Beside && last.Beside != f.Beside {
			t.Errorf("%s is asked after %s, not beside %s", f.Key, last.Key, f.Beside)
		}
		last = f
		if f.Needed && optional != "" {
			t.Errorf("%s, which a record needs, is asked after %s", f.Key, optional)
		}
		if !f.Needed {
			optional = f.Key
		}
		if asked[f.Key] || f.Asked != review.AskedInBlock {
			t.Errorf("%s is asked", f.Key)
		}
		asked[f.Key] = true
	}
	var d review.Draft
	for _, f := range review.DraftFields() {
		f.Enter(&d, fixture.Value(&f.Entry))
		block, _, _ := strings.Cut(f.Key, ".")
		if f.Asked == review.AskedInBlock && (block == "subject" || block == "review") && !asked[f.Key] {
			t.Errorf("%s is not asked", f.Key)
		}
		if f.Needed && f.Kind != review.KindDay && f.Asked == review.AskedInBlock && (f.Lacking == "") == asked[f.Key] {
			t.Errorf("%s: it is not said, or said in vain, what is missing without it", f.Key)
		}
	}
	for _, f := range review.SubjectFields() {
		if want := fixture.Value(&f.Entry); f.Shown(&d.Subject) != want {
			t.Errorf("%s holds %q, want %q", f.Key, f.Shown(&d.Subject), want)
		}
	}
}

// Whatever people are asked for about an answer beside its level is a note.
func TestEveryFieldOfAnAnswerIsANote(t *testing.T) {
	for _, f := range review.AskedOf(review.AnswerFields()) {
		a := questionnaire.Answer{Question: "browser", Level: "none"}
		if f.Enter(&a, fixture.Value(&f.Entry)); !a.HasNote() {
			t.Errorf("%s is no note", f.Key)
		}
	}
}
