package terminal

import "testing"

// What the terminal or its locale cannot show is not sent.
func TestCharset(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Charset
	}{
		{nil, Charset{true, true}},
		{map[string]string{"LANG": "C.UTF-8"}, Charset{true, true}},
		{map[string]string{"LANG": "de_DE.utf8"}, Charset{true, true}},
		{map[string]string{"LANG": "en_US.UTF-8@euro"}, Charset{true, true}},
		{map[string]string{"LANG": "en_US"}, Charset{true, true}},
		{map[string]string{"LANG": "C"}, Charset{false, false}},
		{map[string]string{"LANG": "POSIX"}, Charset{false, false}},
		{map[string]string{"LANG": "ja_JP.eucJP"}, Charset{false, false}},
		{map[string]string{"LANG": "de_DE.ISO-8859-15@euro"}, Charset{false, false}},
		{map[string]string{"LANG": "C", "LC_ALL": "C.UTF-8"}, Charset{true, true}},
		{map[string]string{"LANG": "C.UTF-8", "LC_CTYPE": "C"}, Charset{false, false}},
		{map[string]string{"LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, Charset{true, true}},
		{map[string]string{"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, Charset{false, false}},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "linux"}, Charset{false, true}},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "vt220"}, Charset{false, true}},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "vt100-am"}, Charset{false, true}},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "cons25r"}, Charset{false, true}},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "xterm-256color"}, Charset{true, true}},
		{map[string]string{"LANG": "C.UTF-8", "TERM": "vte-256color"}, Charset{true, true}},
		{map[string]string{"TERM": "screen.linux"}, Charset{true, true}},
	} {
		if got := CharsetOf(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.env, got, c.want)
		}
	}
}
