package runs

import (
	"time"

	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/evidence/metadata"
	"flowverdict/ui/command/usage"
)

// Reading says where, when and by whom metadata was read.
type Reading struct {
	Asked     string // the issuer that was asked for; "" for none
	Source    string // [evidence.Online] or [evidence.OfFile]
	At        string // as [evidence.Run] has it
	Collected bool   // a person named the day
	Tool      string
}

func reading(now time.Time, version, source, issuer string) Reading {
	return Reading{Asked: issuer, Source: source, At: now.UTC().Format("2006-01-02T15:04:05Z"), Tool: "flowverdict " + version}
}

// ReadingOnline is a reading of a provider that is asked now.
func ReadingOnline(now time.Time, version, issuer string) Reading {
	return reading(now, version, evidence.Online, issuer)
}

// ReadingOfFiles is a reading of files that should be of an issuer, "" for any, and
// were collected on a day, "" for now.
func ReadingOfFiles(now time.Time, version, issuer, collected string) (Reading, error) {
	by := reading(now, version, evidence.OfFile, issuer)
	switch {
	case metadata.IsTemplate(issuer):
		return by, usage.Errorf("--issuer %q is a template for many tenants", issuer).WithHint("give the address of your own tenant")
	case issuer != "" && !metadata.ValidIssuer(issuer):
		return by, usage.Errorf("--issuer %q is no issuer", issuer).WithHint("give an http or https address without a query, as in https://login.example.org")
	case collected == "":
		return by, nil
	case !review.ValidDay(collected):
		return by, usage.Errorf("--collected %q is not a date", collected).WithHint("write a day as YYYY-MM-DD")
	case collected > now.UTC().Format(time.DateOnly):
		return by, usage.Errorf("--collected %s is yet to come", collected).WithHint("give the day on which the files were saved")
	}
	by.At, by.Collected = collected+"T00:00:00Z", true
	return by, nil
}
