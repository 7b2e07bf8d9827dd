package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/record"
	"flowverdict/report/register"
)

// ReadRegister reads what [Register] has written, in another run. Each record is
// said to come from source. Where anything in it is wrong, the findings say what
// and where, and nothing of it may be used. Keys that are not known are passed
// over: later versions of the program add some.
func ReadRegister(source string, content []byte) (entries []register.Entry, notRead []register.File, wrong []finding.Finding) {
	r := registerReader{content: content, decoder: json.NewDecoder(bytes.NewReader(content))}
	if !json.Valid(content) {
		r.syntax()
		return nil, nil, r.wrong
	}
	r.document()
	if len(r.wrong) > 0 {
		return nil, nil, r.wrong
	}
	for _, x := range r.records {
		entries = append(entries, x.entry(source))
	}
	for _, f := range r.notRead {
		notRead = append(notRead, f.file(source))
	}
	return entries, notRead, nil
}

// mostWrong is how many faults of one file are told.
const mostWrong = 20

// registerReader reads a document key by key, to know where each record begins.
type registerReader struct {
	content []byte
	decoder *json.Decoder
	records []registerRecord
	notRead []registerFile
	wrong   []finding.Finding
}

// add keeps a fault at an offset of the file.
func (r *registerReader) add(offset int64, rule finding.RuleID, path, message, hint string) {
	if len(r.wrong) == mostWrong {
		return
	}
	before := r.content[:min(max(offset, 0), int64(len(r.content)))]
	line := bytes.LastIndexByte(before, '\n') + 1
	r.wrong = append(r.wrong, finding.Finding{
		Rule: rule, Path: path, Message: message, Hint: hint,
		Position: finding.Position{Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[line:]) + 1, Width: 1},
	})
}

func (r *registerReader) syntax() {
	var x json.RawMessage
	var syntax *json.SyntaxError
	if errors.As(json.Unmarshal(r.content, &x), &syntax) {
		r.add(syntax.Offset-1, yamldoc.NotYAML, "", "this is no JSON: "+syntax.Error(), hintRegister)
	}
}

const hintRegister = "a register is written by flowverdict list --format json"

// document reads the outermost keys. The content is valid JSON.
func (r *registerReader) document() {
	if begin, _ := r.decoder.Token(); begin != json.Delim('{') {
		r.add(0, yamldoc.WrongType, "", "this is no register: an object is expected", hintRegister)
		return
	}
	seen := map[string]bool{}
	for r.decoder.More() && len(r.wrong) < mostWrong {
		key, _ := r.decoder.Token()
		name, _ := key.(string)
		seen[name] = true
		at := r.next()
		switch name {
		case "schema":
			var schema string
			if r.value(&schema, at, name) && schema != registerSchema {
				r.add(at, record.BadSchema, name, fmt.Sprintf("schema %q is not a register's", schema), "this program reads "+registerSchema)
			}
		case "records":
			list(r, at, name, func(at int64, path string) {
				var x registerRecord
				if r.value(&x, at, path) {
					r.check(x, at, path)
					r.records = append(r.records, x)
				}
			})
		case "not_read":
			list(r, at, name, func(at int64, path string) {
				var x registerFile
				if r.value(&x, at, path) {
					r.notRead = append(r.notRead, x)
				}
			})
		default:
			var passed json.RawMessage
			r.value(&passed, at, name)
		}
	}
	for _, name := range []string{"schema", "records"} {
		if !seen[name] && len(r.wrong) == 0 {
			r.add(0, yamldoc.MissingKey, name, "this is no register: "+yamldoc.Missing(name), hintRegister)
		}
	}
}

// next is where the next value begins.
func (r *registerReader) next() int64 {
	at := r.decoder.InputOffset()
	return at + int64(len(r.content[at:])-len(bytes.TrimLeft(r.content[at:], " \t\r\n:,")))
}

// value reads the next value, or says that it is of another type.
func (r *registerReader) value(into any, at int64, path string) bool {
	err := r.decoder.Decode(into)
	var other *json.UnmarshalTypeError
	switch {
	case err == nil:
		return true
	case errors.As(err, &other):
		if other.Field != "" {
			path += "." + other.Field
		}
		r.add(at, yamldoc.WrongType, path, fmt.Sprintf("%s is not what stands in a register at %s", other.Value, path), hintRegister)
	default:
		r.add(at, yamldoc.WrongType, path, err.Error(), hintRegister)
	}
	return false
}

// list reads the items of a list, or says that there is none.
func list(r *registerReader, at int64, name string, item func(at int64, path string)) {
	if r.content[at] != '[' {
		var passed json.RawMessage
		r.value(&passed, at, name)
		r.add(at, yamldoc.WrongType, name, name+" is not a list", hintRegister)
		return
	}
	_, _ = r.decoder.Token() // valid JSON begins with what stands here
	for i := 0; r.decoder.More() && len(r.wrong) < mostWrong; i++ {
		item(r.next(), fmt.Sprintf("%s[%d]", name, i))
	}
	if len(r.wrong) < mostWrong {
		_, _ = r.decoder.Token() // and ends it
	}
}
