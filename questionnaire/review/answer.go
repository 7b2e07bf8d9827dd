package review

import "flowverdict/questionnaire"

// AnswerFields returns the fields of an answer, in the order of a file.
func AnswerFields() []Field[questionnaire.Answer] {
	bases := make([]string, 0, len(questionnaire.Bases()))
	for _, b := range questionnaire.Bases() {
		bases = append(bases, string(b))
	}
	return []Field[questionnaire.Answer]{
		{
			Entry: Entry{Key: "question", Needed: true, Filled: true, About: "The id of the question.",
				Label: "Question", Asked: AskedNever},
			Text: func(a *questionnaire.Answer) *string { return &a.Question },
		},
		{
			Entry: Entry{Key: "level", Filled: true, About: "The id of the level that was chosen, or unknown. Left out where only a note was taken so far.",
				Label: "Level", Asked: AskedElsewhere},
			Text: func(a *questionnaire.Answer) *string { return &a.Level },
		},
		{
			Entry: Entry{Key: "basis", Kind: KindChoice, Choices: bases, About: "What the answer rests on: somebody said so, a page says so, or somebody looked or tried.",
				Label: "Basis", Hint: "stated: somebody said so; documented: a page says so; observed: somebody looked"},
			Text: func(a *questionnaire.Answer) *string { return (*string)(&a.Basis) },
		},
		{
			Entry: Entry{Key: "evidence", Kind: KindText, About: "What was seen, and where: for whoever asks later.",
				Label: "Evidence", Hint: "what the answer rests on"},
			Text: func(a *questionnaire.Answer) *string { return &a.Evidence },
		},
		{
			Entry: Entry{Key: "links", Kind: KindLinks, About: "Where the evidence can be read: absolute http or https URLs.",
				Label: "Links", Hint: "one a line, http or https"},
			List: func(a *questionnaire.Answer) *[]string { return &a.Links },
		},
		{
			Entry: Entry{Key: "collected", Kind: KindDay, About: "The day on which the evidence was collected.",
				Label: "Collected", Hint: "the day on which it was found out, such as today"},
			Text: func(a *questionnaire.Answer) *string { return &a.Collected },
		},
		{
			Entry: Entry{Key: "by", About: "Who said so, where it was not the reviewer.",
				Label: "By", Asked: AskedElsewhere},
			Text: func(a *questionnaire.Answer) *string { return &a.By },
		},
		{
			Entry: Entry{Key: "confirmed", Kind: KindDay, About: "The day on which a reviewer looked at an answer that was carried over, and left it as it is.",
				Label: "Confirmed", Asked: AskedElsewhere},
			Text: func(a *questionnaire.Answer) *string { return &a.Confirmed },
		},
		{
			Entry: Entry{Key: "from", Kind: KindNames, About: "Where the answer comes from: measured facts by their ids in evidence, as in r1.12, the id of the record that it was carried over from, the name of the answers file, or profile.",
				Label: "From", Asked: AskedElsewhere},
			List: func(a *questionnaire.Answer) *[]string { return &a.From },
		},
		{
			Entry: Entry{Key: "despite.facts", Kind: KindWords, About: "The measured facts that contradict the answer, which stands all the same.",
				Label: "Despite", Asked: AskedElsewhere},
			List: func(a *questionnaire.Answer) *[]string { return &a.Despite.Facts },
		},
		{
			Entry: Entry{Key: "despite.reason", Kind: KindText, About: "Why the answer stands all the same. Without a reason nothing is settled.",
				Label: "Why it stands", Asked: AskedElsewhere},
			Text: func(a *questionnaire.Answer) *string { return &a.Despite.Reason },
		},
	}
}
