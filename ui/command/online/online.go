// Package online is where commands reach an identity provider. What is built with
// the tag offline holds only its refusal.
//
// It may import those that ask, and turns their errors into what a command says.
// It prints nothing.
package online

import "strings"

// Asked is what a command line says of a provider, and what requests need.
type Asked struct {
	Issuer  string
	CA      []byte              // more certificate authorities, PEM; nil for none
	Version string              // of the program, which is told to the provider
	Getenv  func(string) string // for the proxy
	Tell    func(line string)   // is told of each host before it is asked
}

// MostAuthorities is how large a file of certificate authorities may be.
const MostAuthorities = 1 << 20

// Failure is why something could not be finished. The hint says what to do about
// it, or is "".
type Failure struct {
	Message, Hint string
	Nothing       bool // the provider answers, and publishes nothing of itself
}

// Error returns what is wrong.
func (f *Failure) Error() string { return f.Message }

// IsAddress reports whether an argument names a provider, and not a file.
func IsAddress(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}
