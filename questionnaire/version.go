package questionnaire

import (
	"cmp"
	"strconv"
	"strings"
)

// ValidVersion reports whether s is of the form 1.2.3, without leading zeros.
func ValidVersion(s string) bool {
	parts := strings.Split(s, ".")
	for _, part := range parts {
		if n, err := strconv.Atoi(part); err != nil || len(part) > 9 || strconv.Itoa(n) != part || n < 0 {
			return false
		}
	}
	return len(parts) == 3
}

// CompareVersions orders two versions of the form 1.2.3 by their numbers.
func CompareVersions(a, b string) int {
	x, y := numbers(a), numbers(b)
	return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]))
}

func numbers(version string) (n [3]int) {
	for i, part := range strings.SplitN(version, ".", 3) {
		n[i], _ = strconv.Atoi(part)
	}
	return n
}
