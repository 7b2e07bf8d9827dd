package register

import (
	"bytes"

	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// Preliminary makes an entry of what the lines of a record seem to say where the
// file stands as the program writes it. It judges nothing and believes the file,
// so it is for one thing only: to read first what will stand first, where many
// records are read one after the other.
func Preliminary(path, id string, content []byte) Entry {
	e := Entry{File: File{Path: path}, ID: id}
	before, after := aroundAnswers(content)
	for _, part := range [][]byte{before, after} {
		e.lines(part)
	}
	e.Decision.Status = summary.Status(e.Decision)
	return e
}

// aroundAnswers leaves out what takes most of a record.
func aroundAnswers(content []byte) (before, after []byte) {
	before, rest, ok := bytes.Cut(content, []byte("\nanswers:"))
	if !ok {
		return content, nil
	}
	at := bytes.Index(rest, []byte("\nassessment:"))
	return before, rest[max(at, 0):]
}

// lines takes what whole lines say.
func (e *Entry) lines(content []byte) {
	block := []byte(nil)
	for line := range bytes.Lines(content) {
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		key, value, ok := bytes.Cut(bytes.TrimRight(line[indent:], "\r\n "), []byte(":"))
		value = bytes.Trim(value, " '\"")
		switch {
		case !ok || indent > 4:
		case indent == 0:
			block = key
		case string(block) == "conditions" && string(key) == "- gate":
			e.Conditions = append(e.Conditions, review.Condition{Gate: string(value)})
		case string(block) == "conditions" && string(key) == "- question":
			e.Conditions = append(e.Conditions, review.Condition{Question: string(value)})
		case string(block) == "conditions" && indent == 4 && len(e.Conditions) > 0:
			e.condition(key, value)
		case indent == 2:
			e.line(block, key, value)
		}
	}
}

func (e *Entry) condition(key, value []byte) {
	switch c := &e.Conditions[len(e.Conditions)-1]; string(key) {
	case "level":
		c.Level = string(value)
	case "due":
		c.Due = string(value)
	case "status":
		c.Status = string(value)
	}
}

func (e *Entry) line(block, key, value []byte) {
	switch string(block) + "." + string(key) {
	case "subject.name":
		e.Subject = string(value)
	case "review.review_by":
		e.ReviewBy = string(value)
	case "review.supersedes":
		e.Supersedes = string(value)
	case "decision.status":
		e.Decision.Status = string(value)
	case "exception.until":
		e.Exception.Until = string(value)
	}
}
