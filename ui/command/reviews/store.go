// Package reviews gives a wizard what it needs of the world: drafts in the state
// folder of the user, records in a folder, and how one becomes the other: a
// finished draft two files, a record the draft of its revision, and a draft one
// of the newest questionnaire.
//
// It may import what drafts and records are kept by, and not the wizards. It
// prints nothing: a record that is to be printed is handed back.
package reviews

import (
	"cmp"
	"errors"
	"time"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/command/records"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

// Config is what a wizard works with, and on.
type Config struct {
	Records records.Store
	Drafts  drafts.Store
	Now     func() time.Time
	Out     string // folder for records; "-" prints instead; "" is the present folder
	Name    string // wanted name of the record, or ""
	Replace bool   // an existing record may be replaced
	Profile string // of the Markdown, or ""

	Organisation Organisation // what reviews are held to, and new ones begin with
	Alone        bool         // that is given, and no other is to be looked for
}

// Store implements [session.Store] for one wizard.
type Store struct {
	c       Config
	q       *questionnaire.Questionnaire // asks new reviews
	asks    *questionnaire.Questionnaire // asked the review that was opened last
	works   map[string]*work
	printed *record.Record
	settled []Settled
	known   map[string]*row // the records that were listed last, by path
}

// work is a review that the wizard has open.
type work struct {
	lock   *drafts.Lock
	folder string
	held   bool // by another wizard
	q      *questionnaire.Questionnaire
	asked  []session.Asked
	has    *session.Carried // from the record that it supersedes
	built  built
	waits  []session.Waiting // for whom

	becomes *drafts.Becoming // the record that it was last written as
	entered review.Draft     // what it was written from
	undo    records.Undo     // takes the writing back; empty where nothing is written
	written string           // the review as it was then
}

// New returns a store that holds no draft yet.
func New(c Config) *Store {
	return &Store{c: c, q: c.Records.Library.Default(), works: map[string]*work{}}
}

// Close lets all drafts go.
func (s *Store) Close() error {
	var err error
	for _, w := range s.works {
		err = errors.Join(err, w.lock.Release())
	}
	return err
}

// Questionnaire asks new reviews.
func (s *Store) Questionnaire() *questionnaire.Questionnaire { return s.q }

// Asking asks the review that was opened last; nil where none was.
func (s *Store) Asking() *questionnaire.Questionnaire { return s.asks }

// Prints reports whether the record is to be printed and no file is written.
func (s *Store) Prints() bool { return s.c.Out == "-" }

// Printed is the record to print when the wizard has closed; nil where there is
// none. Its draft is kept until [Store.Remove].
func (s *Store) Printed() *record.Record { return s.printed }

// Remove deletes the draft of a record that is printed.
func (s *Store) Remove(id string) error { return s.c.Drafts.Remove(id) }

func (s *Store) library() *library.Library { return s.c.Records.Library }

// Folder is where new records are written, and stored ones read.
func (s *Store) Folder() string { return s.folder() }

// folder is where new records are written, and stored ones read.
func (s *Store) folder() string {
	switch {
	case s.Prints():
		return "."
	case s.c.Out == "":
		return cmp.Or(s.c.Organisation.Folder, ".")
	}
	return s.c.Out
}

// today is the day that reviews are made on, in UTC.
func (s *Store) today() string { return s.c.Now().UTC().Format(time.DateOnly) }
