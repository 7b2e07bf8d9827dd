package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/soundness"
)

// working is the questionnaire that is edited in place, in the folder of data.
const working = "device-flow-cli.yaml"

// frozen is a released file.
type frozen struct {
	name string
	q    *questionnaire.Questionnaire
}

// release makes a release of the working questionnaire in the folder data, and
// writes the Go file. It returns a sentence that says what it did.
func release(data, goFile string) (said string, err error) {
	content, err := os.ReadFile(filepath.Join(data, working))
	if err != nil {
		return "", fmt.Errorf("read working questionnaire: %w", err)
	}
	q, err := load(working, content)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(data, "releases")
	all, err := releases(folder, q)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(all, func(f frozen) bool { return f.q.ID == q.ID && f.q.Version == q.Version })
	switch {
	case at >= 0 && all[at].q.Digest != q.Digest:
		return "", fmt.Errorf("%s %s is released, and %s is not what was released: give it the next version", q.ID, q.Version, working)
	case at >= 0:
		said = fmt.Sprintf("%s %s is released already", q.ID, q.Version)
	default:
		if err := follows(all, q); err != nil {
			return "", err
		}
		name := fmt.Sprintf("%s-%s.yaml", q.ID, q.Version)
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return "", fmt.Errorf("freeze %s: %w", name, err)
		}
		all = append(all, frozen{name, q})
		said = fmt.Sprintf("%s %s is released, digest %s", q.ID, q.Version, q.Digest)
	}
	slices.SortFunc(all, func(a, b frozen) int { return questionnaire.CompareVersions(a.q.Version, b.q.Version) })
	source, err := generate(all)
	if err != nil {
		return "", err
	}
	if old, err := os.ReadFile(goFile); err == nil && bytes.Equal(old, source) {
		return said, nil
	}
	if err := os.WriteFile(goFile, source, 0o644); err != nil {
		return "", fmt.Errorf("write %s: %w", goFile, err)
	}
	return said, nil
}

// follows reports why a questionnaire cannot be the next release: one as new is
// out, or what it says of carrying answers over does not fit an old release.
func follows(all []frozen, q *questionnaire.Questionnaire) error {
	for _, old := range all {
		if old.q.ID != q.ID {
			return fmt.Errorf("%s is a release of %s, and the working questionnaire is %s", old.name, old.q.ID, q.ID)
		}
		if questionnaire.CompareVersions(old.q.Version, q.Version) >= 0 {
			return fmt.Errorf("version %s does not follow %s, which is released", q.Version, old.q.Version)
		}
		if found := soundness.CheckMigration(old.q, q); len(found) > 0 {
			return fmt.Errorf("%s: %s", working, found[0])
		}
	}
	return nil
}

// releases reads what was released, each by its digest. A copy of the working
// questionnaire that no release is known of was left by a run that did not end:
// it is passed over.
func releases(folder string, working *questionnaire.Questionnaire) ([]frozen, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read releases: %w", err)
	}
	known := map[string]bool{}
	for _, r := range library.Releases() {
		known[r.Digest] = true
	}
	var out []frozen
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("read release: %w", err)
		}
		q, err := load(e.Name(), content)
		if err != nil {
			return nil, err
		}
		switch {
		case known[q.Digest]:
			out = append(out, frozen{e.Name(), q})
		case q.Digest != working.Digest:
			return nil, fmt.Errorf("releases/%s is not what was released as %s %s: restore it", e.Name(), q.ID, q.Version)
		}
	}
	return out, nil
}

func load(name string, content []byte) (*questionnaire.Questionnaire, error) {
	q, problems := library.Load(content)
	if len(problems) > 0 {
		p := problems[0]
		return nil, fmt.Errorf("%s:%d:%d: %s", name, p.Line, p.Column, p.Message)
	}
	return q, nil
}
