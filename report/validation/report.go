package validation

import (
	"bytes"
	"fmt"
	"strings"

	"flowverdict/internal/yamldoc"

	"github.com/aymanbagabas/go-udiff"
)

const (
	reportMissing  yamldoc.Rule = "report-missing"
	reportDiffers  yamldoc.Rule = "report-differs"
	reportLineEnds yamldoc.Rule = "report-line-ends"
)

func reportRules() []Rule {
	return []Rule{
		{
			ID: reportMissing, Group: Report, Severity: Warning, check: checkReportMissing,
			Summary:     "There is no Markdown beside the record.",
			Explanation: "The Markdown is what people read. It has the record's name with the ending .md.",
		},
		{
			ID: reportDiffers, Group: Report, check: checkReportDiffers, needs: aWholeRecord,
			Summary:     "The Markdown is not what the record gives.",
			Explanation: "The Markdown is generated from the record whole, so the two can never say different things. Either the Markdown was edited, whose changes belong into the record, or the record was, and the Markdown was not written again. The finding shows how they differ, in 40 lines at most. Where something else in the record is as wrong, the Markdown is compared after that is mended.",
			Wrong:       "Verdict: suitable\n",
			Right:       "Verdict: conditional\n",
		},
		{
			ID: reportLineEnds, Group: Report, Severity: Notice, check: checkReportLineEnds, needs: aWholeRecord,
			Summary:     "The Markdown has CRLF line ends, or lacks the final newline, and is right otherwise.",
			Explanation: "Editors and git may change line ends. Nothing is lost by it.",
		},
	}
}

func checkReportMissing(in *inspection) []fault {
	if in.file.Markdown == nil || !in.file.Markdown.Missing {
		return nil
	}
	return []fault{{
		message: "there is no Markdown beside the record" + in.named(),
		hint:    in.update(),
	}}
}

func (in *inspection) named() string {
	if in.file.Markdown.Name == "" {
		return ""
	}
	return ": " + in.file.Markdown.Name
}

// rendered returns the Markdown beside the record, with LF and a final newline,
// and the one that the record gives; false where they are not to be compared.
func (in *inspection) rendered() (have, want []byte, ok bool) {
	m := in.file.Markdown
	if m == nil || m.Missing || in.options.Render == nil {
		return nil, nil, false
	}
	if in.markdown == nil { // rendering is the most expensive thing here
		in.markdown = in.options.Render(&in.Record, in.questionnaire)
	}
	if bytes.Equal(m.Content, in.markdown) {
		return in.markdown, in.markdown, true // the usual case, and cheap to see
	}
	return plainLines(m.Content), in.markdown, true
}

// plainLines takes away what only an editor or git put in.
func plainLines(s []byte) []byte {
	s = bytes.ReplaceAll(bytes.TrimPrefix(s, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
	if len(s) > 0 && s[len(s)-1] != '\n' {
		s = append(s, '\n')
	}
	return s
}

func checkReportDiffers(in *inspection) []fault {
	have, want, ok := in.rendered()
	if !ok || bytes.Equal(have, want) {
		return nil
	}
	return []fault{{
		message:   "the Markdown is not what the record gives",
		hint:      in.update(),
		elsewhere: firstDifference(in.file.Markdown.Name, string(have), string(want)),
		detail:    diff(in.file.Markdown.Name, string(have), string(want)),
	}}
}

func checkReportLineEnds(in *inspection) []fault {
	have, want, ok := in.rendered()
	if !ok || !bytes.Equal(have, want) || bytes.Equal(in.file.Markdown.Content, want) {
		return nil
	}
	what := "no newline at its end"
	if bytes.Contains(in.file.Markdown.Content, []byte("\r\n")) {
		what = "CRLF line ends"
	} else if bytes.HasPrefix(in.file.Markdown.Content, []byte("\uFEFF")) {
		what = "a byte order mark"
	}
	return []fault{{
		message:   "the Markdown has " + what,
		hint:      in.update(),
		elsewhere: &place{file: in.file.Markdown.Name},
	}}
}

// firstDifference is the first line of have that is not want's.
func firstDifference(name, have, want string) *place {
	n := 1
	for {
		a, restA, moreA := strings.Cut(have, "\n")
		b, restB, moreB := strings.Cut(want, "\n")
		if a != b || !moreA || !moreB {
			return &place{name, yamldoc.Place{Line: n, Column: 1, Width: max(1, len([]rune(a)))}, a}
		}
		have, want = restA, restB
		n++
	}
}

const (
	diffLines = 40      // of a diff that are kept
	diffBytes = 1 << 20 // of Markdown that is compared line by line
)

// diff is a unified diff from the Markdown that is there to the one that
// should be.
func diff(name, have, want string) []string {
	if len(have)+len(want) > diffBytes {
		return []string{fmt.Sprintf("(%d bytes, too many to be compared line by line)", len(have))}
	}
	text, err := udiff.ToUnified(name, "what the record gives", have, udiff.Lines(have, want), 3)
	if err != nil {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if over := len(lines) - diffLines; over > 0 {
		lines = append(lines[:diffLines:diffLines], fmt.Sprintf("(%d more lines)", over))
	}
	for i := range lines {
		lines[i] = short(lines[i])
	}
	return lines
}
