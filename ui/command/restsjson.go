package command

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// restsJSON says for programs which single answers carry the verdict, on what
// each rests, and where it would fall: at the nearest level that lowers it, and
// at the worst.
func restsJSON(bearings []questionnaire.Bearing) yamldoc.Pair {
	list := yamldoc.Always{}
	for _, b := range bearings {
		list = append(list, yamldoc.Object{
			{Key: "question", Value: b.Question.ID}, {Key: "level", Value: b.Level}, {Key: "basis", Value: string(b.Basis)},
			{Key: "mildest", Value: fallJSON(b.Mildest)}, {Key: "worst", Value: fallJSON(b.Worst)},
		})
	}
	return yamldoc.Pair{Key: "rests_on", Value: list}
}

func fallJSON(f questionnaire.Fall) yamldoc.Flow {
	return yamldoc.Flow{{Key: "level", Value: f.Level}, {Key: "verdict", Value: f.Verdict.String()}}
}

// askNextJSON says for programs which answers that are not known can still
// change the verdict, the most telling first, and what each level leaves.
func askNextJSON(asks []questionnaire.Ask) yamldoc.Pair {
	list := yamldoc.Always{}
	for _, ask := range asks {
		outcomes := yamldoc.Always{}
		for _, o := range ask.Outcomes {
			outcomes = append(outcomes, yamldoc.Object{{Key: "level", Value: o.Level}, {Key: "bracket", Value: bracketJSON(o.Bracket)}})
		}
		list = append(list, yamldoc.Object{
			{Key: "question", Value: ask.Question.ID}, {Key: "unknown", Value: ask.Unknown}, {Key: "outcomes", Value: outcomes},
		})
	}
	return yamldoc.Pair{Key: "ask_next", Value: list}
}

func bracketJSON(b questionnaire.Bracket) yamldoc.Flow {
	return yamldoc.Flow{{Key: "lowest", Value: b.Lowest.String()}, {Key: "highest", Value: b.Highest.String()}}
}
