package form

// Format is a way to write a form.
type Format struct {
	Name   string
	Ending string // of the file's name
	Write  func(Form) ([]byte, error)
}

// Formats are all ways to write a form, the usual one first.
func Formats() []Format {
	return []Format{
		{"markdown", ".md", func(f Form) ([]byte, error) { return f.Markdown(), nil }},
		{"text", ".txt", func(f Form) ([]byte, error) { return f.Text(), nil }},
		{"yaml", ".yaml", func(f Form) ([]byte, error) { return f.YAML("") }},
	}
}

// FormatNames lists the names of the formats.
func FormatNames() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}

// FormatNamed returns a format; ok is false where there is none of that name.
func FormatNamed(name string) (f Format, ok bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
