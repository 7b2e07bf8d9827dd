// Package crash turns a panic into an error, so that a fault of the program ends
// a run in order: the terminal is given back, the draft is kept, and the exit
// code says what happened.
//
// It imports the standard library only.
package crash

import (
	"fmt"
	"runtime/debug"
)

// Error is a panic that was caught.
type Error struct {
	Value any    // what was thrown
	Stack []byte // of the goroutine, from the place where it was thrown
}

// Error gives the value in one sentence.
func (e *Error) Error() string { return fmt.Sprintf("the program has crashed: %v", e.Value) }

// Guard catches a panic of the function that defers it, and puts it into err:
//
//	defer crash.Guard(&err)
//
// An [Error] that is thrown again stays what it is.
// Each function that is started as a goroutine defers it: nobody else can catch
// what is thrown there.
func Guard(err *error) {
	value := recover()
	if value == nil {
		return
	}
	caught, again := value.(*Error)
	if !again {
		caught = &Error{value, debug.Stack()}
	}
	*err = caught
}
