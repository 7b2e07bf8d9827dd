package report_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// readData reads a file of keys and values, of which programs need that it is
// one document of maps, lists, texts and numbers.
func readData(t fataler, file []byte, unmarshal func([]byte, any) error) reading {
	var value any
	if err := unmarshal(file, &value); err != nil {
		t.Fatalf("%v\n%s", err, file)
	}
	return reading{structure: [][]string{skeleton(value)}, shown: strings.Join(scalars(value), " ")}
}

// skeleton lists keys, and values by their types.
func skeleton(value any) []string {
	switch value := value.(type) {
	case map[string]any:
		out := []string{"map"}
		for _, key := range slices.Sorted(maps.Keys(value)) {
			out = append(append(out, key), skeleton(value[key])...)
		}
		return append(out, "end")
	case []any:
		out := []string{"list"}
		for _, item := range value {
			out = append(out, skeleton(item)...)
		}
		return append(out, "end")
	}
	return []string{fmt.Sprintf("%T", value)}
}

// scalars are the texts and numbers of a document.
func scalars(value any) []string {
	var out []string
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			out = append(out, scalars(value[key])...)
		}
	case []any:
		for _, item := range value {
			out = append(out, scalars(item)...)
		}
	default:
		out = append(out, fmt.Sprint(value))
	}
	return out
}
