package validation_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"

	"pgregory.net/rapid"
)

// onDisk is folders of records, of which a run is given some.
type onDisk struct {
	all   []validation.File
	given map[string]bool
}

func (d onDisk) Others(folder string) (names []string, ok bool) {
	for _, f := range d.all {
		if path.Dir(f.Name) == folder && !d.given[f.Name] {
			names = append(names, f.Name)
		}
	}
	return names, true
}

func (d onDisk) Records(names []string, may func(int, []byte) bool, use func(int, *validation.File)) {
	for i, name := range names {
		at := slices.IndexFunc(d.all, func(f validation.File) bool { return f.Name == name })
		if may(i, d.all[at].Content) {
			use(i, &d.all[at])
		}
	}
}

// part brings some of the files together, and looks at the others around them.
func part(c *validation.Checker, all []validation.File, examined []*validation.Examined, given []int) []string {
	d := onDisk{all, map[string]bool{}}
	var run []*validation.Examined
	for _, i := range given {
		run = append(run, examined[i])
		d.given[all[i].Name] = true
	}
	return names(c.Result(run, c.Around(run, d)...).Findings)
}

func names(findings []finding.Finding) (out []string) {
	for _, f := range findings {
		out = append(out, fmt.Sprintf("%s:%d %s: %s", f.File, f.Line, f.Rule, f.Message))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// without leaves out what is in the other list.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// holdsForParts checks the law of partial runs: whichever files of a folder a run is
// given, it finds nothing that a run over all does not; it misses nothing that is
// wrong in those files; and batches find together what a run over all finds.
func holdsForParts(o validation.Options, all []validation.File) error {
	c := validation.New(o)
	var every []int
	var examined []*validation.Examined
	for i := range all {
		every = append(every, i)
		examined = append(examined, c.Examine(all[i]))
	}
	whole := part(c, all, examined, every)
	for chosen := range 1 << len(all) {
		var in, out []int
		for i := range all {
			if chosen>>i&1 == 1 {
				in = append(in, i)
			} else {
				out = append(out, i)
			}
		}
		found := part(c, all, examined, in)
		if more := without(found, whole); len(more) > 0 {
			return fmt.Errorf("a run over %v concludes\n%s", in, strings.Join(more, "\n"))
		}
		for _, f := range without(whole, found) {
			name, _, _ := strings.Cut(f, ":")
			if slices.ContainsFunc(in, func(i int) bool { return all[i].Name == name }) {
				return fmt.Errorf("a run over %v misses\n%s", in, f)
			}
		}
		if missed := without(whole, append(found, part(c, all, examined, out)...)); len(missed) > 0 {
			return fmt.Errorf("runs over %v and %v miss\n%s", in, out, strings.Join(missed, "\n"))
		}
	}
	return nil
}

// Each rule between records, on its own pair.
func TestEveryRuleBetweenRecordsHoldsForParts(t *testing.T) {
	tried := 0
	for _, rule := range validation.Rules() {
		p := pairOf(t, rule)
		if p.other == nil {
			continue
		}
		tried++
		named := func(content []byte, ending string) validation.File {
			return validation.File{Name: "docs/" + string(idLine.FindSubmatch(content)[1]) + ending, Content: content}
		}
		for _, content := range [][]byte{p.good, p.bad} {
			all := []validation.File{named(p.other, ".yaml"), named(content, ".yml")}
			if p.third != nil {
				all = append(all, named(p.third, ".yaml"))
			}
			if err := holdsForParts(options(t), all); err != nil {
				t.Errorf("%s: %v", rule.ID, err)
			}
		}
		// What is wrong between two records is found by a run over either of them.
		c := validation.New(options(t))
		all := []validation.File{named(p.other, ".yaml"), named(p.bad, ".yml")}
		if p.third != nil {
			all = append(all, named(p.third, ".yaml"))
		}
		examined := []*validation.Examined{c.Examine(all[0]), c.Examine(all[1])}
		for i := range examined {
			found := part(c, all, examined, []int{i})
			alone := i == 0 && (rule.ID == "supersedes-missing" || rule.ID == "superseded-by-nothing" || rule.ID == "answer-unconfirmed") // it is about the other one
			if slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, string(rule.ID)) }) == alone {
				t.Errorf("%s: a run over %s finds %q", rule.ID, all[i].Name, found)
			}
		}
	}
	if tried < 10 {
		t.Errorf("%d rules between records were tried", tried)
	}
}

