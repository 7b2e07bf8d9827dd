package reviews

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/drafts"
)

// FindDraft names a draft by its id or its subject; "" is the last saved one
// that can be continued. Of two with one subject none is taken by it.
func FindDraft(list []drafts.Info, wanted string) (string, error) {
	found := DraftsMeant(list, wanted)
	switch {
	case len(found) == 1 || wanted == "" && len(found) > 0:
		return found[0].ID, nil
	case len(found) > 1:
		return "", severalMeant(found, wanted)
	case len(list) == 0:
		return "", usage.Errorf("there are no drafts").WithHint("begin a review with: flowverdict assess")
	case wanted == "":
		return "", usage.Errorf("no draft can be continued").WithHint("flowverdict drafts says why")
	}
	var names []string
	for _, d := range list {
		names = append(names, d.ID)
	}
	return "", usage.Errorf("there is no draft %q", wanted).WithHint("drafts: %s; flowverdict drafts lists them", strings.Join(names, ", "))
}

// DraftsMeant are the drafts of a list that somebody may mean: the one with this id, or
// those of this subject; all that can be continued for "".
func DraftsMeant(list []drafts.Info, wanted string) []drafts.Info {
	if i := slices.IndexFunc(list, func(d drafts.Info) bool { return d.ID == wanted }); i >= 0 {
		return list[i : i+1]
	}
	var out []drafts.Info
	for _, d := range list {
		if d.Err == nil && (wanted == "" || strings.EqualFold(d.Entered.Subject.Name, wanted)) {
			out = append(out, d)
		}
	}
	return out
}

// severalMeant asks for a number, with what tells the drafts apart.
func severalMeant(found []drafts.Info, wanted string) error {
	said := make([]string, len(found))
	for i, apart := range drafts.Apart(found) {
		if said[i] = found[i].ID; apart.In != "" {
			said[i] += " (" + apart.In + ")"
		}
	}
	return usage.Errorf("%s have the subject %q", text.Count(len(found), "draft"), wanted).WithHint("name one by its number: %s", strings.Join(said, ", "))
}
