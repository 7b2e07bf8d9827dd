package review

// Revised returns the draft of another review, on a day, of what a record is
// about: subject, answers and conditions stay, and so does what people were
// asked for with the subject. What was decided is left out.
func (d Draft) Revised(record, day string) Draft {
	for _, f := range ReviewFields() {
		if f.Asked != AskedInBlock {
			f.Clear(&d.Review)
		}
	}
	d.Review.Date, d.Review.Supersedes = day, record
	d.Decision, d.Exception = Decision{}, Exception{}
	return d
}
