package validation_test

import (
	"runtime"
	"syscall"
	"time"
)

// workedFor is the processor time of a function that runs in one thread, whatever
// else runs on the machine.
func workedFor(do func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := worked()
	do()
	return worked() - before
}

func worked() time.Duration {
	const thisThread = 1 // RUSAGE_THREAD of getrusage(2)
	var u syscall.Rusage
	if err := syscall.Getrusage(thisThread, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
