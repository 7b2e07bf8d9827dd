package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Kind says what a span is, and so what a writer has to make of its text.
type Kind uint8

// The kinds of spans. The zero value is the one that is trusted least.
const (
	Text    Kind = iota // from people or a questionnaire: hostile until sanitised for where it goes; addresses in it become links
	Words               // the program's own: plain words, digits and punctuation that need no escaping in any format
	Code                // as Text, to be shown as code
	Link                // as Text, and a link where it is an address (see Address)
	Cited               // as Text, the name of a source: a link to To where a format shows links without their addresses
	Named               // as Text, and a link to To where that is an address
	Section             // the program's own: the title of a heading of this document, whose id is ID(Text)
	Beside              // the id of a record in the same folder, fit for a file name (record.ValidID)
)

// Span is a stretch of a line of one kind.
type Span struct {
	Text   string
	Kind   Kind
	To     string // where Cited and Named lead: hostile too
	Strong bool   // stressed; neighbours that are strong belong together
	Lines  bool   // of Text: its line breaks stay in paragraphs and items; cells and headings are one line

	// Lasting says that the text is the questionnaire's, not this record's: other
	// records say it too, so a writer may keep what it made of it.
	Lasting bool
}

// Inline is what stands in one line, paragraph, item or cell; empty for
// nothing to say.
type Inline []Span

// fixed is the type of the program's own words: a constant becomes it by
// itself, a text from a record only by a conversion that can be seen.
type fixed string

// say fills values into a fixed sentence: %s for anything, %d for a number.
// Whatever is neither fixed nor a span already becomes Text, so that no
// sanitiser can be forgotten.
func say(format fixed, args ...any) Inline {
	size := 2*len(args) + 1
	for _, arg := range args {
		if spans, ok := arg.(Inline); ok {
			size += len(spans)
		}
	}
	out := make(Inline, 0, size)
	rest := string(format)
	for _, arg := range args {
		before, after, _ := strings.Cut(rest, "%")
		if before != "" {
			out = append(out, Span{Kind: Words, Text: before})
		}
		rest = after[1:] // the verb's letter
		switch arg := arg.(type) {
		case Inline:
			out = append(out, arg...)
		case fixed:
			out = append(out, Span{Kind: Words, Text: string(arg)})
		case int:
			out = append(out, Span{Kind: Words, Text: strconv.Itoa(arg)})
		case string:
			out = append(out, Span{Text: arg})
		case questionnaire.Verdict:
			out = append(out, Span{Kind: Words, Text: arg.String()})
		default:
			out = append(out, Span{Text: fmt.Sprint(arg)})
		}
	}
	if rest != "" {
		out = append(out, Span{Kind: Words, Text: rest})
	}
	return out
}

func words(s fixed) Inline   { return spanned(Span{Kind: Words, Text: string(s)}) }
func section(s fixed) Inline { return Inline{{Kind: Section, Text: string(s)}} }
func prose(s string) Inline  { return spanned(Span{Kind: Text, Text: s, Lines: true}) }
func code(s string) Inline   { return spanned(Span{Kind: Code, Text: s}) }
func link(s string) Inline   { return spanned(Span{Kind: Link, Text: s}) }

// drawn is a statement of the short form: what is the program's own stays so,
// and the rest is made safe by the writer.
func drawn(p phrase.Phrase) Inline {
	out := make(Inline, 0, len(p))
	for _, piece := range p {
		switch {
		case piece.Text == "":
		case piece.From == phrase.Program:
			out = append(out, Span{Kind: Words, Text: piece.Text})
		case piece.From == phrase.Record:
			out = append(out, recordLink(piece.Text)...)
		default:
			out = append(out, Span{Text: piece.Text, Lasting: piece.From == phrase.Questionnaire, Lines: piece.From == phrase.People})
		}
	}
	return out
}

// quoted is text that is the questionnaire's.
func quoted(s string) Inline { return lasting(spanned(Span{Kind: Text, Text: s})) }

func lasting(s Inline) Inline {
	for i := range s {
		s[i].Lasting = true
	}
	return s
}

func strong(s Inline) Inline {
	out := slices.Clone(s)
	for i := range out {
		out[i].Strong = true
	}
	return out
}

// spanned is one span, or nothing where the text is blank.
func spanned(s Span) Inline {
	if strings.TrimSpace(s.Text) == "" {
		return nil
	}
	return Inline{s}
}

// join puts a separator between what is not empty.
func join(parts []Inline, separator fixed) Inline {
	size := len(parts)
	for _, p := range parts {
		size += len(p)
	}
	if size == len(parts) {
		return nil
	}
	out := make(Inline, 0, size)
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, Span{Kind: Words, Text: string(separator)})
		}
		out = append(out, p...)
	}
	return out
}

// enumerate lists at most limit things in words: "A, B and C", "A, B and 3
// more gates".
func enumerate(things []Inline, limit int, noun fixed) Inline {
	if rest := len(things) - limit; rest > 0 {
		things = append(things[:limit:limit], words(count(rest, "more "+noun)))
	}
	if len(things) < 2 {
		return join(things, "")
	}
	for _, line := range things {
		if slices.ContainsFunc(line, func(s Span) bool { return strings.Contains(s.Text, ",") }) {
			return join(things, "; ")
		}
	}
	last := len(things) - 1
	return say("%s and %s", join(things[:last], ", "), things[last])
}

// count says how many there are of a noun with a regular plural.
func count(n int, noun fixed) fixed { return fixed(text.Count(n, string(noun))) }

// sentence ends a text with a full stop where it has no end of its own.
func sentence(s Inline) Inline {
	if len(s) == 0 {
		return s
	}
	if last := s[len(s)-1]; last.Kind == Text || last.Kind == Words {
		if said := strings.TrimSpace(last.Text); said != "" && said == text.Sentence(said) {
			return s
		}
	}
	return append(slices.Clip(s), Span{Kind: Words, Text: "."})
}

func labelled(label fixed, value Inline) Inline { return after(label+": ", value) }

// after puts fixed words before a value, where there is one.
func after(before fixed, value Inline) Inline {
	if len(value) == 0 {
		return nil
	}
	return say("%s%s", before, value)
}

func or(s, fallback Inline) Inline {
	if len(s) == 0 {
		return fallback
	}
	return s
}
