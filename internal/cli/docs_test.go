package cli

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/lp"
)

var update = flag.Bool("update", false, "rewrite the generated part of docs/cli.md")

// TestDocs holds docs/cli.md against the help of the commands.
func TestDocs(t *testing.T) {
	const file, begin, end = "../../docs/cli.md", "<!-- commands: begin -->\n", "<!-- commands: end -->"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(raw), begin)
	got, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s: no part between %q and %q", file, begin, end)
	}
	nothing := func() (lp.Solver, error) { return nil, nil }
	s := &shell{env: &Env{
		Words:   locale.Get("en"),
		Solvers: map[string]func() (lp.Solver, error){"ipm": nothing, "external": nothing},
	}}
	want := commandsPage(newRoot(s), s)
	if got == want {
		return
	}
	if !*update {
		t.Fatalf("docs/cli.md does not say what the commands say; run: go test ./internal/cli -run TestDocs -update\n%s", cmp.Diff(got, want))
	}
	if err := os.WriteFile(file, []byte(before+begin+want+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// commandsPage is the help of every command, one below the other.
func commandsPage(c *cobra.Command, s *shell) string {
	var b strings.Builder
	for _, sub := range c.Commands() {
		if sub.Name() == "help" || sub.Name() == "completion" {
			continue
		}
		if sub.HasSubCommands() {
			b.WriteString(commandsPage(sub, s))
			if !takesArguments(sub) {
				continue
			}
		}
		var help bytes.Buffer
		writeHelp(&help, sub, s)
		text, _, _ := strings.Cut(help.String(), "\n"+s.text("cli.help.global"))
		fmt.Fprintf(&b, "### %s\n\n```text\n%s```\n\n", sub.CommandPath(), text)
	}
	return b.String()
}
