package firstpage

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
	"slices"
)

// Part is one part of a first page.
type Part struct {
	Name  PartName
	Items []Item // at least one
}

// PartName is what a part is about. It is the program's own words.
type PartName string

// The parts, in their order.
const (
	PartVerdict  PartName = "Verdict"  // of the answers; the strip shows the same
	PartDecision PartName = "Decision" // of people
	PartWhy      PartName = "Why"
	PartToDo     PartName = "To do"
	PartInstead  PartName = "Instead"
	PartRests    PartName = "Rests on" // in words what a bar of Rests shows
	PartNext     PartName = "Next"
)

// Item is a line of a part: what it is about, stressed, and what is said of that.
// One of the two may be nothing.
type Item struct {
	Title phrase.Phrase
	Said  phrase.Phrase

	Sources  []questionnaire.Source // on which it rests; they are not in Said
	Gate     *questionnaire.Gate    // of which the reason or the condition is told, or nil
	Key      string                 // of the condition that is told, or ""
	Question string                 // that it leads to, or ""
}

// Text is the item in one sentence, without its sources.
func (i Item) Text() phrase.Phrase {
	switch {
	case len(i.Title) == 0:
		return i.Said
	case len(i.Said) == 0:
		return i.Title
	}
	return phrase.Say("%s: %s", i.Title, i.Said)
}

// Parts are those that have something to say.
func (p *Page) Parts() []Part {
	var out []Part
	for _, name := range []PartName{PartVerdict, PartDecision, PartWhy, PartToDo, PartInstead, PartRests, PartNext} {
		if part := p.part(name); len(part.Items) > 0 {
			out = append(out, part)
		}
	}
	return out
}

// part is one of them, without items that say nothing.
func (p *Page) part(name PartName) Part {
	var items []Item
	switch name {
	case PartVerdict:
		items = []Item{p.verdict()}
	case PartDecision:
		items = p.decision()
	case PartWhy:
		items = p.reasons()
	case PartToDo:
		items = p.todo()
	case PartInstead:
		items = p.instead()
	case PartRests:
		items = p.rests()
	case PartNext:
		items = p.next()
	}
	return Part{name, slices.DeleteFunc(items, func(i Item) bool { return len(i.Title)+len(i.Said) == 0 })}
}

// verdict says what the strip shows.
func (p *Page) verdict() Item {
	said := phrase.Say("%s, %s", p.Strip.Verdict, phrase.Own(p.Strip.Words()))
	if p.Strip.Points > p.Strip.Score {
		said = phrase.Say("%s; %s points before gates", said, p.Strip.Points)
	}
	return Item{Said: said}
}

func (p *Page) decision() []Item {
	out := []Item{{Title: p.Taken, Said: p.Reason}}
	for _, row := range p.Decided {
		out = append(out, Item{Said: phrase.Say("%s: %s", phrase.Own(row.Label), row.Value)})
	}
	return out
}

func (p *Page) reasons() []Item {
	var out []Item
	for _, r := range p.Why {
		out = append(out, Item{Title: r.Title, Said: r.Said, Sources: r.Sources, Gate: r.Gate, Question: r.Question})
	}
	return append(out, Item{Said: p.WhyMore})
}

func (p *Page) todo() []Item {
	var out []Item
	for _, t := range p.Do {
		who := []phrase.Phrase{t.Who}
		if len(t.Until) > 0 {
			who = append(who, t.Until)
		}
		out = append(out, Item{Title: phrase.Join(who, ", "), Said: t.Do, Gate: t.Gate, Key: t.Key, Question: t.Question})
	}
	return append(out, Item{Said: p.DoMore}, Item{Said: p.DoNothing})
}

func (p *Page) instead() []Item {
	option := p.Option
	if len(p.InsteadVerdict) > 0 {
		all := phrase.Say("The same answers would give each of these %s.", p.InsteadVerdict)
		if option = all; len(p.Option) > 0 {
			option = phrase.Say("%s %s", p.Option, all)
		}
	}
	out := []Item{{Said: option}}
	for _, w := range p.Instead {
		item := Item{Said: w.Said, Question: w.Question}
		switch {
		case len(w.Verdict) > 0 && w.RuledOut:
			item.Said = phrase.Say("%s; otherwise %s", w.Said, w.Verdict)
		case len(w.Verdict) > 0:
			item.Said = phrase.Say("%s; %s", w.Said, w.Verdict)
		}
		if w.Chosen {
			item.Title = w.Title
		} else {
			item.Said = phrase.Say("%s: %s", w.Title, item.Said)
		}
		out = append(out, item)
	}
	return out
}

func (p *Page) rests() []Item {
	var counts []string
	for _, c := range p.Rests {
		counts = append(counts, c.String())
	}
	var said []phrase.Phrase
	for _, s := range []phrase.Phrase{phrase.Say("%s.", phrase.Own(text.And(counts))), p.Again, p.Bears, p.Clash, p.Kept} {
		if len(s) > 0 {
			said = append(said, s)
		}
	}
	return []Item{{Said: phrase.Join(said, " ")}}
}

func (p *Page) next() []Item {
	var out []Item
	if p.ReviewBy != "" {
		out = append(out, Item{Said: phrase.Say("Review again by %s", phrase.OfPeople(p.ReviewBy))})
	}
	if p.Supersedes != "" {
		out = append(out, Item{Said: phrase.Say("Supersedes %s", phrase.OfRecord(p.Supersedes))})
	}
	return out
}
