package records

import (
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
		if len(done.Lost) > 0 {
			t.Fatalf("lost: %v\n%s\nbecame\n%s", done.Lost, source, content)
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

// A record that is written on few lines is not written anew unasked.
func TestUpdateAsksBeforeALayoutIsLost(t *testing.T) {
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
	edited := strings.Replace(untouched, `"status": "proposed"`, `"status": "superseded", "superseded_by": "0002-second"`, 1)
	edited = regexp.MustCompile(`"verdict": "[a-z]+"`).ReplaceAllString(edited, `"verdict": "unsuitable"`)
	edited = regexp.MustCompile(`"high": \d+`).ReplaceAllString(edited, `"high": 99`)
	if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Update(path, Change{}, false); err == nil || !strings.Contains(err.Error(), "layout") || !strings.Contains(err.Error(), `"# of people" in line 1`) || folderOf(t, dir)["0001-first.yaml"] != edited {
		t.Fatalf("%v", err)
	}
	done, err := s.Update(path, Change{}, true)
	if after := folderOf(t, dir)["0001-first.yaml"]; err != nil || len(done.Lost) != 1 || !strings.Contains(after, "# Decision record") || strings.Contains(after, "of people") {
		t.Fatalf("%+v, %v", done, err)
	}
}
