package drafts

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"flowverdict/questionnaire/review"

	"pgregory.net/rapid"
)

// Drafts of one subject are told apart: no two are said to be the same, what they have
// in common is left out, and of a subject that stands alone nothing is said.
func TestLawDraftsAreToldApart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		of := func(what string, words ...string) string { return rapid.SampledFrom(words).Draw(rt, what) }
		list := make([]Info, rapid.IntRange(0, 6).Draw(rt, "drafts"))
		for i := range list {
			list[i] = Info{ID: string(rune('1' + i)), Draft: Draft{Folder: of("folder", "/srv/a", "/srv/b"), Entered: review.Draft{
				Subject: review.Subject{Name: of("subject", "acmectl", "ACMEctl", "opsctl", "")},
				Review:  review.Review{Date: of("begun", "2026-11-20", "2026-11-23"), Supersedes: of("revises", "", "0001-acmectl")},
			}}}
			if rapid.IntRange(0, 5).Draw(rt, "damaged") == 0 {
				list[i].Err = errors.New("damaged")
			}
		}
		apart := Apart(list)
		for i, d := range list {
			var same []string
			for j, x := range list {
				if d.Err == nil && x.Err == nil && subject(d) == subject(x) {
					same = append(same, apart[j].Text(x.ID))
				}
			}
			slices.Sort(same)
			if said := apart[i].Text(d.ID) != ""; said != (len(same) > 1) || len(slices.Compact(same)) < len(same) {
				rt.Fatalf("%+v: %q among %q", d, apart[i].Text(d.ID), same)
			}
		}
	})
}

func TestApart(t *testing.T) {
	at := func(id, subject, begun, revises, folder string) Info {
		return Info{ID: id, Draft: Draft{Folder: folder, Entered: review.Draft{
			Subject: review.Subject{Name: subject}, Review: review.Review{Date: begun, Supersedes: revises}}}}
	}
	list := []Info{
		at("1", "acmectl", "2026-11-20", "", "/srv"), at("2", "opsctl", "2026-11-20", "", "/srv"),
		at("3", "Acmectl", "2026-11-23", "0001-acmectl", "/srv"), at("4", "", "2026-11-20", "", "/a"), at("5", "", "2026-11-20", "", "/b"),
	}
	want := []string{"draft 1, begun 2026-11-20, revises nothing", "", "draft 3, begun 2026-11-23, revises 0001-acmectl", "draft 4, for /a", "draft 5, for /b"}
	var got []string
	for i, d := range Apart(list) {
		got = append(got, d.Text(list[i].ID))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A folder with very many drafts of one subject is told apart in one go.
func TestManyDraftsAreToldApart(t *testing.T) {
	list := make([]Info, 50_000)
	for i := range list {
		list[i].Entered.Subject.Name = "acmectl"
		list[i].Entered.Review.Supersedes = strconv.Itoa(i)
	}
	for i, d := range Apart(list) {
		if want := "revises " + strconv.Itoa(i); i > 0 && d.In != want {
			t.Fatalf("draft %d: %q", i, d.In)
		}
	}
}
