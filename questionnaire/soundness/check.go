package soundness

import (
	"fmt"
	"strings"
	"unicode"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
)

// fault is a finding in a questionnaire: judging by it would break a law that
// people rely on, or say something without a reason.
type fault struct {
	finding.Finding

	// witness are answers that show the fault; the finding's detail says in a line
	// what they show. Two sheets are set beside each other, the one with the better
	// answer first where one of a question's levels is at fault; nil where the
	// fault is not one of judging, and after the first twenty.
	witness []questionnaire.Answers
}

// The rules of soundness.
const (
	BadID         finding.RuleID = "bad-id"            // not kebab case, or missing
	DuplicateID   finding.RuleID = "duplicate-id"      // two things with one id
	DanglingID    finding.RuleID = "dangling-id"       // a reference to nothing
	BadWeight     finding.RuleID = "bad-weight"        // not positive, or beyond reason
	BadPoints     finding.RuleID = "bad-points"        // not falling from 100
	BadBands      finding.RuleID = "bad-bands"         // not covering 0 to 100 in order
	BadGate       finding.RuleID = "bad-gate"          // always or never holds, or doubles another
	MaskedGate    finding.RuleID = "masked-gate"       // can never decide
	DeadSection   finding.RuleID = "dead-section"      // asks nothing
	DeadLevel     finding.RuleID = "dead-level"        // same as its neighbour
	NoVerdict     finding.RuleID = "unreached-verdict" // no sheet leads to it
	MissingText   finding.RuleID = "missing-text"      // nothing to read
	MissingSource finding.RuleID = "missing-source"    // nothing to rest on
	BadText       finding.RuleID = "bad-text"          // not fit for the sentence that it goes into
	BadLevers     finding.RuleID = "bad-levers"        // more than can be searched by
	FalseDeclared finding.RuleID = "false-behind"      // declared behind a gate that does not mask it
	TooMany       finding.RuleID = "too-many-items"    // more questions than a record has room for
	BadMigration  finding.RuleID = "bad-migration"     // of answers to an earlier version
	BadCondition  finding.RuleID = "bad-condition"     // a comparison always holds
	BadOption     finding.RuleID = "bad-alternative"   // cannot be judged on answers, or never be chosen
	BadMitigation finding.RuleID = "bad-mitigation"    // a mitigation or practice of which nothing can be told
)

// Check finds every unsoundness of a definition: ids, references, weights,
// points, bands, conditions, texts and sources that are missing; and, as far as
// it can be judged by, verdicts out of reach, levels that change nothing and
// gates that cannot decide. What follows from another fault is not reported
// beside it: verdicts are looked for once nothing else keeps it from being
// judged. A definition without any is monotone: a better answer
// never gives a worse verdict or score, and unknown never helps.
//
// Findings say where by path, as in gates[3].when[0].level; where answers show
// what is unsound, their detail says how.
func Check(d questionnaire.Definition) []finding.Finding { return findings(check(d, nil)) }

func findings(faults []fault) []finding.Finding {
	var out []finding.Finding
	for _, f := range faults {
		out = append(out, f.Finding)
	}
	return out
}

// New indexes a definition for judging. It fails with the first
// unsoundness that [Check] finds; digest is the SHA-256 of the file it was read
// from, in hex, or "".
func New(d questionnaire.Definition, digest string) (*questionnaire.Questionnaire, error) {
	if faults := Check(d); len(faults) > 0 {
		return nil, fmt.Errorf("questionnaire %q: %s", d.ID, faults[0])
	}
	return questionnaire.New(d, digest), nil
}

// check also knows what is at fault already, and says it again first.
func check(d questionnaire.Definition, known []fault) []fault {
	c := &checker{d: &d, found: known}
	if c.tooMany() {
		return c.found
	}
	c.names()
	c.topic()
	c.bands()
	c.catalogue()
	c.levers()
	c.sections()
	c.gates()
	c.migrations()
	c.preconditions()
	c.mitigations()
	c.practices()
	c.showOfOne()
	if c.makeJudgeable() {
		if c.all {
			c.verdicts()
			c.choices()
		}
		c.deadLevels()
		c.masks()
	}
	return c.found
}

type checker struct {
	d *questionnaire.Definition
	q *questionnaire.Questionnaire // what can be judged by
	judgeable
	found []fault
	rises []rise
	empty []emptyClause
	shown int // witnesses so far

	levels map[string][]string // of each question: see levelsOf
}

func (c *checker) add(rule finding.RuleID, path, message, hint string) {
	c.found = append(c.found, fault{Finding: finding.Finding{Rule: rule, Path: path, Message: message, Hint: hint}})
}

func (c *checker) need(text, path string) {
	if strings.TrimSpace(text) == "" {
		c.add(MissingText, path, fmt.Sprintf("%s has no text", path), "")
	}
}

