package files

import (
	"runtime/debug"
	"testing"
)

// collector returns the settings of the garbage collector.
func collector() (percent int, limit int64) {
	percent = debug.SetGCPercent(100)
	debug.SetGCPercent(percent)
	return percent, debug.SetMemoryLimit(-1)
}

// The collector is as it was when a run is over, and as the environment has it
// all the time where that says something.
func TestTheEnvironmentSetsTheCollector(t *testing.T) {
	for _, env := range []map[string]string{{}, {"GOGC": "50"}, {"GOMEMLIMIT": "1GiB"}, {"GOGC": "off", "GOMEMLIMIT": "64MiB"}} {
		percent, limit := collector()
		undo := relaxCollector(1000<<10, func(name string) string { return env[name] })
		within, withinLimit := collector()
		if changed := within != percent || withinLimit != limit; changed != (len(env) == 0) {
			t.Errorf("%v: %d%% and %d bytes, before %d%% and %d", env, within, withinLimit, percent, limit)
		}
		undo()
		if after, afterLimit := collector(); after != percent || afterLimit != limit {
			t.Errorf("%v: %d%% and %d bytes are left, before %d%% and %d", env, after, afterLimit, percent, limit)
		}
	}
}
