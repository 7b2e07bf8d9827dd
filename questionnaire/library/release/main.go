// Command release makes a release of the working questionnaire: it freezes a
// copy of the file under its version, notes its digest, and compiles it into
// the program. go generate runs it in the folder of package library.
//
// A version that is released never changes: where the working file differs
// from the release of its version, nothing is written. Where it does not, what
// is generated is only written anew.
package main

import (
	"fmt"
	"os"
)

func main() {
	said, err := release("../data", "generated.go")
	if err != nil {
		fmt.Fprintln(os.Stderr, "release: "+err.Error())
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, said)
}
