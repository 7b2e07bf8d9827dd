package files

import (
	"fmt"

	"flowverdict/internal/finding"
)

// Refusal is a file that cannot be used, and what is wrong in it.
type Refusal struct {
	Found []finding.Finding
	Run   bool // the file says how to work, and the run cannot begin
}

// Refuse refuses a file that a command was to work on.
func Refuse(found []finding.Finding) *Refusal { return &Refusal{Found: found} }

// RefuseRun refuses a file that says how to work.
func RefuseRun(found []finding.Finding) *Refusal { return &Refusal{Found: found, Run: true} }

// InFile is [Refusal.Error] with the name of the file, for where nothing around it
// says which one it is.
func (r *Refusal) InFile() string { return r.Found[0].File + ":" + r.Error() }

// Error gives the first finding, for where there is room for one line only.
func (r *Refusal) Error() string {
	if len(r.Found) == 1 {
		return r.Found[0].String()
	}
	return fmt.Sprintf("%s, and %d more", r.Found[0], len(r.Found)-1)
}
