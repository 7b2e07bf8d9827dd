package library

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/soundness"
)

// Schema is the first line's value in every questionnaire file.
const Schema = "flowverdict/questionnaire/v1"

// FileLimits are the limits for questionnaire files. They leave room for one
// several times the embedded one. A list is no longer than one of a record, in
// which every gate can stand.
func FileLimits() yamldoc.Limits {
	return yamldoc.Limits{Bytes: 4 << 20, Depth: 12, Items: 500, Text: 16 << 10}
}

// Load reads a questionnaire file strictly and checks that it is sound. The
// questionnaire is nil when anything is found, and all of it is an error; each
// finding has its line and column.
func Load(data []byte) (*questionnaire.Questionnaire, []finding.Finding) {
	d, ok := yamldoc.Parse(data, FileLimits())
	if !ok {
		return nil, d.Findings()
	}
	definition := readDefinition(d.Root())
	found := d.Findings()
	for _, f := range soundness.CheckBeside(definition, found) {
		f.Position = d.At(f.Path)
		f.Source = d.Excerpt(f.Position)
		found = append(found, f)
	}
	if len(found) > 0 {
		// Check goes by subject; people mend a file from top to bottom.
		slices.SortStableFunc(found, func(a, b finding.Finding) int { return a.Position.Compare(b.Position) })
		for i := range found {
			found[i].Severity = finding.SeverityError // also what is only not quoted
		}
		return nil, found
	}
	return questionnaire.New(definition, Digest(data)), nil
}

// Digest is the SHA-256 of a questionnaire file, in hex: of its text without
// what git and editors change on their own ([text.PlainLines]).
func Digest(data []byte) string {
	sum := sha256.Sum256(text.PlainLines(data))
	return hex.EncodeToString(sum[:])
}

func readDefinition(root yamldoc.Value) (d questionnaire.Definition) {
	f, _ := root.Shaped(fileShape())
	if schema := f.Get("schema"); schema.Exists() {
		if s, ok := schema.Text(); ok && s != Schema {
			schema.Report(yamldoc.WrongType, fmt.Sprintf("schema %q is not a questionnaire's", s), "write schema: "+Schema)
		}
	}
	d.ID, d.Version, d.Title, d.About = f.Text("id"), f.Text("version"), f.Text("title"), f.Text("about")
	d.OwnTopic, d.Sources = readTopic(f.Get("topic")), readSources(f)
	for _, v := range f.Get("bands").List() {
		d.Bands = append(d.Bands, readBand(v))
	}
	for _, v := range f.Get("documents").List() {
		d.Documents = append(d.Documents, readDocument(v))
	}
	for _, v := range f.Get("frameworks").List() {
		d.Frameworks = append(d.Frameworks, readFramework(v))
	}
	for _, v := range f.Get("alternatives").List() {
		d.Alternatives = append(d.Alternatives, readAlternative(v))
	}
	for _, v := range f.Get("levers").List() {
		x, _ := v.Shaped(leverShape())
		d.OwnLevers = append(d.OwnLevers, questionnaire.Lever{ID: x.Text("id"), Name: x.Text("name")})
	}
	for _, v := range f.Get("sections").List() {
		d.Sections = append(d.Sections, readSection(v))
	}
	for _, v := range f.Get("gates").List() {
		d.Gates = append(d.Gates, readGate(v))
	}
	for _, v := range f.Get("migrates").List() {
		d.Migrates = append(d.Migrates, readMigration(v))
	}
	for _, v := range f.Get("mitigations").List() {
		d.Mitigations = append(d.Mitigations, readMitigation(v))
	}
	for _, v := range f.Get("practices").List() {
		d.Practices = append(d.Practices, readPractice(v))
	}
	return d
}

func readTopic(v yamldoc.Value) *questionnaire.Topic {
	if !v.Exists() {
		return nil
	}
	f, _ := v.Shaped(topicShape())
	return &questionnaire.Topic{
		Name: f.Text("name"), Title: f.Text("title"), Option: f.Text("option"), Without: f.Text("without"), WithoutText: f.Text("without_text"),
		Purpose: f.Text("purpose"), Subject: f.Text("subject"), Unnamed: f.Text("unnamed"),
		Governed: f.Text("governed"), Comparison: f.Text("comparison"), Sources: readSources(f),
	}
}

