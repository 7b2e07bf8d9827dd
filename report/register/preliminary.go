package register

import (
	"bytes"
	"slices"
	"strings"

	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// Preliminary makes an entry of what the lines of a record seem to say where the
// file stands as the program writes it. It judges nothing and believes the file,
// so it is for one thing only: to read first what will stand first, where many
// records are read one after the other.
func Preliminary(path, id string, content []byte) Entry {
	e := Entry{File: File{Path: path}, ID: id}
	block := ""
	for line := range bytes.Lines(withoutAnswers(content)) {
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		if indent > 4 {
			continue
		}
		key, value := keyAndText(string(line[indent:]))
		switch {
		case indent == 0 && key != "":
			block = key
		case block == "conditions" && key == "- gate":
			e.Conditions = append(e.Conditions, review.Condition{Gate: value})
		case block == "conditions" && indent == 4 && len(e.Conditions) > 0:
			e.condition(key, value)
		case indent == 2:
			e.line(block+"."+key, value)
		}
	}
	e.Decision.Status = summary.Status(e.Decision)
	return e
}

// withoutAnswers leaves out what takes most of a record.
func withoutAnswers(content []byte) []byte {
	before, rest, ok := bytes.Cut(content, []byte("\nanswers:"))
	if !ok {
		return content
	}
	_, after, ok := bytes.Cut(rest, []byte("\nassessment:"))
	if !ok {
		return content
	}
	return slices.Concat(before, []byte("\nassessment:"), after)
}

func (e *Entry) condition(key, value string) {
	switch c := &e.Conditions[len(e.Conditions)-1]; key {
	case "due":
		c.Due = value
	case "status":
		c.Status = value
	}
}

func (e *Entry) line(path, value string) {
	switch path {
	case "subject.name":
		e.Subject = value
	case "review.review_by":
		e.ReviewBy = value
	case "review.supersedes":
		e.Supersedes = value
	case "decision.status":
		e.Decision.Status = value
	case "exception.until":
		e.Exception.Until = value
	}
}

// keyAndText are the two sides of a line of a mapping; both are "" where it is
// none.
func keyAndText(line string) (key, value string) {
	key, value, ok := strings.Cut(strings.TrimRight(line, "\r\n "), ":")
	if !ok || strings.HasPrefix(key, "#") {
		return "", ""
	}
	return key, strings.Trim(value, " '\"")
}
