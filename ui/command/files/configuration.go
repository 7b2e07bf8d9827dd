package files

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/readfile"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/validation/config"
)

// Configurations are the files found that are meant as a configuration of the
// program, in order: by their names, or by what they say.
func (s *Selection) Configurations() []string {
	slices.Sort(s.configurations)
	return slices.Compact(s.configurations)
}

// ConfigurationsIn are those of one folder, by their names.
func ConfigurationsIn(folder string) (out []string) {
	entries, _ := os.ReadDir(folder) // what cannot be listed can hold none that has an effect
	for _, e := range entries {
		if path := filepath.Join(folder, e.Name()); !e.IsDir() && namesConfiguration(path) {
			out = append(out, path)
		}
	}
	return out
}

// namesConfiguration reports whether a name is meant as that of a configuration: it is
// that of the program with an ending that configurations have. Without the point before
// it, it can be that of a file for some other program, or what this one wrote, and what
// it says decides.
func namesConfiguration(path string) bool {
	own := strings.TrimSuffix(config.FileName, filepath.Ext(config.FileName))
	base := strings.ToLower(strings.TrimSpace(filepath.Base(path)))
	end := filepath.Ext(strings.TrimPrefix(base, "."))
	if !slices.Contains([]string{"", ".yaml", ".yml", ".json", ".toml", ".ini", ".conf", ".cfg"}, end) {
		return false
	}
	switch strings.TrimSuffix(base, end) {
	case own, own + "rc":
		return true
	case own[1:]:
		return end == ".toml" || end != "" && configures(path)
	}
	return false
}

// configures reports whether a file says what a configuration does.
func configures(path string) bool {
	content, err := readfile.Found(path, RecordLimit())
	return err == nil && isConfiguration(content, true)
}

// isConfiguration reports whether a text has the schema of a configuration, or, where
// its name is one, the entries that no other file of this name has.
func isConfiguration(content []byte, named bool) bool {
	content = text.UTF8(content)
	if !named && !bytes.Contains(content, []byte("flowverdict/config")) {
		return false
	}
	tops, _ := yamldoc.Outline(content)
	return slices.ContainsFunc(tops, func(top yamldoc.Top) bool {
		_, severities := top["severities"]
		_, ignores := top["ignores"]
		return strings.HasPrefix(top["schema"], "flowverdict/config") || named && (severities || ignores)
	})
}

// configuring keeps the name of a file that is meant as a configuration.
func (s *Selection) configuring(path string, is bool) {
	if is {
		s.naming.Lock()
		s.configurations = append(s.configurations, path)
		s.naming.Unlock()
	}
}
