//go:build unix

package readfile

import "syscall"

const (
	noWait   = syscall.O_NONBLOCK | syscall.O_NOCTTY // a pipe is not waited for
	noFollow = noWait | syscall.O_NOFOLLOW
)
