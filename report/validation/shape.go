package validation

import (
	"fmt"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/record"
)

const fileName finding.RuleID = "file-name"

// documentRules are the rules of every YAML document; they are found while the
// file is read.
func documentRules() []Rule {
	return []Rule{
		{
			ID: yamldoc.NotUTF8, Group: GroupShape,
			Summary:     "The file is not UTF-8 text.",
			Explanation: "Save the file as UTF-8. Nothing else of it is looked at before.",
			Wrong:       "  description: D\xe9ploie les services\n",
			Right:       "  description: Deploys services\n",
		},
		{
			ID: yamldoc.TooLarge, Group: GroupShape,
			Summary:     "The file is larger than 1 MiB, or has more than 65,536 brackets, commas, colons, dashes and comments.",
			Explanation: "A record is read by people. Keep long evidence where it belongs and link to it.",
		},
		{
			ID: yamldoc.ControlCharacter, Group: GroupShape,
			Summary:     "A text holds a character that people cannot see and that changes what they see.",
			Explanation: "Control characters, bidirectional controls, zero-width characters and their like can hide text, reorder it or drive a terminal. The joiners U+200C and U+200D are allowed where Persian, Hindi and other scripts need them and where they join the parts of an emoji. Delete the character.",
			Wrong:       "  description: Deploys\u202e services\n",
			Right:       "  description: Deploys services\n",
		},
		{
			ID: yamldoc.NotYAML, Group: GroupShape,
			Summary:     "The file cannot be read as YAML.",
			Explanation: "The place is where the fault shows, or where what has no end begins. Nothing else of the file is looked at before it can be read. JSON is YAML, and read.",
			Wrong:       "  name: \"acmectl\n",
			Right:       "  name: acmectl\n",
		},
		{
			ID: yamldoc.SeveralDocuments, Group: GroupShape,
			Summary:     "The file holds more than one YAML document.",
			Explanation: "A file is one record. Put what follows the line --- into a file of its own.",
		},
		{
			ID: yamldoc.YAMLFeature, Group: GroupShape,
			Summary:     "The file uses aliases, merge keys or tags.",
			Explanation: "A record says every value where it stands, so that people, diffs and other tools read the same. Write the value out, or put a text that begins with a star or an exclamation mark in quotes. What changes nothing is allowed: anchors without aliases, !!str, !!map and !!seq, directives and document markers.",
			Wrong:       "  owner: *platform team\n",
			Right:       "  owner: platform team\n",
		},
		{
			ID: yamldoc.UnknownKey, Group: GroupShape,
			Summary:     "A key is not one of those that may stand there.",
			Explanation: "A mistyped key would otherwise be a value that nobody reads.",
			Wrong:       "  reviewrs: [application security]\n",
			Right:       "  reviewers: [application security]\n",
		},
		{
			ID: yamldoc.WrongType, Group: GroupShape,
			Summary:     "A value is of the wrong type.",
			Explanation: "Every scalar of a record is a text, except the numbers of score and points. YAML reads words such as yes, no and null as something else, so quote them.",
			Wrong:       "  reviewers: application security\n",
			Right:       "  reviewers: [application security]\n",
		},
		{
			ID: yamldoc.MissingKey, Group: GroupShape,
			Summary:     "A key that every record has is missing.",
			Explanation: "The finding stands at the block that lacks it.",
			Wrong:       "review:\n  date:",
			Right:       "review:\n  reviewers: [application security]\n  date:",
		},
		{
			ID: yamldoc.DuplicateKey, Group: GroupShape,
			Summary:     "A key stands twice in one block.",
			Explanation: "YAML readers disagree about which of the two counts, so neither value is looked at. Keep one.",
			Wrong:       "  owner: platform team\n  owner: identity team\n",
			Right:       "  owner: platform team\n",
		},
		{
			ID: yamldoc.Unquoted, Group: GroupShape, Severity: finding.SeverityNotice,
			Summary:     "A date or a version is not quoted.",
			Explanation: "Without quotes other YAML tools read a date as a moment in time and 2026.10 as the number 2026.1. The program reads the text as it stands.",
			Wrong:       "  version: 2.10\n",
			Right:       "  version: \"2.10\"\n",
		},
		{
			ID: yamldoc.TextTooLong, Group: GroupShape,
			Summary:     "A text is longer than 16 KiB.",
			Explanation: "Keep long evidence where it belongs and link to it.",
		},
		{
			ID: yamldoc.TooDeep, Group: GroupShape,
			Summary:     "The file is nested deeper than 16 levels.",
			Explanation: "No record is; such a file is a mistake or an attack.",
		},
		{
			ID: yamldoc.TooManyItems, Group: GroupShape,
			Summary:     "A list has more than 500 items, or a block more than 500 keys.",
			Explanation: "No record needs as many; such a file is a mistake or an attack.",
		},
	}
}

