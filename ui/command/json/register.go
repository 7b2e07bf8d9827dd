package json

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/register"
)

// registerSchema names the shape of a register.
const registerSchema = "flowverdict/register/v1"

type registerDocument struct {
	Schema  string           `json:"schema"`
	AsOf    string           `json:"as_of"`
	Counts  registerCounts   `json:"counts"`
	Records []registerRecord `json:"records"`
	NotRead []registerFile   `json:"not_read"`
}

type registerCounts struct {
	Records    int            `json:"records"`
	Listed     int            `json:"listed"`
	Superseded int            `json:"superseded"`
	Verdicts   map[string]int `json:"verdicts"`
	Decisions  map[string]int `json:"decisions"`
	Exceptions int            `json:"exceptions"`
	Conditions int            `json:"conditions"`
	Overdue    int            `json:"overdue"`
}

type registerFile struct {
	Source string `json:"source,omitempty"`
	Record string `json:"record"`
}

type registerRecord struct {
	registerFile
	ID            string              `json:"id"`
	Subject       string              `json:"subject,omitempty"`
	Owner         string              `json:"owner,omitempty"`
	Questionnaire pin                 `json:"questionnaire"`
	Verdict       string              `json:"verdict"`
	Bracket       bracket             `json:"bracket"`
	Score         between             `json:"score"`
	Points        *between            `json:"points"`
	Bands         []registerBand      `json:"bands"`
	Decision      registerDecision    `json:"decision"`
	Exception     *registerException  `json:"exception,omitempty"`
	Conditions    []registerCondition `json:"conditions"`
	Mitigations   []registerCount     `json:"mitigations"`
	ReviewBy      string              `json:"review_by,omitempty"`
	Supersedes    string              `json:"supersedes,omitempty"`
	Next          *registerNext       `json:"next,omitempty"`
	Superseded    []registerRecord    `json:"superseded"`
}

type registerBand struct {
	Verdict string `json:"verdict"`
	From    int    `json:"from"`
}

type registerDecision struct {
	Status string `json:"status"`
	By     string `json:"by,omitempty"`
	Date   string `json:"date,omitempty"`
	Reason string `json:"reason,omitempty"`
}

type registerException struct {
	Gates      []string `json:"gates"`
	Reason     string   `json:"reason,omitempty"`
	ApprovedBy string   `json:"approved_by,omitempty"`
	Until      string   `json:"until,omitempty"`
}

type registerCondition struct {
	Gate     string `json:"gate,omitempty"`
	Question string `json:"question,omitempty"`
	Level    string `json:"level,omitempty"`
	Action   string `json:"action,omitempty"`
	Owner    string `json:"owner,omitempty"`
	Due      string `json:"due,omitempty"`
}

type registerCount struct {
	Stops   string `json:"stops"`
	Present int    `json:"present"`
	Of      int    `json:"of"`
}

type registerNext struct {
	Kind     string `json:"kind"`
	Gate     string `json:"gate,omitempty"`
	Day      string `json:"day"`
	DaysLeft int    `json:"days_left"`
}

// Register writes a register.
func Register(r *register.Register) ([]byte, error) {
	c := r.Counts()
	out := registerDocument{
		Schema: registerSchema,
		AsOf:   r.AsOf,
		Counts: registerCounts{
			Records: r.Total, Listed: c.Listed, Superseded: c.Folded, Verdicts: map[string]int{}, Decisions: map[string]int{},
			Exceptions: c.Exceptions, Conditions: c.Conditions, Overdue: c.Overdue,
		},
		Records: each(r.Entries, func(e register.Entry) registerRecord { return registerRecordOf(r.AsOf, e) }),
		NotRead: each(r.NotRead, registerFileOf),
	}
	for _, v := range questionnaire.Verdicts() {
		out.Counts.Verdicts[v.String()] = c.Verdicts[v]
	}
	for _, status := range review.DecisionStates() {
		out.Counts.Decisions[status] = c.Decisions[status]
	}
	return document(out)
}

func registerFileOf(f register.File) registerFile { return registerFile{f.Source, f.Path} }

