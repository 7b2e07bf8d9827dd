package library_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"

	"github.com/google/go-cmp/cmp"
)

func small(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestLoadTakesASoundFile(t *testing.T) {
	for name, content := range map[string]string{
		"LF": small(t), "CRLF": strings.ReplaceAll(small(t), "\n", "\r\n"), "BOM": "\uFEFF" + small(t), "end": small(t) + "...\n", "start": "---\n" + small(t),
	} {
		q, problems := library.Load([]byte(content))
		if q == nil || problems != nil {
			t.Fatalf("%s: %v", name, problems)
		}
		if q.Digest != library.Digest([]byte(content)) || len(q.Digest) != 64 {
			t.Errorf("%s: digest %q is not that of the file's bytes", name, q.Digest)
		}
		if diff := cmp.Diff(smallDefinition(), q.Definition); diff != "" {
			t.Errorf("%s: the file (-) is read as (+):\n%s", name, diff)
		}
	}
}

// smallDefinition is testdata/small.yaml, every field of it.
func smallDefinition() questionnaire.Definition {
	type source = questionnaire.Source
	return questionnaire.Definition{
		ID: "small", Version: "1.2.3", Title: "May the small tool do it?", About: "As little as a questionnaire can say.",
		OwnTopic: &questionnaire.Topic{
			Name: "the small thing", Title: "Small thing", Option: "The small thing", Without: "No small thing", WithoutText: "The tool does not do the small thing.",
			Purpose: "This record says why the small thing is done.", Subject: "the tool", Unnamed: "a tool", Governed: "other", Comparison: "other", Sources: []source{"page 1"},
		},
		Sources: []source{"RFC 8628", "page"},
		Bands: []questionnaire.Band{
			{Verdict: questionnaire.Suitable, From: 80, Text: "Do it."}, {Verdict: questionnaire.Conditional, From: 60, Text: "Do it with care."},
			{Verdict: questionnaire.Governed, From: 40, Text: "Do it under watch."}, {Verdict: questionnaire.Unsuitable, From: 0, Text: "Do not."},
		},
		Documents: []questionnaire.Document{
			{ID: "RFC 8628", Title: "OAuth 2.0 Device Authorization Grant", URL: "https://www.rfc-editor.org/rfc/rfc8628"}, {
				ID: "page", Title: "A page", URL: "https://page.example.org/", PartURL: "https://page.example.org/#{part}", Unnumbered: true, Parts: []questionnaire.Part{{ID: "1", Text: "It is small."}, {ID: "2", Text: "It is first."}},
			},
		},
		Frameworks: []questionnaire.Framework{{ID: "catalogue", Title: "A catalogue", URL: "https://example.org/", Controls: []questionnaire.Control{
			{ID: "C1:2025", Title: "First control", Note: "Replaces C0."}, {ID: "C2", Title: "Second control"},
		}, NotApplicable: &questionnaire.Inapplicable{Question: "power", Level: "read", Because: "nothing is written"}}},
		OwnLevers:    []questionnaire.Lever{{ID: "cli-team", Name: "small team"}},
		Alternatives: []questionnaire.Alternative{smallAlternative()},
		Sections: []questionnaire.Section{
			{ID: "first", Title: "First", About: "What comes first.", Sources: []source{"page 2"}, Questions: []questionnaire.Question{{
				ID: "place", Title: "The place", Text: "Where is it?", Weight: 3, Lever: questionnaire.Fact,
				Levels: []questionnaire.Level{
					{ID: "here", Points: 100, Text: "It is here"}, {ID: "near", Points: 70, Text: "It is near", Sources: []source{"page"}}, {ID: "far", Text: "It is far"},
				},
				Why: "It matters. It does.", Help: "Look for it.", Sources: []source{"RFC 8628 3.1", "C2"}, Frameworks: []string{"C1:2025"},
			}}},
			{ID: "second", Title: "Second", About: "What comes second.", Questions: []questionnaire.Question{{
				ID: "power", Title: "The power", Text: "What can it do?", Weight: 2, Lever: "cli-team",
				Levels: []questionnaire.Level{{ID: "read", Points: 100, Text: "Read"}, {ID: "write", Points: 50, Text: "Write"}},
				Why:    "It matters too.", Sources: []source{"page"},
			}}},
		},
		Gates: []questionnaire.Gate{
			{
				ID: "too-far", Title: "Too far", When: []questionnaire.Clause{{Question: "place", Level: "far"}}, Caps: questionnaire.Unsuitable,
				Reason: "It is too far.", Remedy: "Bring it near.", Otherwise: "Bring it near, and do not write.", Instead: "other", Sources: []source{"RFC 8628 5"},
			},
			{
				ID: "far-power", Title: "Power from afar", When: []questionnaire.Clause{{Question: "place", Level: "near"}, {Question: "power", Level: "write"}},
				Caps: questionnaire.Governed, Reason: "It is powerful and not here.", Remedy: "Take the power away.", Sources: []source{"page"},
			},
			{
				ID: "power", Title: "Power", When: []questionnaire.Clause{{Question: "power", Level: "write"}}, Caps: questionnaire.Conditional,
				Reason: "It is powerful.", Remedy: "Take the power away.", Sources: []source{"C1:2025"},
			},
		},
		Migrates: []questionnaire.Migration{{From: "1.0.0", Questions: []questionnaire.MigratedQuestion{
			{Question: "place", Levels: []questionnaire.MigratedLevel{
				{From: "here", To: "here"},
				{From: "close", To: "near", OnlyIf: []questionnaire.Given{{Question: "host", Levels: []string{"own", "unknown"}}}, FreshMonths: 12, Note: "close is near only on one's own host"},
				{From: "away", Ask: true, Note: "the level was split"},
			}},
			{Question: "power", New: true},
		}}},
		Mitigations: []questionnaire.Mitigation{{
			ID: "watch", Section: "6.1", Title: "Somebody watches", Stops: []string{questionnaire.Prevents, questionnaire.Recovers}, Limits: "at night nobody does",
			InsufficientAlone: true, Sources: []source{"page 1"}, Rules: []questionnaire.Rule{
				{State: questionnaire.Present, When: questionnaire.When{{Question: "place", Word: questionnaire.Is, Level: "here"}}},
				{State: questionnaire.Absent, When: questionnaire.When{{Question: "place", Word: questionnaire.Worse, Level: "near"}}},
			},
		}},
		Practices: []questionnaire.Practice{{
			ID: "2.1-a", Level: "MUST", Text: "Write down what it is for.", By: questionnaire.ByAnswers, Sources: []source{"page"},
			Rules: []questionnaire.Rule{{State: questionnaire.Met, When: questionnaire.When{{Question: "power", Word: questionnaire.Is, Level: "read"}}}},
		}},
	}
}

func smallAlternative() questionnaire.Alternative {
	type source = questionnaire.Source
	return questionnaire.Alternative{
		ID: "other", Title: "Another way", Text: "Take the other way.", Sources: []source{"RFC 8628 1"}, OwnKind: questionnaire.Protocol,
		NotAsked:  []string{"place"},
		LevelMaps: []questionnaire.LevelMap{{Question: "power", To: []questionnaire.LevelPair{{From: "write", To: "read"}}, Why: "It writes nothing.", Sources: []source{"page"}}},
		RulesOut: []questionnaire.Precondition{{
			When: questionnaire.When{{Question: "place", Word: questionnaire.Better, Level: "near"}, {Question: "power", Word: questionnaire.Is, Level: "read"}},
			Why:  "There is no other way.", Sources: []source{"page"},
		}, {
			When: questionnaire.When{{Question: "place", Word: questionnaire.Worse, Level: "near"}, {Question: "power", Word: questionnaire.Is, Level: "write"}},
			Why:  "The other way does not lead there.", Sources: []source{"page"},
		}},
		Against: []questionnaire.Precondition{{Why: "It is the other way.", Sources: []source{"page 1"}}},
		For: []questionnaire.Precondition{{
			When: questionnaire.When{{Question: "place", Word: questionnaire.Worse, Level: "near"}}, Why: "It is near.", Sources: []source{"RFC 8628 2"},
		}},
	}
}

// brokenFiles are edits of testdata/small.yaml: old text => new text, several
// parted by ||. « stands where Load must name a place, » where that ends (none
// where only the start counts); both are taken out. want is the rule and the
// path of each problem, in order.
func brokenFiles() []struct{ name, edits, want string } {
	return []struct{ name, edits, want string }{
		{"unknown key at the top", `title: May => «tilte»: May`, `unknown-key tilte`},
		{"unknown key in a question", "weight: 3 => weight: 3\n        «wieght»: 4", `unknown-key sections[0].questions[0].wieght`},
		{"unknown key in a level", `{id: here, points: 100, => {id: here, «score»: 1, points: 100,`, `unknown-key sections[0].questions[0].levels[0].score`},
		{"unknown key in a clause", `level: far} => level: far, «or»: worse}`, `unknown-key gates[0].when[0].or`},
		{"unknown key in a gate", `instead: other => «insted»: other`, `unknown-key gates[0].insted`},
		{"unknown key in a band", `from: 0, => from: 0, «to»: 39,`, `unknown-key bands[3].to`},
		{"unknown key in a document", `url: https://www => «link»: https://www`, `unknown-key documents[0].link`},
		{"unknown key in a framework", `url: https://example => «link»: https://example`, `unknown-key frameworks[0].link`},
		{"unknown key in a control", `note: Replaces => «notes»: Replaces`, `unknown-key frameworks[0].controls[0].notes`},
		{"unknown key in an alternative", "text: Take => text: x\n    «txt»: Take", `unknown-key alternatives[0].txt`},
		{"unknown key in a section", "about: What comes first. => about: x\n    «abuot»: y", `unknown-key sections[0].abuot`},
		{"unknown key in a topic", `title: Small => «titel»: Small`, `unknown-key topic.titel`},
		{"unknown key in a lever", `name: small team => name: small team, «title»: Team`, `unknown-key levers[0].title`},
		{"unknown key of what does not apply", `level: read, => level: read, «or»: worse,`, `unknown-key frameworks[0].not_applicable.or`},
		{"topic without a name", "  name: the small thing\n =>  || topic: => «topic»:", `missing-key topic.name`},
		{"text for levers", "levers:\n  - {id: cli-team, name: small team} => levers: «small»", `wrong-type levers`},
		{"text for a number", `weight: 3 => weight: «three»`, `wrong-type sections[0].questions[0].weight`},
		{"quoted number", `weight: 3 => weight: «"3"»`, `wrong-type sections[0].questions[0].weight`},
		{"fraction for a number", `weight: 3 => weight: «3.5»`, `wrong-type sections[0].questions[0].weight`},
		{"number that fits nowhere", `weight: 3 => weight: «9999999999999999999»`, `wrong-type sections[0].questions[0].weight`},
		{"weight that is not positive", `weight: 3 => weight: «0»`, `bad-weight sections[0].questions[0].weight`},
		{"weight that overflows", `weight: 3 => weight: «4611686018427387904»`, `bad-weight sections[0].questions[0].weight`},
		{"number for a text", `title: Too far => title: «2026»`, `unquoted gates[0].title`},
		{"boolean for a text", `title: Too far => title: «true»`, `wrong-type gates[0].title`},
		{"nothing for a text", `title: Too far => title:«`, `wrong-type gates[0].title`},
		{"null for a text", `title: Too far => title: «~»`, `wrong-type gates[0].title`},
		{"list for a text", `title: Too far => title: «[Too far]`, `wrong-type gates[0].title`},
		{"mapping for a text", `title: Too far => title: «{too: far}`, `wrong-type gates[0].title`},
		{"text for a list", `sources: [page 2] => sources: «page 2»`, `wrong-type sections[0].sources`},
		{"mapping in a list of texts", `sources: [page 2] => sources: [«{page: 2}]`, `wrong-type sections[0].sources[0]`},
		{"text for a mapping", `- {question: place, level: far} => - «place»`, `wrong-type gates[0].when[0]`},
		{"list for a mapping", `- {question: place, level: far} => - «[place, far]`, `wrong-type gates[0].when[0]`},
		{"missing key at the top", "version: 1.2.3\n =>  || schema => «schema", `missing-key version`},
		{"missing keys in a question", "        weight: 3\n        lever: fact\n =>  || id: place => ««id: place", `missing-key sections[0].questions[0].weight missing-key sections[0].questions[0].lever`},
		{"missing key in a level", `{id: here, points: 100, text => «{id: here, text`, `missing-key sections[0].questions[0].levels[0].points`},
		{"missing key in a clause", `{question: place, level: far} => «{question: place}`, `missing-key gates[0].when[0].level`},
		{"missing sections", "sections: => «sectoins»:", `unknown-key sectoins`},
		{"duplicate key", "lever: fact => lever: fact\n        «lever»: cli-team", `duplicate-key sections[0].questions[0].lever`},
		{"duplicate key at the top", "sections: => «id»: again\nsections:", `duplicate-key id`},
		{"duplicate key on one line", `from: 0, => from: 0, «from»: 0,`, `duplicate-key bands[3].from`},
		{"alias", `title: Too far => title: &far Too far || remedy: Bring it near. => remedy: «*far»`, `yaml-feature gates[0].remedy`},
		{"alias without anchor", `title: Too far => title: «*far»`, `yaml-feature gates[0].title`},
		{"merge key", `instead: other => «<<»: {instead: other}`, `yaml-feature gates[0]`},
		{"tag", `title: Too far => title: «!!binary Too far`, `yaml-feature gates[0].title`},
		{"own tag", `title: Too far => title: «!secret Too far`, `yaml-feature gates[0].title`},
		{"tagged mapping", `- {question: place, level: far} => - «!!seq {question: place, level: far}`, `yaml-feature gates[0].when[0]`},
		{"second document", "sources: [\"C1:2025\"] => sources: [page]\n«---\nid: another", `several-documents `},
		{"not YAML", `title: Too far => title: Too«:» far`, `not-yaml `},
		{"control character", "title: Too far => title: Too«\x1b»[31m far", `control-character `},
		{"bidirectional override", "title: Too far => title: Too «\u202e»far", `control-character `},
		{"escaped control character", `title: Too far => title: «"Too\e[31m far"»`, `control-character gates[0].title`},
		{"not UTF-8", "title: Too far => title: Too«\xff far", `not-utf8 `},
		{"wrong schema", `schema: flowverdict/questionnaire/v1 => schema: «flowverdict/questionnaire/v2»`, `wrong-type schema`},
		{"schema of a record", `schema: flowverdict/questionnaire/v1 => schema: «flowverdict/record/v1»`, `wrong-type schema`},
		{"unknown verdict", `caps: governed => caps: «goverend»`, `wrong-type gates[1].caps`},
		{"verdict in capitals", `caps: governed => caps: «Governed»`, `wrong-type gates[1].caps`},
		{"unknown verdict of a band", `verdict: governed => verdict: «fine»`, `wrong-type bands[2].verdict`},
		{"cap at suitable", `caps: governed => caps: «suitable»`, `bad-gate gates[1].caps`},
		{"unknown lever", `lever: fact => lever: «facts»`, `dangling-id sections[0].questions[0].lever`},
		{"own levers only", `lever: cli-team => lever: «host-owner»`, `dangling-id sections[1].questions[0].lever`},
		{"lever that is a fact", `{id: cli-team, => {id: «fact», || lever: cli-team => lever: «cli-team»`, `bad-id levers[0].id dangling-id sections[1].questions[0].lever`},
		{"topic with no such alternative", `governed: other => governed: «others»`, `dangling-id topic.governed`},
		{"topic of two lines", "subject: the tool => subject: «|»\n    the\n    tool", `bad-text topic.subject`},
		{"framework that applies to nothing", `question: power, level: read, => question: «powers», level: read,`, `dangling-id frameworks[0].not_applicable.question`},
		{"unknown source", `sources: [page 2] => sources: [«pages 2»]`, `dangling-id sections[0].sources[0]`},
		{"source of no part", `sources: [page 2] => sources: [«page 3»]`, `dangling-id sections[0].sources[0]`},
		{"no place for a part", `part_url: https://page.example.org/#{part} => part_url: «"https://page.example.org/"»`, `bad-text documents[1].part_url`},
		{"unknown kind", `kind: protocol => kind: «grant»`, `bad-alternative alternatives[0].kind`},
		{"map to a worse level", `to: {write: read} => to: {read: «write»}`, `bad-alternative alternatives[0].level_maps[0].to.read`},
		{"two words", `power: {is: read} => power: «{is: read, worse: write}`, `wrong-type alternatives[0].rules_out[0].when.power`},
		{"no word", `power: {is: read} => power: «{}`, `wrong-type alternatives[0].rules_out[0].when.power`},
		{"unknown word", `place: {better: near} => place: {«beter»: near}`, `unknown-key alternatives[0].rules_out[0].when.place.beter`},
		{"comparison with no level", `place: {better: near} => place: {better: «nearby»}`, `dangling-id alternatives[0].rules_out[0].when.place.better`},
		{"comparison that always holds", `place: {better: near} => place: {better: «far»}`, `bad-condition alternatives[0].rules_out[0].when.place.better`},
		{"precondition without a reason", `why: There is no other way. => why: «""»`, `missing-text alternatives[0].rules_out[0].why`},
		{"state that is none", `state: present => state: «there»`, `bad-mitigation mitigations[0].rules[0].state`},
		{"rule that never tells", `when: {place: {is: here}} => when: {} || - state: absent => - «state: absent`, `bad-mitigation mitigations[0].rules[1]`},
		{"practice by nothing", "by: answers => by: «anything» || rules:\n      - {state: met => «rules»:\n      - {state: met", `bad-mitigation practices[0].by bad-mitigation practices[0].rules`},
		{"unknown control", `frameworks: ["C1:2025"] => frameworks: [«C3»]`, `dangling-id sections[0].questions[0].frameworks[0]`},
		{"clause of no question", `{question: place, level: far} => {question: «plaice», level: far}`, `dangling-id gates[0].when[0].question`},
		{"clause of no level", `{question: place, level: far} => {question: place, level: «afar»}`, `dangling-id gates[0].when[0].level`},
		{"clause of the best level", `{question: place, level: far} => {question: place, level: «here»}`, `bad-gate gates[0].when[0].level`},
		{"same condition", "{question: place, level: far} => {question: power, level: write} || title: Power\n    when => title: Power\n    «when»", `bad-gate gates[2].when`},
		{"no condition", "when:\n      - {question: place, level: far} => «when»: []", `bad-gate gates[0].when`},
		{"no such alternative", `instead: other => instead: «others»`, `dangling-id gates[0].instead`},
		{"behind nothing", "    otherwise: Bring it near, and do not write.\n    instead: other =>     behind: «nothing»", `dangling-id gates[0].behind`},
		{"falsely behind", "    otherwise: Bring it near, and do not write.\n    instead: other =>     behind: «far-power»", `false-behind gates[0].behind`},
		{"masked by a gate", `caps: governed => caps: conditional || id: far-power => «id: far-power || {verdict: governed => «{verdict: governed`, `unreached-verdict bands[2] masked-gate gates[1]`},
		{"masked by points", `from: 60, => from: 79, || id: far-power => «id: far-power`, `masked-gate gates[1]`},
		{"dead level", "          - {id: far, =>           - «{id: so-so, points: 70, text: So so}\n          - {id: far,", `dead-level sections[0].questions[0].levels[2]`},
		{"points that rise", `points: 0, text: It => points: «71», text: It`, `bad-points sections[0].questions[0].levels[2].points`},
		{"points out of range", `points: 0, text: It => points: «-1», text: It`, `bad-points sections[0].questions[0].levels[2].points`},
		{"best level below 100", `points: 100, text: Read => points: «90», text: Read`, `bad-points sections[1].questions[0].levels[0].points`},
		{"bands in disorder", `from: 60, => from: «90»,`, `bad-bands bands[1].from`},
		{"band missing", "  - {verdict: governed, from: 40, text: Do it under watch.}\n =>  || bands: => «bands»:", `bad-bands bands`},
		{"bad id", `- id: too-far => - id: «Too far»`, `bad-id gates[0].id`},
		{"bad version", `version: 1.2.3 => version: «v1»`, `bad-id version`},
		{"duplicate id", `id: far, => id: «here», || {question: place, level: far} => {question: place, level: «far»}`, `duplicate-id sections[0].questions[0].levels[2].id dangling-id gates[0].when[0].level`},
		{"level called unknown", `id: far, => id: «unknown», || level: far => level: unknown`, `bad-id sections[0].questions[0].levels[2].id`},
		{"empty text", `remedy: Bring it near. => remedy: «""»`, `missing-text gates[0].remedy`},
		{"no source", `sources: [RFC 8628 5] => «sources»: []`, `missing-source gates[0].sources`},
		{"no question", "about: What comes second.\n => about: What comes second.\n    «questions»: []\n  - id: third\n    title: Third\n    about: x\n", `dead-section sections[1].questions`},
		{"faults all over", "about: >- => «abuot»: x\nabout: >- || weight: 3 => weight: «x» || level: far => «lvl»: far", `unknown-key abuot wrong-type sections[0].questions[0].weight unknown-key gates[0].when[0].lvl`},
		{"unsound all over", `from: 60, => from: «90», || weight: 3 => weight: «0» || instead: other => instead: «none» || version: 1.2.3 => version: «one»`, `bad-id version bad-bands bands[1].from bad-weight sections[0].questions[0].weight dangling-id gates[0].instead`},
	}
}

func TestLoadNamesThePlace(t *testing.T) {
	for _, c := range brokenFiles() {
		t.Run(c.name, func(t *testing.T) {
			content := small(t)
			for edit := range strings.SplitSeq(c.edits, " || ") {
				from, to, ok := strings.Cut(edit, " => ")
				if !ok || !strings.Contains(content, from) {
					t.Fatalf("the file has no %q", from)
				}
				content = strings.Replace(content, from, to, 1)
			}
			content, places := marks(content)
			q, problems := library.Load([]byte(content))
			if q != nil || len(problems) == 0 {
				t.Fatal("Load takes it")
			}
			var got []string
			for i, p := range problems {
				got = append(got, string(p.Rule)+" "+p.Path)
				if i < len(places) && places[i].Width == 0 {
					places[i].Width = p.Width
				}
				if i >= len(places) || p.Position != places[i] || p.Width < 1 {
					t.Errorf("%v (%d wide), want it at one of %v", p, p.Width, places)
				}
				if p.Message == "" || strings.ToLower(p.Message[:1]) != p.Message[:1] && !strings.HasPrefix(p.Message, p.Path) || strings.HasSuffix(p.Message, ".") {
					t.Errorf("message %q is not lower case without a full stop", p.Message)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" || len(places) != len(problems) {
				t.Errorf("%d places, %d problems:\n%s", len(places), len(problems), diff)
			}
		})
	}
}

// What is no questionnaire at all.
func TestLoadOfOtherFiles(t *testing.T) {
	deep := strings.Repeat("[", 30) + strings.Repeat("]", 30)
	for content, want := range map[string]string{
		"":                     "1:1 not-yaml",
		"# nothing\n":          "1:1 not-yaml",
		"---\n...\n":           "1:1 not-yaml",
		"words\n":              "1:1 wrong-type",
		"\n\n  - a\n":          "3:3 wrong-type",
		"\x00\x01":             "1:1 control-character",
		"a: [":                 "1:4 not-yaml",
		"about: " + deep:       "1:19 too-deep",
		"about: " + lots(2001): "1:8 too-many-items",
		"about: " + strings.Repeat("x", 16<<10+1): "1:8 text-too-long",
		"about: " + strings.Repeat("x", 4<<20):    "1:1 too-large",
	} {
		q, problems := library.Load([]byte(content))
		if q != nil || len(problems) == 0 {
			t.Fatalf("Load takes %.40q", content)
		}
		found := false
		for _, p := range problems {
			found = found || fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule) == want
		}
		if !found {
			t.Errorf("%.40q: want %s, got %v", content, want, problems)
		}
	}
}

func lots(n int) string { return "[" + strings.Repeat("a,", n-1) + "a]" }

// marks takes « and » out and returns the places between them; width 0 where
// only the start is marked.
func marks(content string) (string, []finding.Position) {
	var out strings.Builder
	var places []finding.Position
	line, column := 1, 1
	for i := 0; i < len(content); {
		r, n := utf8.DecodeRuneInString(content[i:])
		switch r {
		case '«':
			places = append(places, finding.Position{Line: line, Column: column})
		case '»':
			last := &places[len(places)-1]
			last.Width = column - last.Column
		default:
			out.WriteString(content[i : i+n])
			if column++; r == '\n' {
				line, column = line+1, 1
			}
		}
		i += n
	}
	return out.String(), places
}
