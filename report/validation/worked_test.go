//go:build !linux

package validation_test

import "time"

// workedFor is how long a function takes.
func workedFor(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}