// id checks one id and that no other thing of its kind has it.
func (c *checker) id(id, path string, seen map[string]string) {
	if !questionnaire.ValidID(id) {
		c.add(BadID, path, fmt.Sprintf("id %q is not in kebab case", id), "use a to z, 0 to 9 and single hyphens between them")
		return
	}
	c.unique(id, path, seen)
}

func (c *checker) unique(id, path string, seen map[string]string) {
	if first, twice := seen[id]; twice {
		c.add(DuplicateID, path, fmt.Sprintf("id %q is taken by %s", id, first), "")
		return
	}
	seen[id] = path
}

// tooMany finds more questions than a record has room for. Nothing else is
// looked at then.
func (c *checker) tooMany() bool {
	n := 0
	for _, s := range c.d.Sections {
		n += len(s.Questions)
	}
	if n > questionnaire.MaxQuestions {
		c.add(TooMany, "sections", fmt.Sprintf("%d questions, at most %d are allowed", n, questionnaire.MaxQuestions), "leave out those that hardly matter, or make two questionnaires")
	}
	return n > questionnaire.MaxQuestions
}

// names checks what the questionnaire says of itself.
func (c *checker) names() {
	if !questionnaire.ValidID(c.d.ID) {
		c.add(BadID, "id", fmt.Sprintf("id %q is not in kebab case", c.d.ID), "")
	}
	if !questionnaire.ValidVersion(c.d.Version) {
		c.add(BadID, "version", fmt.Sprintf("version %q is not of the form 1.2.3", c.d.Version), "")
	}
	c.need(c.d.Title, "title")
	c.need(c.d.About, "about")
	c.sources(c.d.Sources, "sources", false)
}

// catalogue checks what questions and gates refer to.
func (c *checker) catalogue() {
	documents := map[string]string{}
	for i, x := range c.d.Documents {
		path := fmt.Sprintf("documents[%d]", i)
		c.need(x.ID, path+".id")
		c.unique(x.ID, path+".id", documents)
		c.need(x.Title, path+".title")
		c.parts(&x, path)
	}
	frameworks := map[string]string{}
	for i, x := range c.d.Frameworks {
		path := fmt.Sprintf("frameworks[%d]", i)
		c.need(x.ID, path+".id")
		c.unique(x.ID, path+".id", frameworks)
		c.need(x.Title, path+".title")
		for j, control := range x.Controls {
			at := fmt.Sprintf("%s.controls[%d]", path, j)
			c.need(control.ID, at+".id")
			c.unique(control.ID, at+".id", documents)
			c.need(control.Title, at+".title")
		}
		c.notApplicable(x.NotApplicable, path+".not_applicable")
	}
	alternatives := map[string]string{}
	for i, x := range c.d.Alternatives {
		path := fmt.Sprintf("alternatives[%d]", i)
		c.id(x.ID, path+".id", alternatives)
		c.need(x.Title, path+".title")
		c.need(x.Text, path+".text")
		c.sources(x.Sources, path+".sources", false)
	}
}

// parts checks what sources may name of a document.
func (c *checker) parts(x *questionnaire.Document, path string) {
	if x.PartURL != "" && (!strings.Contains(x.PartURL, "{part}") || strings.ContainsFunc(x.PartURL, unicode.IsSpace)) {
		c.add(BadText, path+".part_url", "the address of a part has no place for it", "write {part} where its id goes")
	}
	if x.PartURL != "" && host(x.PartURL) != host(x.URL) {
		c.add(BadText, path+".part_url", "the parts of a document are at another host than the document", "give the address of the parts below that of the document")
	}
	seen := map[string]string{}
	for i, p := range x.Parts {
		at := fmt.Sprintf("%s.parts[%d]", path, i)
		c.need(p.ID, at+".id")
		c.unique(p.ID, at+".id", seen)
		c.need(p.Text, at+".text")
	}
}

// host returns scheme and host of an address, up to its path.
func host(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	return scheme + "://" + rest
}

// sources checks that each resolves, and that there is one where needed.
func (c *checker) sources(sources []questionnaire.Source, path string, needed bool) {
	if needed && len(sources) == 0 {
		c.add(MissingSource, path, fmt.Sprintf("%s is empty: nothing to rest on", path), "name an RFC and section, an article sentence or provider guidance")
	}
	for i, s := range sources {
		if doc, section := c.d.Document(s); doc != nil {
			if section != "" && len(doc.Parts) > 0 && c.d.Part(s) == nil {
				c.add(DanglingID, fmt.Sprintf("%s[%d]", path, i), fmt.Sprintf("document %q lists no part %q", doc.ID, section), "add it under parts of the document, or name one that is there")
			}
			continue
		}
		if control, _ := c.d.Control(string(s)); control == nil {
			c.add(DanglingID, fmt.Sprintf("%s[%d]", path, i), fmt.Sprintf("source %q is in no document and is no control", s), "add its document under documents")
		}
	}
}
