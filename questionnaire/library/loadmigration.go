package library

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

func readMigration(v yamldoc.Value) questionnaire.Migration {
	f, _ := v.Shaped(migrationShape())
	out := questionnaire.Migration{From: f.Text("from")}
	for _, q := range f.Get("questions").List() {
		out.Questions = append(out.Questions, readMigratedQuestion(q))
	}
	return out
}

func readMigratedQuestion(v yamldoc.Value) questionnaire.MigratedQuestion {
	f, _ := v.Shaped(migratedQuestionShape())
	out := questionnaire.MigratedQuestion{Question: f.Text("question"), New: f.True("new")}
	for _, l := range f.Get("levels").List() {
		out.Levels = append(out.Levels, readMigratedLevel(l))
	}
	return out
}

func readMigratedLevel(v yamldoc.Value) questionnaire.MigratedLevel {
	f, _ := v.Shaped(migratedLevelShape())
	out := questionnaire.MigratedLevel{From: f.Text("from"), To: f.Text("to"), Ask: f.True("ask"), Note: f.Text("note")}
	if months := f.Get("fresh_months"); months.Exists() {
		n, ok := months.Int()
		if ok && n < 1 {
			months.Report(yamldoc.WrongType, "fresh_months is a number of months", "write 1 or more")
		}
		out.FreshMonths = n
	}
	given, _ := f.Get("only_if").Entries()
	for _, question := range given.Keys() {
		out.OnlyIf = append(out.OnlyIf, questionnaire.Given{Question: question, Levels: given.Get(question).Texts()})
	}
	return out
}
