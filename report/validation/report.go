package validation

import (
	"bytes"
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/record"

	"github.com/aymanbagabas/go-udiff"
)

const (
	reportMissing    finding.RuleID = "report-missing"
	reportUnreadable finding.RuleID = "report-unreadable"
	reportDiffers    finding.RuleID = "report-differs"
	reportOutdated   finding.RuleID = "report-outdated"
	reportLineEnds   finding.RuleID = "report-line-ends"
)

func reportRules() []Rule {
	return []Rule{
		{
			ID: reportMissing, Group: GroupReport, Severity: finding.SeverityWarning, check: checkReportMissing, needs: aMarkdown,
			Summary:     "There is no Markdown beside the record.",
			Explanation: "The Markdown is what people read. It has the record's name with the ending .md.",
		},
		{
			ID: reportUnreadable, Group: GroupReport, check: checkReportUnreadable, needs: aMarkdown,
			Summary:     "What stands in the place of the Markdown is nothing that is read.",
			Explanation: "The Markdown is a regular file. A link is followed within the repository only, and a pipe, a socket, a device or a file that is larger than any Markdown of a record is not read at all. Remove it and write the Markdown again.",
		},
		{
			ID: reportDiffers, Group: GroupReport, check: checkReportDiffers, needs: itsText | aWholeRecord,
			Summary:     "The Markdown is not what the record gives.",
			Explanation: "The Markdown is generated from the record whole, so the two can never say different things. Either the Markdown was edited, whose changes belong into the record, or the record was, and the Markdown was not written again. The finding shows how they differ, in 40 lines at most. Where something else in the record is as wrong, the Markdown is compared after that is mended.",
			Wrong:       "Verdict: suitable\n",
			Right:       "Verdict: conditional\n",
		},
		{
			ID: reportOutdated, Group: GroupReport, Severity: finding.SeverityWarning, check: checkReportOutdated, needs: itsText | aWholeRecord,
			Summary:     "The Markdown was written in another wording, by an earlier or a later version of the program.",
			Explanation: "The record says in which version of the wording its Markdown was written, and its digest. While the Markdown is as it was written, only the wording is another: update writes it again. Records of before say neither, so that an edit cannot be told from a wording. One finding stands for all such records of a run.",
		},
		{
			ID: reportLineEnds, Group: GroupReport, Severity: finding.SeverityNotice, check: checkReportLineEnds, needs: itsText | aWholeRecord,
			Summary:     "The Markdown has CRLF line ends, does not end in one newline, or was formatted, and is right otherwise.",
			Explanation: "Editors and git may change line ends; formatters such as Prettier pad the columns of tables and choose another mark for lists. Nothing is lost by it. A formatter is best told to ignore what is generated.",
		},
	}
}

func checkReportMissing(in *inspection) []finding.Finding {
	if in.markdown == nil || !in.markdown.Missing {
		return nil
	}
	return []finding.Finding{{
		Message: "there is no Markdown beside the record" + in.named(),
		Hint:    in.update(),
	}}
}

func checkReportUnreadable(in *inspection) []finding.Finding {
	if in.markdown == nil || in.markdown.Refused == "" {
		return nil
	}
	return []finding.Finding{{
		File:    in.markdown.Name,
		Message: "the Markdown is not read: " + in.markdown.Refused,
		Hint:    "remove it, and " + in.update(),
	}}
}

func (in *inspection) named() string {
	if in.markdown.Name == "" {
		return ""
	}
	return ": " + in.markdown.Name
}

// markdowns returns the Markdown beside the record, with LF and a final newline,
// and the one that the record gives; false where they are not to be compared.
func (in *inspection) markdowns() (have, want []byte, ok bool) {
	m := in.markdown
	if m == nil || m.Missing || m.Refused != "" || in.options.Render == nil {
		return nil, nil, false
	}
	if in.rendered == nil { // rendering is the most expensive thing here
		in.rendered = in.options.Render(in.record, in.questionnaire, m.Content)
	}
	if bytes.Equal(m.Content, in.rendered) {
		return in.rendered, in.rendered, true // the usual case, and cheap to see
	}
	return text.PlainLines(m.Content), in.rendered, true
}

// wording says how Markdown that differs was written.
type wording int

