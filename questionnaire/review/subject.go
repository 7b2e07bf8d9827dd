package review

// Subject is what is under review. Only the name is required.
type Subject struct {
	Name             string   `json:"name,omitempty"`
	Version          string   `json:"version,omitempty"`
	Description      string   `json:"description,omitempty"`
	Owner            string   `json:"owner,omitempty"`
	Repository       string   `json:"repository,omitempty"`
	IdentityProvider string   `json:"identity_provider,omitempty"`
	ClientID         string   `json:"client_id,omitempty"`
	Scopes           []string `json:"scopes,omitempty"`
	Design           string   `json:"design,omitempty"`
}

// SubjectFields returns the fields of a subject, in the order of a file.
func SubjectFields() []Field[Subject] {
	return []Field[Subject]{
		{
			Entry: Entry{Key: "name", Needed: true, Filled: true, About: "Its name.",
				Label: "Name", Hint: theSubject + " under review, as people call it", Lacking: "name of " + theSubject},
			Text: func(s *Subject) *string { return &s.Name },
		},
		{
			Entry: Entry{Key: "version", About: "The version that was looked at. Quote it: some YAML tools read a number.",
				Label: "Version", Hint: "the version that is reviewed"},
			Text: func(s *Subject) *string { return &s.Version },
		},
		{
			Entry: Entry{Key: "description", About: "What it does, in a sentence.",
				Label: "Description", Hint: "what it does, in one sentence"},
			Text: func(s *Subject) *string { return &s.Description },
		},
		{
			Entry: Entry{Key: "owner", About: "Who answers for it.",
				Label: "Owner", Hint: "the team or role that answers for it"},
			Text: func(s *Subject) *string { return &s.Owner },
		},
		{
			Entry: Entry{Key: "repository", Kind: KindAddress, About: "Where its source is.",
				Label: "Repository", Hint: "where its source is"},
			Text: func(s *Subject) *string { return &s.Repository },
		},
		{
			Entry: Entry{Key: "identity_provider", Kind: KindAddress, About: "The authorization server that it signs in to.",
				Label: "Identity provider", Hint: "the authorization server that issues its tokens"},
			Text: func(s *Subject) *string { return &s.IdentityProvider },
		},
		{
			Entry: Entry{Key: "client_id", About: "The id of its OAuth client.",
				Label: "Client id", Hint: "the id under which it is registered there"},
			Text: func(s *Subject) *string { return &s.ClientID },
		},
		{
			Entry: Entry{Key: "scopes", Kind: KindWords, About: "The scopes that it asks for.",
				Label: "Scopes", Hint: "the scopes that it asks for, separated by spaces"},
			List: func(s *Subject) *[]string { return &s.Scopes },
		},
		{
			Entry: Entry{Key: "design", Kind: KindAddress, About: "Where its design document is.",
				Label: "Design document", ReportLabel: "Design", Hint: "where its sign-in is described"},
			Text: func(s *Subject) *string { return &s.Design },
		},
	}
}
