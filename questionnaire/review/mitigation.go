package review

// Mitigation is what a review says of a mitigation that answers do not tell, or
// not surely: its state, and what that rests on.
type Mitigation struct {
	ID        string   `json:"id"`
	State     string   `json:"state,omitempty"` // present, partial, absent or unknown; "" where only a note was taken
	Evidence  string   `json:"evidence,omitempty"`
	Links     []string `json:"links,omitempty"`
	Collected string   `json:"collected,omitempty"` // day, YYYY-MM-DD
}
