package firstpage

import (
	"strings"

	"flowverdict/report/phrase"
)

// What fits on a page that is read in a minute: so many reasons and tasks at the
// most, and fewer where they are long; so many words of what people gave as a
// reason, which stands whole elsewhere.
const (
	most      = 3
	mostTasks = 5
	mostWords = 320
	mostGiven = 30
)

// fit tells as many reasons and tasks as there is room for, two and one at the least,
// and counts the others.
func (p *Page) fit(why []Reason, do []Task) {
	reasons, todo := most, mostTasks
	p.tell(why, do, reasons, todo)
	others := p.words() - wordsOf(p.part(PartWhy)) - wordsOf(p.part(PartToDo))
	for ; ; p.tell(why, do, reasons, todo) {
		switch {
		case others+wordsOf(p.part(PartWhy))+wordsOf(p.part(PartToDo)) <= mostWords:
			return
		case todo > 3:
			todo--
		case reasons > 2:
			reasons--
		case todo > 1:
			todo--
		default:
			return
		}
	}
}

func (p *Page) tell(why []Reason, do []Task, reasons, todo int) {
	p.Why, p.WhyMore, p.Do, p.DoMore = why, nil, do, nil
	if rest := len(why) - reasons; rest > 0 {
		p.Why, p.WhyMore = why[:reasons], phrase.Say("and %s more of this weight", rest)
	}
	if rest := len(do) - todo; rest > 0 {
		p.Do, p.DoMore = do[:todo], phrase.Say("and %s more", rest)
	}
}

// words counts those of the page.
func (p *Page) words() int {
	n := phrase.Words(p.closing()...)
	for _, part := range p.Parts() {
		n += wordsOf(part)
	}
	return n
}

// wordsOf counts those of a part, which are none where it has no items.
func wordsOf(part Part) int {
	if len(part.Items) == 0 {
		return 0
	}
	n := len(strings.Fields(string(part.Name)))
	for _, item := range part.Items {
		n += phrase.Words(item.Title, item.Said) + 3*len(item.Sources)
	}
	return n
}

// given is the beginning of what people gave as a reason, in whole words; and
// whether that is not all.
func given(s string) (string, bool) {
	words := 0
	between := true
	for i, r := range s {
		space := strings.ContainsRune(" \t\n", r)
		if between && !space {
			if words++; words > mostGiven {
				end := strings.TrimRight(s[:i], " \t\n,;:.")
				return end + "…", true
			}
		}
		between = space
	}
	return s, false
}

// Cut reports whether the page shows only the beginning of a reason that people
// gave.
func Cut(reason string) bool {
	_, cut := given(reason)
	return cut
}
