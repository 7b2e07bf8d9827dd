//go:build offline

package measure

import "flowverdict/ui/command/online"

// Probe refuses: there is no network.
func Probe(a Asked) (Measured, error) {
	_, err := online.Published(a.Asked)
	return Measured{}, err
}
