package review

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
)

// LongestText is the longest text that a record takes, in bytes.
const LongestText = 16 << 10

// Field is one field of a block of a record. Whoever reads, writes, explains,
// asks for or shows a block goes through the table of its fields, so that
// another field is another entry there.
type Field[Block any] struct {
	Entry

	// Where the value stands: a text or a list, and nil for the other.
	Text func(*Block) *string
	List func(*Block) *[]string
}

// Entry is what is said of a field.
type Entry struct {
	Key     string   // in files
	Kind    Kind     // what it holds
	Needed  bool     // a record must have it
	Filled  bool     // its text may not be blank; items of lists never may
	Choices []string // of a KindChoice
	Ahead   bool     // of a KindDay: it is a day to come when it is entered
	About   string   // what it is, in a sentence, for those who write files

	Label       string // beside its value
	Prompt      string // where nothing around it says what it belongs to; "" for Label
	ReportLabel string // in the report; "" for Label
	Hint        string // what to enter
	Lacking     string // what is missing while a needed field is empty, as in "reviewer"; "" where the program fills it in
	Asked       Asked
	Beside      string // the path of the field after which it is asked; "" for its place in the file
}

// theSubject stands for what is reviewed, as in "the CLI", in the hint and the
// lacking of an entry.
const theSubject = "{subject}"

// For returns the entry with what is reviewed named in its texts, as the topic
// of a questionnaire names it.
func (e Entry) For(subject string) Entry {
	e.Hint = strings.ReplaceAll(e.Hint, theSubject, subject)
	e.Lacking = strings.ReplaceAll(e.Lacking, theSubject, subject)
	return e
}

// Kind says what a field holds, and so how it is read, checked and shown.
type Kind int

// The kinds of fields. The last three are lists.
const (
	KindLine    Kind = iota // a text, usually of one line
	KindText                // a text of several lines
	KindDay                 // a day of the calendar, see [ValidDay]
	KindChoice              // one of a few words
	KindAddress             // where something is: any text, and a link where it is one
	KindRecord              // the id of a record
	KindNames               // texts that may hold spaces
	KindWords               // texts that hold none
	KindLinks               // links, see [ValidLink]
)

// Asked says where people are asked for a field.
type Asked int

// Where people are asked for a field.
const (
	AskedInBlock   Asked = iota // with the other fields of its block
	AskedElsewhere              // with other things
	AskedNever                  // the program enters it
)

// AskedOf returns the fields that people are asked for together with the others
// of their block.
func AskedOf[Block any](fields []Field[Block]) []Field[Block] {
	return slices.DeleteFunc(fields, func(f Field[Block]) bool { return f.Asked != AskedInBlock })
}

// Empty reports whether nothing stands in the field.
func (f Field[Block]) Empty(b *Block) bool {
	if f.List != nil {
		return len(*f.List(b)) == 0
	}
	return *f.Text(b) == ""
}

// Clear empties the field.
func (f Field[Block]) Clear(b *Block) {
	if f.List != nil {
		*f.List(b) = nil
		return
	}
	*f.Text(b) = ""
}

// Shown returns what stands in the field as people type it: the items of a list
// with what separates them between them.
func (f Field[Block]) Shown(b *Block) string {
	if f.List == nil {
		return *f.Text(b)
	}
	between := " "
	switch f.Kind {
	case KindNames:
		between = ", "
	case KindLinks:
		between = "\n"
	}
	return strings.Join(*f.List(b), between)
}

// Enter puts what a person typed into the field; a list is taken apart. It is
// not checked.
func (f Field[Block]) Enter(b *Block, typed string) {
	if f.List == nil {
		*f.Text(b) = typed
		return
	}
	switch f.Kind {
	case KindNames:
		*f.List(b) = People(typed)
	case KindLinks:
		*f.List(b) = text.Split(typed, " \t\n")
	default:
		*f.List(b) = text.Split(typed, ", \t\n")
	}
}
