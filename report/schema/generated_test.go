package schema_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/record"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// drawText puts together what YAML and people stumble over.
func drawText(t *rapid.T, label string) string {
	awkward := rapid.SampledFrom([]string{"acmectl", "yes", "null", "~", "2.4", "1e3", "2026-11-23", "- item", "a: b", "a #b", "'", "\"", "\\", "\n", " ", "|", "&a", "{", "]", "东京", "👍", "\u00a0", "https://example.org/?a=b#c"})
	pieces := rapid.SliceOfN(rapid.OneOf(awkward, rapid.StringN(0, 6, -1)), 0, 4).Draw(t, label)
	return text.Input(strings.Join(pieces, ""))
}

func drawDay(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"", "2026-11-23", "2027-02-28", "2028-02-29"}).Draw(t, label)
}

func drawDraft(t *rapid.T, q *questionnaire.Questionnaire) review.Draft {
	d := review.Draft{
		Review:  review.Review{Date: "2026-11-23", ReviewBy: drawDay(t, "review by")},
		Profile: rapid.SampledFrom([]string{"", "madr", "nygard"}).Draw(t, "profile"),
	}
	fixture.DrawTexts(t, &d.Subject, review.SubjectFields(), drawText)
	fixture.DrawTexts(t, &d.Review, review.ReviewFields(), drawText)
	for _, x := range q.Questions() {
		a := questionnaire.Answer{Question: x.ID, Level: rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, "")).Draw(t, x.ID)}
		if rapid.IntRange(0, 3).Draw(t, "note") == 0 {
			a.Basis = rapid.SampledFrom(append(questionnaire.Bases(), "")).Draw(t, "basis")
			a.Evidence, a.Collected = drawText(t, "evidence"), drawDay(t, "collected")
			a.Links = rapid.SliceOfN(rapid.SampledFrom([]string{"https://docs.example.org/a?b=c&d=[e]#f", "http://例え.example.org:8080/%E6%9D%B1"}), 0, 2).Draw(t, "links")
		}
		d.Answers = d.Answers.With(a)
	}
	d.Decision = review.Decision{Status: rapid.SampledFrom([]string{"", review.Proposed, review.Rejected}).Draw(t, "status"), By: drawText(t, "by"), Reason: drawText(t, "reason")}
	return d
}

// answersFile writes a draft as an answers file, in one of the ways.
func answersFile(t *rapid.T, d review.Draft) []byte {
	short := yamldoc.Object{}
	var full, mixed []any
	for _, a := range d.Answers {
		answer := yamldoc.Object{
			{Key: "question", Value: a.Question}, {Key: "level", Value: a.Level}, {Key: "basis", Value: string(a.Basis)},
			{Key: "evidence", Value: a.Evidence}, {Key: "links", Value: items(a.Links)}, {Key: "collected", Value: a.Collected},
		}
		if a.Level == "" && !a.HasNote() {
			continue
		}
		full = append(full, answer)
		if a.Level == "" || rapid.Bool().Draw(t, "in full") {
			mixed = append(mixed, answer)
			continue
		}
		short = append(short, yamldoc.Pair{Key: a.Question, Value: a.Level})
		mixed = append(mixed, yamldoc.Object{{Key: a.Question, Value: a.Level}})
	}
	content, err := yamldoc.YAML("", yamldoc.Object{
		{Key: "subject", Value: yamldoc.Object{{Key: "name", Value: d.Subject.Name}, {Key: "owner", Value: d.Subject.Owner}}},
		{Key: "review", Value: yamldoc.Object{{Key: "reviewers", Value: items(d.Review.Reviewers)}, {Key: "review_by", Value: d.Review.ReviewBy}}},
		{Key: "answers", Value: rapid.SampledFrom([]any{full, mixed, short}).Draw(t, "form")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func items(texts []string) []any {
	var out []any
	for _, s := range texts {
		out = append(out, s)
	}
	return out
}

// Whatever the program writes, and what people write of the same, is accepted
// by schema and reader; changed in a place or two, they still agree.
func TestGeneratedFilesAgree(t *testing.T) {
	records, answers, _ := kinds(t)
	q := fixture.Release()
	count, built, n := map[outcome]int{}, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		d := drawDraft(t, q)
		files := map[string][]byte{"answers": answersFile(t, d)}
		if r, problems := report.New(q, "0001-acmectl", d); len(problems) == 0 {
			built++
			content, err := r.YAML()
			if err != nil {
				t.Fatal(err)
			}
			files["record"] = content
		}
		for _, k := range []kind{records, answers} {
			content, ok := files[k.name]
			if !ok {
				continue
			}
			if o, err := k.agree(content); err != nil || o != bothAccept {
				t.Fatalf("%s: %v %v\n%s", k.name, err, k.read(content), content)
			}
			changed := drawChange(t, content)
			if rapid.Bool().Draw(t, "twice") {
				changed = drawChange(t, changed)
			}
			o, err := k.agree(changed)
			if err != nil {
				t.Fatal(err)
			}
			count[o]++
		}
	})
	if !testing.Short() && (built < 30 || count[bothAccept] < 3 || count[bothRefuse] < 30) {
		t.Errorf("%d records, %v: the test shows little", built, count)
	}
}

// drawChange changes one place.
func drawChange(t *rapid.T, content []byte) []byte {
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		t.Fatal(err)
	}
	var places []*yaml.Node
	walk(doc.Content[0], "", func(_ string, n *yaml.Node) { places = append(places, n) })
	slices.Reverse(places) // rapid draws the first most often, and that would be the whole
	n := rapid.SampledFrom(places).Draw(t, "place")
	var ways []*yaml.Node
	for _, r := range replacements(n, peoplesTexts()) {
		ways = append(ways, r.node)
	}
	children(n, record.Limits(), func(_ string, content []*yaml.Node) {
		changed := *n
		changed.Content = content
		ways = append(ways, &changed)
	})
	slices.Reverse(ways)
	*n = *rapid.SampledFrom(ways).Draw(t, "change")
	out, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
