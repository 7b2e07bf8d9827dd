package text_test

import (
	"testing"

	"flowverdict/internal/text"
)

func TestIsDevice(t *testing.T) {
	for name, want := range map[string]bool{
		"con": true, "CON": true, "Nul.yaml": true, "aux.tar.gz": true, "prn.": true, "com1 ": true, "lpt9 .md": true, "COM9.yaml": true,
		"0001-con": false, "con-1": false, "console": false, "com0": false, "com10": false, "lpt": false, "": false, "a.con": false, "0001-con.yaml": false, " con": false,
	} {
		if got := text.IsDevice(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
	for _, name := range text.DeviceNames() {
		if !text.IsDevice(name) {
			t.Errorf("%q is a device's", name)
		}
	}
}
