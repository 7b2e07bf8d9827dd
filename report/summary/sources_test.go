package summary

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"flowverdict/questionnaire"
)

// Each document is said once, with all its sections.
func TestSources(t *testing.T) {
	d := questionnaire.Definition{
		Documents: []questionnaire.Document{
			{ID: "RFC 8628", Title: "OAuth 2.0 Device Authorization Grant", URL: "https://www.rfc-editor.org/rfc/rfc8628"},
			{ID: "article", Title: "An article"},
		},
		Frameworks: []questionnaire.Framework{{Title: "NHI Top 10", Controls: []questionnaire.Control{{ID: "NHI4:2025", Title: "Insecure Authentication"}}}},
	}
	got := Sources(&d, []questionnaire.Source{"RFC 8628 1", "article", "RFC 8628 5.4", "NHI4:2025", "RFC 8628 6", "nothing known"})
	want := []string{
		"RFC 8628, sections 1, 5.4 and 6: OAuth 2.0 Device Authorization Grant. https://www.rfc-editor.org/rfc/rfc8628",
		"article: An article.", "NHI4:2025: Insecure Authentication (NHI Top 10).", "nothing known",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
