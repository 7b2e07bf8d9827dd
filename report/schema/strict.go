package schema

import "flowverdict/internal/yamldoc"

// strict says of each schema which type its keywords are about, as validators in
// a strict mode want it: a keyword says nothing of values of other types, which
// is most often a mistake of who wrote it.
func strict(schema yamldoc.Object) yamldoc.Object {
	out := make(yamldoc.Object, 0, len(schema)+1)
	typed, of := false, ""
	for _, p := range schema {
		typed = typed || p.Key == "type"
		if t := typeOf(p.Key); t != "" {
			of = t
		}
	}
	if !typed && of != "" {
		out = append(out, pair("type", of))
	}
	for _, p := range schema {
		switch p.Key {
		case "properties", "patternProperties", "$defs":
			named := p.Value.(yamldoc.Object)
			members := make(yamldoc.Object, len(named))
			for i, m := range named {
				members[i] = yamldoc.Pair{Key: m.Key, Value: within(m.Value)}
			}
			p.Value = members
		case "const", "enum", "default", "examples", "required":
		default:
			p.Value = within(p.Value)
		}
		out = append(out, p)
	}
	return out
}

// within makes schemas strict that are the value of a keyword.
func within(v any) any {
	switch v := v.(type) {
	case yamldoc.Object:
		return strict(v)
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = within(x)
		}
		return out
	}
	return v
}

// typeOf is the type that a keyword is about, or "".
func typeOf(keyword string) string {
	switch keyword {
	case "properties", "patternProperties", "required", "additionalProperties", "propertyNames", "minProperties", "maxProperties":
		return "object"
	case "items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems":
		return "array"
	case "pattern", "minLength", "maxLength":
		return "string"
	}
	return ""
}
