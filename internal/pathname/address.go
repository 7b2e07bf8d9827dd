package pathname

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// Address is a path with slashes as an address, percent-encoded: a relative
// reference, or, of a path from the root, one with the scheme file.
func Address(name string) string {
	name = path.Clean(name)
	if filepath.IsAbs(filepath.FromSlash(name)) {
		return "file:///" + steps(strings.TrimPrefix(name, "/"))
	}
	return steps(name)
}

// steps encodes each step. A colon in the first one would be read as the end of a
// scheme.
func steps(name string) string {
	out := strings.Split(name, "/")
	for i := range out {
		out[i] = strings.ReplaceAll(url.PathEscape(out[i]), ":", "%3A")
	}
	return strings.Join(out, "/")
}
