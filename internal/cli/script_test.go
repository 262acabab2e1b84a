package cli_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/openplenum/plenum/examples"
	"github.com/openplenum/plenum/internal/cli"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/external"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"plenum": plenum})
}

// plenum is the program, without a terminal.
func plenum() {
	os.Exit(int(cli.Run(context.Background(), os.Args[1:], environment(os.Stdout, os.Stderr))))
}

// environment is what main wires.
func environment(stdout, stderr io.Writer) cli.Env {
	return cli.Env{
		Stdin: os.Stdin, Stdout: stdout, Stderr: stderr,
		Terminal: func(any) bool { return false },
		Getenv:   os.Getenv,
		Now:      time.Now,
		Solvers: map[string]func() (lp.Solver, error){
			"ipm":      func() (lp.Solver, error) { return ipm.New(), nil },
			"external": func() (lp.Solver, error) { return external.Find() },
		},
		Words:   locale.Get(os.Getenv("LC_MESSAGES")), // scripts begin without one: English
		Demo:    examples.Republic(),
		Version: cli.BuildVersion(),
	}
}

// TestScripts runs the specification of the command line: one script a
// command, written for people who do not program. Beside the commands of
// testscript (exec, stdout, stderr, cmp, exists ...) they use
//
//	exits CODE plenum ...    the program ends with this exit code
//	number PATH VALUE [TOL]  the number at a path of the JSON just printed, within a relative tolerance (1e-6)
//	value PATH TEXT          the text, truth value or null at a path of the JSON just printed
//	count PATH N             how many entries the list at a path has
//
// A path names fields and positions: targets.0.fulfilment. A minus sign
// before a position counts from the end.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() { // those in which several things go on at once, for the race detector
		t.Log("the other scripts are left to the run that is not short")
		files = slices.DeleteFunc(files, func(name string) bool {
			return !slices.Contains([]string{"db.txtar", "serve.txtar", "solve.txtar"}, filepath.Base(name))
		})
	}
	testscript.Run(t, testscript.Params{
		Files: files,
		Setup: bringExamples,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "number": number, "value": value, "count": count,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// bringExamples makes the examples of the repository available as examples/,
// and a record as record/.
func bringExamples(env *testscript.Env) error {
	dir, err := filepath.Abs("../../examples")
	if err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(env.WorkDir, "record"), os.DirFS("testdata/record")); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(env.WorkDir, "examples"), os.DirFS(dir))
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGS]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var code *exec.ExitError
		if !errors.As(err, &code) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		got = code.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d\n%s%s", got, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

func number(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: number PATH VALUE [TOLERANCE]")
	}
	got, ok := lookup(ts, args[0]).(float64)
	if !ok {
		ts.Fatalf("%s is not a number but %v", args[0], lookup(ts, args[0]))
	}
	want, err := strconv.ParseFloat(args[1], 64)
	ts.Check(err)
	tolerance := 1e-6
	if len(args) == 3 {
		tolerance, err = strconv.ParseFloat(args[2], 64)
		ts.Check(err)
	}
	near := math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))
	if near == neg {
		ts.Fatalf("%s = %.12g, want %.12g (not: %v) within %g", args[0], got, want, neg, tolerance)
	}
}

func value(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: value PATH TEXT")
	}
	got := fmt.Sprint(lookup(ts, args[0]))
	if (got == args[1]) == neg {
		ts.Fatalf("%s = %s, want %s (not: %v)", args[0], got, args[1], neg)
	}
}

func count(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: count PATH N")
	}
	list, ok := lookup(ts, args[0]).([]any)
	if !ok || (strconv.Itoa(len(list)) == args[1]) == neg {
		ts.Fatalf("%s has %d entries, want %s (not: %v)", args[0], len(list), args[1], neg)
	}
}

// lookup finds what stands at a path of the JSON that the last command
// printed, on standard error when standard output is empty.
func lookup(ts *testscript.TestScript, path string) any {
	text := ts.ReadFile("stdout")
	if strings.TrimSpace(text) == "" {
		text = ts.ReadFile("stderr")
	}
	var at any
	if err := json.Unmarshal([]byte(text), &at); err != nil {
		ts.Fatalf("not JSON: %v\n%s", err, text)
	}
	for _, step := range strings.Split(path, ".") {
		switch node := at.(type) {
		case map[string]any:
			found, ok := node[step]
			if !ok {
				ts.Fatalf("%s: no field %q", path, step)
			}
			at = found
		case []any:
			k, err := strconv.Atoi(step)
			ts.Check(err)
			if k < 0 {
				k += len(node)
			}
			if k < 0 || k >= len(node) {
				ts.Fatalf("%s: position %s of %d", path, step, len(node))
			}
			at = node[k]
		default:
			ts.Fatalf("%s: nothing below %v", path, at)
		}
	}
	return at
}
