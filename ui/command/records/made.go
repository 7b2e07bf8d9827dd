package records

import (
	"encoding/json"
	"os"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
)

// Made are the records of a folder by what was reviewed and what was answered.
type Made struct{ paths map[string]string }

// MadeIn reads the records of a folder, which need not be there yet. What cannot be
// read is passed over: nothing is known of it.
func MadeIn(dir string) Made {
	m := Made{map[string]string{}}
	if _, err := os.Stat(dir); err != nil {
		return m
	}
	chosen := files.Select([]string{dir})
	for _, path := range chosen.Paths {
		content, err := chosen.Read(path, files.RecordLimit())
		if err != nil {
			continue
		}
		if f, ok := record.Decode(content); ok {
			key := made(f.Questionnaire, f.Draft)
			if _, known := m.paths[key]; !known {
				m.paths[key] = path
			}
		}
	}
	return m
}

// Of returns the path of a record that has the subject and the answers of a review
// by this questionnaire; "" where there is none.
func (m Made) Of(q *questionnaire.Questionnaire, d review.Draft) string {
	return m.paths[made(record.PinOf(q), d.Entered(q))]
}

// Add adds a record that was made of a review by this questionnaire.
func (m Made) Add(q *questionnaire.Questionnaire, d review.Draft, path string) {
	m.paths[made(record.PinOf(q), d.Entered(q))] = path
}

// made is equal for two reviews of one subject with the same answers.
func made(of record.Pin, d review.Draft) string {
	content, err := json.Marshal(struct {
		Of      record.Pin
		Subject review.Subject
		Answers questionnaire.Answers
	}{of, d.Subject, d.Answers})
	if err != nil {
		panic(err) // plain values all of them
	}
	return string(content)
}
