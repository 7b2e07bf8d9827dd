package questionnaire

// Migration says what answers to an earlier version mean in this one. A level
// that it does not name is asked again.
type Migration struct {
	From      string // the earlier version
	Questions []MigratedQuestion
}

// MigratedQuestion says it of one question, by its id in both versions.
type MigratedQuestion struct {
	Question string
	New      bool // the earlier version does not ask it
	Levels   []MigratedLevel
}

// MigratedLevel says what becomes of one level of the earlier version.
type MigratedLevel struct {
	From        string
	To          string  // the level that carries the answer; or
	Ask         bool    // the question is asked again
	OnlyIf      []Given // carried only while all of these hold, else asked again
	FreshMonths int     // carried only if collected at most so many months before the review; 0 for any age
	Note        string  // why it is asked again, where it is
}

// Given holds while a question was answered with one of the levels, in the
// earlier version.
type Given struct {
	Question string
	Levels   []string
}

// MigrationFrom returns what the questionnaire says of answers to an earlier
// version of it, or nil.
func (d *Definition) MigrationFrom(version string) *Migration {
	for i := range d.Migrates {
		if d.Migrates[i].From == version {
			return &d.Migrates[i]
		}
	}
	return nil
}

// question returns what is said of one question, or nil.
func (m *Migration) question(id string) *MigratedQuestion {
	for i := range m.Questions {
		if m.Questions[i].Question == id {
			return &m.Questions[i]
		}
	}
	return nil
}

// Level returns what becomes of a level of a question, or nil where nothing is
// said.
func (m *Migration) Level(question, level string) *MigratedLevel {
	if q := m.question(question); q != nil {
		for i := range q.Levels {
			if q.Levels[i].From == level {
				return &q.Levels[i]
			}
		}
	}
	return nil
}
