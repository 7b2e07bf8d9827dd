package text

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Compatible writes characters that mean the same in one way, so that texts can
// be compared: a letter and its marks as one, full-width letters and no-break
// spaces as the usual ones.
func Compatible(s string) string { return norm.NFKC.String(s) }

// Alike writes a text as one that looks the same does: compatible, without what only
// changes how a letter is drawn, and with the Cyrillic and Greek letters that cannot be
// told from Latin ones as these. It is for comparing names, never for showing them.
func Alike(s string) string {
	const others, latin = "АВЕЅІЈКМНОРСТУХҮԌԚԜавеѕіјкмнорсԁһԛԝутхүΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ", "ABESIJKMHOPCTYXYGQWabesijkmhopcdhqwytxyABEZHIKMNOPTYXaikvoptux"
	from, to := []rune(others), []rune(latin)
	return strings.Map(func(r rune) rune {
		if r < 0x80 {
			return r
		}
		if DependsOnPlace(r) {
			return -1
		}
		if at := slices.Index(from, r); at >= 0 {
			return to[at]
		}
		return r
	}, Compatible(s))
}
