//go:build offline

package online

import (
	"context"

	"flowverdict/ui/command/runs"
	"flowverdict/ui/command/usage"
)

// Published refuses: there is no network.
func Published(context.Context, Asked) ([]runs.Document, error) { return nil, errOffline() }

// errOffline refuses what would need a connection.
func errOffline() error {
	return usage.Errorf("this build has no network").
		WithHint("it was built with the tag offline: use a program that was built without it, or inspect files")
}
