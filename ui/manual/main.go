// Command manual writes the manual pages of the program and its completions for
// shells to a folder, as packages bring them along:
//
//	go run ./ui/manual FOLDER
//
// The pages are of the day that SOURCE_DATE_EPOCH tells, in seconds since 1970, so
// that they are the same whenever they are written.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"flowverdict/ui/command"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func main() {
	if err := write(os.Args[1:], os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

func write(args []string, epoch string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one folder to write to, and set SOURCE_DATE_EPOCH")
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	day := time.Unix(seconds, 0).UTC()
	root := command.Commands()
	root.DisableAutoGenTag = true
	root.InitDefaultCompletionCmd()
	if err := pages(root, filepath.Join(args[0], "man"), day); err != nil {
		return err
	}
	return completions(root, filepath.Join(args[0], "completions"))
}

// pages writes one page for each command.
func pages(root *cobra.Command, dir string, day time.Time) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "flowverdict", Manual: "User Commands", Date: &day}, dir)
}

// completions writes the script of each shell, under the name that it looks for.
func completions(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, shell := range []struct {
		name  string
		write func(*bytes.Buffer) error
	}{
		{"flowverdict", func(b *bytes.Buffer) error { return root.GenBashCompletionV2(b, true) }},
		{"_flowverdict", func(b *bytes.Buffer) error { return root.GenZshCompletion(b) }},
		{"flowverdict.fish", func(b *bytes.Buffer) error { return root.GenFishCompletion(b, true) }},
		{"flowverdict.ps1", func(b *bytes.Buffer) error { return root.GenPowerShellCompletionWithDesc(b) }},
	} {
		var b bytes.Buffer
		if err := shell.write(&b); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, shell.name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
