package judge

// Verdict is what the program says of answers. Higher is better for
// device flow; the zero value permits nothing.
type Verdict int

// The verdicts, from the one that permits nothing to the best.
const (
	Unsuitable  Verdict = iota // use another mechanism, or fix the named blockers first
	Governed                   // treat the CLI as a governed client and reconsider the architecture
	Conditional                // appropriate once every listed condition is met
	Suitable                   // appropriate as designed
)

// Verdicts returns all verdicts, best first.
func Verdicts() []Verdict { return []Verdict{Suitable, Conditional, Governed, Unsuitable} }

// String returns the id of the verdict, as it stands in files.
func (v Verdict) String() string {
	switch v {
	case Suitable:
		return "suitable"
	case Conditional:
		return "conditional"
	case Governed:
		return "governed"
	}
	return "unsuitable"
}

// ParseVerdict returns the verdict with this id; false when there is none.
func ParseVerdict(id string) (Verdict, bool) {
	for _, v := range Verdicts() {
		if v.String() == id {
			return v, true
		}
	}
	return Unsuitable, false
}
