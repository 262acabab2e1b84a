package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	say := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	fails := errors.New("half way")
	half := func(w io.Writer) error { _, _ = io.WriteString(w, strings.Repeat("x", 1<<17)); return fails }

	tests := []struct {
		name, path string
		write      func(io.Writer) error
		content    string // afterwards; empty: no file
		exit       Exit   // of the error; -1: another error
	}{
		{"new", filepath.Join(dir, "new"), say("new"), "new", Solved},
		{"replaced", old, say("newer"), "newer", Solved},
		{"half a file", filepath.Join(dir, "half"), half, "", -1},
		{"half of one that is there", old, half, "newer", -1},
		{"no folder", filepath.Join(dir, "a", "b"), say("x"), "", BadInput},
		{"a folder", dir, say("x"), "", BadInput},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := writeFile(tt.path, nil, tt.write)
			switch {
			case tt.exit == Solved && err != nil, tt.exit == -1 && !errors.Is(err, fails):
				t.Errorf("error %v", err)
			case tt.exit > 0 && asFailure(err).Exit != tt.exit:
				t.Errorf("error %v, want exit %d", err, tt.exit)
			}
			got, _ := os.ReadFile(tt.path)
			if string(got) != tt.content {
				t.Errorf("file holds %.20q, want %q", got, tt.content)
			}
		})
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v; want old and new only", left, err)
	}
}

func TestWriteFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plan")
	fill := func(d string) error { return os.WriteFile(filepath.Join(d, "a"), []byte("a"), 0o644) }
	fails := errors.New("half way")

	if err := writeFolder(path, func(d string) error { return errors.Join(fill(d), fails) }); !errors.Is(err, fails) {
		t.Errorf("error %v, want the one of fill", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := writeFolder(path, fill); err != nil {
		t.Fatal(err)
	}
	if err := writeFolder(path, fill); asFailure(err).Exit != BadInput {
		t.Errorf("an existing folder was not refused: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestEdits(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "abc", 0}, {"abc", "", 3}, {"slove", "solve", 1}, {"objectif", "objective", 2}, {"raport", "report", 1},
	}
	for _, tt := range tests {
		if got := edits(tt.a, tt.b); got != tt.want || edits(tt.b, tt.a) != tt.want {
			t.Errorf("edits(%q, %q) = %d, want %d both ways", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestUseColor(t *testing.T) {
	tests := []struct {
		choice   string
		noColor  string
		term     string
		terminal bool
		want     bool
	}{
		{"auto", "", "xterm", true, true},
		{"auto", "", "xterm", false, false},
		{"auto", "1", "xterm", true, false},
		{"auto", "", "dumb", true, false},
		{"always", "1", "dumb", false, true},
		{"never", "", "xterm", true, false},
	}
	for _, tt := range tests {
		env := &Env{
			Terminal: func(any) bool { return tt.terminal },
			Getenv:   func(name string) string { return map[string]string{"NO_COLOR": tt.noColor, "TERM": tt.term}[name] },
		}
		if got := useColor(tt.choice, env, nil); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}
