package forms

import (
	"os"
	"path/filepath"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/form"
	"flowverdict/ui/command/files"
)

// Read reads forms that others filled in; by is who filled in those that do not say
// so themselves. Each answer is from the name of its file. There is an error for
// each that cannot be used, and then nothing is to be taken.
func Read(stdin *os.File, q *questionnaire.Questionnaire, paths []string, by string) (out []review.Answered, wrong []error) {
	for _, path := range paths {
		content, err := files.Input{Stdin: stdin}.Read(path, files.RecordLimit())
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		x, found := form.Read(content, q)
		if len(found) > 0 {
			for i := range found {
				found[i].File = path
			}
			wrong = append(wrong, files.Refuse(found))
			continue
		}
		if x.By == "" {
			x.By = text.Line(by)
		}
		if name := text.Line(filepath.Base(path)); path != "-" && name != "" {
			for i := range x.Answers {
				x.Answers[i].From = []string{name}
			}
		}
		out = append(out, x)
	}
	return out, wrong
}
