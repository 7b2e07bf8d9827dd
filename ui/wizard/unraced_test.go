//go:build !race

package wizard

const raced = false
