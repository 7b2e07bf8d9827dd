package yamldoc

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that a person most likely meant by word: the
// one with the smallest edit distance, the first of several, or "" when none
// is near (more than half of the longer word would have to change). Case makes
// no distance.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", -1
	word = strings.ToLower(word)
	for _, c := range candidates {
		d := distance(word, strings.ToLower(c))
		longest := max(utf8.RuneCountInString(word), utf8.RuneCountInString(c))
		if d > max(1, longest/2) {
			continue
		}
		if bestDistance < 0 || d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the number of characters to insert, delete, replace or swap
// with a neighbour to turn a into b (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 { // nobody mistypes that; keep the cost bounded
		return len(x) + len(y)
	}
	older, old, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(old[j]+1, cur[j-1]+1, old[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], older[j-2]+1)
			}
		}
		older, old, cur = old, cur, older
	}
	return old[len(y)]
}
