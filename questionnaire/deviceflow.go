package questionnaire

import "strings"

// deviceFlow is the topic of questionnaires about device flow that name none.
func deviceFlow() Topic {
	return Topic{
		Name:        "device flow",
		Title:       "Device flow",
		Option:      "OAuth 2.0 device flow",
		Without:     "No device flow",
		WithoutText: "The application does not sign in with device flow; what it does instead is for another decision.",
		Purpose:     "This record supports the risk assessment that RFC 10027 section 2 asks for before a cross-device flow is built.",
		Subject:     "the CLI",
		Unnamed:     "a CLI application",
		Governed:    "governed-client",
		Comparison:  "authorization-code-pkce",
		Sources:     []Source{"RFC 10027 2"},
	}
}

// deviceFlowInapplicable: a framework about AI systems does not apply where
// the best answer says that no AI agent drives the CLI.
func (d *Definition) deviceFlowInapplicable(f *Framework) (Inapplicable, bool) {
	if !strings.HasPrefix(f.ID, "nist-ai-rmf") {
		return Inapplicable{}, false
	}
	for _, s := range d.Sections {
		for _, q := range s.Questions {
			if q.ID == "ai-agent" && len(q.Levels) > 0 {
				return Inapplicable{q.ID, q.Levels[0].ID, "no AI agent drives the CLI"}, true
			}
		}
	}
	return Inapplicable{}, false
}
