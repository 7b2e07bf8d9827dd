package keyboard

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// decoded is what a stream becomes that is cut at the places given and ends
// with a pause. The marks of pastes that a cut divides are taken out.
func decoded(stream string, cuts ...int) string {
	var d decoder
	from := 0
	for _, to := range append(cuts, len(stream)) {
		d.feed([]byte(stream[from:to]))
		from = to
	}
	d.pause()
	out, _ := d.take()
	return strings.ReplaceAll(string(out), pasteEnd+pasteBegin, "")
}

// Whatever a terminal sends is keys as Bubble Tea spells them, or nothing.
func TestDecoded(t *testing.T) {
	pasted := func(s string) string { return pasteBegin + s + pasteEnd }
	for _, c := range []struct{ stream, want string }{
		{"a", "a"}, {"é漢x", "é漢x"}, {"\r\t\x7f\x03", "\r\t\x7f\x03"}, {" ", " "},
		{"\x1b", escapeBytes}, {"\x1b\x1b", escapeBytes + escapeBytes}, {"\x1bj", "\x1bj"}, {"\x1bé", "\x1bé"}, {"\x1b\r", "\x1b\r"},
		{"\x1b[A", "\x1b[A"}, {"\x1b[1;5A", "\x1b[1;5A"}, {"\x1b[3~", "\x1b[3~"}, {"\x1b[Z", "\x1b[Z"}, {"\x1b[[A", "\x1b[[A"}, {"\x1bOA", "\x1bOA"},
		{"\x1b[", "\x1b["}, {"\x1bO", "\x1bO"}, {"\x1b]", "\x1b]"}, {"\x1bP", "\x1bP"},
		// Answers of the terminal, late, ended in either way, or not at all.
		{"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\j", "j"}, {"\x1b]11;rgb:fdfd/f6f6/e3e3\x07j", "j"}, {"\x1b]11;rgb", ""},
		{"\x1bP>|xterm(390)\x1b\\x", "x"}, {"\x1b_Gi=1;OK\x1b\\x", "x"}, {"\x1b^private\x1b\\x", "x"}, {"\x1bXstart\x1b\\x", "x"},
		{"\x1b]0;broken off\x1b[Ax", "\x1b[Ax"}, {"\x1b]0;cancelled\x18x", "x"},
		{"\x1b[?62;4cx", "x"}, {"\x1b[24;80Rx", "x"}, {"\x1b[0nx", "x"}, {"\x1b[?2026;2$yx", "x"}, {"\x1b[>0;276;0cx", "x"}, {"\x1b[8;24;80tx", "x"},
		{"\x1b[Ix", "x"}, {"\x1b[Ox", "x"}, {"\x1b[<0;10;10Mx", "x"}, {"\x1b[M !!x", "x"},
		// Other spellings of keys.
		{"\x1b[99;5u", "\x03"}, {"\x1b[27;5;99~", "\x03"}, {"\x1b[99:67;5:1u", "\x03"}, {"\x1b[99;5:3u", ""}, {"\x1b[67;5u", "\x03"},
		{"\x1b[13u", "\r"}, {"\x1b[27u", escapeBytes}, {"\x1b[27uj", escapeBytes + "j"}, {"\x1b[9;2u", "\x1b[Z"}, {"\x1b[127u", "\x7f"}, {"\x1b[97u", "a"}, {"\x1b[97;2u", "A"},
		{"\x1b[49:33;2u", "!"}, {"\x1b[97;3u", "\x1ba"}, {"\x1b[97;129u", "a"}, {"\x1b[97;9u", ""}, {"\x1b[57441u", ""}, {"\x1b[27;2;65~", "A"},
		{"\x1bOM", "\r"}, {"\x1b[57414u", "\r"}, {"\x1bOp", "0"}, {"\x1bOy", "9"}, {"\x1bOk", "+"}, {"\x1b[57400u", "1"}, {"\x1b[57419u", "\x1b[A"},
		{"\x1b[1;1A", "\x1b[A"}, {"\x1b[1;1:1A", "\x1b[A"}, {"\x1b[1;1:3A", ""}, {"\x1b[3;1~", "\x1b[3~"}, {"\x1b[1;129B", "\x1b[B"}, {"\x1b[1;5:2A", "\x1b[1;5A"},
		// Keys that stand for something else in here.
		{escapeBytes, ""}, {beginBytes + "x" + endBytes, "x"},
		// Pastes, with and without an end.
		{pasted("two\r\nlines\rand\nmore"), pasted("two\nlines\nand\nmore")}, {pasteBegin + "half", pasted("half")}, {pasteEnd + "x", "x"},
		{pasteBegin + pasteEnd, ""}, {pasted("é漢") + "\r", pasted("é漢") + "\r"}, {pasted("\x1b[201") + "x", pasted("\x1b[201") + "x"},
		{pasted("\r\n\r\n"), pasted("\n\n")}, {pasted("a\x1b[20b"), pasted("a\x1b[20b")},
		// What is no character.
		{"\xff\xc3x", "x"}, {"\xc2\x9bx", "x"}, {"\xe6\x9d", ""}, {"\xed\xa0\x80x", "x"}, {"\xf5\x80\x80\x80x", "x"},
	} {
		if diff := cmp.Diff(c.want, decoded(c.stream)); diff != "" {
			t.Errorf("%q:\n%s", c.stream, diff)
		}
	}
}

