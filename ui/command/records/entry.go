package records

import (
	"fmt"

	"flowverdict/internal/finding"
	"flowverdict/report/register"
	"flowverdict/report/validation"
)

// Entry reads and judges a record for a register. A problem says why it cannot be
// listed: its shape or its answers are wrong, or its questionnaire is not known.
func Entry(c *validation.Checker, f validation.File) (e register.Entry, problem string) {
	x := c.Read(f)
	if wrong := c.Errors(x.Findings, validation.GroupShape, validation.GroupQuestionnaire); len(wrong) > 0 {
		return e, placed(wrong[0])
	}
	if x.Assessment == nil {
		return e, "its answers cannot be judged"
	}
	return register.Of(f.Name, x.Record, x.Questionnaire, x.Assessment), ""
}

func placed(f finding.Finding) string {
	if f.Line == 0 {
		return f.Message
	}
	return fmt.Sprintf("line %d: %s", f.Line, f.Message)
}
