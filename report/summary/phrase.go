package summary

import (
	"fmt"
	"strings"

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

// own is the type of the program's own words: a constant becomes it by itself.
type own string

// say fills values into a fixed sentence, one for each %s: a phrase, the
// program's own words, a number, a verdict, or a text of the questionnaire.
func say(format own, args ...any) Phrase {
	var out Phrase
	rest := string(format)
	for _, arg := range args {
		before, after, _ := strings.Cut(rest, "%s")
		out, rest = append(out, Piece{before, Program}), after
		switch arg := arg.(type) {
		case Phrase:
			out = append(out, arg...)
		case string:
			out = append(out, Piece{arg, Questionnaire})
		case own, int, questionnaire.Verdict:
			out = append(out, Piece{fmt.Sprint(arg), Program})
		default:
			panic(fmt.Sprintf("no phrase says a %T", arg))
		}
	}
	return append(out, Piece{rest, Program})
}

// people is a text of people; nothing where it is blank.
func people(s string) Phrase {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return Phrase{{s, People}}
}

// count says how many there are of a noun with a regular plural.
func count(n int, noun own) own { return own(text.Count(n, string(noun))) }

// join puts a separator between phrases.
func join(parts []Phrase, separator own) Phrase {
	var out Phrase
	for i, p := range parts {
		if i > 0 {
			out = append(out, Piece{string(separator), Program})
		}
		out = append(out, p...)
	}
	return out
}

// some lists the first few: "A, B and C", "A, B, C and 3 more gates".
func some(things []Phrase, noun own) Phrase {
	if rest := len(things) - named; rest > 0 {
		things = append(things[:named:named], say("%s", count(rest, "more "+noun)))
	}
	if len(things) < 2 {
		return join(things, "")
	}
	last := len(things) - 1
	return say("%s and %s", join(things[:last], ", "), things[last])
}

// titles names gates.
func titles(gates []*questionnaire.Gate) []Phrase {
	out := make([]Phrase, len(gates))
	for i, g := range gates {
		out[i] = say("%s", g.Title)
	}
	return out
}
