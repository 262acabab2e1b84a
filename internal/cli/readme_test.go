package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/cli"
)

// step is a command of the README with the output it promises.
type step struct {
	line    int
	command string
	output  []string
}

// TestReadme runs the commands of the README's tutorial in a folder that holds
// the examples, and looks for the output that it promises: each line in its
// order; a line "..." stands for any number of lines, and " ..." at the end of
// one for its rest.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	steps := readSteps(string(raw))
	if len(steps) < 5 {
		t.Fatalf("found %d commands in README.md: the test does not read it", len(steps))
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "examples"), os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, s := range steps {
		args, ok := strings.CutPrefix(s.command, "plenum ")
		if !ok {
			t.Errorf("README.md:%d: the tutorial runs plenum only, not %q", s.line, s.command)
			continue
		}
		var out, errs bytes.Buffer
		exit := cli.Run(context.Background(), fields(args), environment(&out, &errs))
		if exit > cli.Short {
			t.Fatalf("README.md:%d: %s: exit code %d\n%s%s", s.line, s.command, exit, out.String(), errs.String())
		}
		if missing := absent(s.output, out.String()+errs.String()); missing != "" {
			t.Errorf("README.md:%d: %s does not print %q. It prints:\n%s%s", s.line, s.command, missing, out.String(), errs.String())
		}
	}
}

// readSteps finds the commands in the console blocks of a page.
func readSteps(page string) []step {
	var out []step
	inside := false
	for i, line := range strings.Split(page, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case inside && strings.HasPrefix(line, "$ "):
			out = append(out, step{line: i + 1, command: line[2:]})
		case inside && len(out) > 0:
			last := &out[len(out)-1]
			last.output = append(last.output, line)
		}
	}
	return out
}

// absent is the first promised line that is not printed after the one before
// it, "" when all are.
func absent(promised []string, printed string) string {
	lines := strings.Split(printed, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	at, skip := 0, true
	for _, want := range promised {
		want = strings.TrimRight(want, " ")
		if want == "..." || want == "" && skip {
			skip = true
			continue
		}
		start, open := strings.CutSuffix(want, " ...")
		is := func(line string) bool { return line == want || open && strings.HasPrefix(line, start) }
		for skip && at < len(lines) && !is(lines[at]) {
			at++
		}
		if at >= len(lines) || !is(lines[at]) {
			return want
		}
		at++
		skip = false
	}
	return ""
}

// fields splits a command line at blanks; single quotes keep blanks.
func fields(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
