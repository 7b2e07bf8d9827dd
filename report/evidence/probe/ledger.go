package probe

import (
	"bytes"
	"encoding/json"
	"slices"
	"sync"
	"time"
)

// The kinds of what a ledger holds, as people read them.
const (
	refreshToken = "refresh token"
	accessToken  = "access token"
	lostAnswer   = "tokens of an answer that did not arrive"
)

// State is what became of a token.
type State string

// The states. Only [Ended] says that a token is no longer good: it was refused
// where it had been taken before.
const (
	Alive       State = "nobody has asked for its end yet"
	Ended       State = "refused since"
	Answered    State = "the provider answered that it is ended, which was not tried"
	Working     State = "it still works, though the provider was asked to end it"
	Refused     State = "the provider refused to end it"
	Unreachable State = "the provider did not answer"
	NoEndpoint  State = "the provider has no revocation endpoint"
	Unknown     State = "an answer of the provider did not arrive, and cannot be asked for again"
)

// Left is a token that is not known to be ended. It does not hold the token.
type Left struct {
	Kind   string
	State  State
	Status int       // of the answer, where the provider refused
	Until  time.Time // as declared; the zero time where nothing was
}

// entry is one token, from the moment its answer is read.
type entry struct {
	secret, kind string
	until        time.Time
	seen         bool // introspection called it active
	accepted     bool // it was taken where it is tried
	state        State
	status       int
}

// Ledger holds every token of a probe from the moment its answer is read until
// the token is ended. It may be read while the probe runs.
type Ledger struct {
	mu      sync.Mutex
	entries []*entry
}

// Left returns what is not known to be ended, refresh tokens first.
func (l *Ledger) Left() []Left {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []Left
	for _, kind := range []string{refreshToken, accessToken, lostAnswer} {
		for _, e := range l.entries {
			if e.kind == kind && e.state != Ended {
				out = append(out, Left{e.kind, e.state, e.status, e.until})
			}
		}
	}
	return out
}

// enter takes the tokens of an answer, whatever else it says: any text under one
// of their names, also a second one under the same name, and at any depth.
func (l *Ledger) enter(body []byte, now time.Time) {
	found := tokensIn(body)
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, x := range found {
		if !slices.ContainsFunc(l.entries, func(e *entry) bool { return e.secret == x.secret && e.kind == x.kind }) {
			x.state = Alive
			l.entries = append(l.entries, x)
		}
	}
	until(l.entries, body, now)
}

// until keeps the ends that an answer declares.
func until(entries []*entry, body []byte, now time.Time) {
	a := fieldsOf(body)
	for key, lifetimes := range map[string][]string{"access_token": {"expires_in"}, "refresh_token": refreshLifetimes()} {
		secret := a.text(key)
		for _, lifetime := range lifetimes {
			n, ok := a.number(lifetime)
			for _, e := range entries {
				if secret != "" && e.secret == secret && ok && n > 0 {
					e.until = now.Add(time.Duration(n) * time.Second)
				}
			}
		}
	}
}

// lose keeps that an answer with tokens may have been sent that did not arrive.
func (l *Ledger) lose() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = append(l.entries, &entry{kind: lostAnswer, state: Unknown})
}

// with changes the entry of a token.
func (l *Ledger) with(secret string, change func(*entry)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.entries {
		if e.secret != "" && e.secret == secret {
			change(e)
		}
	}
}

// ended keeps that a token was refused where it had been taken, and forgets it.
func (l *Ledger) ended(secret string) {
	l.with(secret, func(e *entry) { e.state, e.secret = Ended, "" })
}

// held returns the tokens in a state, refresh tokens first. Nobody is asked
// anything while the ledger is locked.
func (l *Ledger) held(state State) []entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []entry
	for _, kind := range []string{refreshToken, accessToken} {
		for _, e := range l.entries {
			if e.kind == kind && e.state == state && e.secret != "" {
				out = append(out, *e)
			}
		}
	}
	return out
}

// forget drops all tokens; what became of them stays.
func (l *Ledger) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.entries {
		if e.state != Alive {
			e.secret = ""
		}
	}
}

// reached reports whether the provider answered whenever it was to end a token.
func (l *Ledger) reached() bool {
	return !slices.ContainsFunc(l.Left(), func(x Left) bool { return x.State == Unreachable || x.State == Alive })
}

// tokensIn finds the tokens in JSON.
func tokensIn(body []byte) (out []*entry) {
	d := json.NewDecoder(bytes.NewReader(body))
	type level struct {
		object, value bool // the next token is a value, not a key
		key           string
	}
	stack := []level{{value: true}}
	for {
		t, err := d.Token()
		if err != nil {
			return out
		}
		top := &stack[len(stack)-1]
		delim, nests := t.(json.Delim)
		switch text, isText := t.(string); {
		case nests && (delim == '}' || delim == ']'):
			if stack = stack[:len(stack)-1]; len(stack) == 0 {
				return out
			}
			top = &stack[len(stack)-1]
			top.value = !top.object
		case nests:
			stack = append(stack, level{object: delim == '{', value: delim == '['})
		case top.object && !top.value:
			top.key, top.value = text, true
		default:
			if kind := kindOf(top.key); isText && text != "" && kind != "" {
				out = append(out, &entry{secret: text, kind: kind})
			}
			top.value = !top.object
		}
	}
}

func kindOf(key string) string {
	switch key {
	case "access_token":
		return accessToken
	case "refresh_token":
		return refreshToken
	}
	return ""
}
