package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/lp/ipm"
)

// granary is a plan folder with a risky harvest.
func granary(t *testing.T, changes ...string) *app.Folder {
	t.Helper()
	files := map[string]string{
		"plan.yaml":     "schema: 1\nname: Granary\nhorizon: {first: 2026, last: 2028}\nterminal: none\ntiers:\n  - {tier: 1, name: Food}\n",
		"goods.csv":     "good,unit,kind\ngrain,t,product\nfields,ha,land\n",
		"processes.csv": "process,makes\nfarming,grain\n",
		"inputs.csv":    "process,good,amount\nfarming,fields,1\n",
		"supply.csv":    "good,amount\nfields,100\n",
		"stocks.csv":    "good,opening\ngrain,5\n",
		"targets.csv":   "target,measure,of,amount\nfood,final_use,grain,95\n",
		"risks.csv":     "risk,process,distribution,a,b,correlation\nharvest,farming,normal,1,0.1,0.5\n",
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	f, err := app.Read(fsys, app.Changes{Set: changes})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func options(out string) app.ScenarioOptions {
	return app.ScenarioOptions{
		SolveOptions: app.SolveOptions{Solver: ipm.New()}, SolverName: "ipm",
		NewSolver: func() (lp.Solver, error) { return ipm.New(), nil },
		Draws:     12, Seed: 4, Workers: 2, Out: out,
	}
}

// summary is what a run says, as bytes.
func summary(t *testing.T, f *app.Folder, opt app.ScenarioOptions) []byte {
	t.Helper()
	got, err := app.TryRisks(context.Background(), f, opt)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Draws) != opt.Draws {
		t.Fatalf("%d draws, want %d", len(got.Draws), opt.Draws)
	}
	out, err := json.Marshal(got.Risk)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestKilledRunGoesOn: a run that was killed at any byte of its file and is
// started again gives the same file and the same summary.
func TestKilledRunGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draws.jsonl")
	f := granary(t)
	want := summary(t, f, options(path))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(want, []byte(`"share":1,`)) && !bytes.Contains(want, []byte(`"share":0.`)) {
		t.Error("every target holds in every draw: the plan tests little")
	}
	lines := bytes.SplitAfter(whole, []byte("\n"))
	header := len(lines[0])
	for name, cut := range map[string]int{
		"empty": 0, "in the header": header / 2, "after the header": header,
		"in the middle": len(whole) / 2, "before the last end of line": len(whole) - 1, "finished": len(whole),
	} {
		if err := os.WriteFile(path, whole[:cut], 0o644); err != nil {
			t.Fatal(err)
		}
		solved := -1
		opt := options(path)
		opt.Workers = 1
		opt.Finished = func(n int) {
			if solved < 0 {
				solved = n
			}
		}
		if diff := cmp.Diff(string(want), string(summary(t, f, opt))); diff != "" {
			t.Errorf("cut %s: another summary:\n%s", name, diff)
		}
		again, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(whole, again) {
			t.Errorf("cut %s: another file", name)
		}
		if known := max(0, bytes.Count(whole[:cut], []byte("\n"))-1); solved != known {
			t.Errorf("cut %s: began with %d draws, the file had %d", name, solved, known)
		}
	}
	// A longer run goes on from the shorter one; a shorter one uses its part.
	opt := options(path)
	opt.Draws = 14
	longer := summary(t, f, opt)
	opt.Out = ""
	if diff := cmp.Diff(string(summary(t, f, opt)), string(longer)); diff != "" {
		t.Errorf("made longer: another summary:\n%s", diff)
	}
	if diff := cmp.Diff(string(want), string(summary(t, f, options(path)))); diff != "" {
		t.Errorf("the first draws of a longer file: another summary:\n%s", diff)
	}
}

// TestCancelledRunKeepsItsDraws: what was solved before Ctrl-C is in the file.
func TestCancelledRunKeepsItsDraws(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draws.jsonl")
	f := granary(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	opt := options(path)
	opt.Workers = 1
	opt.Finished = func(n int) {
		if n == 5 {
			cancel()
		}
	}
	if _, err := app.TryRisks(ctx, f, opt); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte("\n")); n != 6 {
		t.Errorf("%d lines, want a header and 5 draws", n)
	}
	plain := options("")
	if diff := cmp.Diff(string(summary(t, f, plain)), string(summary(t, f, options(path)))); diff != "" {
		t.Errorf("after going on: another summary:\n%s", diff)
	}
}

// TestForeignFilesAreRefused: draws of another plan, seed or way are not
// mixed, and what is no file of draws is left alone.
func TestForeignFilesAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draws.jsonl")
	f := granary(t)
	summary(t, f, options(path))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seed, foresight := options(path), options(path)
	seed.Seed, foresight.Foresight = 5, true
	damaged := bytes.Replace(whole, []byte(`"draw":3`), []byte(`"draw":4`), 1)
	moved := bytes.Replace(whole, []byte(`"factors":[[0`), []byte(`"factors":[[1`), 1)
	for name, c := range map[string]struct {
		data   []byte
		folder *app.Folder
		opt    app.ScenarioOptions
		kind   app.DrawsFault
	}{
		"another plan":  {whole, granary(t, "supply:fields=101"), options(path), app.DrawsOther},
		"another seed":  {whole, f, seed, app.DrawsOther},
		"foresight":     {whole, f, foresight, app.DrawsOther},
		"a poem":        {[]byte("Roses are red\n"), f, options(path), app.DrawsForeign},
		"a wrong draw":  {damaged, f, options(path), app.DrawsDamaged},
		"other factors": {moved, f, options(path), app.DrawsDamaged},
	} {
		if err := os.WriteFile(path, c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		var wrong *app.DrawsError
		if _, err := app.TryRisks(context.Background(), c.folder, c.opt); !errors.As(err, &wrong) || wrong.Kind != c.kind {
			t.Errorf("%s: error %v, want %s", name, err, c.kind)
		}
		if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, c.data) {
			t.Errorf("%s: the file was changed (%v)", name, err)
		}
	}
}
