// Package jobcontrol is the wizard's part of a shell's job control: it stops
// when it is told to, after the terminal is given back, and learns that it goes
// on, however it was stopped.
package jobcontrol

import (
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	"flowverdict/internal/crash"
)

// control follows the signals that stop and continue the program.
type control struct {
	stops, continues chan os.Signal
	ended            chan struct{}
	away             atomic.Bool // another program has the terminal
	stopping         atomic.Bool // what stops the others reaches this one too
}

func follow(stop, continued func()) *control {
	c := &control{stops: make(chan os.Signal, 1), continues: make(chan os.Signal, 1), ended: make(chan struct{})}
	notify(c.stops, stopping())
	notify(c.continues, continuing())
	go func() {
		defer crash.Guard(new(error))
		for {
			select {
			case <-c.stops:
				switch {
				case c.stopping.Load():
				case c.away.Load():
					stopOne()
				default:
					stop()
				}
			case <-c.continues:
				if !c.away.Load() && !c.stopping.Load() {
					continued()
				}
			case <-c.ended:
				return
			}
		}
	}()
	return c
}

// end follows them no longer.
func (c *control) end() {
	signal.Stop(c.stops)
	signal.Stop(c.continues)
	close(c.ended)
}

const (
	// goOn is how long it takes to learn that the system stops nobody here.
	goOn = 300 * time.Millisecond
	// settling is how long a signal may be on its way through this process.
	settling = 10 * time.Millisecond
)

// stop stops the programs that share the terminal with this one, and this one,
// and returns when it goes on. It reports false where the system stops nobody:
// where no shell could continue it, in a container for example.
func (c *control) stop() bool {
	back := make(chan os.Signal, 1)
	notify(back, continuing())
	defer signal.Stop(back)
	c.stopping.Store(true)
	defer c.stopping.Store(false)
	stopOthers()
	stopOne()
	select {
	case <-back:
	case <-time.After(goOn):
		select { // both are due where it was stopped for long
		case <-back:
		case <-time.After(settling):
			return false
		}
	}
	time.Sleep(settling) // until the loop has taken what is no news any more
	return true
}

// notify asks for signals; for none where there is none of that kind.
func notify(c chan<- os.Signal, signals []os.Signal) {
	if len(signals) > 0 {
		signal.Notify(c, signals...)
	}
}
