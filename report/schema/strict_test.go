package schema_test

import (
	"encoding/json"
	"slices"
	"testing"
)

// Validators in a strict mode, such as ajv's, refuse keywords that JSON Schema
// does not know and keywords without the type that they are about.
func TestSchemasAreStrict(t *testing.T) {
	records, answers, questionnaires := kinds(t)
	for _, k := range []kind{records, answers, questionnaires, configurations(t)} {
		var root any
		if err := json.Unmarshal(k.source, &root); err != nil {
			t.Fatal(err)
		}
		strictly(t, k.name, root.(map[string]any))
	}
}

func strictly(t *testing.T, at string, schema map[string]any) {
	t.Helper()
	types := map[string][]string{
		"object": {"properties", "patternProperties", "required", "additionalProperties", "minProperties", "maxProperties"},
		"array":  {"items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"},
		"string": {"pattern", "minLength", "maxLength", "format"},
		"number": {"minimum", "maximum"},
		"":       {"$schema", "$id", "$ref", "$defs", "$comment", "title", "description", "readOnly", "type", "enum", "const", "default", "examples", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"},
	}
	for keyword, value := range schema {
		of, known := "", false
		for name, keywords := range types {
			if slices.Contains(keywords, keyword) {
				of, known = name, true
			}
		}
		stated, _ := schema["type"].(string)
		if several, _ := schema["type"].([]any); slices.Contains(several, any(of)) || stated == "integer" && of == "number" {
			stated = of
		}
		if !known || of != "" && stated != of {
			t.Errorf("%s: %s stands in a schema of type %v", at, keyword, schema["type"])
		}
		switch value := value.(type) {
		case map[string]any:
			if keyword != "properties" && keyword != "patternProperties" && keyword != "$defs" {
				strictly(t, at+"/"+keyword, value)
				continue
			}
			for key, member := range value {
				if member, ok := member.(map[string]any); ok {
					strictly(t, at+"/"+keyword+"/"+key, member)
				}
			}
		case []any:
			for _, item := range value {
				if item, ok := item.(map[string]any); ok {
					strictly(t, at+"/"+keyword, item)
				}
			}
		}
	}
	properties, _ := schema["properties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, key := range required {
		if _, ok := properties[key.(string)]; !ok {
			t.Errorf("%s: %v is required, and no property", at, key)
		}
	}
	if first, ok := schema["prefixItems"].([]any); ok && (schema["minItems"] != float64(len(first)) || schema["maxItems"] != float64(len(first))) {
		t.Errorf("%s: items are open", at)
	}
}
