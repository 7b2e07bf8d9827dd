//go:build race

package analysis

// raced is set under the race detector, which makes every step ten times as
// slow: what has no second goroutine is then tried on fewer inputs.
const raced = true
