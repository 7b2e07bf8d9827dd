// Package terms is the glossary: the words of judging and of records. It imports
// nothing.
package terms

// Term is a word of judging, and what it means here.
type Term struct {
	Word  string // in the singular, lower case
	Means string // one or two sentences
}

// All are the words that a reader of a review meets first, in the order in
// which one explains the next.
func All() []Term {
	return []Term{
		{"question", "One thing asked, with levels from the best to the worst for the mechanism that is assessed."},
		{"level", "One of the answers that a question offers. Unknown is an answer too, and counts as the worst level."},
		{"basis", "What an answer rests on: stated by somebody, documented, or observed."},
		{"points", "What the answers bring before gates, 0 to 100: each level has points, each question a weight."},
		{"gate", "A rule on the answers that puts a ceiling on the score while it holds, whatever the points; each has a reason, a remedy and a source."},
		{"cap", "The verdict that a gate allows at best. The score cannot rise above the top of that verdict's band."},
		{"score", "The points under the ceilings of the gates, 0 to 100: how suitable the mechanism is."},
		{"band", "The scores of one verdict: suitable from 80, conditional from 60, governed from 40, unsuitable below, unless a questionnaire says otherwise."},
		{"verdict", "What the program says of the answers: suitable, conditional, governed or unsuitable. It is not the decision."},
		{"bracket", "From the lowest to the highest verdict, or score, that open and unknown answers still allow. A record's headline is the lowest."},
		{"lever", "Who can change an answer, and so mostly knows it; nobody, where the answer is a fact."},
		{"alternative", "What could be used instead of the mechanism, judged on the same answers."},
		{"mitigation", "A measure of the questionnaire's list that prevents or disrupts an attack, or repairs what it did."},
		{"condition", "What has to be done about a gate before the record holds, with an owner and a day."},
		{"decision", "What people decided about the record: proposed, accepted or rejected, with name, day and reason."},
		{"exception", "A decision that accepts more than the verdict permits, with a reason, somebody who approves it, and an end."},
		{"record", "The YAML file of a review: subject, answers, assessment, conditions and decision; the Markdown beside it is made from it."},
		{"finding", "Something that is wrong in a record, at its place, with a rule and what to do."},
	}
}
