//go:build !unix

package readfile

// Windows has neither pipes nor devices among its files.
const noWait, noFollow = 0, 0
