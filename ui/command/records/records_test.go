package records

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/folder"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
)

const example = "../../../docs/examples/0001-glab.yaml"

// folderOf returns what the files of a folder hold.
func folderOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(content)
	}
	return out
}

// write writes a record of the example that supersedes another one, or none, and
// is accepted.
func write(t *testing.T, s Store, dir, id, supersedes string, replace bool) error {
	t.Helper()
	_, err := decided(t, s, dir, id, supersedes, review.Accepted, replace)
	return err
}

// decided writes a record of which people said so.
func decided(t *testing.T, s Store, dir, id, supersedes, status string, replace bool) (Written, error) {
	t.Helper()
	draft, err := s.Answers(example)
	if err != nil {
		t.Fatal(err)
	}
	draft.Review.Date, draft.Review.Supersedes, draft.Decision = "2026-11-23", supersedes, review.Decision{Status: status, By: "architecture board", Date: "2026-11-24"}
	draft.Exception = review.Exception{Reason: "For a while.", ApprovedBy: "chief risk officer", Until: "2027-05-23"}
	q := s.Library.Default()
	a := questionnaire.Assess(q, draft.Answers)
	draft.Exception.Gates, draft.Conditions = review.Blocking(&a), review.Conditions(&a, nil)
	for i := range draft.Conditions {
		draft.Conditions[i].Owner, draft.Conditions[i].Due = "platform team", "2027-01-31"
	}
	return s.Write(dir, New{Name: id, Replace: replace, Questionnaire: q, Make: func(id string) (*record.Record, error) {
		r, wrong := report.New(q, id, draft)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		return r, nil
	}})
}

// What is written can be read by every command, is up to date, and marks what it
// supersedes.
func TestWhatIsWrittenIsRead(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if err := write(t, s, dir, "0001-first", "", false); err != nil {
		t.Fatal(err)
	}
	if err := write(t, s, dir, "0002-second", "0001-first", false); err != nil {
		t.Fatal(err)
	}
	for id, superseded := range map[string]bool{"0001-first": true, "0002-second": false} {
		r, _, err := s.Read(folder.Find(dir, id).YAML)
		if err != nil || (r.Decision.SupersededBy != "") != superseded {
			t.Errorf("%s: %v", id, err)
		}
	}
	before := folderOf(t, dir)
	for _, id := range []string{"0001-first", "0002-second"} {
		if done, err := s.Update(folder.Find(dir, id).YAML, Change{}, false); err != nil || done.Before != done.After || len(done.Marked) > 0 {
			t.Errorf("%s: %+v, %v", id, done, err)
		}
	}
	for name, content := range folderOf(t, dir) {
		if content != before[name] {
			t.Errorf("%s is updated, and nothing has changed", name)
		}
	}
}

