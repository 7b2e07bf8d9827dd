package questionnaire_test

import (
	"os"
	"slices"
	"testing"

	"flowverdict/questionnaire"
)

// embedded is the questionnaire that comes with the program, and its file.
func embedded(t testing.TB) (*questionnaire.Questionnaire, []byte) {
	t.Helper()
	data, err := os.ReadFile("data/device-flow-cli.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := questionnaire.Load(data)
	for _, p := range problems {
		t.Error(p)
	}
	if q == nil {
		t.FailNow()
	}
	return q, data
}

// clone copies a definition so that a fault can be planted in it.
func clone(d questionnaire.Definition) questionnaire.Definition {
	d.Sources = slices.Clone(d.Sources)
	d.Bands = slices.Clone(d.Bands)
	d.Documents = slices.Clone(d.Documents)
	d.Frameworks = slices.Clone(d.Frameworks)
	for i := range d.Frameworks {
		d.Frameworks[i].Controls = slices.Clone(d.Frameworks[i].Controls)
	}
	d.Alternatives = slices.Clone(d.Alternatives)
	for i := range d.Alternatives {
		d.Alternatives[i].Sources = slices.Clone(d.Alternatives[i].Sources)
	}
	d.Sections = slices.Clone(d.Sections)
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Sources = slices.Clone(s.Sources)
		s.Questions = slices.Clone(s.Questions)
		for j := range s.Questions {
			x := &s.Questions[j]
			x.Sources, x.Frameworks, x.Levels = slices.Clone(x.Sources), slices.Clone(x.Frameworks), slices.Clone(x.Levels)
			for k := range x.Levels {
				x.Levels[k].Sources = slices.Clone(x.Levels[k].Sources)
			}
		}
	}
	d.Gates = slices.Clone(d.Gates)
	for i := range d.Gates {
		d.Gates[i].When, d.Gates[i].Sources = slices.Clone(d.Gates[i].When), slices.Clone(d.Gates[i].Sources)
	}
	return d
}

// questions lists the questions of a definition in order.
func questions(d *questionnaire.Definition) []*questionnaire.Question {
	var out []*questionnaire.Question
	for i := range d.Sections {
		for j := range d.Sections[i].Questions {
			out = append(out, &d.Sections[i].Questions[j])
		}
	}
	return out
}
