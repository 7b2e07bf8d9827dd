package json

import "time"

// Draft is a review that is not finished, as [Drafts] writes it.
type Draft struct {
	ID         string     `json:"draft"`
	Subject    string     `json:"subject,omitempty"`
	Begun      string     `json:"begun,omitempty"`      // day of the review
	Supersedes string     `json:"supersedes,omitempty"` // id of the record that it revises
	Answered   int        `json:"answered"`
	Total      int        `json:"questions"`
	Saved      *time.Time `json:"saved,omitempty"`
	Folder     string     `json:"folder,omitempty"`
	Waiting    []Waiting  `json:"waiting"`
	Unusable   string     `json:"unusable,omitempty"`
}

// Waiting is for whom a draft waits.
type Waiting struct {
	Lever     string   `json:"lever"`
	Since     string   `json:"since"`
	Questions []string `json:"asked"`
}

// Drafts writes drafts, the last saved first.
func Drafts(list []Draft) ([]byte, error) {
	return document(struct {
		Schema string  `json:"schema"`
		Drafts []Draft `json:"drafts"`
	}{"flowverdict/drafts/v1", each(list, func(d Draft) Draft {
		d.Waiting = each(d.Waiting, same)
		return d
	})})
}
