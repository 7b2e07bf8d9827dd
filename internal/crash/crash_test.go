package crash

import (
	"errors"
	"strings"
	"testing"
)

func thrower(value any) (err error) {
	defer Guard(&err)
	if value != nil {
		panic(value)
	}
	return errors.New("its own")
}

// A panic becomes an error with its value and the place where it was thrown;
// where there is none, the function's own error stays.
func TestGuard(t *testing.T) {
	var caught *Error
	err := thrower("no such level")
	if !errors.As(err, &caught) || caught.Value != "no such level" || err.Error() != "the program has crashed: no such level" {
		t.Errorf("caught %v", err)
	}
	if !strings.Contains(string(caught.Stack), "crash.thrower") {
		t.Errorf("the stack does not lead to the place:\n%s", caught.Stack)
	}
	if again := thrower(caught); again != err {
		t.Errorf("thrown again it became %v", again)
	}
	if err := thrower(nil); err == nil || err.Error() != "its own" {
		t.Errorf("without a panic: %v", err)
	}
}
