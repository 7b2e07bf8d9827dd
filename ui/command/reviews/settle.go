package reviews

import (
	"fmt"
	"path/filepath"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report/folder"
	"flowverdict/ui/command/files"
	"flowverdict/ui/drafts"
)

// Settled is a draft whose record was written before the program could let it
// go.
type Settled struct {
	Draft  string
	Folder string
	ID     string // of the record
	Paths  folder.Paths
}

// Settled are the drafts that [Store.Settle] has let go.
func (s *Store) Settled() []Settled { return s.settled }

// Settle lets drafts go whose records are written: those of programs that were
// killed on the way. It finishes such a write first.
func (s *Store) Settle() []Settled {
	list, err := s.c.Drafts.List(s.c.Now())
	if err != nil {
		return nil // whoever needs a draft gets to know
	}
	for _, x := range list {
		if x.Becomes == nil {
			continue
		}
		lock, err := s.c.Drafts.Hold(x.ID)
		if err != nil {
			continue // a wizard has it, and may be writing it
		}
		settled, is := s.settle(x)
		_ = lock.Release()
		if is {
			s.settled = append(s.settled, settled)
		}
	}
	return s.settled
}

func (s *Store) settle(x drafts.Info) (Settled, bool) {
	if err := s.c.Records.Writer.Mend(x.Folder); err != nil {
		return Settled{}, false // whoever goes on with the draft gets to know
	}
	written, same := became(x.Draft)
	if !written || !same {
		return Settled{}, false
	}
	paths := folder.Find(x.Folder, x.Becomes.ID)
	paths.YAML, paths.Markdown = pathname.Shown(paths.YAML), pathname.Shown(paths.Markdown)
	return Settled{x.ID, filepath.Dir(paths.YAML), x.Becomes.ID, paths}, s.c.Drafts.Remove(x.ID) == nil
}

// became reports whether there is a record of the name that a draft was written
// as, and whether it holds what was written.
func became(x drafts.Draft) (there, same bool) {
	if x.Becomes == nil {
		return false, false
	}
	paths := folder.Find(x.Folder, x.Becomes.ID)
	content, err := readfile.Found(paths.YAML, files.RecordLimit())
	return paths.Exists(), err == nil && digest(content) == x.Becomes.SHA256
}

// warning says that a record has the name which a draft was written as, and is
// not what was written any more; "" where there is nothing to say.
func warning(x drafts.Draft) string {
	there, same := became(x)
	if !there || same {
		return ""
	}
	return fmt.Sprintf("The program was ended while it wrote this review as %s. A file of that name is there, and holds something else: look at it before you write again.",
		pathname.Shown(folder.Find(x.Folder, x.Becomes.ID).YAML))
}