func readSources(f yamldoc.Fields) []questionnaire.Source {
	var out []questionnaire.Source
	for _, s := range f.Get("sources").Texts() {
		out = append(out, questionnaire.Source(s))
	}
	return out
}

func readVerdict(f yamldoc.Fields, key string) questionnaire.Verdict {
	id, ok := f.Get(key).Text()
	if !ok {
		return questionnaire.Unsuitable
	}
	v, known := questionnaire.ParseVerdict(id)
	if !known {
		hint := "use one of " + questionnaire.VerdictIDs()
		f.Get(key).Report(yamldoc.WrongType, fmt.Sprintf("there is no verdict %q", id), hint)
	}
	return v
}

func readBand(v yamldoc.Value) questionnaire.Band {
	f, _ := v.Shaped(bandShape())
	from, _ := f.Get("from").Int()
	return questionnaire.Band{Verdict: readVerdict(f, "verdict"), From: from, Text: f.Text("text")}
}

func readDocument(v yamldoc.Value) questionnaire.Document {
	f, _ := v.Shaped(documentShape())
	out := questionnaire.Document{ID: f.Text("id"), Title: f.Text("title"), URL: f.Text("url"), PartURL: f.Text("part_url"), Unnumbered: f.True("unnumbered")}
	for _, p := range f.Get("parts").List() {
		x, _ := p.Shaped(partShape())
		out.Parts = append(out.Parts, questionnaire.Part{ID: x.Text("id"), Text: x.Text("text")})
	}
	return out
}

func readFramework(v yamldoc.Value) questionnaire.Framework {
	f, _ := v.Shaped(frameworkShape())
	out := questionnaire.Framework{ID: f.Text("id"), Title: f.Text("title"), URL: f.Text("url")}
	for _, c := range f.Get("controls").List() {
		x, _ := c.Shaped(controlShape())
		out.Controls = append(out.Controls, questionnaire.Control{ID: x.Text("id"), Title: x.Text("title"), Note: x.Text("note")})
	}
	if n := f.Get("not_applicable"); n.Exists() {
		x, _ := n.Shaped(notApplicableShape())
		out.NotApplicable = &questionnaire.Inapplicable{Question: x.Text("question"), Level: x.Text("level"), Because: x.Text("because")}
	}
	return out
}

func readSection(v yamldoc.Value) questionnaire.Section {
	f, _ := v.Shaped(sectionShape())
	out := questionnaire.Section{ID: f.Text("id"), Title: f.Text("title"), About: f.Text("about"), Sources: readSources(f)}
	for _, q := range f.Get("questions").List() {
		out.Questions = append(out.Questions, readQuestion(q))
	}
	return out
}

func readQuestion(v yamldoc.Value) questionnaire.Question {
	f, _ := v.Shaped(questionShape())
	weight, _ := f.Get("weight").Int()
	out := questionnaire.Question{
		ID: f.Text("id"), Title: f.Text("title"), Text: f.Text("text"), Weight: weight, Lever: f.Text("lever"),
		Why: f.Text("why"), Help: f.Text("help"), Sources: readSources(f), Frameworks: f.Get("frameworks").Texts(),
	}
	for _, l := range f.Get("levels").List() {
		x, _ := l.Shaped(levelShape())
		points, _ := x.Get("points").Int()
		out.Levels = append(out.Levels, questionnaire.Level{ID: x.Text("id"), Points: points, Text: x.Text("text"), Sources: readSources(x)})
	}
	return out
}

func readGate(v yamldoc.Value) questionnaire.Gate {
	f, _ := v.Shaped(gateShape())
	out := questionnaire.Gate{
		ID: f.Text("id"), Title: f.Text("title"), Caps: readVerdict(f, "caps"), Behind: f.Text("behind"),
		Reason: f.Text("reason"), Remedy: f.Text("remedy"), Instead: f.Text("instead"), Otherwise: strings.TrimSpace(f.Text("otherwise")), Sources: readSources(f),
	}
	for _, c := range f.Get("when").List() {
		x, _ := c.Shaped(clauseShape())
		out.When = append(out.When, questionnaire.Clause{Question: x.Text("question"), Level: x.Text("level")})
	}
	return out
}
