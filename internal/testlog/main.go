// Command testlog reads `go test -json` on standard input and writes what a
// person wants to know: a line for each package, the output of what failed,
// and at the end every skipped test with its reason. It exits with 1 when
// anything failed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// event is a line of `go test -json` (see `go doc test2json`).
type event struct {
	Action     string
	Package    string
	ImportPath string // of build output
	Test       string
	Output     string
	Elapsed    float64
}

// key names a test, or with an empty Test a package.
type key struct{ pkg, test string }

func main() {
	if !summarise(os.Stdin, os.Stdout) {
		os.Exit(1)
	}
}

// summarise writes the summary of a test run and tells whether all passed.
func summarise(in io.Reader, out io.Writer) bool {
	output := map[key][]string{}
	var skipped []string
	passed, failed, tests := 0, 0, 0
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(out, lines.Text()) // not of the test run: show it as it is
			continue
		}
		k := key{e.Package, e.Test}
		switch e.Action {
		case "output":
			output[k] = append(output[k], e.Output)
		case "build-output":
			fmt.Fprint(out, e.Output)
		case "skip":
			if e.Test != "" {
				skipped = append(skipped, fmt.Sprintf("%s %s: %s", short(e.Package), e.Test, reason(output[k])))
			}
			delete(output, k)
		case "pass":
			if e.Test == "" {
				passed++
				fmt.Fprintf(out, "ok    %-28s %6.1f s\n", short(e.Package), e.Elapsed)
			} else {
				tests++
			}
			delete(output, k)
		case "fail":
			failed++
			fmt.Fprintf(out, "FAIL  %s %s\n%s", short(e.Package), e.Test, strings.Join(output[k], ""))
			delete(output, k)
		}
	}
	if len(skipped) > 0 {
		fmt.Fprintf(out, "\nSkipped, with the reason (%d):\n  %s\n", len(skipped), strings.Join(skipped, "\n  "))
	}
	fmt.Fprintf(out, "\n%d packages and %d tests passed, %d skipped, %d failed\n", passed, tests, len(skipped), failed)
	return failed == 0 && passed > 0 && lines.Err() == nil
}

func short(pkg string) string { return strings.TrimPrefix(pkg, "github.com/openplenum/plenum/") }

// reason is what a test said before it was skipped.
func reason(output []string) string {
	var said []string
	for _, line := range output {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "===") || strings.HasPrefix(line, "---") {
			continue
		}
		if _, after, ok := strings.Cut(line, ".go:"); ok {
			if _, text, ok := strings.Cut(after, ": "); ok {
				line = text
			}
		}
		said = append(said, line)
	}
	if len(said) == 0 {
		return "no reason given"
	}
	return strings.Join(said, " ")
}
