package linear

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/soundness"
	"flowverdict/report/record"
	"flowverdict/report/register"
	"flowverdict/ui/session"
)

// tb is what helpers need of a test; rapid's has it too.
type tb interface {
	Helper()
	Error(args ...any)
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// small is a questionnaire of four questions whose wording does not change, so
// that transcripts change only when the program does.
func small(t tb) *questionnaire.Questionnaire {
	t.Helper()
	q, err := soundness.New(smallDefinition(), "0123456789abcdef")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func smallDefinition() questionnaire.Definition {
	level := func(id string, points int, text string, sources ...questionnaire.Source) questionnaire.Level {
		return questionnaire.Level{ID: id, Points: points, Text: text, Sources: sources}
	}
	gate := func(id, title string, caps questionnaire.Verdict, instead, reason, remedy string, when ...questionnaire.Clause) questionnaire.Gate {
		return questionnaire.Gate{ID: id, Title: title, Caps: caps, Instead: instead, Reason: reason, Remedy: remedy, When: when, Sources: []questionnaire.Source{"RFC 8628 5.4"}}
	}
	return questionnaire.Definition{
		ID: "small", Version: "1.0.0", Title: "Is the small flow appropriate?", About: "A questionnaire of four questions.",
		Bands: []questionnaire.Band{
			{Verdict: questionnaire.Suitable, From: 80, Text: "The small flow is appropriate as designed."},
			{Verdict: questionnaire.Conditional, From: 60, Text: "It is appropriate once every listed condition is met."},
			{Verdict: questionnaire.Governed, From: 40, Text: "Treat the client as governed."},
			{Verdict: questionnaire.Unsuitable, From: 0, Text: "Use another mechanism."},
		},
		Documents:    []questionnaire.Document{{ID: "RFC 8628", Title: "OAuth 2.0 Device Authorization Grant", URL: "https://www.rfc-editor.org/rfc/rfc8628"}, {ID: "article", Title: "An article"}},
		Frameworks:   []questionnaire.Framework{{ID: "nhi", Title: "NHI Top 10", Controls: []questionnaire.Control{{ID: "NHI4:2025", Title: "Insecure Authentication"}}}},
		Alternatives: []questionnaire.Alternative{{ID: "pkce", Title: "Authorization code with PKCE", Text: "The user's own browser does it"}},
		Sections: []questionnaire.Section{
			{ID: "place", Title: "Place", About: "Where it runs", Questions: []questionnaire.Question{
				{ID: "browser", Title: "Local browser", Text: "Can a browser be opened there?", Weight: 30, Lever: questionnaire.Fact,
					Levels: []questionnaire.Level{level("none", 100, "No", "article A1"), level("some", 60, "On some hosts"), level("always", 0, "Always", "RFC 8628 1")},
					Why:    "A browser on the same machine is safer", Help: "Try it on each kind of host", Sources: []questionnaire.Source{"RFC 8628 1", "NHI4:2025"}, Frameworks: []string{"NHI4:2025"}},
				{ID: "hosts", Title: "Hosts", Text: "Where will people type the command?", Weight: 20, Lever: "host-owner",
					Levels: []questionnaire.Level{level("own", 100, "On their own managed workstation"), level("shared", 0, "On a shared jump host, a kiosk-style terminal or the screen of an outsourced support desk")},
					Why:    "Others may see the code", Sources: []questionnaire.Source{"article D4"}},
			}},
			{ID: "client", Title: "Client", About: "What is known of it", Questions: []questionnaire.Question{
				{ID: "owner", Title: "Owner", Text: "Who owns this client?", Weight: 20, Lever: "cli-team",
					Levels: []questionnaire.Level{level("named", 100, "A named owner"), level("team", 80, "A team"), level("nobody", 0, "Nobody")},
					Why:    "Someone must retire it", Sources: []questionnaire.Source{"article B2"}},
				{ID: "privilege", Title: "Privilege", Text: "What can a token do?", Weight: 30, Lever: "cli-team",
					Levels: []questionnaire.Level{level("read", 100, "Read"), level("write", 80, "Write"), level("admin", 20, "Administer")},
					Why:    "It bounds the damage", Sources: []questionnaire.Source{"article D7"}},
			}},
		},
		Gates: []questionnaire.Gate{
			gate("local-browser", "Local browser", questionnaire.Unsuitable, "pkce", "A browser is there", "Use the browser", questionnaire.Clause{Question: "browser", Level: "always"}),
			gate("shared-host", "Shared host", questionnaire.Conditional, "", "Several people use the host", "Keep users apart", questionnaire.Clause{Question: "hosts", Level: "shared"}),
			gate("no-owner", "No owner", questionnaire.Governed, "", "Nobody answers for it", "Name an owner", questionnaire.Clause{Question: "owner", Level: "nobody"}),
			gate("loose-write", "Loose write", questionnaire.Conditional, "", "A team alone cannot answer for writes", "Name a person", questionnaire.Clause{Question: "owner", Level: "team"}, questionnaire.Clause{Question: "privilege", Level: "write"}),
			gate("high-privilege", "High privilege", questionnaire.Governed, "", "One approval does not bound it", "Govern the client", questionnaire.Clause{Question: "privilege", Level: "admin"}),
		},
	}
}

// fakeStore keeps drafts and records in memory.
type fakeStore struct {
	q       *questionnaire.Questionnaire
	drafts  []session.DraftInfo
	works   map[string]session.Work
	aside   []session.DraftInfo
	records []session.RecordInfo
	reading map[string]review.Draft

	saves   []review.Draft
	at      session.At
	failing func(save int) error // whether the save with this number fails
	exists  bool                 // the usual file name is taken
	names   []string             // usual file names, one for each plan; the last one stays
	planErr error
	refused error            // of every form
	asked   []session.Asking // for which forms were written
	written []session.Plan
	changed bool // somebody has changed what was written
	commits bool // the folder is in a repository
	begun   int
}

func newFakeStore(q *questionnaire.Questionnaire) *fakeStore {
	return &fakeStore{q: q, works: map[string]session.Work{}, reading: map[string]review.Draft{}}
}

func (d *fakeStore) addDraft(id string, draft review.Draft) {
	info := session.DraftInfo{ID: id, Subject: draft.Subject.Name, Answered: len(draft.Answers), Total: len(d.q.Questions()), Age: "3 minutes ago"}
	d.drafts = append(d.drafts, info)
	d.works[id] = session.Work{ID: id, Draft: draft}
}

func (d *fakeStore) addRecord(id string, draft review.Draft) {
	a := questionnaire.Assess(d.q, draft.Answers)
	path := "docs/decisions/" + id + ".yaml"
	e := register.Of(path, &record.Record{ID: id, Draft: draft}, d.q, &a)
	d.records = append(d.records, session.RecordInfo{ID: id, Path: path, Entry: &e})
	d.reading[id] = draft
}

func (d *fakeStore) Drafts() ([]session.DraftInfo, error) { return slices.Clone(d.drafts), nil }

func (d *fakeStore) Records() (session.RecordList, error) { return listed(d.records), nil }

// listed are records that are all read.
type listed []session.RecordInfo

func (l listed) Read(int)                      {}
func (l listed) Unread() int                   { return 0 }
func (l listed) Records() []session.RecordInfo { return slices.Clone(l) }

func (d *fakeStore) Begin() (session.Work, error) {
	d.begun++
	return session.Work{ID: fmt.Sprintf("new-%d", d.begun)}, nil
}

func (d *fakeStore) Continue(id string) (session.Work, error) {
	w, ok := d.works[id]
	if !ok {
		return w, errors.New("the draft is gone")
	}
	return w, nil
}

func (d *fakeStore) Revise(record string) (session.Work, error) {
	draft, ok := d.reading[record]
	if !ok {
		return session.Work{}, errors.New("the record is gone")
	}
	draft.Review = review.Review{Supersedes: record}
	draft.Decision = review.Decision{}
	return session.Work{ID: "revise-" + record, Draft: draft}, nil
}

func (d *fakeStore) Read(record string) (session.Reading, error) {
	draft, ok := d.reading[record]
	if !ok {
		return session.Reading{}, errors.New("the record is gone")
	}
	i := slices.IndexFunc(d.records, func(x session.RecordInfo) bool { return x.ID == record })
	return session.Reading{Info: d.records[i], Draft: draft, Questionnaire: d.q}, nil
}

func (d *fakeStore) Discard(id string) error {
	i := slices.IndexFunc(d.drafts, func(x session.DraftInfo) bool { return x.ID == id })
	d.aside = append(d.aside, d.drafts[i])
	d.drafts = slices.Delete(slices.Clone(d.drafts), i, i+1)
	return nil
}

func (d *fakeStore) Restore(id string) error {
	last := d.aside[len(d.aside)-1]
	if last.ID != id {
		return errors.New("another draft was put aside last")
	}
	d.aside = d.aside[:len(d.aside)-1]
	d.drafts = append([]session.DraftInfo{last}, d.drafts...)
	return nil
}

func (d *fakeStore) TakeBack(work string) error {
	last := len(d.written) - 1
	if d.changed {
		return errors.New("somebody has changed it since")
	}
	d.written = d.written[:last]
	d.works[work] = session.Work{ID: work, Draft: d.saves[len(d.saves)-1]}
	return nil
}

func (d *fakeStore) Save(work string, draft review.Draft, at session.At) error {
	if d.failing != nil {
		if err := d.failing(len(d.saves)); err != nil {
			d.saves = append(d.saves, review.Draft{})
			return err
		}
	}
	d.saves, d.at = append(d.saves, draft), at
	d.works[work] = session.Work{ID: work, Draft: draft, At: at}
	return nil
}

func (d *fakeStore) Plan(work string, draft review.Draft, name string) (session.Plan, error) {
	if d.planErr != nil {
		return session.Plan{}, d.planErr
	}
	if name == "" {
		name = "0001-acmectl"
		if len(d.names) > 0 {
			name = d.names[0]
			d.names = d.names[min(1, len(d.names)-1):]
		}
	}
	s := session.New(d.q, "2026-11-23", draft, session.At{})
	return session.Plan{ID: name, YAML: "docs/decisions/" + name + ".yaml", Markdown: "docs/decisions/" + name + ".md", Exists: d.exists && name == "0001-acmectl", ReviewBy: s.ReviewBy()}, nil
}

func (d *fakeStore) Write(work string, draft review.Draft, p session.Plan) (session.Plan, error) {
	if p.Exists && !p.Replace {
		return p, errors.New("the file exists")
	}
	if p.Opens = "/repo/" + p.Markdown; d.commits {
		p.Commit = "git add " + p.YAML + " " + p.Markdown + " && git commit -m 'Add the record " + p.ID + "'"
	}
	d.written = append(d.written, p)
	d.saves = append(d.saves, draft)
	delete(d.works, work)
	return p, nil
}

// draft returns what the store holds of a review, as JSON.
func (d *fakeStore) draft(t tb, work string) string {
	t.Helper()
	return asJSON(t, d.works[work].Draft)
}

func asJSON(t tb, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}

// done is a review in which everything is entered.
func done() review.Draft {
	return review.Draft{
		Subject: review.Subject{Name: "acmectl", Version: "2.4", Owner: "platform team", Scopes: []string{"deploy.read", "deploy.write"}},
		Review:  review.Review{Reviewers: []string{"application security"}, Date: "2026-11-20", ReviewBy: "2027-02-20"},
		Answers: questionnaire.Answers{
			{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Tried on three hosts.\nNone has a browser.", Links: []string{"https://docs.example.org/hosts"}, Collected: "2026-11-19"},
			{Question: "hosts", Level: "shared"},
			{Question: "owner", Level: "team", Basis: questionnaire.Stated},
			{Question: "privilege", Level: questionnaire.Unknown},
		},
		Conditions: []review.Condition{{Gate: "shared-host", Action: "Keep users apart", Owner: "host owner", Due: "2027-01-31", Status: "open"}},
		Decision:   review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-21", Reason: "Needed on jump hosts"},
	}
}

func (d *fakeStore) Lift(id string) (session.Work, error) { return d.Continue(id) }

func (d *fakeStore) Ask(_ string, draft review.Draft, a session.Asking) ([]string, error) {
	if d.refused != nil {
		return nil, d.refused
	}
	d.asked = append(d.asked, a)
	var lines []string
	for _, f := range a.Forms(d.q, draft) {
		lines = append(lines, fmt.Sprintf("%s/%s.%s: %d questions for %s", a.Folder, draft.Subject.Name, f.Lever.ID, len(f.Questions), f.Whom()))
	}
	return lines, nil
}

func (d *fakeStore) Forms(_ string, paths []string) ([]review.Answered, error) {
	if slices.Contains(paths, "missing.md") {
		return nil, errors.New("missing.md: there is no such file")
	}
	return merging("").Others, nil
}
