package text

import "golang.org/x/text/unicode/norm"

// Compatible writes characters that mean the same in one way, so that texts can
// be compared: a letter and its marks as one, full-width letters and no-break
// spaces as the usual ones.
func Compatible(s string) string { return norm.NFKC.String(s) }
