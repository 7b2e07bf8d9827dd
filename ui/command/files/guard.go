package files

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/internal/text"
	"flowverdict/report/form"
	"flowverdict/report/markdown"
	"flowverdict/report/validation/config"
)

// Kind is what a file holds that no output is to be written over, in words.
type Kind string

// The kinds of files that are kept.
const (
	KeptRecord        Kind = "a decision record"
	KeptMarkdown      Kind = "the Markdown of a decision record"      // one lies beside it
	KeptReport        Kind = "what a decision record was rendered to" // none does
	KeptRegister      Kind = "the register of a folder"
	KeptConfiguration Kind = "a configuration"
	KeptQuestionnaire Kind = "a questionnaire"
	KeptEvidence      Kind = "a file of evidence"
	KeptDraft         Kind = "a draft"
	KeptForm          Kind = "a form"
	KeptAnswers       Kind = "a file of answers"
	KeptRead          Kind = "a file that this run reads"
)

// Guard keeps files from being written over by an output of a command: those that
// the run reads, and those of this program that somebody wrote or decided in. The zero
// value knows of none that the run reads.
type Guard struct{ read map[string]Kind }

// Reads tells what a run reads, or keeps, under names. Standard input, "" and what is
// no file are none.
func (g *Guard) Reads(k Kind, names ...string) {
	if g.read == nil {
		g.read = map[string]Kind{}
	}
	for _, name := range names {
		if info, err := os.Stat(name); name != "" && name != "-" && (err != nil || info.Mode().IsRegular()) {
			g.read[name] = k
		}
	}
}

// Over says what an output would be written over, "" where it may be written: there
// is nothing, some other file, or one of a kind that the output may replace. What a link
// leads to counts by its own name too.
func (g *Guard) Over(name string, may ...Kind) Kind {
	if k := g.reads(name); k != "" {
		return k
	}
	names := []string{name}
	if target, ok := pathname.Followed(name); ok {
		names = append(names, target)
	}
	for _, name := range names {
		if k := kindOf(name); k != "" && !slices.Contains(may, k) {
			return k
		}
	}
	return ""
}

// reads finds a file among those that the run reads, whichever name and link leads
// to it.
func (g *Guard) reads(name string) Kind {
	info, err := os.Stat(name)
	for read, k := range g.read {
		if pathname.Physical(read) == pathname.Physical(name) {
			return k
		}
		if other, wrong := os.Stat(read); err == nil && wrong == nil && os.SameFile(info, other) {
			return k
		}
	}
	return ""
}

// kindOf says what lies under a name, or belongs there.
func kindOf(name string) Kind {
	if isMarkdown(name) && slices.ContainsFunc(recordsOf(name), HoldsRecord) {
		return KeptMarkdown
	}
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	if strings.EqualFold(filepath.Base(name), config.FileName) {
		return KeptConfiguration
	}
	content, err := readfile.Named(name, RecordLimit())
	switch content = text.UTF8(content); {
	case err != nil:
		return ""
	case isRecordUnder(name, content):
		return KeptRecord
	case isMarkdown(name) && strings.HasPrefix(string(text.PlainLines(content)), "# Decision records\n\n- Records: "):
		return KeptRegister
	case isMarkdown(name) && markdown.IsReport(content):
		return KeptReport
	case bytes.Contains(content, []byte("Form: "+form.Schema+" ")):
		return KeptForm
	case isMarkdown(name):
		return ""
	}
	if k := bySchema(content); k != "" {
		return k
	}
	if isYAML(name) && HoldsAnswers(content) {
		return KeptAnswers
	}
	return ""
}

// bySchema knows a file that people or the wizard wrote by its schema line.
func bySchema(content []byte) Kind {
	line := regexp.MustCompile(`(?m)^[ \t{]*["']?schema["']?[ \t]*:[ \t]*["']?flowverdict/([a-z]+)/v`).FindSubmatch(content)
	if line == nil {
		return ""
	}
	return map[string]Kind{"config": KeptConfiguration, "questionnaire": KeptQuestionnaire, "evidence": KeptEvidence, "draft": KeptDraft, "form": KeptForm}[string(line[1])]
}
