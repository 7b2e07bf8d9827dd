package editor

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheEditorsFileIsPrivateAndRemoved(t *testing.T) {
	path, err := writeTemporary("what is there")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if folder, _ := os.Stat(filepath.Dir(path)); folder.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", folder.Mode())
	}
	os.WriteFile(filepath.Join(filepath.Dir(path), ".note.md.swp"), []byte("left by an editor"), 0o600)
	if text, err := readTemporary(path); text != "what is there" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
}
