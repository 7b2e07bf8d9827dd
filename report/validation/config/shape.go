package config

import "flowverdict/questionnaire/document"

// Shapes returns the shape of every mapping of a configuration by its path, in
// which [] stands for each item of a list, as in "ignores[]". The file itself
// has the path "".
func Shapes() map[string]document.Shape {
	return map[string]document.Shape{
		"":             fileShape(),
		"severities[]": severityShape(),
		"ignores[]":    ignoreShape(),
	}
}

func fileShape() document.Shape {
	return document.Shape{Keys: []string{"schema", "folders", "severities", "ignores"}, Needed: []string{"schema"}}
}

func severityShape() document.Shape {
	return document.Shape{Keys: []string{"rule", "severity", "path"}, Needed: []string{"rule", "severity"}}
}

// ignoreShape does not need reason and end: those are rules of their own.
func ignoreShape() document.Shape {
	return document.Shape{Keys: []string{"rule", "path", "reason", "until"}, Needed: []string{"rule", "path"}}
}
