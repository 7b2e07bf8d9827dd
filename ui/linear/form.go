package linear

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// field is one thing to fill in. Its set is given a text, "" to clear it, and
// returns a sentence when it refuses the text.
type field struct {
	key   string // of what it fills in
	label string
	show  string // what stands there now, or ""
	from  string // from where what stands there was taken, as in "from the profile"; "" for a person
	empty string // said where nothing stands there, as in "required"
	hint  string // what may be typed; "" for any text
	set   func(string) string
	edit  func() error // asks in a way of its own, in place of set
}

// readForm reads out the fields of a form, numbered.
func (r *runner) readForm(fields []field) {
	for i, f := range fields {
		show := f.show
		if show == "" {
			show = "nothing yet"
			if f.empty != "" {
				show += ", " + f.empty
			}
		}
		if f.from != "" {
			show += ", " + f.from
		}
		r.item(i+1, "%s: %s", f.label, text.Sentence(show))
	}
}

// formPage is a page of numbered fields.
func (r *runner) formPage(fields func() []field, read func(), prompt string, commands ...command) page {
	n := len(fields())
	return page{
		read:    func() { read(); r.readForm(fields()) },
		prompt:  upTo(n) + " to fill in, " + prompt,
		does:    "to fill that in",
		numbers: n,
		number:  func(n int) error { _, err := r.fill(fields, n-1, ""); return err },
		commands: append([]command{
			cmd("a all", "fill in one after the other; a full stop ends it", func() error { return r.fillAll(fields) }),
		}, commands...),
	}
}

// fillAll asks for one field after the other.
func (r *runner) fillAll(fields func() []field) error {
	for i := 0; i < len(fields()); i++ {
		if on, err := r.fill(fields, i, ", a full stop stops"); err != nil || !on {
			return err
		}
	}
	return nil
}

// fill asks for one field until it is filled in or left as it is. It reports
// false when the reviewer wants no more of them.
func (r *runner) fill(fields func() []field, at int, stop string) (on bool, err error) {
	if !r.editable() {
		return false, nil
	}
	f := fields()[at]
	if f.edit != nil {
		return true, f.edit()
	}
	for {
		line, err := r.ask(f.prompt(stop))
		switch {
		case err != nil:
			return false, err
		case line == "":
			return true, nil
		case line == ".":
			return false, nil
		case line == "-":
			line = ""
		}
		if refusal := f.set(text.Line(line)); refusal != "" {
			r.say("%s", refusal)
			continue
		}
		show := ""
		if now := fields(); at < len(now) { // a form can have lost its last fields
			show = now[at].show
		}
		if show == "" {
			show = "nothing"
		}
		r.say("%s is now: %s", f.label, text.Sentence(text.Clip(text.Line(show))))
		return true, nil
	}
}

// prompt says what stands in the field and what may be typed.
func (f field) prompt(stop string) string {
	prompt := f.label + ". Nothing yet. Type it"
	if f.show != "" {
		prompt = fmt.Sprintf("%s. Now: %s Type it anew", f.label, text.Sentence(text.Clip(text.Line(f.show))))
	}
	if f.hint != "" {
		prompt += ": " + f.hint
	}
	if f.show != "" {
		prompt += "; enter keeps it, a hyphen clears it" + stop + "."
	} else {
		prompt += "; enter leaves it" + stop + "."
	}
	return prompt
}

// day reads a day of the calendar in any of the forms of [review.ReadDay].
func (r *runner) day(s string) (day, refusal string) {
	if s == "" {
		return "", ""
	}
	day, ok := review.ReadDay(s, r.cfg.Today)
	if !ok {
		return "", quoted(s) + " is not a day of the calendar; type one such as " + review.DayForms + "."
	}
	return day, ""
}

const dayHint = "a day, such as " + review.DayForms

// choose reads one of several words, by number or by name.
func choose(s string, words []string) (word, refusal string) {
	if n, ok := number(s); ok && n >= 1 && n <= len(words) {
		return words[n-1], ""
	}
	s = strings.ToLower(s)
	if s == "" || slices.Contains(words, s) {
		return s, ""
	}
	return "", fmt.Sprintf("%s is none of them; type %s.", quoted(s), chooseHint(words))
}

func chooseHint(words []string) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = fmt.Sprintf("%d %s", i+1, w)
	}
	return text.Or(parts)
}

// entryField is a field of a record, with what stands there now.
func entryField(e *review.Entry, show string) field {
	f := field{key: e.Key, label: cmp.Or(e.Prompt, e.Label), show: show}
	switch e.Kind {
	case review.KindDay:
		f.hint = dayHint
	case review.KindChoice:
		f.hint = chooseHint(e.Choices)
	case review.KindText:
		f.show = strings.Join(strings.Fields(show), " ")
	case review.KindNames:
		f.hint = "several with commas between them"
		if e.Needed {
			f.empty = "at least one is required"
		}
	case review.KindWords, review.KindLinks:
		f.hint = "several with spaces between them"
	default:
		if e.Needed {
			f.empty = "required"
		}
	}
	return f
}

// typed reads what was typed for a field of a record, or refuses it.
func (r *runner) typed(e *review.Entry, s string) (value, refusal string) {
	switch {
	case e.Kind == review.KindDay && e.Needed && s == "":
		return "", "A review needs its " + strings.ToLower(e.Label) + "; type a day, such as " + review.DayForms + "."
	case e.Kind == review.KindDay:
		return r.day(s)
	case e.Kind == review.KindChoice:
		return choose(s, e.Choices)
	}
	return s, ""
}
