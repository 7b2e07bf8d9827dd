package reviews

import (
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/report/folder"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/session"
)

// after is the plan of a record that is written: how its files are named, opened
// and committed, with the records that it changed.
func (w *work) after(id string, p session.Plan, marked []string) session.Plan {
	paths := folder.Find(w.folder, id)
	p = w.named(id, p)
	p.Opens = pathname.Absolute(paths.Markdown)
	root := repository.Root(w.folder)
	if root == "" {
		return p
	}
	all := []string{paths.YAML, paths.Markdown}
	for _, path := range marked {
		all = append(all, path)
		if beside := files.MarkdownOf(path); exists(beside) {
			all = append(all, beside)
		}
	}
	p.Commit = commit(w.folder, id, all, root != repository.Root("."))
	return p
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// commit is the command that commits files of a folder. git is told the folder
// where the present one lies outside of its repository.
func commit(folder, id string, all []string, outside bool) string {
	git, words := "git", make([]string, len(all))
	if outside {
		git = "git -C " + text.ShellWord(pathname.Absolute(folder))
	}
	for i, path := range all {
		if path = pathname.Shown(pathname.Absolute(path)); outside {
			path = filepath.Base(path)
		}
		words[i] = text.ShellWord(path)
	}
	return git + " add " + strings.Join(words, " ") + " && " + git + " commit -m " + text.ShellWord("Add the record "+id)
}