// Folders in which records name each other in any way, share numbers and ids, are
// broken, and are written as few people write them.
func TestLawRunsOverPartsAgreeWithTheWhole(t *testing.T) {
	q := small(t, "1.0.0")
	o := options(t)
	ids := []string{"0001-acmectl", "0001-beta", "0002-acmectl", "0003-gamma", "notes"}
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%10 > 0 {
			return
		}
		var all []validation.File
		for i, name := range ids[:rapid.IntRange(2, len(ids)).Draw(rt, "files")] {
			draw := func(what string) string { return fmt.Sprintf("%s of %d", what, i) }
			d := accepted()
			d.Decision.Status = rapid.SampledFrom([]string{review.Accepted, review.Proposed, review.Rejected}).Draw(rt, draw("status"))
			if rapid.Bool().Draw(rt, draw("worse")) {
				d.Answers = d.Answers.WithLevel("distribution", "reviewed-vendor")
			}
			one := rapid.SampledFrom(append([]string{"", "", "0009-gone"}, ids...))
			d.Review.Supersedes = one.Draw(rt, draw("supersedes"))
			d.Decision.SupersededBy = one.Draw(rt, draw("superseded by"))
			id := name
			if rapid.IntRange(0, 4).Draw(rt, draw("id")) == 0 {
				id = rapid.SampledFrom(ids).Draw(rt, draw("other id"))
			}
			content := string(write(t, q, id, d))
			switch rapid.IntRange(0, 7).Draw(rt, draw("way")) {
			case 0:
				content = strings.Replace(content, "status: "+d.Decision.Status, "status: superseded", 1)
			case 1:
				content = strings.ReplaceAll(content, "supersede", "\"supers\\x65de")
				content = strings.ReplaceAll(strings.ReplaceAll(content, "65des:", "65des\":"), "65ded_by:", "65ded_by\":")
			case 2:
				content += "broken: [\n"
			}
			ending := rapid.SampledFrom([]string{".yaml", ".yaml", ".yml"}).Draw(rt, draw("ending"))
			all = append(all, validation.File{Name: "docs/" + name + ending, Content: []byte(content)})
		}
		if rapid.IntRange(0, 3).Draw(rt, "id twice") == 0 {
			twin := all[rapid.IntRange(0, len(all)-1).Draw(rt, "which")]
			twin.Name = strings.TrimSuffix(twin.Name, path.Ext(twin.Name)) + map[string]string{".yaml": ".yml", ".yml": ".yaml"}[path.Ext(twin.Name)]
			all = append(all, twin)
		}
		if err := holdsForParts(o, all); err != nil {
			var said strings.Builder
			for _, f := range all {
				fmt.Fprintf(&said, "%s\n%s\n", f.Name, f.Content)
			}
			rt.Fatalf("%v\n%s", err, said.String())
		}
	})
}

// A record that goes by an id which is not the name of its file is found, wherever it
// lies; a folder that cannot be listed may hold anything.
func TestRecordsAreLookedForByID(t *testing.T) {
	c := validation.New(options(t))
	d := accepted()
	d.Review.Supersedes = "0003-acmectl"
	all := []validation.File{
		{Name: "docs/0007-acmectl.yaml", Content: write(t, small(t, "1.0.0"), "0007-acmectl", d)},
		{Name: "docs/other.yaml", Content: write(t, small(t, "1.0.0"), "0003-acmectl", sample())},
	}
	examined := []*validation.Examined{c.Examine(all[0])}
	missing := func(found []string) bool {
		return slices.ContainsFunc(found, func(s string) bool { return strings.Contains(s, "supersedes-missing") })
	}
	if found := part(c, all, examined, []int{0}); missing(found) {
		t.Error(found)
	}
	if found := part(c, all[:1], examined, []int{0}); !missing(found) {
		t.Error("it is not missed where it is not there")
	}
	if found := names(c.Result(examined, c.Around(examined, closed{})...).Findings); missing(found) {
		t.Error(found)
	}
	if r := c.Result(examined, c.Around(examined, closed{})...); r.Looked("supersedes-missing", 0) || !r.Looked("review-overdue", 0) {
		t.Error("what was looked at is not told")
	}
}

// closed is a folder that cannot be listed.
type closed struct{}

func (closed) Others(string) ([]string, bool)                                        { return nil, false }
func (closed) Records([]string, func(int, []byte) bool, func(int, *validation.File)) {}

// locked is a folder whose files cannot be read.
type locked struct{ onDisk }

func (locked) Records(names []string, _ func(int, []byte) bool, use func(int, *validation.File)) {
	for i := range names {
		use(i, nil)
	}
}

// What cannot be read stands, and may say whatever would make things right.
func TestNothingIsConcludedFromWhatCannotBeRead(t *testing.T) {
	c, q := validation.New(options(t)), small(t, "1.0.0")
	named, unnamed, newer := accepted(), accepted(), accepted()
	named.Decision.SupersededBy, newer.Review.Supersedes = "0009-acmectl", "0009-acmectl"
	unnamed.Decision.Status = review.Superseded
	for name, d := range map[string]review.Draft{"named": named, "unnamed": unnamed, "newer": newer} {
		content := strings.Replace(string(write(t, q, "0007-acmectl", d)), "status: accepted", "status: "+d.Decision.Status, 1)
		all := []validation.File{{Name: "docs/0007-acmectl.yaml", Content: []byte(content)}, {Name: "docs/0009-acmectl.yaml"}}
		run := []*validation.Examined{c.Examine(all[0])}
		if found := names(c.Result(run, c.Around(run, locked{onDisk{all, map[string]bool{all[0].Name: true}}})...).Findings); len(found) > 0 {
			t.Errorf("%s: %q", name, found)
		}
	}
}
