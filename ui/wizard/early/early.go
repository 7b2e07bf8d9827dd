// Package early keeps the program from questioning the terminal at start.
//
// Linking Bubble Tea asks the terminal for its background colour while packages
// are initialised, and waits up to five seconds on a terminal that does not
// answer. Go initialises packages in the order of their import paths as soon as
// their own imports are ready, so this one, which sorts before
// github.com/charmbracelet/bubbletea and imports nothing but lipgloss, runs
// first and answers in the terminal's place. The wizard uses no colour that
// depends on the answer. It may import lipgloss and nothing else.
package early

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
