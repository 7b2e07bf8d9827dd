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

// Alike writes texts that look the same in one way: as [Compatible] does, without what
// only changes how a letter is drawn, and with Latin letters for the Cyrillic and Greek
// ones that look like them. It is for comparing names, never for showing them, and knows
// letters as they stand: a capital may look like another letter than its small form.
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
