//go:build race

package wizard

// raced is set under the race detector, which makes every step ten times as
// slow: what has no second goroutine is then walked in longer steps.
const raced = true
