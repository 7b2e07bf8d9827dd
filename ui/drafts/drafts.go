// Package drafts keeps reviews that are not finished: one private file each in
// the state folder of the user, saved whole or not at all, held by one wizard
// at a time.
//
// It may not import the wizard's screens, nor judge or render anything; the
// time comes in as a value.
package drafts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/session"
)

// Schema is the value of the schema key in every draft.
const Schema = "flowverdict/draft/v1"

// longest is the size in bytes that no draft reaches: every text of a review of
// the largest questionnaire, escaped.
const longest = 256 << 20

// Draft is a review as it is kept.
type Draft struct {
	Schema        string       `json:"schema"`
	Questionnaire record.Pin   `json:"questionnaire"` // that the answers are given to
	Folder        string       `json:"folder"`        // where the record will be written
	Saved         time.Time    `json:"saved"`
	At            session.At   `json:"at"`
	Entered       review.Draft `json:"review"` // so far

	Asked   []session.Asked   `json:"asked,omitempty"`   // what is asked anew
	Carried *session.Carried  `json:"carried,omitempty"` // what it has from the record that it supersedes
	Waiting []session.Waiting `json:"waiting,omitempty"` // for whom
	Becomes *Becoming         `json:"becomes,omitempty"` // what it was being written as
}

// Becoming is the record that a draft is written as, noted before it is.
type Becoming struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"` // of the YAML
}

// Store is the folder of drafts.
type Store struct {
	dir string
	why error // there is no folder; nil where there is one
}

// In returns the store in a folder, which is made when the first draft is
// saved.
func In(dir string) Store { return Store{dir: dir} }

// Nowhere returns a store that keeps nothing, and why: each save fails with
// that.
func Nowhere(why error) Store { return Store{why: why} }

// Folder returns where drafts are kept: under XDG_STATE_HOME, or where the
// system keeps such files. It fails where the system names no home folder.
func Folder(getenv func(string) string) (string, error) {
	if dir := getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "flowverdict", "drafts"), nil
	}
	if dir := getenv("LOCALAPPDATA"); dir != "" && os.PathSeparator == '\\' {
		return filepath.Join(dir, "flowverdict", "drafts"), nil
	}
	home := getenv("HOME")
	if home == "" {
		var err error
		if home, err = os.UserHomeDir(); err != nil {
			return "", fmt.Errorf("there is no folder for drafts: %w; set XDG_STATE_HOME to a folder that you can write to", err)
		}
	}
	return filepath.Join(home, ".local", "state", "flowverdict", "drafts"), nil
}

const (
	ending    = ".json"
	discarded = ".discarded"
)

func (s Store) path(id string) string { return filepath.Join(s.dir, id+ending) }

// Path returns where a draft is kept.
func (s Store) Path(id string) string { return s.path(id) }

// Aside is the folder for texts of a draft that an editor writes. It is made by
// whoever lends one, and each has a folder of its own there.
func (s Store) Aside(id string) string {
	if s.why != nil {
		return ""
	}
	return filepath.Join(s.dir, id+".editor")
}

// LeftAside lists what editors left of the texts of a draft that were not taken
// back, because the program had ended before.
func (s Store) LeftAside(id string) []string {
	if s.why != nil {
		return nil
	}
	left, _ := filepath.Glob(filepath.Join(s.Aside(id), "*", "*"))
	return left
}

// Take names a draft that does not exist yet, by the next free number, and
// holds it. Numbers of discarded drafts, and of those that another wizard has
// taken and not saved yet, are not taken again. The name can be used whatever
// the error says, which is why nothing protects it.
func (s Store) Take() (id string, lock *Lock, err error) {
	entries, err := s.names()
	if err != nil {
		return "1", nil, err
	}
	next := 1
	for _, e := range entries {
		digits, _, _ := strings.Cut(e.Name(), ".")
		if n, err := strconv.Atoi(digits); err == nil {
			next = max(next, n+1)
		}
	}
	for {
		id = strconv.Itoa(next)
		lock, err = s.Hold(id)
		if !errors.Is(err, ErrHeld) {
			return id, lock, err
		}
		next++
	}
}

// names lists the folder; one that is not there yet is empty.
func (s Store) names() ([]fs.DirEntry, error) {
	if s.why != nil {
		return nil, s.why
	}
	entries, err := os.ReadDir(s.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, s.unusable(err)
	}
	return entries, nil
}

// unusable says that the folder cannot be used, why, and what to do.
func (s Store) unusable(err error) error {
	return fmt.Errorf("the folder for drafts cannot be used: %w; set XDG_STATE_HOME to a folder that you can write to", err)
}

// Save keeps a draft, readable by its owner only.
func (s Store) Save(id string, d Draft) error {
	if s.why != nil {
		return s.why
	}
	d.Schema = Schema
	content, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return s.unusable(err)
	}
	if err := new(wholefile.Writer).Replace(s.path(id), append(content, '\n'), 0o600); err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	return nil
}

// Change changes a draft that no wizard has open; when it was saved stays as it is.
// Its error is [ErrHeld] where one has it.
func (s Store) Change(id string, change func(*Draft)) error {
	lock, err := s.Hold(id)
	if errors.Is(err, ErrHeld) {
		return err
	}
	x, err := s.Load(id)
	if err == nil {
		change(&x)
		err = s.Save(id, x)
	}
	return errors.Join(err, lock.Release())
}

func (s Store) tooLarge(id string) error {
	return fmt.Errorf("draft %s is larger than any that flowverdict writes; it is kept in %s", id, s.path(id))
}

// Load reads a draft back. A file that is none, or of another version of the
// program, is an error and stays as it is.
func (s Store) Load(id string) (Draft, error) {
	var d Draft
	if s.why != nil {
		return d, s.why
	}
	if !validID(id) {
		return d, fmt.Errorf("there is no draft %q: %w", id, fs.ErrNotExist)
	}
	return s.load(id, s.path(id))
}

func (s Store) load(id, path string) (Draft, error) {
	var d Draft
	if info, err := os.Lstat(path); err == nil && info.Size() > longest {
		return d, s.tooLarge(id)
	}
	content, err := readfile.Found(path, longest)
	if errors.Is(err, fs.ErrNotExist) {
		return d, fmt.Errorf("there is no draft %q: %w", id, fs.ErrNotExist)
	}
	if err != nil {
		return d, fmt.Errorf("read draft: %w", err)
	}
	if len(content) > longest {
		return d, s.tooLarge(id)
	}
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(content, &head); err != nil {
		return d, fmt.Errorf("draft %s is damaged (%s); it is kept in %s", id, jsonFault(err), s.path(id))
	}
	if head.Schema != Schema {
		return d, fmt.Errorf("draft %s is of another version of flowverdict (%q); it is kept in %s", id, head.Schema, s.path(id))
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return Draft{}, fmt.Errorf("draft %s is damaged (%s); it is kept in %s", id, jsonFault(err), s.path(id))
	}
	return d, nil
}

func jsonFault(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(err.Error(), "unexpected end") {
		return "it ends too early"
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

func validID(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && n > 0 && strconv.Itoa(n) == id
}

// Remove deletes a draft whose record is written. One that was never saved is
// no error.
func (s Store) Remove(id string) error {
	if s.why != nil {
		return nil
	}
	if err := os.Remove(s.path(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove draft %s: %w", id, err)
	}
	return nil
}
