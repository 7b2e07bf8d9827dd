package command

import (
	"os"
	"slices"

	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
)

// uninterrupted keeps signals from ending the program while files are written:
// it ends when they are, and says what is. A wizard looks after them itself.
func (p *program) uninterrupted() (end func()) {
	if p.screen != nil {
		return func() {}
	}
	c := make(chan os.Signal, 1)
	stop := p.Notify(c)
	return func() {
		stop()
		select {
		case <-c:
			p.interrupted = true
		default:
		}
	}
}

// sayLater notes a clause at once, or when the wizard is closed that has the
// screen.
func (p *program) sayLater(sentence string) {
	if p.screen != nil {
		*p.screen = append(*p.screen, sentence)
		return
	}
	p.note("%s", sentence)
}

// closeScreen notes what waited until the wizard was closed.
func (p *program) closeScreen() {
	waited := *p.screen
	p.screen = nil
	for _, clause := range waited {
		p.sayLater(clause)
	}
}

// settle finishes what a wizard was writing that was killed, and lets its draft
// go.
func (p *program) settle(d *reviews.Store) {
	if !d.Prints() {
		p.mend(d.Folder())
	}
	for _, x := range d.Settle() {
		p.note("draft %s was written as %s before the program was ended", x.Draft, x.Paths.YAML)
	}
}

// mend finishes or takes back what an interrupted write left in a folder. Where
// that cannot be done now, it is said, and whoever writes there is kept from it.
func (p *program) mend(dir string) {
	if err := p.writer.Mend(dir); err != nil {
		p.note("%s", err)
	}
}

// printSettled prints the closing lines of a review that had been written when
// it was to be gone on with; false where it had not.
func (p *program) printSettled(d *reviews.Store, draft string) (bool, error) {
	i := slices.IndexFunc(d.Settled(), func(x reviews.Settled) bool { return x.Draft == draft })
	if i < 0 {
		return false, nil
	}
	x := d.Settled()[i]
	r, q, err := p.records().Read(x.Paths.YAML)
	if err != nil {
		return true, err
	}
	return true, p.printAssessed(q, records.Written{Record: r}, x.Folder)
}
