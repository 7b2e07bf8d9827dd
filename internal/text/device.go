package text

import (
	"fmt"
	"slices"
	"strings"
)

// DeviceNames returns the names that mean a device to Windows: no file there can
// have them, whatever its ending, so that a repository with one cannot be
// checked out.
func DeviceNames() []string {
	names := []string{"con", "prn", "aux", "nul"}
	for _, port := range []string{"com", "lpt"} {
		for n := 1; n <= 9; n++ {
			names = append(names, fmt.Sprintf("%s%d", port, n))
		}
	}
	return names
}

// IsDevice reports whether the name of a file means a device to Windows: what
// stands before its first dot is one of [DeviceNames], in capitals or not, with
// spaces behind it or not.
func IsDevice(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.TrimRight(base, " ")
	return len(base) <= len("com1") && slices.Contains(DeviceNames(), strings.ToLower(base))
}
