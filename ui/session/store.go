package session

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/register"
	"flowverdict/report/summary"
	"flowverdict/report/validation"
)

// Store is what a review needs of the world: drafts and records. Its methods
// read and write files, so the screen calls them in commands, one at a time.
// Errors are sentences for people.
type Store interface {
	// Drafts lists the drafts that can be continued, newest first.
	Drafts() ([]DraftInfo, error)
	// Records finds the records of the folder. They are read by and by.
	Records() (RecordList, error)
	// Begin makes a new, empty review.
	Begin() (Work, error)
	// Continue opens a draft; it goes on by the questionnaire that it was begun
	// with.
	Continue(draft string) (Work, error)
	// Lift opens a draft and takes it over to the newest version of its
	// questionnaire.
	Lift(draft string) (Work, error)
	// Revise begins a review from a record, which it supersedes.
	Revise(record string) (Work, error)
	// Read returns a record as it stands.
	Read(record string) (Reading, error)
	// Discard puts a draft aside; Restore brings the last one back.
	Discard(draft string) error
	Restore(draft string) error

	// Save keeps the draft of a review, whole or not at all.
	Save(work string, d review.Draft, at At) error
	// Ask writes forms for those who know what is asked, and notes for whom the
	// review waits, which the next save keeps. It returns a line for each form that
	// was written.
	Ask(work string, d review.Draft, a Asking) ([]string, error)
	// Forms reads forms that others filled in. Its error says what is wrong in any of
	// them; none of them is to be used then.
	Forms(work string, paths []string) ([]review.Answered, error)
	// Plan says what writing would do. name is the wanted file name without
	// ending, or "" for the usual one. Its error says what is wrong or missing.
	Plan(work string, d review.Draft, name string) (Plan, error)
	// Write writes record and Markdown, both or none, and lets the draft go. It
	// returns the plan as it was carried out: under the next number where another
	// review has taken the one that nobody chose, and with what can be done next.
	Write(work string, d review.Draft, p Plan) (Plan, error)
	// TakeBack takes back what Write wrote for a review, as long as nobody has
	// changed it: its files are as they were, and the draft is there again.
	TakeBack(work string) error
}

// Work is a review to be done.
type Work struct {
	ID       string // names the draft
	Draft    review.Draft
	At       At
	ReadOnly string // why it can only be looked at, or ""
	Saved    bool   // a draft holds it as it is
	Example  bool   // it is that of a tour: nothing of it is kept

	Questionnaire *questionnaire.Questionnaire // that asks it; nil for the one of new reviews
	Asked         []Asked                      // what is asked anew
	Options       validation.Options           // by which the organisation has its records checked; the zero value is as usual
	Begun         review.Draft                 // with what a new review began before anybody entered anything
	Carried       *Carried                     // what it has from the record that it supersedes; nil for nothing
	Merge         *Merge                       // what others answered, to be taken in; nil for nothing
	Notice        string                       // a sentence to begin with, or ""
	Aside         string                       // folder for texts that are lent to an editor; "" for that of temporary files
}

// Kept reports whether what is entered goes into a draft as it is entered.
func (w Work) Kept() bool { return w.ReadOnly == "" && !w.ForRecord() }

// ForRecord reports whether the review is a record that takes the answers of others.
func (w Work) ForRecord() bool { return w.Merge != nil && w.Merge.Record != "" }

// DraftInfo is a draft on the start screen.
type DraftInfo struct {
	ID       string
	Subject  string // name of what is reviewed, or ""
	Answered int    // questions with an answer, unknown included
	Total    int    // questions asked
	Age      string // in words: "3 minutes ago"
	Problem  string // why it cannot be continued, or ""
	Apart    string // what tells it from another draft of the same subject, as in "draft 3, begun 2026-11-20", or ""
	Waiting  string // for whom it waits and since when, as in "identity team since 3 days", or ""
	Newer    string // the newer version of its questionnaire, or ""
}

// RecordList are the records of a folder, of which some are not read yet.
type RecordList interface {
	// Read reads and judges so many more of the records, first those that will
	// stand first.
	Read(n int)
	// Unread is how many are not read yet.
	Unread() int
	// Records lists all of them as far as they are known: what falls due first at
	// the top, superseded ones under their successors, and at the end those that
	// cannot be read.
	Records() []RecordInfo
}

