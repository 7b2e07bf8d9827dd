package questionnaire

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

var versionShape = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})$`)

func validVersion(s string) bool { return versionShape.MatchString(s) }

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