func registerRecordOf(asOf string, e register.Entry) registerRecord {
	out := registerRecord{
		registerFile:  registerFileOf(e.File),
		ID:            e.ID,
		Subject:       e.Subject,
		Owner:         e.Owner,
		Questionnaire: pin{e.Questionnaire.ID, e.Questionnaire.Version, e.Questionnaire.SHA256},
		Verdict:       e.Bracket.Lowest.String(),
		Bracket:       bracketOf(e.Bracket),
		Score:         betweenOf(e.Score),
		Points:        &between{e.Points.Low, e.Points.High},
		Bands:         each(e.Bands, func(b questionnaire.Band) registerBand { return registerBand{b.Verdict.String(), b.From} }),
		Decision:      registerDecision{e.Decision.Status, e.Decision.By, e.Decision.Date, e.Decision.Reason},
		Conditions: each(e.OpenConditions(), func(c review.Condition) registerCondition {
			return registerCondition{c.Gate, c.Question, c.Level, c.Action, c.Owner, c.Due}
		}),
		Mitigations: each(e.Mitigations, func(c mitigations.Count) registerCount { return registerCount{c.Stops, c.Present, c.Most} }),
		ReviewBy:    e.ReviewBy,
		Supersedes:  e.Supersedes,
		Superseded:  each(e.Superseded, func(x register.Entry) registerRecord { return registerRecordOf(asOf, x) }),
	}
	if x := e.Exception; x.Given() {
		out.Exception = &registerException{each(x.Gates, same), x.Reason, x.ApprovedBy, x.Until}
	}
	if next, ok := e.Next(); ok {
		out.Next = &registerNext{string(next.Kind), next.Of, next.Day, register.DaysBetween(asOf, next.Day)}
	}
	return out
}

// entry is the record as it stands in another register, of which the source is
// given. What depends on the day is worked out again.
func (x registerRecord) entry(source string) register.Entry {
	lowest, _ := questionnaire.ParseVerdict(x.Bracket.Lowest)
	highest, _ := questionnaire.ParseVerdict(x.Bracket.Highest)
	e := register.Entry{
		File: x.file(source), ID: x.ID, Subject: x.Subject, Owner: x.Owner,
		Questionnaire: record.Pin{ID: x.Questionnaire.ID, Version: x.Questionnaire.Version, SHA256: x.Questionnaire.SHA256},
		Bracket:       questionnaire.Bracket{Lowest: lowest, Highest: highest},
		Score:         questionnaire.Range{Low: x.Score.Low, High: x.Score.High},
		Decision:      review.Decision{Status: x.Decision.Status, By: x.Decision.By, Date: x.Decision.Date, Reason: x.Decision.Reason},
		ReviewBy:      x.ReviewBy, Supersedes: x.Supersedes,
	}
	e.Points = e.Score
	if x.Points != nil {
		e.Points = questionnaire.Range{Low: x.Points.Low, High: x.Points.High}
	}
	for _, b := range x.Bands {
		v, _ := questionnaire.ParseVerdict(b.Verdict)
		e.Bands = append(e.Bands, questionnaire.Band{Verdict: v, From: b.From})
	}
	if x.Exception != nil {
		e.Exception = review.Exception{Gates: slices.Clone(x.Exception.Gates), Reason: x.Exception.Reason, ApprovedBy: x.Exception.ApprovedBy, Until: x.Exception.Until}
	}
	for _, c := range x.Mitigations {
		e.Mitigations = append(e.Mitigations, mitigations.Count{Stops: c.Stops, Present: c.Present, Most: c.Of})
	}
	for _, c := range x.Conditions {
		e.Conditions = append(e.Conditions, review.Condition{Gate: c.Gate, Question: c.Question, Level: c.Level, Action: c.Action, Owner: c.Owner, Due: c.Due, Status: review.ConditionOpen})
	}
	for _, older := range x.Superseded {
		e.Superseded = append(e.Superseded, older.entry(source))
	}
	return e
}

func (f registerFile) file(source string) register.File {
	if f.Source != "" {
		source += "/" + f.Source
	}
	return register.File{Source: source, Path: f.Record}
}
