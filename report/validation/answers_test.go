package validation_test

import (
	"slices"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// A fault of an answer is told in the same words whoever meets it: validation,
// or the reader of an answers file.
func TestFaultsOfAnswersAreToldInTheSameWords(t *testing.T) {
	rules := validation.Rules()
	for _, rule := range []finding.RuleID{record.UnknownQuestion, record.UnknownLevel, record.QuestionTwice} {
		content := pairOf(t, *rules.Find(rule)).bad
		in, _ := record.DecodeInput(content, small(t, "1.0.0"))
		of := func(found []finding.Finding) finding.Finding {
			at := slices.IndexFunc(found, func(f finding.Finding) bool { return f.Rule == rule })
			if at < 0 {
				t.Fatalf("%s is not found: %v", rule, found)
			}
			return found[at]
		}
		read := of(in.Errors())
		validated := of(validation.Check([]validation.File{{Content: content}}, options(t)).Findings)
		if read.String() != validated.String() || read.Hint != validated.Hint || read.Path != validated.Path || read.Source != validated.Source {
			t.Errorf("reading says  %+v\nvalidation says %+v", read, validated)
		}
	}
}
