package topics

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/terms"
	"flowverdict/report/validation/config"
	"flowverdict/ui/command/outcome"
)

// width is that of a terminal that is as narrow as usual.
const width = 80

// paragraphs are texts, each wrapped, with an empty line between two.
func paragraphs(all ...string) string {
	for i, p := range all {
		all[i] = strings.Join(text.Wrap(p, width, text.Long), "\n") + "\n"
	}
	return strings.Join(all, "\n")
}

// rows are pairs of a word and what it means, the meanings below each other.
func rows(pairs ...[2]string) string {
	widest := 0
	for _, p := range pairs {
		widest = max(widest, text.Width(p[0]))
	}
	var b strings.Builder
	for _, p := range pairs {
		for _, line := range text.Hang("  "+text.Pad(p[0], widest+2), p[1], strings.Repeat(" ", widest+4), width, text.Long) {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func verdicts(q *questionnaire.Questionnaire) string {
	var pairs [][2]string
	for i, b := range q.Bands {
		top := 100
		if i > 0 {
			top = q.Bands[i-1].From - 1
		}
		pairs = append(pairs, [2]string{b.Verdict.String(), fmt.Sprintf("score %d to %d: %s", b.From, top, text.Line(b.Text))})
	}
	return paragraphs(fmt.Sprintf("The verdicts of questionnaire %s %s, from the best to the worst:", q.ID, q.Version)) + "\n" + rows(pairs...) + "\n" +
		paragraphs(
			"Answers bring points, and gates put a ceiling on them: while a gate holds, the score cannot rise above the band of the verdict that the gate allows. No amount of points buys a gate back, and a better answer never gives a worse verdict.",
			"An answer that is open or unknown leaves a bracket, from the verdict with the worst level to the one with the best. A record's headline is the lowest: what is not shown does not count.",
			"The verdict is what the program says; the decision is what people decide. A record that is accepted with a worse verdict than conditional names an exception.",
			"See also: flowverdict explain VERDICT, flowverdict what-if RECORD, docs/judging.md.")
}

func glossary() string {
	var pairs [][2]string
	for _, t := range terms.All() {
		pairs = append(pairs, [2]string{t.Word, t.Means})
	}
	return rows(pairs...)
}

func exitCodes() string {
	code := func(n int, means string) [2]string { return [2]string{fmt.Sprint(n), means} }
	return paragraphs("They are the same for every command and format:") + "\n" + rows(
		code(outcome.ExitDone, "done, or valid"),
		code(outcome.ExitFindings, "findings: something is wrong in a file"),
		code(outcome.ExitUsage, "wrong use: a flag, an argument or a configuration that does not fit; nothing was done"),
		code(outcome.ExitFailure, "it could not finish: a file cannot be read or written, or the program has a fault"),
		code(outcome.ExitNoRecord, "a path leads to no record"),
		code(outcome.ExitInterrupted, "interrupted by a signal"),
		code(outcome.ExitUnread, "whoever read the result has closed the pipe, where it would be 0 otherwise"),
	) + "\n" + paragraphs("Of several, the one counts that says more: a failure before wrong use, before findings, before a path without a record. For validate, --fail-on says how bad a finding has to be for 1, and --exit-zero makes 0 of it.")
}

func configuration() string {
	return paragraphs(
		config.FileName+" says for a repository or a folder what validate, list, rejudge and the wizard take from it. It is looked for in the present folder and those above it, up to the repository's root; --config names another one, --no-config takes none. Paths in it start from its own folder.",
	) + "\n" + rows(configured()...) + "\n" + paragraphs(
		"flowverdict schema config prints its JSON Schema, for completion in an editor; docs/ci.md has every key.")
}

// configured are the blocks of a configuration.
func configured() [][2]string {
	return [][2]string{
		{"schema", config.Schema},
		{"folders", "which folders hold records: what is checked where no path is given"},
		{"registers", "pages that list --format markdown writes, and validate holds to the records"},
		{"decision_days", "how long a record may be proposed"},
		{"carried_days", "how old an answer may be that is carried over and not confirmed"},
		{"profile", "what every review shares: people, dates, standing answers, the basis that an answer needs"},
		{"severities", "how bad findings of a rule are, and where"},
		{"ignores", "findings that may stand for a while, each with a reason and an end"},
	}
}

func environment() string {
	return rows(
		[2]string{"XDG_STATE_HOME", "drafts are kept in flowverdict/drafts below it; without it, below ~/.local/state (on Windows, the folder of local application data)"},
		[2]string{"VISUAL, EDITOR", "the editor of long texts and of reports"},
		[2]string{"PAGER", "what reports are read with"},
		[2]string{"NO_COLOR", "no colour, whatever it is set to"},
		[2]string{"ACCESSIBLE", "ask line by line, as --linear does, unless it is 0 or false"},
		[2]string{"TERM", "dumb asks line by line; linux draws what a console can"},
		[2]string{"LC_ALL, LC_CTYPE, LANG", "whether the terminal takes UTF-8"},
		[2]string{"GOGC, GOMEMLIMIT", "how memory is used, as for every Go program"},
	)
}