// Wherever a stream is cut, it becomes the same keys.
func FuzzAnyCut(f *testing.F) {
	for _, s := range []string{
		"Café 東 tool\r", "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\j\x1b[A\x1bOM", pasteBegin + "é\r\nx" + pasteEnd + "j", "\x1b[99;5u\x1b[1;1:1A", "\x1b[M !!\xff\xe6\x9d\xb1", "\x1bP\x1b\x1b\\\x1b",
	} {
		f.Add(s, uint16(0x5a5a))
	}
	f.Fuzz(func(t *testing.T, stream string, seed uint16) {
		whole := decoded(stream)
		for i := range len(stream) + 1 {
			if stream[i:] == "\x03" || i+1 < len(stream) && stream[i:i+1] == "\x03" && seed&1 == 0 {
				continue // by itself it always leaves
			}
			if got := decoded(stream, i); got != whole {
				t.Fatalf("%q cut at %d: %q, whole %q", stream, i, got, whole)
			}
		}
		var cuts []int
		for i := range len(stream) {
			if seed>>(i%16)&1 == 1 && stream[i] != 0x03 && (i == 0 || stream[i-1] != 0x03) {
				cuts = append(cuts, i)
			}
		}
		if got := decoded(stream, cuts...); got != whole {
			t.Fatalf("%q cut at %v: %q, whole %q", stream, cuts, got, whole)
		}
	})
}

// What Bubble Tea is given at once is less than it reads at once, and ctrl+c by
// itself is ctrl+c whatever has begun.
func FuzzReads(f *testing.F) {
	f.Add([]byte(strings.Repeat("\x1b", chunk)))
	f.Add([]byte(strings.Repeat("\x1bOp", chunk)))
	f.Add([]byte(strings.Repeat(pasteBegin+"a"+pasteEnd, chunk)))
	f.Fuzz(func(t *testing.T, stream []byte) {
		var d decoder
		for len(stream) > 0 {
			n := min(chunk, len(stream))
			d.feed(stream[:n])
			stream = stream[n:]
			if out, _ := d.take(); len(out)+len(beginBytes)+len(endBytes) >= 256 {
				t.Fatalf("%d bytes at once", len(out))
			}
		}
		d.feed([]byte{0x03})
		if out, _ := d.take(); !strings.HasSuffix(string(out), "\x03") || d.state != ground {
			t.Fatalf("ctrl+c is %q", out)
		}
	})
}
