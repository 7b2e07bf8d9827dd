package topics

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/schema"
	"flowverdict/ui/command/outcome"
)

// The topic of the configuration has each of its blocks, in their order.
func TestEveryBlockOfAConfigurationIsTold(t *testing.T) {
	content, err := schema.Config()
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Properties map[string]any `json:"properties"`
	}
	if err := json.Unmarshal(content, &s); err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, row := range configured() {
		told[row[0]] = true
		if s.Properties[row[0]] == nil {
			t.Errorf("a configuration has no block %s", row[0])
		}
	}
	for block := range s.Properties {
		if !told[block] {
			t.Errorf("the block %s is not told", block)
		}
	}
}

// Each exit code that the README names is told, and no other.
func TestEveryExitCodeIsTold(t *testing.T) {
	for _, code := range []int{outcome.ExitDone, outcome.ExitFindings, outcome.ExitUsage, outcome.ExitFailure, outcome.ExitNoRecord, outcome.ExitUnread, outcome.ExitInterrupted} {
		if !strings.Contains(exitCodes(), fmt.Sprintf("\n  %d ", code)) {
			t.Errorf("%d is not told", code)
		}
	}
}

// Every variable that is told is read somewhere, or is the Go runtime's.
func TestVariablesAreRead(t *testing.T) {
	var source strings.Builder
	for _, path := range []string{"../wizard.go", "../drafts.go", "../terminal/charset.go", "../../drafts/drafts.go", "../../wizard/editor/editor.go", "../../wizard/editor/show.go", "../files/examine.go"} {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(content)
	}
	for line := range strings.Lines(environment()) {
		if strings.HasPrefix(line, "   ") {
			continue
		}
		names, _, _ := strings.Cut(strings.TrimSpace(line), "  ")
		for name := range strings.SplitSeq(names, ", ") {
			if !strings.Contains(source.String(), `"`+name+`"`) {
				t.Errorf("nothing reads %s", name)
			}
		}
	}
}

// No topic is wider than a terminal, whichever questionnaire is asked.
func TestTopicsFitTheTerminal(t *testing.T) {
	for _, q := range []*questionnaire.Questionnaire{fixture.Release()} {
		for _, topic := range []string{verdicts(q), glossary(), exitCodes(), configuration(), environment()} {
			for line := range strings.Lines(topic) {
				if text.Width(strings.TrimSuffix(line, "\n")) > width {
					t.Errorf("too wide: %s", line)
				}
			}
		}
	}
}
