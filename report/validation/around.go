package validation

import (
	"bytes"
	"maps"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// Folders is how a checker looks at what lies beside the records of a run.
type Folders interface {
	// Others lists the files of a folder that may be records, but for those of the
	// run; false where the folder cannot be listed. The folder goes by what [File.Folder]
	// calls it.
	Others(folder string) (names []string, ok bool)

	// Records reads files, several at the same time, and calls use with each of which
	// may hold returns true and that is a record: the file of names[i], or nil where it
	// cannot be read. Contents are lent until the call returns.
	Records(names []string, may func(i int, content []byte) bool, use func(i int, f *File))
}

// Around returns what rules between records have to know beside the records of a
// run: whatever the run was given of a folder, it tells what it would tell of those
// records in a run over the whole folder, and nothing that the others refute. Files
// that no rule can ask for are not parsed.
func (c *Checker) Around(run []*Examined, folders Folders) (out []*Examined) {
	around := map[string]*surroundings{}
	for _, e := range run {
		if e.Name == "" {
			continue
		}
		s := around[e.facts.folder]
		if s == nil {
			s = &surroundings{Checker: c, folder: e.facts.folder}
			around[e.facts.folder] = s
		}
		s.run = append(s.run, e)
	}
	for _, folder := range slices.Sorted(maps.Keys(around)) {
		out = append(out, around[folder].look(folders)...)
	}
	return out
}

// looked is which rules have looked at a record.
type looked struct {
	judged  bool             // nothing keeps them from it
	skipped []finding.RuleID // those that could not say all
}

// lookedAt returns what [Result.Looked] does.
func (c *Checker) lookedAt(run, around []*Examined) func(finding.RuleID, int) bool {
	unlisted := map[string]bool{}
	for _, e := range around {
		unlisted[e.facts.folder] = unlisted[e.facts.folder] || e.facts.unlisted
	}
	all := make([]looked, len(run))
	alone := make([]bool, len(run)) // nobody knows what lies beside them
	for i, e := range run {
		all[i], alone[i] = e.looked, e.Name == "" || unlisted[e.facts.folder]
	}
	return func(id finding.RuleID, record int) bool {
		rule, l := c.rule(id), all[record]
		return c.options.meets(rule.needs) && l.judged && !slices.Contains(l.skipped, id) && !(rule.across != nil && alone[record])
	}
}

// surroundings are what lies around the records of a run in one folder.
type surroundings struct {
	*Checker
	folder string
	run    []*Examined

	names   []string
	kept    []*Examined     // by name, nil for what nobody asked for
	there   map[string]bool // what files are called, without ending
	wanted  map[string]bool // which of them are asked for by that
	numbers map[string]bool // and by number
	words   []string        // what stands in the others that are asked for
	whole   bool            // all are asked for
}

// look returns the records that rules ask for.
func (s *surroundings) look(folders Folders) []*Examined {
	names, ok := folders.Others(s.folder)
	if !ok {
		return []*Examined{{facts: facts{folder: s.folder, unreadable: true, unlisted: true}}}
	}
	if len(names) == 0 {
		return nil
	}
	s.names, s.kept = names, make([]*Examined, len(names))
	s.there, s.wanted, s.numbers = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, name := range names {
		s.there[baseName(name)] = true
	}
	for _, e := range s.run {
		s.there[e.facts.base] = true
	}
	for _, e := range s.run {
		s.ask(e)
	}
	s.read(folders, func(string) bool { return true })
	for _, e := range s.kept {
		if e != nil {
			s.askForNamed(e)
		}
	}
	s.read(folders, func(name string) bool { return s.whole || s.wanted[baseName(name)] })
	return slices.DeleteFunc(s.kept, func(e *Examined) bool { return e == nil })
}

// ask says what has to be known of the others for a record of the run.
func (s *surroundings) ask(e *Examined) {
	f := e.facts
	s.wanted[f.base] = true
	if n := number(f.base); n != "" {
		s.numbers[n] = true
	}
	s.askForNamed(e)
	s.words = append(s.words, "supersede") // in each that names another one
	if f.by != nil && f.status == review.Rejected {
		s.words = append(s.words, review.Accepted)
	}
	if f.by != nil && f.status == review.Accepted {
		s.words = append(s.words, review.Rejected)
	}
	slices.Sort(s.words)
	s.words = slices.Compact(s.words)
	if f.status == review.Superseded && f.supersededBy == "" {
		s.whole = true // any that cannot be read may supersede it
	}
}

// askForNamed asks for what a record names. Where no file is called so, it may be
// the id of any.
func (s *surroundings) askForNamed(e *Examined) {
	for _, id := range []string{e.facts.supersedes, e.facts.supersededBy} {
		if id != "" {
			s.wanted[id] = true
			s.whole = s.whole || !s.there[id]
		}
	}
}

// asksFor reports whether a record is asked for.
func (s *surroundings) asksFor(name string, content []byte) bool {
	base := baseName(name)
	return s.whole || s.wanted[base] || s.numbers[number(base)] ||
		slices.ContainsFunc(s.words, func(word string) bool { return mayHold(content, word) })
}

// read takes what is asked for of the files that a run may have to read.
func (s *surroundings) read(folders Folders, which func(name string) bool) {
	var names []string
	var at []int
	for i, name := range s.names {
		if s.kept[i] == nil && which(name) {
			names, at = append(names, name), append(at, i)
		}
	}
	if len(names) == 0 {
		return
	}
	asked := func(i int, content []byte) bool { return s.asksFor(names[i], content) }
	folders.Records(names, asked, func(i int, f *File) {
		if f == nil {
			s.kept[at[i]] = &Examined{Name: names[i], facts: facts{folder: s.folder, base: baseName(names[i]), unreadable: true}}
			return
		}
		s.kept[at[i]] = s.facts(*f)
	})
}

// facts reads of a record no more than rules between records know of it.
func (s *surroundings) facts(f File) *Examined {
	read, ok := record.Decode(f.Content)
	in := s.begin(f, read)
	if ok && read.Document.Root().IsMapping() {
		in.resolve()
		if len(s.words) > 1 { // decisions are compared
			in.assess()
		}
	}
	return &Examined{Name: f.Name, facts: in.gather(ok)}
}

// mayHold reports whether a word stands in a YAML file, or may, written in another
// encoding or with escapes.
func mayHold(content []byte, word string) bool {
	if bytes.Contains(content, []byte(word)) || bytes.IndexByte(content, 0) >= 0 {
		return true
	}
	for rest := content; ; {
		at := bytes.IndexByte(rest, '\\')
		if at < 0 || at+1 == len(rest) {
			return false
		}
		if bytes.IndexByte([]byte("xuU\r\n"), rest[at+1]) >= 0 {
			return true
		}
		rest = rest[at+2:]
	}
}
