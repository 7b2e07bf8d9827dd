package completion

import (
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/command/files"

	"github.com/spf13/cobra"
)

// mostRead is how many files of a folder are looked into for a shell that waits.
const mostRead = 1000

// recordFiles completes the file of a record, and the folders on the way to one.
// Where that gives nothing, or the shell has to expand a name first, it is left
// to the shell.
func recordFiles(begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	dir, first := filepath.Split(begun)
	if strings.HasPrefix(begun, "~") || strings.Contains(begun, "$") {
		return yaml()
	}
	entries, err := os.ReadDir(filepath.Clean("./" + dir))
	if filepath.IsAbs(dir) {
		entries, err = os.ReadDir(dir)
	}
	if err != nil {
		return yaml()
	}
	var out []cobra.Completion
	directive := cobra.ShellCompDirectiveNoFileComp
	read := 0
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, first) || strings.HasPrefix(name, ".") && first == "" || text.Line(name) != name {
			continue
		}
		path := dir + name
		switch info, err := os.Stat(path); {
		case err != nil:
		case info.IsDir():
			out, directive = append(out, path+"/"), directive|cobra.ShellCompDirectiveNoSpace
		case strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml"):
			if read++; read <= mostRead && files.HoldsRecord(path) {
				out = append(out, path)
			}
		}
	}
	if len(out) == 0 {
		return yaml()
	}
	return out, directive
}

// yaml leaves it to the shell to complete YAML files.
func yaml() ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}
