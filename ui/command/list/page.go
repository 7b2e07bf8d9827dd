package list

import (
	"path/filepath"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/report/register"
	"flowverdict/report/register/output"
	"flowverdict/ui/command/files"
)

// Markdown is what list writes into a Markdown file of all records in the folder
// that the file lies in; false where one of them is missing in it.
func Markdown(file string, w World) (content []byte, whole bool) {
	f := Flags{Sort: string(register.ByNext), Within: -1, NoConfig: true}
	found, err := Read(f, []string{filepath.Dir(file)}, w)
	if err != nil || len(found.Unread)+len(found.Missing)+len(found.Refused)+len(found.Failed) > 0 {
		return nil, false
	}
	content, err = output.Markdown(output.Page{Register: found.Register, Link: LinkFrom(file)})
	return content, err == nil
}

// LinkFrom returns how a page in a file leads to the Markdown of a record of this
// run: as an address from the folder of the page, percent-encoded.
func LinkFrom(out string) func(register.File) string {
	base := pathname.PhysicalFolder(filepath.Dir(out))
	var keys pathname.Keys
	return func(f register.File) string {
		if f.Source != "" {
			return ""
		}
		to, err := filepath.Rel(base, keys.Of(files.MarkdownOf(filepath.FromSlash(f.Path))))
		if err != nil {
			return ""
		}
		return strings.NewReplacer("_", "%5F", "~", "%7E").Replace(pathname.Address(pathname.Slash(to))) // no emphasis
	}
}
