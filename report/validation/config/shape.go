package config

import (
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/report/record"
)

// Shapes returns the shape of every mapping of a configuration by its path, in
// which [] stands for each item of a list, as in "ignores[]". The file itself
// has the path "".
func Shapes() map[string]yamldoc.Shape {
	out := map[string]yamldoc.Shape{
		"":             fileShape(),
		"severities[]": severityShape(),
		"ignores[]":    ignoreShape(),
	}
	for path, shape := range record.ProfileShapes() {
		out[strings.TrimSuffix("profile."+path, ".")] = shape
	}
	return out
}

func fileShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"schema", "folders", "registers", "decision_days", "carried_days", "severities", "ignores", "profile"}, Needed: []string{"schema"}}
}

func severityShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"rule", "severity", "path"}, Needed: []string{"rule", "severity"}}
}

// ignoreShape does not need reason and end: those are rules of their own.
func ignoreShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"rule", "path", "reason", "until"}, Needed: []string{"rule", "path"}}
}
