package markdown

import (
	"bytes"
	"sync"

	"flowverdict/questionnaire"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
)

// Renderer is [Render] for many records: it keeps what the texts of a
// questionnaire become, which are most of a record's Markdown and the same in
// the next one. The zero value is ready to use, by several goroutines.
type Renderer struct {
	mu   sync.Mutex
	free []*writer // not in use
}

// Render is [Render].
func (x *Renderer) Render(r *record.Record, q *questionnaire.Questionnaire) []byte {
	return x.Compared(r, q, nil)
}

// Compared is [Render] for a record beside which Markdown lies: where that is what
// the record gives it is returned, and no copy is made.
func (x *Renderer) Compared(r *record.Record, q *questionnaire.Questionnaire, there []byte) []byte {
	w := x.take()
	defer x.give(w)
	w.Reset()
	w.Grow(len(there) + spare)
	w.turnTo(q)
	w.document(r)
	if len(there) > 0 && bytes.Equal(there, w.Bytes()) {
		return there
	}
	return bytes.Clone(w.Bytes())
}

// spare is how much longer than a record's Markdown the writer's buffer may be while
// it is written, for what is written aside.
const spare = 8 << 10

// document writes all of a record.
func (w *writer) document(r *record.Record) {
	document := w.index.Of(r, r.Annex)
	if document.Profile == record.ProfileMADR {
		w.WriteString(w.names.frontMatter(document.About))
	}
	for _, block := range document.Blocks {
		w.block(block)
	}
	if len(document.Annex) > 0 {
		w.WriteString("\n## Annex\n")
	}
	for _, block := range document.Annex {
		w.block(block)
	}
}

func (x *Renderer) take() *writer {
	x.mu.Lock()
	defer x.mu.Unlock()
	n := len(x.free)
	if n == 0 {
		return new(writer)
	}
	w := x.free[n-1]
	x.free = x.free[:n-1]
	return w
}

func (x *Renderer) give(w *writer) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.free = append(x.free, w)
}

// kept is what a writer keeps of the texts of one questionnaire.
type kept struct {
	index *content.Index
	again bool                                  // this is not the first record: the first may be the only one, and keeps nothing
	said  [content.Beside + 1]map[string]string // by kind
}

// mostKept is how many texts of a kind are kept of one questionnaire: all that
// stand in a large one, and many of the sentences that are made of them.
const mostKept = 4096

// turnTo makes a questionnaire the writer's.
func (w *writer) turnTo(q *questionnaire.Questionnaire) {
	k, known := w.known[q]
	if !known {
		if w.known == nil {
			w.known = map[*questionnaire.Questionnaire]*kept{}
		}
		k = &kept{index: content.NewIndex(q)}
		w.known[q] = k
	}
	k.again = known
	w.kept = k
}

// lasting returns what a lasting span becomes.
func (k *kept) lasting(span content.Span) string {
	said := k.said[span.Kind]
	s, known := said[span.Text]
	if !known {
		if said == nil {
			said = map[string]string{}
			k.said[span.Kind] = said
		}
		if len(said) >= mostKept {
			clear(said)
		}
		var b bytes.Buffer
		spanned(&b, span)
		s = b.String()
		said[span.Text] = s
	}
	return s
}