// RecordInfo is a record on the start screen.
type RecordInfo struct {
	ID, Path   string
	Entry      *register.Entry // nil while it is not read, and where it cannot be
	Problem    string          // why it cannot be read, or ""
	Superseded []RecordInfo    // what it has taken the place of, the latest first
}

// Reading is a record opened to be read: what was entered, and the
// questionnaire that it was answered against.
type Reading struct {
	Info          RecordInfo
	Draft         review.Draft
	Questionnaire *questionnaire.Questionnaire
}

// Summary returns what the record comes to, in short, judged again from its
// answers.
func (r Reading) Summary() summary.Summary {
	a := questionnaire.Assess(r.Questionnaire, r.Draft.Answers)
	return summary.Of(r.Questionnaire, r.Draft, &a)
}

// Plan is what writing a record would do.
type Plan struct {
	ID       string // of the record
	YAML     string // path
	Markdown string // path
	Chosen   bool   // a person chose the name, and no other will do
	Exists   bool   // a file of that name is there already
	Replace  bool   // set by the wizard when the reviewer wants it replaced
	ReviewBy string
	Marked   string // the files that change with it, because it takes the place of their records: a record and its Markdown a line

	// Of a record that is written only:
	Opens  string // the Markdown as other programs open it, from the root; "" where there is none
	Commit string // the command that commits all files; "" outside of a git repository
}

// Succession says in one sentence what becomes of the record that a review
// supersedes; "" where it supersedes none, or none that still holds.
func (p Plan) Succession(d review.Draft) string {
	switch {
	case d.Review.Supersedes == "":
		return ""
	case p.Marked != "":
		return d.Review.Supersedes + " holds no longer then; what was decided stays in it."
	case d.Decision.Status != review.Accepted:
		return d.Review.Supersedes + " stays as it is until this record is accepted."
	}
	return ""
}

// Written is a record that was written and not taken back.
type Written struct {
	Work string // the review that it was written from
	Plan
	Said []string // what is to be read of it, a sentence each
}

// Outcome is how the wizard ended, for the lines that stay on the terminal.
type Outcome struct {
	Written     []Written // the records that were written, in that order
	Work        string    // the draft that is kept, "" where there is none
	Unsaved     error     // the draft could not be saved
	Aside       []string  // files that hold what editors left, and no draft has
	Refused     error     // why the record could not be written, where that was asked for last
	Ended       bool      // the input ended in the midst of a review
	Interrupted bool      // ctrl+c or a signal: exit code 130

	ToSettle int                   // conflicts of a merge that are not settled
	Answers  questionnaire.Answers // what a record takes, where all conflicts are settled and it is to be written; nil otherwise
}

// Line is the sentence that sums up a record that was written, with its name: to
// be pasted where others read of it.
func (w Written) Line() string {
	if len(w.Said) == 0 {
		return w.ID
	}
	return w.ID + ": " + w.Said[0]
}

// AskedToCopy is what is said once a terminal was asked to copy a text: whether it
// did is told to nobody.
const AskedToCopy = "The terminal was asked to copy it; whether it did, only pasting tells."

// NoRepository is why there is no command that commits the files.
const NoRepository = "The folder is in no git repository, so there is nothing to commit to."

// NoOtherDraft is why there is no next draft.
const NoOtherDraft = "There is no other draft to go on with."

// NextDraft returns the draft that was saved last among those that can be
// continued, the newest being first in the list, but for one review.
func NextDraft(list []DraftInfo, but string) (DraftInfo, bool) {
	i := slices.IndexFunc(list, func(d DraftInfo) bool { return d.ID != but && d.Problem == "" })
	if i < 0 {
		return DraftInfo{}, false
	}
	return list[i], true
}

// Elsewhere says how a record is written into another folder, where the files of
// one could not be written into its own; "" where another folder would not help.
func Elsewhere(err error) string {
	var disk syscall.Errno
	if !errors.As(err, &disk) || errors.Is(err, fs.ErrExist) {
		return ""
	}
	return "To write it elsewhere, leave with q, then: flowverdict resume --out FOLDER"
}
