package wording

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

var update = flag.Bool("update", false, "write the golden file anew")

// names are what a state of a record can name.
func names(s State) Names {
	f := Names{
		Topic: phrase.Say("device flow"), TopicStart: phrase.Say("Device flow"),
		Band: "What the questionnaire says of " + s.Verdict.String() + ".", Score: "33",
		Highest: min(s.Verdict+1, questionnaire.Suitable),
		By:      phrase.OfPeople("the board"), On: phrase.OfPeople("2026-11-24"),
		Fired: s.Conditions != NoConditions,
	}
	if !s.Decided {
		f.Missing, f.Score = 14, "33 to 59"
	}
	if s.Conditions >= Open {
		f.Conditions = 10
	}
	if s.Conditions == Open {
		f.Open = 8
	}
	if s.Exception {
		f.Until = phrase.OfPeople("2027-05-23")
	}
	if s.Decision == Superseded {
		f.Successor, f.Before = phrase.OfRecord("0008-acmectl"), Accepted
	}
	return f
}

// slot is a place where a sentence stands.
type slot struct {
	name string
	say  func(State, Names) string
}

func slots() []slot {
	one := func(say func(State, Names) phrase.Phrase) func(State, Names) string {
		return func(s State, f Names) string { return say(s, f).String() }
	}
	many := func(say func(State, Names) []phrase.Phrase) func(State, Names) string {
		return func(s State, f Names) string {
			var out []string
			for _, p := range say(s, f) {
				out = append(out, p.String())
			}
			return strings.Join(out, " ")
		}
	}
	return []slot{
		{"notice", one(Notice)}, {"verdict", one(Verdict)}, {"further", many(Further)}, {"decision", one(Taken)},
		{"because", one(Because)}, {"consequences", many(Consequences)}, {"confirmation", one(Confirmation)}, {"no task", one(NothingToDo)},
	}
}

// key names a state by its parts.
func (s State) key() string {
	exception, decided := "-", "decided"
	if s.Exception {
		exception = "exception"
	}
	if !s.Decided {
		decided = "undecided"
	}
	return fmt.Sprintf("%s %s %s %s %s %s", s.Verdict,
		[]string{"mechanism", "other", "find-out", "fix"}[s.Option],
		[]string{"none", "proposed", "accepted", "rejected", "superseded"}[s.Decision],
		exception, []string{"none", "facts", "open", "met"}[s.Conditions], decided)
}

// Every sentence of every state stands in one file, to be read: the sentences of
// each place once, and below them which of them a state has.
func TestSentencesByState(t *testing.T) {
	var said strings.Builder
	numbers := map[string]int{}
	for _, slot := range slots() {
		fmt.Fprintf(&said, "%s\n", slot.name)
		n := 0
		for _, s := range States() {
			sentence := slot.say(s, names(s))
			if _, known := numbers[slot.name+sentence]; known {
				continue
			}
			n++
			numbers[slot.name+sentence] = n
			if sentence == "" {
				sentence = "-"
			}
			fmt.Fprintf(&said, "%4d %s\n", n, sentence)
		}
	}
	fmt.Fprintf(&said, "\nverdict option decision exception conditions decided:")
	for _, slot := range slots() {
		fmt.Fprintf(&said, " %s", strings.ReplaceAll(slot.name, " ", "-"))
	}
	for _, s := range States() {
		fmt.Fprintf(&said, "\n%s:", s.key())
		for _, slot := range slots() {
			fmt.Fprintf(&said, " %d", numbers[slot.name+slot.say(s, names(s))])
		}
	}
	said.WriteByte('\n')
	golden := filepath.Join("testdata", "sentences.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(said.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != said.String() {
		t.Errorf("the sentences differ from %s; -update writes it anew", golden)
	}
}

