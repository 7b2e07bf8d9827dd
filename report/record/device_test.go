package record_test

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/report/record"
)

// No record is named like a device of Windows, and with a number before it each
// is a name.
func TestNoRecordIsNamedLikeADevice(t *testing.T) {
	for _, name := range text.DeviceNames() {
		if record.ValidID(name) || !record.ValidID("0001-"+name) || !record.ValidID(name+"-0") {
			t.Errorf("%q is valid: %v", name, record.ValidID(name))
		}
		for _, id := range []string{name, strings.ToUpper(name), name + ".yaml"} {
			if wrong, hint := record.WhyInvalid(id); !strings.Contains(wrong, "device") || !strings.HasSuffix(hint, "0007-"+name) {
				t.Errorf("%q %s: %s", id, wrong, hint)
			}
		}
	}
}
