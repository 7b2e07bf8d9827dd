//go:build !unix

package jobcontrol

import "os"

func stopping() []os.Signal   { return nil }
func resizing() []os.Signal   { return nil }
func continuing() []os.Signal { return nil }
func stopOthers()             {}
func stopOne()                {}
