package yamldoc

import (
	"slices"
	"strings"

	"flowverdict/internal/finding"
)

// The rules that hold for every document, whatever it is about.
const (
	NotYAML          finding.RuleID = "not-yaml"
	SeveralDocuments finding.RuleID = "several-documents"
	YAMLFeature      finding.RuleID = "yaml-feature"
	UnknownKey       finding.RuleID = "unknown-key"
	WrongType        finding.RuleID = "wrong-type"
	MissingKey       finding.RuleID = "missing-key"
	DuplicateKey     finding.RuleID = "duplicate-key"
	Unquoted         finding.RuleID = "unquoted"
	NotUTF8          finding.RuleID = "not-utf8"
	ControlCharacter finding.RuleID = "control-character"
	TextTooLong      finding.RuleID = "text-too-long"
	TooLarge         finding.RuleID = "too-large"
	TooDeep          finding.RuleID = "too-deep"
	TooManyItems     finding.RuleID = "too-many-items"
)

// mostFindings is how many findings of one file are kept. Nobody mends more
// of them before the next run, and a hostile file must not fill the memory.
const mostFindings = 500

// withoutEchoes returns the findings in the order of places, without echoes: what
// follows from a list that was not read, from a key that is misspelt, merged or
// there twice, from a block that lost its key, or from a character that is to be
// deleted, is not reported again.
func (d *Document) withoutEchoes() []finding.Finding {
	if len(d.findings) == 0 {
		return nil
	}
	var out []finding.Finding
	d.findLostBlocks()
	d.findRenamedKeys()
	unread, merged, hidden := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range d.findings {
		switch {
		case p.Rule == TooManyItems, p.Rule == TooDeep:
			unread[p.Path] = true
		case p.Rule == YAMLFeature:
			merged[p.Path] = true
		case p.Rule == ControlCharacter && p.Path != "":
			hidden[p.Path] = true
		}
	}
	for _, p := range d.findings {
		parent, _ := cutLast(p.Path)
		switch {
		case p.Rule == MissingKey && (d.meant[p.Path] || merged[parent]):
		case p.Rule != TooManyItems && p.Rule != TooDeep && within(p.Path, unread):
		case p.Rule == ControlCharacter && p.Path == "" && slices.ContainsFunc(d.unread, func(e extent) bool { return e.holds(p.Position) }):
		case !standsAlone(p.Rule) && (hidden[p.Path] || d.tainted[p.Line]):
		default:
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b finding.Finding) int { return a.Position.Compare(b.Position) })
	for i := range out {
		out[i].Source = d.Excerpt(out[i].Position)
	}
	return out
}

// standsAlone reports whether a rule is about the text of the file, whatever
// its words say.
func standsAlone(r finding.RuleID) bool {
	switch r {
	case NotYAML, SeveralDocuments, YAMLFeature, DuplicateKey, NotUTF8, ControlCharacter, TextTooLong, TooLarge, TooDeep, TooManyItems:
		return true
	}
	return false
}

// findRenamedKeys finds keys that were given another name altogether: where a block
// has as many keys that nobody knows as needed ones that are missing, they are
// taken for each other.
func (d *Document) findRenamedKeys() {
	unknown, missing := map[string][]int{}, map[string][]int{}
	for i, p := range d.findings {
		parent, _ := cutLast(p.Path)
		switch {
		case p.Rule == UnknownKey && p.Meant == "":
			unknown[parent] = append(unknown[parent], i)
		case p.Rule == MissingKey && !d.meant[p.Path] && !d.Has(p.Path):
			missing[parent] = append(missing[parent], i)
		}
	}
	for parent, keys := range unknown {
		if len(keys) != len(missing[parent]) {
			continue
		}
		for at, i := range keys {
			path := d.findings[missing[parent][at]].Path
			name := strings.TrimPrefix(strings.TrimPrefix(path, parent), ".")
			d.findings[i].Meant = path
			d.findings[i].Hint = Missing(name) + " here: is it meant?"
			d.meant[path] = true
		}
	}
}

// within reports whether path is one of the set or below one.
func within(path string, set map[string]bool) bool {
	for more := len(set) > 0; more; path, more = cutLast(path) {
		if set[path] {
			return true
		}
	}
	return false
}

// cutLast takes the last step from a path: answers[2].level, answers[2],
// answers, "". The root has none.
func cutLast(path string) (parent string, ok bool) {
	if path == "" {
		return "", false
	}
	return path[:max(0, strings.LastIndexAny(path, ".["))], true
}
