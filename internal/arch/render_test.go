package arch

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the generated parts of docs/architecture.md and .golangci.yml")

// TestGeneratedParts holds what is written for people and for the linter
// against the table. The part between the two marks is generated.
func TestGeneratedParts(t *testing.T) {
	tests := []struct {
		file, begin, end, want string
	}{
		{"../../docs/architecture.md", "<!-- folders: begin -->\n", "<!-- folders: end -->", Markdown()},
		{"../../.golangci.yml", "# folders: begin\n", "        # folders: end", Depguard(module)},
	}
	for _, tt := range tests {
		raw, err := os.ReadFile(tt.file)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, ok := strings.Cut(string(raw), tt.begin)
		got, after, ok2 := strings.Cut(rest, tt.end)
		if !ok || !ok2 {
			t.Errorf("%s: no part between %q and %q", tt.file, tt.begin, tt.end)
			continue
		}
		if got == tt.want {
			continue
		}
		if *update {
			if err := os.WriteFile(tt.file, []byte(before+tt.begin+tt.want+tt.end+after), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		t.Errorf("%s does not say what internal/arch/folders.go says; run: go test ./internal/arch -update\n%s", tt.file, cmp.Diff(got, tt.want))
	}
}

// TestEveryFolderHasCode reports rows of the table that rule nothing.
func TestEveryFolderHasCode(t *testing.T) {
	files := readFiles(t, "../..")
	for _, f := range Folders() {
		used := false
		for _, file := range files {
			used = used || f.Fits(file.folder)
		}
		if !used {
			t.Errorf("no Go file lives in %s", f.Path)
		}
	}
}
