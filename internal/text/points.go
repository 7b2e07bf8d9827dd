package text

import (
	"fmt"
	"strings"
)

// Points says hundredths of a point, at least none, with as many decimals as
// they need and no more: "1 point", "2.5 points", "0.75 points".
func Points(hundredths int) string {
	number := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100), "0"), ".")
	if number == "1" {
		return "1 point"
	}
	return number + " points"
}
