package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// Digest is the SHA-256 of what the run says, in hex, whatever number it has in
// the file that holds it. It tells a slip of an editor, not a forger: whoever can
// edit a run can compute it.
func (r Run) Digest() string {
	type fact struct{ Number, Fact, Value, Grade, Waited, Why string }
	facts := make([]fact, len(r.Facts))
	for i, f := range r.Facts {
		_, number, _ := strings.Cut(f.ID, ".")
		facts[i] = fact{number, f.Fact, f.Value, string(f.Grade), f.Waited, f.Why}
	}
	content, err := json.Marshal(struct {
		Schema, Command, Tool, At, Source, Issuer, ClientID, Client string
		Scopes                                                      []string
		Facts                                                       []fact
	}{Schema, r.Command, r.Tool, r.At, r.Source, r.Issuer, r.ClientID, r.Client, append([]string{}, r.Scopes...), facts})
	if err != nil {
		panic(err) // texts and lists of texts
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Schema is the value of the schema key in evidence files.
const Schema = "flowverdict/evidence/v1"
