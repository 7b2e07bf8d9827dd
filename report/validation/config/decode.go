package config

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// reader walks the document of a configuration.
type reader struct{ rules validation.RuleTable }

func (r reader) config(root yamldoc.Value, c *Config) {
	f, ok := root.Shaped(fileShape())
	if !ok {
		return
	}
	r.schema(f.Get("schema"))
	for _, v := range f.Get("folders").List() {
		if s, ok := v.Text(); ok && r.relative(v, s) {
			c.Folders = append(c.Folders, s)
		}
	}
	for _, v := range f.Get("registers").List() {
		if s, ok := v.Text(); ok && r.relative(v, s) && r.markdown(v, s) {
			c.Registers = append(c.Registers, s)
		}
	}
	c.DecisionDays = r.days(f.Get("decision_days"), validation.DecisionDays)
	c.CarriedDays = r.days(f.Get("carried_days"), review.CarriedDays)
	for _, v := range f.Get("severities").List() {
		c.severities = append(c.severities, r.severity(v))
	}
	for _, v := range f.Get("ignores").List() {
		c.ignores = append(c.ignores, r.ignore(v))
	}
	c.Profile = r.profile(f.Get("profile"))
}

func (r reader) schema(v yamldoc.Value) {
	s, ok := v.Text()
	switch {
	case !ok || s == Schema:
	case strings.HasPrefix(s, "flowverdict/config/"):
		v.Report(record.BadSchema, fmt.Sprintf("schema %q is of another version of the program", s), "this program reads "+Schema)
	default:
		v.Report(record.BadSchema, fmt.Sprintf("schema %q is not a configuration's", s), "write schema: "+Schema)
	}
}

// days is a number of days; leaving it out stands for the usual one.
func (r reader) days(v yamldoc.Value, usual int) int {
	days, ok := v.Int()
	if ok && (days < 1 || days > MostDays) {
		v.Report(record.BadValue, fmt.Sprintf("%s cannot be %d", v.Path(), days), fmt.Sprintf("write a number of days from 1 to %d, or leave it out for %d", MostDays, usual))
	}
	return days
}

func (r reader) severity(v yamldoc.Value) severity {
	f, _ := v.Shaped(severityShape())
	rule, known := r.rule(f.Get("rule"))
	out := severity{rule: rule.ID, glob: r.glob(f.Get("path")), path: v.Path()}
	s, ok := f.Get("severity").Text()
	if !ok {
		return out
	}
	var err error
	if out.severity, err = finding.ParseSeverity(s); err != nil {
		f.Get("severity").Report(record.BadValue, fmt.Sprintf("severity cannot be %q", text.Clip(s)), "use one of "+finding.SeverityNames())
		return out
	}
	if known && !slices.Contains(Severities(rule), out.severity) {
		f.Get("severity").Report(record.BadValue, fmt.Sprintf("rule %q cannot be made milder than %s", rule.ID, rule.Severity), "rules of the groups "+text.And(fundamental())+" say whether a record can be read and judged at all")
	}
	return out
}

// fundamental names the groups whose rules cannot be made milder.
func fundamental() []string {
	var out []string
	for _, g := range validation.Groups() {
		if g.Fundamental() {
			out = append(out, string(g))
		}
	}
	return out
}

// Severities lists the severities that a configuration may give a rule. Rules
// without which nobody could tell what a record says may be made stricter only;
// what is wrong with ignores may be a warning on the day it expires.
func Severities(r validation.Rule) []finding.Severity {
	return slices.DeleteFunc(finding.Severities(), func(s finding.Severity) bool {
		return s > r.Severity && !r.Adjustable() && r.Group != validation.GroupConfiguration
	})
}

func (r reader) ignore(v yamldoc.Value) ignore {
	f, _ := v.Shaped(ignoreShape())
	rule, known := r.rule(f.Get("rule"))
	if known && !rule.Adjustable() {
		f.Get("rule").Report(record.BadValue, fmt.Sprintf("rule %q cannot be ignored: it is of the group %s", rule.ID, rule.Group), "mend what it finds")
	}
	out := ignore{rule: rule.ID, glob: r.glob(f.Get("path")), reason: strings.TrimSpace(f.Text("reason")), path: v.Path()}
	s, ok := f.Get("until").Text()
	if ok && !review.ValidDay(s) {
		f.Get("until").Report(record.BadDate, fmt.Sprintf("%q is not a date", text.Clip(s)), `write a day of the calendar as "YYYY-MM-DD"`)
	}
	out.until = s
	return out
}

func (r reader) rule(v yamldoc.Value) (validation.Rule, bool) {
	id, ok := v.Text()
	if !ok {
		return validation.Rule{}, false
	}
	if rule := r.rules.Find(finding.RuleID(id)); rule != nil {
		return *rule, true
	}
	var ids []string
	for _, rule := range r.rules {
		ids = append(ids, string(rule.ID))
	}
	hint := "flowverdict explain lists the rules"
	if near := yamldoc.Nearest(id, ids); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	v.Report(record.BadValue, fmt.Sprintf("there is no rule %q", text.Clip(id)), hint)
	return validation.Rule{}, false
}

// mostAlternatives is how many braces and commas a glob may have. Those of
// braces multiply: of so many alternatives there are at most some thousand
// combinations, and each is tried.
const mostAlternatives = 24

func (r reader) glob(v yamldoc.Value) glob {
	s, ok := v.Text()
	if !ok || !r.relative(v, s) {
		return glob{}
	}
	if n := strings.Count(s, "{") + strings.Count(s, ","); n > mostAlternatives {
		v.Report(record.BadValue, fmt.Sprintf("the glob has %d braces and commas, at most %d are allowed", n, mostAlternatives), "write several globs")
		return glob{}
	}
	g := glob{pathname.Glob(s)}
	if !g.Valid() {
		v.Report(record.BadValue, fmt.Sprintf("%q is not a glob", text.Clip(s)), "write docs/decisions/*.yaml, or docs/** for all below a folder")
		return glob{}
	}
	return g
}

// markdown checks that a path names a Markdown file.
func (r reader) markdown(v yamldoc.Value, s string) bool {
	if strings.EqualFold(path.Ext(s), ".md") && !strings.HasSuffix(s, "/") {
		return true
	}
	v.Report(record.BadValue, fmt.Sprintf("%q is no Markdown file", text.Clip(s)), "write a name that ends in .md, such as docs/decisions/README.md")
	return false
}

// relative checks that a path is one below the configuration's folder.
func (r reader) relative(v yamldoc.Value, s string) bool {
	switch {
	case strings.TrimSpace(s) == "":
		v.Report(record.BadValue, fmt.Sprintf("%s is blank", v.Path()), "write a path from this file's folder")
	case strings.Contains(s, `\`):
		v.Report(record.BadValue, fmt.Sprintf("%q holds a backslash", text.Clip(s)), "write slashes, on every system")
	case path.IsAbs(s) || strings.HasPrefix(path.Clean(s)+"/", "../"):
		v.Report(record.BadValue, fmt.Sprintf("%q is not below this file's folder", text.Clip(s)), "write a path from this file's folder")
	case path.Clean(s) != strings.TrimSuffix(s, "/"):
		v.Report(record.BadValue, fmt.Sprintf("%q is not written plainly", text.Clip(s)), "write "+path.Clean(s))
	default:
		return true
	}
	return false
}
