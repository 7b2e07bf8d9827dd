package text_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/idna"
	"pgregory.net/rapid"

	"flowverdict/internal/text"
)

// Words and pictures as they are written pass every way that a text takes.
func TestWhatScriptsNeedStays(t *testing.T) {
	for _, s := range []string{
		"می\u200cخواهم", "خانه\u200cای", "نیم\u200cفاصله", "کتابِ\u200cها", "ܒ\u200cܐ", // Persian, with a vowel, Syriac
		"क्\u200dष", "क्\u200cष", "श्री\u200d"[:len("श्री")], "न्\u200dयायालय", // Hindi
		"র\u200d্যাব", "উত্\u200d", "ক্\u200cষ", // Bengali
		"ರ್\u200dಯ", "ರ\u200d್ಯ", "అన్\u200cలైన్", "ന്\u200d", "ශ්\u200dරී", "க்\u200cஷ", // Kannada, Telugu, Malayalam, Sinhala, Tamil
		"👨\u200d💻", "👩🏽\u200d💻", "👩\u200d❤\ufe0f\u200d👨", "🏳\ufe0f\u200d🌈", "👨\u200d👩\u200d👧\u200d👦", "🧑\u200d⚕\ufe0f", "🐻\u200d❄\ufe0f", "🧑🏿\u200d🦰",
		"🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿", "ᠬᠠᠷ\u180eᠠ",
		"ᠨ\u180bᠠ", "葛\U000e0100城", "≨\ufe00", "ꡢ\ufe00"[:len("ꡢ")], "1\ufe0f\u20e3", "#\ufe0f\u20e3", "❤\ufe0f", "©\ufe0e", "‼\ufe0f", "ℹ\ufe0f", "\u1103\u1160\u11ab", "\u115f\u1161", "⠁\u2800⠃",
	} {
		around := "x " + s + " y"
		if r, found := text.FirstHostile(around); found {
			t.Errorf("%+q: %U is hostile", s, r)
		}
		if text.Input(around) != around || text.Line(around) != around || text.Shown(around) != around || text.Typed(around) != around {
			t.Errorf("%+q: %+q, %+q, %+q, %+q", s, text.Input(around), text.Line(around), text.Shown(around), text.Typed(around))
		}
		if got := string(text.GuardJSON([]byte(around))); got != around {
			t.Errorf("%+q: %q", s, got)
		}
	}
}

// What joins nothing could hide something.
func TestJoinersThatHideAreHostile(t *testing.T) {
	for _, s := range []string{
		"a\u200cb", "pay\u200dpal", "\u200c", "\u200dx", "1\u200c2", "а\u200cа", "漢\u200c字", "é\u200cé", "e\u0301\u200ce",
		"ب\u200c", "\u200cب", "ب \u200cب", "ب\u200c\u200cب", "ب\u200c\u200dب", "ب\u200dب", "ا\u200cب", "ر\u200cب", "ب\u200cء", "ب\u200ca", "a\u200cب", "ب\n\u200cب",
		"क\u200cष", "क\u200dष", "क्\u200d\u200dष", "क्\u200d\u200cष", "्\u200d", "क\u200d्",
		"👨\u200d", "\u200d💻", "👨\u200d\u200d💻", "a\u200d💻", "👨\u200da", "👨\u200d \U0001F4BB", "😀\u200c😀", "\u1f3fd\u200d💻", "\ufe0f\u200d💻", "1\ufe0f\u200d💻",
		"\U000e0067", "🏴\U000e0067", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067", "🏴\U000e0067\U000e007f", "🏴\U000e0068\U000e0069\U000e0064\U000e0065\U000e007f", "🏳\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴🏴󠁧󠁢󠁳󠁣󠁴󠁿\U000e007f", "🏴󠁧󠁢󠁳󠁣󠁴󠁿󠁧󠁢󠁳󠁣󠁴󠁿",
		"ᠬ\u180e", "\u180eᠠ", "a\u180eᠠ", "ᠬ\u180eᠬ", "ᠬ\u180e\u180eᠠ",
		"a\ufe0f", "1\ufe0f", "é\ufe0f", "葛\U000e0100\U000e0101", "葛\ufe0f", "a\U000e0100", "❤\ufe0f\ufe0f", "\ufe0f", "😀\U000e0101", "ᠨ\u180b\u180b", "a\u180b", " \u180c",
		"\u3164", "\uffa0", "\u115f", "\u1160", "a\u1160", "\u115fa", "\u2800", "a\u2800b", "\u2800\u2800", "\u034f", "a\u034fb", "\u17b4", "ក\u17b5",
		"\u200b", "ب\u200bب", "ب\u2060ب", "ب\ufeffب", "\u202eب",
	} {
		if _, found := text.FirstHostile(s); !found {
			t.Errorf("%+q: nothing is hostile", s)
		}
		if got := text.Input(s); got == s {
			t.Errorf("%+q stays", s)
		}
	}
}

