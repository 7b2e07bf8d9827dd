// Package phrase holds statements in pieces of known origin: the program's own
// words, texts of a questionnaire and texts of people stay apart until somebody
// draws them.
//
// It imports the questionnaire and internal packages.
package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Phrase is a statement in pieces, so that whoever draws it can keep the
// program's own words apart from texts that may hold anything.
type Phrase []Piece

// Piece is a stretch of a phrase from one origin.
type Piece struct {
	Text string
	From Origin
}

// Origin says whose words a piece is.
type Origin int

// The origins. The zero value is the one that is trusted least.
const (
	People        Origin = iota // who reviewed
	Questionnaire               // the same in every record that is judged by it
	Program                     // plain words, digits and punctuation
	Record                      // the id of another record: People's, but for where it leads
)

// String returns the statement as plain text, which is as safe as its pieces
// are.
func (p Phrase) String() string {
	var b strings.Builder
	for _, piece := range p {
		b.WriteString(piece.Text)
	}
	return b.String()
}

// Words counts the words of phrases, as [strings.Fields] splits them.
func Words(all ...Phrase) int {
	n := 0
	for _, p := range all {
		between := true
		for _, piece := range p {
			for _, r := range piece.Text {
				space := unicode.IsSpace(r)
				if between && !space {
					n++
				}
				between = space
			}
		}
	}
	return n
}

// Own is the type of the program's own words: a constant becomes it by itself.
type Own string

// Say fills values into a fixed sentence, one for each %s: a phrase, the
// program's own words, a number, a verdict, or a text of the questionnaire.
func Say(format Own, args ...any) Phrase {
	size := 2*len(args) + 1
	for _, arg := range args {
		if p, ok := arg.(Phrase); ok {
			size += len(p) - 1
		}
	}
	out := make(Phrase, 0, size)
	rest := string(format)
	for _, arg := range args {
		before, after, _ := strings.Cut(rest, "%s")
		out, rest = append(out, Piece{before, Program}), after
		switch arg := arg.(type) {
		case Phrase:
			out = append(out, arg...)
		case string:
			out = append(out, Piece{arg, Questionnaire})
		case Own:
			out = append(out, Piece{string(arg), Program})
		case int:
			out = append(out, Piece{strconv.Itoa(arg), Program})
		case questionnaire.Verdict:
			out = append(out, Piece{arg.String(), Program})
		default:
			panic(fmt.Sprintf("no phrase says a %T", arg))
		}
	}
	return append(out, Piece{rest, Program})
}

// OfPeople is a text of people; nothing where it is blank.
func OfPeople(s string) Phrase {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return Phrase{{s, People}}
}

// OfRecord is the id of another record; nothing where it is blank.
func OfRecord(id string) Phrase {
	if strings.TrimSpace(id) == "" {
		return nil
	}
	return Phrase{{id, Record}}
}

// Count says how many there are of a noun with a regular plural.
func Count(n int, noun Own) Own { return Own(text.Count(n, string(noun))) }

// Join puts a separator between phrases.
func Join(parts []Phrase, separator Own) Phrase {
	var out Phrase
	for i, p := range parts {
		if i > 0 {
			out = append(out, Piece{string(separator), Program})
		}
		out = append(out, p...)
	}
	return out
}

// Some lists at most as many as are asked for, and counts the others: "A, B and
// C", "A, B, C and 3 more gates"; without a noun "A and 3 more". Where one of them
// has a comma within, semicolons stand between them.
func Some(things []Phrase, most int, noun Own) Phrase {
	if rest := len(things) - most; rest > 0 {
		more := Say("%s more", rest)
		if noun != "" {
			more = Say("%s", Count(rest, "more "+noun))
		}
		things = append(things[:most:most], more)
	}
	if len(things) < 2 {
		return Join(things, "")
	}
	for _, p := range things {
		if strings.Contains(p.String(), ",") {
			return Join(things, "; ")
		}
	}
	last := len(things) - 1
	return Say("%s and %s", Join(things[:last], ", "), things[last])
}
