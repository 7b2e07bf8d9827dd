package pathname

import (
	"os"
	"path/filepath"
	"sync"
)

// Keys gives every file one key, whichever of its names it is called by. It
// remembers folders: a run has many files and few of those. The zero value is ready,
// and may be used by several at the same time.
type Keys struct {
	mu      sync.Mutex
	folders map[string]string
}

// Of is the key of a file.
func (k *Keys) Of(name string) string {
	base := filepath.Base(name)
	if base == "." || base == ".." || base == string(filepath.Separator) {
		return k.Folder(name)
	}
	return filepath.Join(k.Folder(filepath.Dir(name)), base)
}

// Folder is the key of a folder.
func (k *Keys) Folder(name string) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	key, known := k.folders[name]
	if !known {
		key = k.physical(name)
		if k.folders == nil {
			k.folders = map[string]string{}
		}
		k.folders[name] = key
	}
	return key
}

// physical is [PhysicalFolder]. Of a folder that stands in a known one and is no
// link only the last step is looked at: a walk into depth would follow the same
// steps again for each folder.
func (k *Keys) physical(name string) string {
	up, base := filepath.Dir(name), filepath.Base(name)
	above, known := k.folders[up]
	if !known || filepath.Join(up, base) != name || base == ".." || filepath.Separator != '/' { // elsewhere capitals are corrected
		return PhysicalFolder(name)
	}
	if info, err := os.Lstat(name); err != nil || !info.IsDir() {
		return PhysicalFolder(name)
	}
	return filepath.Join(above, base)
}

// Folder is a folder from which files have names.
type Folder struct {
	called, physical string
	keys             Keys
}

// NewFolder is the folder of a path.
func NewFolder(name string) *Folder {
	return &Folder{called: Absolute(name), physical: PhysicalFolder(name)}
}

// Names are all names that a file has from the folder, with slashes: the one without
// links, and the one that it was called by. There is none for a file outside.
func (f *Folder) Names(name string) (out []string) {
	if physical, ok := Below(f.physical, f.keys.Of(name)); ok {
		out = append(out, physical)
	}
	if called, ok := Below(f.called, Absolute(name)); ok && (len(out) == 0 || out[0] != called) {
		out = append(out, called)
	}
	return out
}
