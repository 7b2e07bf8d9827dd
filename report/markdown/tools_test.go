package markdown

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"flowverdict/internal/yamldoc"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
	"flowverdict/report/sample"

	"pgregory.net/rapid"
)

// metadata is what an ADR tool reads from a file.
type metadata struct{ title, status, date string }

// structurizrMADR restates Structurizr's importer of MADR: the front matter is
// cut off by a regular expression, the title is the first line that begins
// with "# ", status and date are prefixes of lines of the front matter, and a
// missing status counts as accepted. A date that does not parse fails.
func structurizrMADR(file string) (m metadata, ok bool) {
	frontMatter := regexp.MustCompile(`(?m)^---\n(^.*\n)*?---\n`)
	content := file
	if at := frontMatter.FindStringIndex(file); at != nil {
		content = file[:at[0]] + file[at[1]:]
	}
	m = metadata{"Title", "accepted", ""}
	for _, line := range strings.Split(content, "\n") {
		if title, found := strings.CutPrefix(line, "# "); found {
			m.title = title
			break
		}
	}
	lines := strings.Split(file, "\n")
	if !strings.HasPrefix(lines[0], "---") {
		return m, true
	}
	for _, line := range lines[1:] {
		if strings.HasPrefix(line, "---") {
			break
		}
		if status, found := strings.CutPrefix(line, "status: "); found {
			m.status = status
		}
		if date, found := strings.CutPrefix(line, "date: "); found {
			if _, err := time.Parse(time.DateOnly, date); err != nil {
				return m, false
			}
			m.date = date
		}
	}
	return m, true
}

// backstage restates the ADR plugin of Backstage: a regular expression finds
// the front matter, a YAML parser reads it, and the title is the first heading
// of level one.
func backstage(file string) (m metadata, keys []string, ok bool) {
	match := regexp.MustCompile(`^---\r?\n((?:.*\r?\n)*?)---\r?\n?([\s\S]*)$`).FindStringSubmatch(file)
	if match == nil {
		return m, nil, false
	}
	doc, ok := yamldoc.Parse([]byte(match[1]), record.Limits())
	if !ok || !doc.Root().IsMapping() {
		return m, nil, false
	}
	f, _ := doc.Root().Entries()
	for _, heading := range read(readers()[1], []byte(match[2])).headings {
		if title, found := strings.CutPrefix(heading, "1 "); found {
			m.title = title
			break
		}
	}
	m.status, m.date = f.Get("status").Scalar(), f.Get("date").Scalar()
	return m, f.Keys(), true
}

// log4brains restates the parser of log4brains: it knows no front matter, and
// the title is the first heading of level one of the whole file. It reads the
// status from a list below the title, which MADR 4 does not have; a list that
// held one by chance would count.
func log4brains(file string) (title string, metadata []string) {
	for _, heading := range read(readers()[0], []byte(file)).headings {
		if text, found := strings.CutPrefix(heading, "1 "); found {
			title = text
			break
		}
	}
	head, _, _ := strings.Cut(file, "\n## ")
	for line := range strings.Lines(head) {
		if regexp.MustCompile(`^\s*([-*+]|[0-9]+[.)])\s`).MatchString(line) {
			metadata = append(metadata, line)
		}
	}
	return title, metadata
}

// adrTools restates adr-tools: the title is the first line from its third
// character on, the status what stands under "## Status". Of that, a line that
// ends in a link is an edge of its graph, and of Structurizr's.
func adrTools(file string) (title string, status, edges []string) {
	lines := strings.Split(file, "\n")
	inStatus := false
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "## Status"):
			inStatus = true
		case strings.HasPrefix(line, "#"):
			inStatus = false
		case inStatus && regexp.MustCompile(`^(.+) \[.+\]\((.+)\)$`).MatchString(line):
			edges = append(edges, line)
		case inStatus && strings.TrimSpace(line) != "":
			status = append(status, line)
		}
	}
	return strings.TrimPrefix(lines[0], "# "), status, edges
}

// structurizrNygard restates Structurizr's default importer: the title follows
// the first full stop of the first line, the date a line's "Date: ", the
// status is the first word under "## Status".
func structurizrNygard(file string) (m metadata, ok bool) {
	lines := strings.Split(file, "\n")
	if dot := strings.Index(lines[0], "."); dot >= 0 {
		m.title = lines[0][dot+2:]
	}
	m.status = "Proposed"
	for _, line := range lines {
		if date, found := strings.CutPrefix(line, "Date: "); found {
			if _, err := time.Parse(time.DateOnly, date); err != nil {
				return m, false
			}
			m.date = date
			break
		}
	}
	if _, under, found := strings.Cut(file, "\n## Status\n"); found {
		m.status, _, _ = strings.Cut(strings.TrimLeft(under, "\n"), "\n")
		m.status, _, _ = strings.Cut(m.status, " ")
	}
	return m, true
}

func TestToolsReadTitleStatusAndDate(t *testing.T) {
	q := sample.Questionnaire()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		r.Profile = ""
		var edges []string
		if rapid.Bool().Draw(t, "supersedes") {
			r.Review.Supersedes = "0003-acmectl"
			edges = []string{"Supersedes [0003-acmectl](0003-acmectl.md)"}
		} else if record.ValidID(r.Review.Supersedes) {
			r.Review.Supersedes = ""
		}
		if by := r.Decision.SupersededBy; by != "" {
			edges = append([]string{"Superseded by [" + by + "](" + by + ".md)"}, edges...)
		}
		title, about := title(r, q), content.Of(r, q, true).About
		want := metadata{title, about.Status, about.Day}
		file := string(Render(r, q))

		if got, ok := structurizrMADR(file); !ok || got != want {
			t.Fatalf("Structurizr reads %q, want %q", got, want)
		}
		got, keys, ok := backstage(file)
		want.title = got.title // escapes undone; held by TestHeadings
		if !ok || got != want {
			t.Fatalf("Backstage reads %q, want %q", got, want)
		}
		if title, metadata := log4brains(file); title != got.title || len(metadata) > 0 {
			t.Fatalf("log4brains reads %q, want %q, and %q", title, got.title, metadata)
		}
		head, _, _ := strings.Cut(strings.TrimPrefix(file, "---\n"), "\n---\n")
		lines := strings.Split(head, "\n")
		if len(lines) != len(keys) || len(lines) > 10 {
			t.Fatalf("front matter: %q", lines)
		}
		for _, line := range lines {
			if !regexp.MustCompile(`^(status|date|decision-makers|consulted|informed|record): [^#|]*$`).MatchString(line) {
				t.Fatalf("front matter: %q", line)
			}
		}

		r.Profile = "nygard"
		file = string(Render(r, q))
		status, _, _ := strings.Cut(about.Status, " ")
		want = metadata{title, strings.ToUpper(status[:1]) + status[1:], about.Day}
		if n := regexp.MustCompile("^0{0,8}([0-9]+)-").FindStringSubmatch(r.ID); n != nil { // Structurizr reads only files whose names begin with a number
			title = n[1] + ". " + title
			if got, ok := structurizrNygard(file); !ok || got != want {
				t.Fatalf("Structurizr reads %q, want %q", got, want)
			}
		}
		if gotTitle, gotStatus, gotEdges := adrTools(file); gotTitle != title || len(gotStatus) != 1 || gotStatus[0] != want.status || !slices.Equal(gotEdges, edges) {
			t.Fatalf("adr-tools reads %q, %q, %q", gotTitle, gotStatus, gotEdges)
		}
	})
}