// What Unicode says is not shown stands unseen nowhere in a word of Latin letters, and
// a word of them is all that is left of it on its way in.
func TestLawWhatIsNotShownIsHostile(t *testing.T) {
	ignored, n := unicode.Properties["Other_Default_Ignorable_Code_Point"], 0
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		shown := unicode.In(r, unicode.Prepended_Concatenation_Mark) || r >= 0x13430 && r <= 0x13455 // signs of Arabic and Egyptian that are drawn, or draw others
		if !unicode.In(r, ignored, unicode.Variation_Selector, unicode.Cf) || shown {
			continue
		}
		n++
		for _, s := range []string{"ab" + string(r) + "cd", string(r) + "ab", "ab" + string(r), "ab " + string(r) + " cd", string(r)} {
			if _, found := text.FirstHostile(s); !found {
				t.Errorf("%U is not shown, and not hostile in %+q", r, s)
			}
			if got := text.Input(s); strings.ContainsRune(got, r) {
				t.Errorf("%+q becomes %+q", s, got)
			}
		}
	}
	if n < 4000 {
		t.Errorf("%d characters are not shown", n)
	}
}

// The appendices A.1 and A.2 of RFC 5892, written as patterns.
func TestLawJoinersAreThoseOfTheRFC(t *testing.T) {
	letters := map[string]string{"D": "بيمک", "R": "ادرو", "U": "ءaक漢", "T": "\u064e\u0650\u0301", "V": "\u094d\u09cd"}
	pieces := []string{"\u200c", "\u200d", "\u200b", "ب\u200cي", "ب\u064e\u200cا", "ب\u200c", "\u200cا", "क\u094d\u200d", "\u09cd\u200c", "\u200d\u09cd"}
	for _, of := range letters {
		pieces = append(pieces, strings.Split(of, "")...)
	}
	nonJoiner := regexp.MustCompile(`(?s:.)[` + letters["V"] + `]$|[` + letters["D"] + `][` + letters["T"] + letters["V"] + `]*$`)
	after := regexp.MustCompile(`^[` + letters["T"] + letters["V"] + `]*[` + letters["D"] + letters["R"] + `]`)
	virama := regexp.MustCompile(`(?s:.)[` + letters["V"] + `]$`)
	seen := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(t, "pieces"), "")
		for i, r := range s {
			before, behind := s[:i], s[i+len(string(r)):]
			want := text.Hostile(r)
			switch r {
			case '\u200c':
				want = !virama.MatchString(before) && !(nonJoiner.MatchString(before) && after.MatchString(behind))
			case '\u200d':
				want = !virama.MatchString(before) && !regexp.MustCompile(`[क\x{64e}\x{650}\x{301}ء漢بيمکادرو]$`).MatchString(before)
				if !virama.MatchString(before) && !regexp.MustCompile(`^[`+letters["V"]+`]\pL`).MatchString(behind) {
					want = true
				}
			}
			if got := text.HostileAt(s, i); got != want {
				t.Fatalf("%+q at %d: hostile %v", s, i, got)
			}
			if text.Hostile(r) {
				seen[want]++
			}
		}
	})
	if !testing.Short() && (seen[true] < 50 || seen[false] < 20) {
		t.Errorf("too few joiners: %v", seen)
	}
}

// Which letters are joined to the next one, another table of Unicode knows too.
func TestJoinedLettersAreThoseOfIDNA(t *testing.T) {
	profile := idna.New(idna.CheckJoiners(true))
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if !unicode.IsLetter(r) || unicode.ToLower(r) != r || text.Compatible(string(r)) != string(r) { // idna writes those in another way first
			continue
		}
		s := string(r) + "\u200cب"
		_, err := profile.ToUnicode(s)
		if _, hostile := text.FirstHostile(s); hostile == (err == nil) {
			t.Errorf("%U before a joined letter: hostile %v, %v", r, hostile, err)
		}
		// There is no such table of those that are joined to the previous one:
		// they are letters of the same scripts, but for a few.
		_, hostile := text.FirstHostile("ب\u200c" + string(r))
		if !hostile && !unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mandaic, unicode.Nko, unicode.Mongolian, unicode.Phags_Pa, unicode.Manichaean, unicode.Psalter_Pahlavi, unicode.Hanifi_Rohingya, unicode.Sogdian, unicode.Old_Uyghur, unicode.Chorasmian, unicode.Adlam) {
			t.Errorf("%U is joined to a letter before it", r)
		}
		if joined := unicode.In(r, unicode.Arabic) && r < 0x700; joined && hostile && !slices.Contains([]rune{0x621, 0x640, 0x674, 0x6d4, 0x6dd, 0x6e5, 0x6e6}, r) {
			t.Errorf("%U is not joined to a letter before it", r)
		}
	}
}

// Where a text is cut, no joiner stays that joined it to what is gone.
func TestNothingHostileComesOfACut(t *testing.T) {
	for _, s := range []string{strings.Repeat("می\u200cخواهم", 9), strings.Repeat("👩🏽\u200d💻", 40), strings.Repeat("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 40), strings.Repeat("न्\u200dया", 30)} {
		for _, width := range []int{1, 2, 3, 4, 5, 6, 7, 8, 20, 21, 22, 23} {
			if r, hostile := text.FirstHostile(text.Cut(s, width, "...")); hostile {
				t.Errorf("%+q cut to %d has %U", s, width, r)
			}
			if r, hostile := text.FirstHostile(text.Clip(strings.Repeat("x", width) + s)); hostile {
				t.Errorf("%+q clipped has %U", s, r)
			}
		}
	}
}