const (
	thisWording  wording = iota // in the wording of today: whatever differs is wrong
	otherWording                // in another one, and as far as can be told nobody edited it
	otherEdited                 // in another one, and edited since
)

// wording tells how the Markdown was written by what the record says of it.
func (in *inspection) wording(have []byte) wording {
	switch r := in.record.Rendered; {
	case r.Renderer == in.options.Renderer:
		return thisWording
	case r.Renderer == 0 || r.SHA256 == record.Digest(have):
		return otherWording
	}
	return otherEdited
}

func checkReportOutdated(in *inspection) []finding.Finding {
	have, want, ok := in.markdowns()
	if !ok || bytes.Equal(have, want) || in.wording(have) != otherWording {
		return nil
	}
	message := "the Markdown was written by an earlier version of the program"
	if in.record.Rendered.Renderer > in.options.Renderer {
		message = "the Markdown was written by a later version of the program"
	}
	return []finding.Finding{{File: in.markdown.Name, Message: message, Hint: in.update()}}
}

func checkReportDiffers(in *inspection) []finding.Finding {
	have, want, ok := in.markdowns()
	if !ok || bytes.Equal(have, want) {
		return nil
	}
	how := in.wording(have)
	if how == otherWording {
		return nil
	}
	if looksAlike(have, want) {
		return nil
	}
	if code := text.Encoding(in.markdown.Content); code != "" {
		return []finding.Finding{{
			File: in.markdown.Name, Position: finding.Position{Line: 1, Column: 1, Width: 1},
			Message: "the Markdown is not what the record gives: it is in " + code + ", and not in UTF-8", Hint: in.update(),
		}}
	}
	f := firstDifference(string(have), string(want))
	f.File, f.Message, f.Hint = in.markdown.Name, "the Markdown is not what the record gives", in.update()
	if how == otherEdited {
		f.Message = "the Markdown was written by another version of the program, and edited since"
	}
	f.Detail = diff(in.markdown.Name, "what the record gives", string(have), string(want))
	return []finding.Finding{f}
}

func checkReportLineEnds(in *inspection) []finding.Finding {
	have, want, ok := in.markdowns()
	if !ok || bytes.Equal(in.markdown.Content, want) {
		return nil
	}
	if !bytes.Equal(have, want) {
		if in.wording(have) != otherWording && looksAlike(have, want) {
			return []finding.Finding{{
				File:    in.markdown.Name,
				Message: "the Markdown was formatted by another program, and looks as it should",
				Hint:    in.update() + "; a formatter that is told to ignore it leaves it so",
			}}
		}
		return nil
	}
	what := "not one newline at its end"
	if bytes.Contains(in.markdown.Content, []byte("\r\n")) {
		what = "CRLF line ends"
	} else if bytes.HasPrefix(in.markdown.Content, []byte("\uFEFF")) {
		what = "a byte order mark"
	}
	return []finding.Finding{{
		File:    in.markdown.Name,
		Message: "the Markdown has " + what,
		Hint:    in.update(),
	}}
}

// looksAlike reports whether two texts differ in what a formatter changes alone.
func looksAlike(have, want []byte) bool {
	return bytes.Equal(text.Unformatted(have), text.Unformatted(want))
}

// firstDifference is at the first line of have that is not want's.
func firstDifference(have, want string) finding.Finding {
	n := 1
	for {
		a, restA, moreA := strings.Cut(have, "\n")
		b, restB, moreB := strings.Cut(want, "\n")
		if a != b || !moreA || !moreB {
			return finding.Finding{Position: finding.Position{Line: n, Column: 1, Width: max(1, len([]rune(a)))}, Source: a}
		}
		have, want = restA, restB
		n++
	}
}

const (
	diffLines = 40      // of a diff that are kept
	diffBytes = 1 << 19 // of Markdown that is compared line by line
)

// diff is a unified diff from the Markdown that is there to the one that
// should be, which is called what it is.
func diff(name, is, have, want string) []string {
	if len(have)+len(want) > diffBytes {
		return []string{fmt.Sprintf("(%d bytes, too many to be compared line by line)", len(have))}
	}
	text, err := udiff.ToUnified(name, is, have, udiff.Lines(have, want), 3)
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
