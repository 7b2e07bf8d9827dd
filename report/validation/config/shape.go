package config

import "flowverdict/internal/yamldoc"

// Shapes returns the shape of every mapping of a configuration by its path, in
// which [] stands for each item of a list, as in "ignores[]". The file itself
// has the path "".
func Shapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":             fileShape(),
		"severities[]": severityShape(),
		"ignores[]":    ignoreShape(),
	}
}

func fileShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"schema", "folders", "registers", "decision_days", "carried_days", "severities", "ignores"}, Needed: []string{"schema"}}
}

func severityShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"rule", "severity", "path"}, Needed: []string{"rule", "severity"}}
}

// ignoreShape does not need reason and end: those are rules of their own.
func ignoreShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"rule", "path", "reason", "until"}, Needed: []string{"rule", "path"}}
}