// A record that cannot be written leaves every file as it is, also that which it
// supersedes.
func TestARecordIsWrittenWithAllOrNothing(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	for _, id := range []string{"0001-first", "0002-second"} {
		if err := write(t, s, dir, id, "", false); err != nil {
			t.Fatal(err)
		}
	}
	damaged := folder.Find(dir, "0003-damaged").YAML
	if err := os.WriteFile(damaged, []byte("schema: flowverdict/record/v1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := folderOf(t, dir)
	for _, x := range []struct {
		id, supersedes string
		replace        bool
	}{
		{"0002-second", "0001-first", false}, // it exists
		{"0002-second", "0002-second", true}, // it would supersede itself
		{"0004-fourth", "0003-damaged", false},
	} {
		if err := write(t, s, dir, x.id, x.supersedes, x.replace); err == nil {
			t.Errorf("%s is written", x.id)
		}
		after := folderOf(t, dir)
		for name, content := range after {
			if content != before[name] {
				t.Errorf("%s, superseding %s, changes %s", x.id, x.supersedes, name)
			}
		}
		if len(after) != len(before) {
			t.Errorf("%s, superseding %s: %d files, %d before", x.id, x.supersedes, len(after), len(before))
		}
	}
	if err := write(t, s, dir, "0002-second", "0001-first", true); err != nil {
		t.Errorf("not replaced: %v", err)
	}
}

// in reads a record of a folder.
func in(t *testing.T, s Store, dir, id string) *record.Record {
	t.Helper()
	r, _, err := s.Read(folder.Find(dir, id).YAML)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What was decided holds until what supersedes it is accepted: written as that, or
// accepted by hand and updated. Then it stays as it was taken, leads on, and both
// records are written with their Markdown; and so is what a proposal was to replace.
func TestADecisionHoldsUntilItsSuccessorIsAccepted(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if err := write(t, s, dir, "0001-first", "", false); err != nil {
		t.Fatal(err)
	}
	before := folderOf(t, dir)
	for id, status := range map[string]string{"0002-second": review.Proposed, "0003-third": review.Rejected} {
		done, err := decided(t, s, dir, id, "0001-first", status, false)
		if err != nil || len(done.Marked) > 0 {
			t.Errorf("%s: %v, %v", status, done.Marked, err)
		}
		if done, err := s.Update(folder.Find(dir, id).YAML, Change{}, false); err != nil || len(done.Marked) > 0 {
			t.Errorf("%s, updated: %v, %v", status, done.Marked, err)
		}
	}
	for name, content := range before {
		if folderOf(t, dir)[name] != content {
			t.Errorf("%s is changed before anything is accepted", name)
		}
	}
	done, err := decided(t, s, dir, "0004-fourth", "0002-second", review.Accepted, false)
	if err != nil || len(done.Marked) != 2 {
		t.Fatalf("%v, %v", done.Marked, err)
	}
	for id, by := range map[string]string{"0001-first": "0002-second", "0002-second": "0004-fourth", "0003-third": "", "0004-fourth": ""} {
		if got := in(t, s, dir, id).Decision.SupersededBy; got != by {
			t.Errorf("%s is superseded by %q, want %q", id, got, by)
		}
		if md := folderOf(t, dir)[id+".md"]; by != "" && !strings.Contains(md, "\n\n**Superseded: ["+by+"]("+by+".md) holds instead.**\n") {
			t.Errorf("the Markdown of %s does not lead to %s", id, by)
		}
	}
	first := in(t, s, dir, "0001-first").Decision
	first.SupersededBy = ""
	if want := (review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24"}); first != want {
		t.Errorf("of the decision %+v is left", first)
	}
}

// A hand edit is followed by update of either record, whichever form says that the
// older one is superseded.
func TestUpdateMarksWhatIsSuperseded(t *testing.T) {
	for i, c := range []struct {
		older, newer string // status
		update, want string // record, and what then supersedes the older one
	}{
		{review.Accepted, review.Accepted, "0002-second", "0002-second"},
		{review.Accepted, review.Accepted, "0001-first", ""}, // it does not say so
		{review.Accepted, review.Proposed, "0002-second", ""},
		{review.Accepted, review.Rejected, "0002-second", ""},
		{review.Rejected, review.Accepted, "0002-second", "0002-second"},
		{review.Proposed, review.Accepted, "0002-second", "0002-second"},
		{review.Superseded, review.Proposed, "0002-second", "0002-second"},
		{review.Superseded, review.Proposed, "0001-first", "0002-second"},
		{review.Superseded, review.Accepted, "0001-first", "0002-second"},
		{review.Superseded, review.Rejected, "0002-second", ""},
		{review.Superseded, review.Rejected, "0001-first", ""},
	} {
		if testing.Short() && i%5 > 0 {
			continue
		}
		s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
		for id, status := range map[string]string{"0001-first": c.older, "0002-second": c.newer} {
			if _, err := decided(t, s, dir, id, "", status, false); err != nil {
				t.Fatal(err)
			}
		}
		newer := folder.Find(dir, "0002-second").YAML
		content := strings.Replace(folderOf(t, dir)["0002-second.yaml"], "\nreview:\n", "\nreview:\n  supersedes: \"0001-first\"\n", 1)
		if err := os.WriteFile(newer, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		done, err := s.Update(folder.Find(dir, c.update).YAML, Change{}, false)
		if err != nil {
			t.Errorf("%+v: %v", c, err)
		}
		got := in(t, s, dir, "0001-first").Decision
		if got.SupersededBy != c.want || got.Status != c.older || (len(done.Marked) > 0) != (c.want != "" && c.update == "0002-second") {
			t.Errorf("%+v: %+v, marked %v", c, got, done.Marked)
		}
		after := folderOf(t, dir)
		for _, id := range []string{"0002-second", "0001-first"} {
			if done, err := s.Update(folder.Find(dir, id).YAML, Change{}, false); err != nil || len(done.Marked) > 0 && c.update != "0001-first" {
				t.Errorf("%+v: again %v, %v", c, done.Marked, err)
			}
		}
		if c.update == "0002-second" && fmt.Sprint(folderOf(t, dir)) != fmt.Sprint(after) {
			t.Errorf("%+v: a second update changes files", c)
		}
	}
}

// Where several records supersede one, update names none of them.
func TestUpdateDoesNotChoose(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	for _, x := range [][2]string{{"0001-first", ""}, {"0002-second", "0001-first"}, {"0003-third", "0001-first"}} {
		if _, err := decided(t, s, dir, x[0], x[1], review.Proposed, false); err != nil {
			t.Fatal(err)
		}
	}
	older := folder.Find(dir, "0001-first").YAML
	content := strings.Replace(folderOf(t, dir)["0001-first.yaml"], "status: proposed", "status: superseded", 1)
	if err := os.WriteFile(older, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Update(older, Change{}, false); err != nil || in(t, s, dir, "0001-first").Decision.SupersededBy != "" {
		t.Errorf("%+v, %v", in(t, s, dir, "0001-first").Decision, err)
	}
}

// Answers that were made of others than a record has by now are not written over
// what somebody entered meanwhile.
func TestMergedAnswersOverwriteNoChange(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if err := write(t, s, dir, "0001-first", "", false); err != nil {
		t.Fatal(err)
	}
	path := folder.Find(dir, "0001-first").YAML
	r := in(t, s, dir, "0001-first")
	others := r.Answers.WithLevel(r.Answers[0].Question, questionnaire.Unknown)
	before := folderOf(t, dir)
	if _, err := s.Update(path, Change{Answers: r.Answers, Of: others}, false); err == nil || !strings.Contains(err.Error(), "changed meanwhile") {
		t.Errorf("%v", err)
	}
	if diff := cmp.Diff(before, folderOf(t, dir)); diff != "" {
		t.Error(diff)
	}
	if _, err := s.Update(path, Change{Answers: others, Of: r.Answers}, false); err != nil || in(t, s, dir, "0001-first").Answers[0].Level != questionnaire.Unknown {
		t.Errorf("%v", err)
	}
}