func shapeRules() []Rule {
	return []Rule{
		{
			ID: record.BadSchema, Group: GroupShape,
			Summary:     "The schema line does not name a record that the program can read.",
			Explanation: "The schema names the shape of the file. Another version of it needs another version of the program.",
			Wrong:       "schema: flowverdict/record/v2\n",
			Right:       "schema: flowverdict/record/v1\n",
		},
		{
			ID: record.BadID, Group: GroupShape,
			Summary:     "An id of a record is not lower-case words joined by hyphens, or means a device to Windows.",
			Explanation: "The id names the record's files. It holds a to z, 0 to 9 and single hyphens, 80 characters at most. On Windows no file can be called con, prn, aux, nul, com1 to com9 or lpt1 to lpt9, whatever its ending, and a repository with one cannot be checked out there; 0001-con is fine.",
			Wrong:       "id: 0007_Acmectl\n",
			Right:       "id: \"0007-acmectl\"\n",
		},
		{
			ID: fileName, Group: GroupShape, check: checkFileName,
			Summary:     "The id is not the name of the file.",
			Explanation: "A record in 0007-acmectl.yaml has the id 0007-acmectl. A copied or renamed file needs its id changed as well.",
			Wrong:       "id: \"0008-acmectl\"\n",
			Right:       "id: \"0007-acmectl\"\n",
		},
		{
			ID: record.BadDate, Group: GroupShape,
			Summary:     "A date is not a day of the calendar.",
			Explanation: "Write the year, the month and the day: \"2026-11-23\", in quotes.",
			Wrong:       "  date: \"16.11.2026\"\n",
			Right:       "  date: \"2026-11-16\"\n",
		},
		{
			ID: record.BadLink, Group: GroupShape,
			Summary:     "A link is not an absolute http or https URL.",
			Explanation: "Links are shown as links in the Markdown, so no other scheme, no spaces and no password may stand in them.",
			Wrong:       "    links: [docs/hosts.md]\n",
			Right:       "    links: ['https://docs.example.org/acmectl/hosts']\n",
		},
		{
			ID: record.BadValue, Group: GroupShape,
			Summary:     "A value is none of the words that are allowed there, or blank.",
			Explanation: "The hint lists the words.",
			Wrong:       "    basis: observd\n",
			Right:       "    basis: observed\n",
		},
		{
			ID: record.EvidenceUnknownFact, Group: GroupShape,
			Summary:     "A measured fact, its value or its grade is none that the program knows.",
			Explanation: "What can be measured is a closed list, so that no text of a provider gets into a record. flowverdict explain FACT tells what a fact may be. A fact that a newer program measured is read by that program.",
			Wrong:       "fact: token.lifetime, ",
			Right:       "fact: code.lifetime, ",
		},
		{
			ID: record.EvidenceID, Group: GroupShape,
			Summary:     "The id of a run or of a fact is there twice, or is not of the form r1 or r1.2.",
			Explanation: "Answers name facts by these ids. The program gives them when it takes evidence in.",
			Wrong:       "  - id: run1\n",
			Right:       "  - id: r1\n",
		},
		{
			ID: record.EvidenceEdited, Group: GroupShape,
			Summary:     "A run is not as it was written.",
			Explanation: "Each run has a digest of what it says. Where it differs, the run was edited. What is wrong with a measurement is said beside the answer, under despite, and the run is left as it is; or it is measured again. The digest tells a slip, not a forger: whoever edits a run can compute it.",
			Wrong:       "value: \"900\"",
			Right:       "value: \"600\"",
		},
	}
}

func checkFileName(in *inspection) []finding.Finding {
	if in.name == "" || in.record.ID == "" || in.record.ID == baseName(in.name) {
		return nil
	}
	return []finding.Finding{{
		Path:    "id",
		Message: fmt.Sprintf("the id is %q, and the file is named %q", text.Clip(in.record.ID), text.Clip(baseName(in.name))),
		Hint:    "rename the file, or change the id and run: " + in.command("update"),
	}}
}