// However many conditions there are and are open, what is said of one is said of
// one.
func TestLawOneConditionIsOne(t *testing.T) {
	said := 0
	for _, s := range States() {
		for conditions := 1; s.Conditions == Open && conditions <= 3; conditions++ {
			f := names(s)
			f.Conditions, f.Open = conditions, 1
			for _, slot := range slots() {
				sentence := slot.say(s, f)
				if strings.Contains(sentence, "1 of ") || strings.Contains(sentence, "open condition") {
					said++
				}
				if strings.Contains(sentence, "open conditions") || strings.Contains(sentence, "1 of ") && strings.Contains(sentence, "they") {
					t.Errorf("%s, 1 of %d open: %s: %s", s.key(), conditions, slot.name, sentence)
				}
			}
		}
	}
	if said < 20 {
		t.Errorf("only %d sentences tell how many are open", said)
	}
}

// all is whatever is said of a state.
func all(s State, f Names) string {
	var out []string
	for _, slot := range slots() {
		out = append(out, slot.say(s, f))
	}
	return strings.Join(out, " ")
}

// What is said of a state is true of it.
func TestLawsOfSentences(t *testing.T) {
	waiting := regexp.MustCompile(`\bonce\b|\bopen\b|\buntil they are met|\buntil it is met`)
	for _, s := range States() {
		f := names(s)
		said, lead := all(s, f), Notice(s, f).String()+" "+Verdict(s, f).String()
		for _, p := range Further(s, f) {
			lead += " " + p.String()
		}
		fail := func(why string) { t.Errorf("%s: %s:\n%s", s.key(), why, said) }
		if s.Conditions != Open && waiting.MatchString(said) {
			fail("it waits for what is not open")
		}
		if s.Exception != strings.Contains(lead, "exception") && !(s.Lenient() && !s.Exception) {
			fail("the lead names an exception where there is none, or hides one")
		}
		if s.Exception && !strings.Contains(lead, "2027-05-23") && s.Decision != Rejected {
			fail("the lead hides when the exception ends")
		}
		if !s.Live() && (waiting.MatchString(said) || strings.Contains(said, "next review") || strings.Contains(said, "missing") && s.Decision == Superseded) {
			fail("something is to be done about what is over")
		}
		if (s.Decision == Superseded) != strings.HasPrefix(lead, "Superseded: 0008-acmectl") {
			fail("the lead does not begin with what replaced the record")
		}
		if s.Decision == Proposed != strings.Contains(lead, "nobody has") {
			fail("the lead hides that nobody has decided, or claims it")
		}
		if s.Decided == strings.Contains(lead, "could raise") && s.Live() {
			fail("the lead hides what could still raise the verdict, or claims it")
		}
		if s.Decision == None && strings.Contains(Notice(s, f).String()+Taken(s, f).String(), "nobody") {
			fail("a review under way is judged for what nobody did")
		}
	}
}

// A lead has room for what people's names add to it.
func TestLeadsAreShort(t *testing.T) {
	for _, s := range States() {
		f := names(s)
		lead := Notice(s, f).String() + " " + Verdict(s, f).String()
		for _, p := range Further(s, f) {
			lead += " " + p.String()
		}
		if n := len(strings.Fields(lead)); n > 50 {
			t.Errorf("%s: %d words: %s", s.key(), n, lead)
		}
	}
}

// Facts that nobody gave leave no hole in a sentence.
func TestMissingFactsLeaveNoHole(t *testing.T) {
	hole := regexp.MustCompile(`%|\x{fffd}|  |\(\)| [.,;:]|\.\.|: \.| by\b[.,;]| until\b[.,;]| on\b[.,;]`)
	for _, s := range States() {
		f := names(s)
		f.By, f.On, f.Until, f.Successor, f.Before, f.Fired, f.Band = nil, nil, nil, nil, None, false, ""
		for _, one := range []bool{false, true} {
			if one {
				f.Missing, f.Conditions, f.Open = min(f.Missing, 1), min(f.Conditions, 1), min(f.Open, 1)
			}
			for _, slot := range slots() {
				if said := slot.say(s, f); hole.MatchString(said) {
					t.Errorf("%s: %s: %q", s.key(), slot.name, said)
				}
			}
		}
	}
}
