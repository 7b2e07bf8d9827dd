package validate

import (
	"errors"
	"io/fs"
	"path/filepath"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/list"
)

// largestRegister is how many bytes of a register are read: those of one of
// 20,000 records, and more.
const largestRegister = 64 << 20

// registers are the pages that the configuration names as registers, each with
// what the records of its folder give. Nothing is said of a folder of which a part
// was not looked at, or a record could not be read, but that a run over all that the
// configuration speaks of does not look at it.
func (p *Plan) registers(s *files.Selection) (out []validation.Beside, failed []error) {
	for _, path := range p.configuration.RegisterPaths() {
		if len(s.Failed) > 0 {
			continue
		}
		if !s.Walked(filepath.Dir(path)) {
			if p.byDefault && p.configuration.Whole() {
				out = append(out, validation.Beside{Name: pathname.Slash(path), Register: &validation.Register{Outside: true}})
			}
			continue
		}
		want, whole := list.Markdown(path, list.World{Getenv: p.world.Getenv, Library: p.world.Library, Own: p.world.Own, Today: p.world.Today, Writer: p.world.Writer})
		if !whole {
			continue
		}
		b := validation.Beside{Name: pathname.Slash(path), Register: &validation.Register{Want: want, Command: p.listing(path)}}
		content, err := readfile.Found(path, largestRegister)
		var refused *readfile.Refused
		switch {
		case errors.Is(err, fs.ErrNotExist):
			b.Register.Missing = true
		case errors.As(err, &refused):
			b.Why = refused.Why
		case err != nil:
			failed = append(failed, err)
			continue
		}
		b.Register.Content = content
		out = append(out, b)
	}
	return out, failed
}

// listing is the command that writes a register.
func (p *Plan) listing(path string) string {
	line := "flowverdict list " + text.ShellWord(filepath.Dir(path)) + " --format markdown -o " + text.ShellWord(path)
	for _, own := range p.world.Own {
		line += " --questionnaire " + text.ShellWord(own)
	}
	return line
}
