package terminal

import "strings"

// Charset is what a terminal can show, as far as the environment tells.
type Charset struct {
	Marks bool // signs such as bullets, boxes and bars
	Text  bool // text that is not ASCII
}

// CharsetOf tells by the locale which text a terminal can show, and by the locale
// and TERM which signs. The first of LC_ALL, LC_CTYPE and LANG that is set counts
// (POSIX, Environment Variables). Where none is set, as in most containers, the
// terminal outside is believed to show all.
func CharsetOf(getenv func(string) string) Charset {
	out := Charset{Marks: true, Text: true}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := getenv(name); locale != "" {
			out.Text = showsText(locale)
			break
		}
	}
	out.Marks = out.Text && !bare(getenv("TERM"))
	return out
}

// showsText reports whether a locale is one of UTF-8, or does not say.
func showsText(locale string) bool {
	locale, _, _ = strings.Cut(locale, "@")
	name, codeset, said := strings.Cut(locale, ".")
	if !said {
		return name != "C" && name != "POSIX"
	}
	codeset = strings.ReplaceAll(strings.ToLower(codeset), "-", "")
	return codeset == "utf8"
}

// bare reports whether a kind of terminal has the signs of no other character set:
// the console of Linux or BSD, whose font has 256 or 512, and terminals of the DEC
// family before Unicode.
func bare(kind string) bool {
	if kind == "linux" || kind == "ansi" || strings.HasPrefix(kind, "cons25") || strings.HasPrefix(kind, "sun") || strings.HasPrefix(kind, "wsvt") {
		return true
	}
	model, dec := strings.CutPrefix(kind, "vt")
	return dec && model != "" && model[0] >= '0' && model[0] <= '9'
}
