package cli_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/cli"
)

// TestExplainDocs runs the examples of docs/explain.md and docs/compare.md:
// blocks marked text, whose first line is the command.
func TestExplainDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("solves the republic many times: not with -short")
	}
	t.Chdir("../..")
	for _, file := range []string{"docs/explain.md", "docs/compare.md"} {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		blocks := strings.Split(string(page), "```text\n$ plenum ")
		if len(blocks) < 2 {
			t.Errorf("%s: no example found", file)
		}
		for _, block := range blocks[1:] {
			block, _, _ = strings.Cut(block, "```\n")
			command, want, _ := strings.Cut(block, "\n")
			var out, errs bytes.Buffer
			cli.Run(context.Background(), strings.Fields(command), environment(&out, &errs))
			if diff := cmp.Diff(plainSpaces(want), plainSpaces(out.String())); diff != "" {
				t.Errorf("%s: plenum %s\n%s%s", file, command, diff, errs.String())
			}
		}
	}
}

// plainSpaces leaves the narrow spaces within numbers out of the comparison.
func plainSpaces(text string) string {
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(text)
}
