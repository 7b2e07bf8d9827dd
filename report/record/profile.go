package record

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
)

// ProfileShapes returns the shape of every mapping of an organisation's profile, by
// its path from the profile. The profile itself has the path "".
func ProfileShapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":              profileShape(),
		"questionnaire": shapeOf(profile.PinFields()),
		"review_months": {Keys: verdictIDs()},
		"bases[]":       shapeOf(profile.DemandFields()),
		"answers[]":     shapeOf(profile.StandingFields()),
	}
}

func profileShape() yamldoc.Shape {
	keys := append([]string{"questionnaire"}, shapeOf(profile.Fields()).Keys...)
	return yamldoc.Shape{Keys: append(keys, "folder", "name", "review_months", "bases", "answers")}
}

// verdictIDs are the verdicts for which a time may be given, the best first.
func verdictIDs() []string {
	return strings.Split(questionnaire.VerdictIDs(), ", ")
}

// ReadProfile reads an organisation's profile as strictly as a record: every fault is
// reported at its place, and the profile holds whatever could be read. Nil stands for
// none. Where the folder leads is the caller's to check.
func ReadProfile(v yamldoc.Value) *profile.Profile {
	if !v.Exists() {
		return nil
	}
	r := reader{}
	f, ok := v.Shaped(profileShape())
	if !ok {
		return nil
	}
	p := readBlock(r, f, profile.Fields())
	if pin := f.Get("questionnaire"); pin.Exists() {
		fields, _ := pin.Shaped(shapeOf(profile.PinFields()))
		p.Pin = readBlock(r, fields, profile.PinFields())
	} else if f.Get("answers").Exists() || f.Get("bases").Exists() {
		f.Require("questionnaire")
	}
	p.Folder, _ = f.Get("folder").Text()
	p.Name = r.recordName(f.Get("name"))
	p.Months = r.months(f.Get("review_months"))
	p.Demands = r.demands(f.Get("bases"))
	p.Answers = r.standing(f.Get("answers"))
	return &p
}

func (r reader) recordName(v yamldoc.Value) string {
	s, ok := v.Text()
	if ok && !profile.ValidName(s) {
		v.Report(BadValue, fmt.Sprintf("%q cannot name records", text.Clip(s)), fmt.Sprintf(`write "{number}-{subject}", with lower-case words and hyphens between and after them, in %d characters at most`, profile.LongestName))
	}
	return s
}

func (r reader) months(v yamldoc.Value) map[questionnaire.Verdict]int {
	if !v.Exists() {
		return nil
	}
	f, _ := v.Shaped(yamldoc.Shape{Keys: verdictIDs()})
	out := map[questionnaire.Verdict]int{}
	for _, id := range verdictIDs() {
		at := f.Get(id)
		months, ok := at.Int()
		if !ok {
			continue
		}
		if months < 1 || months > profile.MostMonths {
			at.Report(BadValue, fmt.Sprintf("%s cannot be %d", at.Path(), months), fmt.Sprintf("write a number of months from 1 to %d, or leave it out", profile.MostMonths))
		}
		verdict, _ := questionnaire.ParseVerdict(id)
		out[verdict] = months
	}
	return out
}

func (r reader) demands(v yamldoc.Value) []profile.Demand {
	var out []profile.Demand
	fields, first := profile.DemandFields(), map[string]int{}
	for _, item := range v.List() {
		f, _ := item.Shaped(shapeOf(fields))
		d := readBlock(r, f, fields)
		once(first, f.Get("question"), d.Question)
		out = append(out, d)
	}
	return out
}

func (r reader) standing(v yamldoc.Value) []profile.Standing {
	var out []profile.Standing
	fields, first := profile.StandingFields(), map[string]int{}
	for _, item := range v.List() {
		f, _ := item.Shaped(shapeOf(fields))
		s := readBlock(r, f, fields)
		once(first, f.Get("question"), s.Question)
		if s.Level == questionnaire.Unknown {
			f.Get("level").Report(UnknownLevel, "a standing answer cannot be unknown", "leave the answer out: the question stays open, and somebody may know by then")
		}
		out = append(out, s)
	}
	return out
}

// once reports a question that was named before.
func once(first map[string]int, at yamldoc.Value, question string) {
	if question == "" {
		return
	}
	if line, twice := first[question]; twice {
		at.Report(QuestionTwice, fmt.Sprintf("question %q is named twice, first on line %d", text.Clip(question), line), "keep one of the two")
		return
	}
	first[question] = at.Position().Line
}
