package text_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"flowverdict/internal/text"
)

// What is written is the number: no digit of it is lost, and none is too many.
func TestPoints(t *testing.T) {
	for n := 0; n <= 11000; n++ {
		said := text.Points(n)
		number, noun, _ := strings.Cut(said, " ")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil || int(math.Round(value*100)) != n || number != strconv.FormatFloat(value, 'f', -1, 64) {
			t.Errorf("%d hundredths are %q", n, said)
		}
		if n == 100 && noun != "point" || n != 100 && noun != "points" {
			t.Errorf("%d hundredths are %q", n, said)
		}
	}
}
