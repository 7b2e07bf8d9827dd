package session

import "slices"

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
