package records

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/internal/wholefile"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/folder"
	"flowverdict/report/record"
)

// Wherever people put comments into a record and whichever answer they change, an
// update keeps each comment, or tells with which part it went.
func TestLawUpdateKeepsComments(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if err := write(t, s, dir, "0001-first", "", false); err != nil {
		t.Fatal(err)
	}
	path := folder.Find(dir, "0001-first").YAML
	original := folderOf(t, dir)["0001-first.yaml"]
	q := s.Library.Default()
	changed, gone := 0, 0
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		lines := strings.SplitAfter(original, "\n")
		for n := range rapid.IntRange(1, 4).Draw(t, "comments") {
			at := rapid.IntRange(1, len(lines)-1).Draw(t, "line")
			if i := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "conditions:") }); rapid.Bool().Draw(t, "among conditions") {
				at = rapid.IntRange(i+1, len(lines)-1).Draw(t, "line there")
			}
			comment := fmt.Sprintf("# comment %d", n)
			switch indent := rapid.SampledFrom([]int{-1, 0, 2, 4, 6}).Draw(t, "indent"); indent {
			case -1:
				lines[at-1] = strings.TrimSuffix(lines[at-1], "\n") + " " + comment + "\n"
			default:
				lines[at-1] += strings.Repeat(" ", indent) + comment + "\n"
			}
		}
		source := strings.Join(lines, "")
		for range rapid.IntRange(1, 6).Draw(t, "answers") {
			topics := q.Questions()
			x := topics[rapid.IntRange(0, len(topics)-1).Draw(t, "question")]
			level := x.Levels[rapid.IntRange(0, len(x.Levels)-1).Draw(t, "level")]
			source = regexp.MustCompile(`(question: `+x.ID+`(?:\s*#.*)?\n(?:\s*#.*\n)*\s+level: )[a-z0-9-]+`).ReplaceAllString(source, "${1}"+level.ID)
		}
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		placed := yamldoc.Comments([]byte(source))
		done, err := s.Update(path, Change{}, false)
		if err != nil {
			t.Skip("no record any more") // a comment stands in a text, or between the lines of one
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(done.Unkept) > 0 {
			t.Fatalf("lost: %v\n%s\nbecame\n%s", done.Unkept, source, content)
		}
		left := yamldoc.Comments(content)
		for _, c := range placed {
			isGone := slices.Contains(done.Gone, c)
			isThere := slices.ContainsFunc(left, func(x yamldoc.Comment) bool { return x.Text == c.Text })
			if isGone == isThere {
				t.Fatalf("%v: gone %v, there %v\n%s\nbecame\n%s", c, isGone, isThere, source, content)
			}
		}
		if f, _ := record.Decode(content); len(f.Errors()) > 0 {
			t.Fatal(f.Errors())
		}
		gone += len(done.Gone)
		if string(content) != source {
			changed++
		}
	})
	if !testing.Short() && (changed < 20 || gone == 0) {
		t.Errorf("%d updates changed a record, %d comments went", changed, gone)
	}
}

// A record that is written as JSON is edited where it stands.
func TestUpdateKeepsALayoutInBraces(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if _, err := decided(t, s, dir, "0001-first", "", review.Proposed, false); err != nil {
		t.Fatal(err)
	}
	path := folder.Find(dir, "0001-first").YAML
	r := in(t, s, dir, "0001-first")
	as, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	untouched := "# of people\n" + string(as)
	if err := os.WriteFile(path, []byte(untouched), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Update(path, Change{}, false); err != nil || folderOf(t, dir)["0001-first.yaml"] != untouched {
		t.Fatalf("nothing is to change: %v", err)
	}
	edited := regexp.MustCompile(`"verdict": "[a-z]+"`).ReplaceAllString(untouched, `"verdict": "suitable"`)
	edited = regexp.MustCompile(`"high": \d+`).ReplaceAllString(edited, `"high": 99`)
	edited = regexp.MustCompile(`(?s)"conditions": \[.*?\],\s*`).ReplaceAllString(edited, "")
	if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := s.Update(path, Change{}, false)
	after := folderOf(t, dir)["0001-first.yaml"]
	if err != nil || len(done.Gone)+len(done.Unkept) > 0 || !strings.HasPrefix(after, "# of people\n{\n  \"schema\"") {
		t.Fatalf("%+v, %v\n%s", done, err, after)
	}
	if !json.Valid([]byte(strings.TrimPrefix(after, "# of people\n"))) || !strings.Contains(after, "\n  \"conditions\": [{\"gate\": ") {
		t.Errorf("%s", after)
	}
}

// What cannot be kept is named with its place, and given up only when that is asked for.
func TestUpdateAsksBeforeALayoutIsLost(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if _, err := decided(t, s, dir, "0001-first", "", review.Proposed, false); err != nil {
		t.Fatal(err)
	}
	path := folder.Find(dir, "0001-first").YAML
	written := folderOf(t, dir)["0001-first.yaml"]
	list := regexp.MustCompile(`(?s)  unknown:\n(    - .*?)  open:`).FindStringSubmatch(written)
	ids := strings.Fields(strings.ReplaceAll(list[1], "- ", ""))
	slices.Reverse(ids)
	edited := strings.Replace(written, list[0], "  unknown: ["+ids[0]+", # first\n    "+strings.Join(ids[1:], ", ")+"]\n  open:", 1)
	if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	at := 1 + strings.Count(written[:strings.Index(written, list[0])], "\n")
	want := fmt.Sprintf("%s cannot be written without losing the layout of assessment.unknown in line %d, column 12 and \"# first\" in line %[2]d, column %d", path, at, len("  unknown: [, ")+len(ids[0])+1)
	if _, err := s.Update(path, Change{}, false); err == nil || err.Error() != want || folderOf(t, dir)["0001-first.yaml"] != edited {
		t.Fatalf("%v\nwant %s", err, want)
	}
	done, err := s.Update(path, Change{}, true)
	if after := folderOf(t, dir)["0001-first.yaml"]; err != nil || len(done.Unkept) != 2 || strings.Contains(after, "# first") {
		t.Fatalf("%+v, %v\n%s", done, err, after)
	}
}
