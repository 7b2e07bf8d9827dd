package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// The joiners of Unicode. They cannot be seen, but change the shape of the
// letters beside them.
const (
	nonJoiner            = '\u200c'
	joiner               = '\u200d'
	mongolianVowelsApart = '\u180e'
)

// The fillers of Hangul, and the empty pattern of Braille.
const (
	noConsonant  = '\u115f'
	noVowel      = '\u1160'
	brailleBlank = '\u2800'
)

// HostileAt reports whether the character that begins at a byte of s is hostile
// where it stands. It is where [Hostile] says so, but for what some scripts need
// and nothing can be hidden by:
//
//   - U+200C between letters that would be joined without it, and U+200C and
//     U+200D after a virama (RFC 5892, appendix A.1 and A.2: Persian, Hindi), and
//     U+200D between a letter and its virama (Bengali)
//   - U+200D between the parts of an emoji (UTS #51)
//   - the tags behind a black flag that make it the one of England, Scotland or
//     Wales, which are all that are in use
//   - U+180E before the last vowel of a Mongolian word
//   - a variation selector behind a character that has variants: a picture or a keycap,
//     a mathematical sign, a Han character, a letter of Mongolian, Phags-pa or Myanmar
//   - the fillers U+115F and U+1160 in the place of a consonant and a vowel of Hangul
//   - U+2800 beside a pattern of Braille
func HostileAt(s string, at int) bool {
	r, size := utf8.DecodeRuneInString(s[at:])
	if !Hostile(r) {
		return false
	}
	switch before, after := s[:at], s[at+size:]; {
	case r == nonJoiner:
		return !afterVirama(before) && !parts(before, after)
	case r == joiner:
		return !afterVirama(before) && !beforeVirama(before, after) && !joinsEmoji(before, after)
	case r == mongolianVowelsApart:
		last, _ := utf8.DecodeLastRuneInString(before)
		vowel, _ := utf8.DecodeRuneInString(after)
		return !unicode.Is(unicode.Mongolian, last) || !unicode.IsLetter(last) || vowel != '\u1820' && vowel != '\u1821'
	case tag(r):
		return !inFlag(before, s[at:])
	case unicode.Is(unicode.Variation_Selector, r):
		return !varies(before, r, after)
	case r == noConsonant:
		vowel, _ := utf8.DecodeRuneInString(after)
		return vowel <= noVowel || vowel > '\u11a7'
	case r == noVowel:
		consonant, _ := utf8.DecodeLastRuneInString(before)
		return consonant < '\u1100' || consonant >= noConsonant
	case r == brailleBlank:
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		return !braille(last) && !braille(next)
	}
	return true
}

func braille(r rune) bool { return r > brailleBlank && r <= '\u28ff' }

// varies reports whether a character that has variants stands before a selector.
func varies(before string, selector rune, after string) bool {
	const asText, asPicture, keycap = '\ufe0e', '\ufe0f', '\u20e3'
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case selector >= 0xe0100:
		return unicode.Is(unicode.Han, last)
	case selector == asText, selector == asPicture:
		return last != brailleBlank && last != utf8.RuneError && (unicode.Is(unicode.So, last) || pictograph(last) || last < 0x80 && strings.ContainsRune("#*0123456789", last) && next == keycap)
	case unicode.Is(unicode.Mongolian, selector):
		return unicode.IsLetter(last) && unicode.Is(unicode.Mongolian, last)
	}
	return unicode.In(last, unicode.Han, unicode.Sm, unicode.Myanmar, unicode.Phags_Pa)
}

// DependsOnPlace reports whether it depends on the place whether r is hostile.
func DependsOnPlace(r rune) bool {
	return r == nonJoiner || r == joiner || r == mongolianVowelsApart || tag(r) || unicode.Is(unicode.Variation_Selector, r) || r == noConsonant || r == noVowel || r == brailleBlank
}

// untorn takes from the end of a text what only belonged to what stood behind it
// and was cut off.
func untorn(s string) string {
	for {
		last, size := utf8.DecodeLastRuneInString(s)
		if !DependsOnPlace(last) || !HostileAt(s, len(s)-size) {
			return s
		}
		s = s[:len(s)-size]
	}
}

// afterVirama reports whether a text ends with a virama, which takes the vowel
// from a letter and makes it a part of the next.
func afterVirama(before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	return virama(last) && len(before) > size
}

func beforeVirama(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, size := utf8.DecodeRuneInString(after)
	behind, _ := utf8.DecodeRuneInString(after[size:])
	return virama(next) && unicode.IsLetter(behind) && (unicode.Is(unicode.Lo, last) || unicode.Is(unicode.Mn, last)) && !virama(last)
}

func virama(r rune) bool {
	const class = 9 // of marks that are viramas
	return r >= 0x94d && norm.NFC.PropertiesString(string(r)).CCC() == class
}

// parts reports whether letters that are joined would stand beside each other.
func parts(before, after string) bool {
	before, after = strings.TrimRightFunc(before, transparent), strings.TrimLeftFunc(after, transparent)
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return joinsNext(last) && joinsPrevious(next)
}

// transparent reports whether letters are joined across r.
func transparent(r rune) bool {
	return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) || r == 0x70f || r == 0x1885 || r == 0x1886 || r == 0x1e94b
}

// joinsEmoji reports whether what stands on both sides is one picture with a
// joiner between them.
func joinsEmoji(before, after string) bool {
	const picture, tone = '\ufe0f', "\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF"
	last, size := utf8.DecodeLastRuneInString(before)
	if last == picture || strings.ContainsRune(tone, last) && len(before) > size {
		last, _ = utf8.DecodeLastRuneInString(before[:len(before)-size])
	}
	next, _ := utf8.DecodeRuneInString(after)
	return pictograph(last) && pictograph(next)
}

// pictograph reports whether r can be a part of an emoji of several parts: what
// follows it behind a joiner is of the same letter.
func pictograph(r rune) bool {
	if r < 0xa9 || r == utf8.RuneError {
		return false
	}
	pair := string([]rune{r, joiner, '\u2764'})
	first, _, _, _ := uniseg.FirstGraphemeClusterInString(pair, -1)
	return first == pair
}

func tag(r rune) bool { return r >= 0xe0020 && r <= 0xe007f }

// inFlag reports whether the tags around a place make a flag that is in use.
func inFlag(before, after string) bool {
	const flag, longest = "\U0001F3F4", len("\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f")
	from, to := len(before), 0
	for len(before)-from <= longest {
		r, size := utf8.DecodeLastRuneInString(before[:from])
		if !tag(r) {
			break
		}
		from -= size
	}
	for to <= longest && to < len(after) {
		r, size := utf8.DecodeRuneInString(after[to:])
		if !tag(r) {
			break
		}
		to += size
	}
	if !strings.HasSuffix(before[:from], flag) {
		return false
	}
	switch untagged(before[from:] + after[:to]) {
	case "gbeng\x7f", "gbsct\x7f", "gbwls\x7f":
		return true
	}
	return false
}

// untagged returns the text that tags spell.
func untagged(s string) string {
	return strings.Map(func(r rune) rune { return r - 0xe0000 }, s)
}
