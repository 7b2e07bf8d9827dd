// Package repository knows what lies around the present folder: the root of the
// repository, and in the folders up to it the configuration and the schema of
// records.
//
// It may import package config, and what reads files.
package repository

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/pathname"
)

// upwards lists a folder and those above it, up to the repository's root, the
// nearest one that holds .git, or up to the root of the file system where there
// is no repository.
func upwards(folder string) (folders []string, inRepository bool, err error) {
	folder = pathname.PhysicalFolder(folder)
	if !filepath.IsAbs(folder) {
		return nil, false, errors.New("the present folder is not known")
	}
	for {
		folders = append(folders, folder)
		if _, err := os.Stat(filepath.Join(folder, ".git")); err == nil {
			return folders, true, nil
		}
		if folder == filepath.Dir(folder) {
			return folders, false, nil
		}
		folder = filepath.Dir(folder)
	}
}

// Root is the root of the git repository that a folder lies in; "" where it lies
// in none.
func Root(folder string) string {
	folders, in, err := upwards(folder)
	if err != nil || !in {
		return ""
	}
	return folders[len(folders)-1]
}

// FromRoot returns how a file's name, from the present folder, reads from the
// root of the repository: by the path that git knows, whatever links it was called
// by. It is the repository around the present folder, or, for files outside of
// that, the one around the file. Where there is none, names start from the present
// folder, and files outside have their path from the root of the file system.
func FromRoot() func(string) string {
	var keys pathname.Keys
	roots := map[string]string{}
	around := func(folder string) string {
		root, known := roots[folder]
		if !known {
			root = rootAround(folder)
			roots[folder] = root
		}
		return root
	}
	here := pathname.Here()
	return func(name string) string {
		if name == "" {
			return name
		}
		full := keys.Of(filepath.FromSlash(name))
		for _, of := range []func() string{
			func() string { return around(here) },
			func() string { return around(filepath.Dir(full)) },
			func() string { return here },
		} { // the next one only where it is needed: a way up can be long
			root := of()
			if inside, ok := pathname.Below(root, full); ok && root != "" {
				return inside
			}
		}
		return pathname.Slash(full)
	}
}

// rootAround is the root of the repository around a folder, "" where there is none.
func rootAround(folder string) string {
	folders, inRepository, err := upwards(folder)
	if err != nil || !inRepository {
		return ""
	}
	return folders[len(folders)-1]
}

// schemaFile is the JSON Schema of records where people keep it.
const schemaFile = "record.schema.json"

// SchemaFrom is the path from a folder to the JSON Schema of records that is
// kept there or above it in the repository, or "" where none is. An editor
// would complain of a schema that is not there.
func SchemaFrom(folder string) string {
	folders, inRepository, err := upwards(folder)
	if err != nil {
		return ""
	}
	if !inRepository {
		folders = folders[:1]
	}
	for up, f := range folders {
		if info, err := os.Stat(filepath.Join(f, schemaFile)); err == nil && info.Mode().IsRegular() {
			return strings.Repeat("../", up) + schemaFile
		}
	}
	return ""
}
