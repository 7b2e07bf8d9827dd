package markdown

import (
	"bytes"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/record"
)

// Enough is how many bytes of a file [IsReport] looks at.
const Enough = 64 << 10

// IsReport reports whether a Markdown file is written as that of a record, by what
// every profile has and other Markdown has not: a verdict with its score at the
// top, the digest of a questionnaire, or front matter that names a record. The
// beginning of the file is enough.
func IsReport(beginning []byte) bool {
	beginning = text.UTF8(beginning[:min(len(beginning), Enough)])
	beginning = bytes.ReplaceAll(bytes.ReplaceAll(beginning, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	return namesRecord(string(beginning)) || givesVerdict(beginning) || givesDigest(beginning)
}

// givesDigest looks for the item that names the questionnaire.
func givesDigest(content []byte) bool {
	for line := range bytes.Lines(content) {
		value, is := bytes.CutPrefix(line[1:], []byte(" SHA-256 of its file: `"))
		digits, _, closed := bytes.Cut(value, []byte("`"))
		if is && closed && bytes.IndexByte([]byte("*+-"), line[0]) >= 0 && len(digits) == 64 && len(bytes.Trim(digits, "0123456789abcdef")) == 0 {
			return true
		}
	}
	return false
}

// namesRecord looks for our keys in front matter. A key record alone is of other
// programs too, so its value has to be the id of a record, and a status beside it.
func namesRecord(s string) bool {
	lines := strings.Split(strings.TrimLeft(s, " \t\n"), "\n")
	if strings.TrimRight(lines[0], " \t") != "---" {
		return false
	}
	var status, named bool
	for _, line := range lines[1:] {
		if line = strings.TrimRight(line, " \t"); line == "---" || line == "..." {
			return status && named
		}
		key, value, _ := strings.Cut(line, ":")
		switch strings.Trim(key, " \t\"'") {
		case "status":
			status = true
		case "record":
			named = record.ValidID(strings.Trim(value, " \t\"'"))
		}
	}
	return false
}

// givesVerdict looks for a paragraph in bold that begins with a verdict and gives
// the score.
func givesVerdict(content []byte) bool {
	for _, v := range questionnaire.Verdicts() {
		begins := []byte("\n**" + text.UpperFirst(v.String()))
		if _, after, ok := bytes.Cut(content, begins); ok {
			line, _, _ := bytes.Cut(after, []byte("\n"))
			return bytes.HasPrefix(line, []byte(", ")) && bytes.Contains(line, []byte(" of 100")) ||
				bytes.HasPrefix(line, []byte(": ")) && bytes.Contains(line, []byte("score ")) // as earlier versions of the program wrote it
		}
	}
	return false
}
