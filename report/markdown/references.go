package markdown

import (
	"regexp"
	"strings"
)

// What GitHub, GitLab and their kin find in text after Markdown was parsed, so
// that only a code span keeps it text: mentions and e-mail addresses, issues,
// merge requests, labels, milestones, snippets, epics, emoji names, bare
// domains, commits.
var (
	reference = regexp.MustCompile(`[#~%][\pL\pN_]|[!$&^][0-9]|(?i:gh-[0-9]|www\.)|:[A-Za-z0-9_+-]+:`)
	asciiWord = regexp.MustCompile(`[0-9A-Za-z_]+`)
	commit    = regexp.MustCompile(`^[0-9a-fA-F]{7,}$`)
)

// wantsCode reports whether text, a part of the stretch, would become a link,
// a mention, a command or an emoji if it were left as text.
func (s stretch) wantsCode(text string) bool {
	switch {
	case text == "":
		return false
	case strings.Contains(text, "::"), strings.Contains(text, "//"):
		return true
	case len(text) > 1 && strings.Contains(text, "@"):
		return true
	case s.prev == '[' && s.next == ']' && strings.Contains(text, ":"): // [vulnerability:1]
		return true
	case s.next == '"' && strings.ContainsAny(text[len(text)-1:], "~%"): // ~"a label"
		return true
	}
	return reference.MatchString(text) || commits(text)
}

// commits reports whether a word of text could be the hash of a commit.
func commits(text string) bool {
	if len(text) < 7 {
		return false
	}
	for _, word := range asciiWord.FindAllString(text, -1) {
		if commit.MatchString(word) && strings.ContainsAny(word, "0123456789") {
			return true
		}
	}
	return false
}
