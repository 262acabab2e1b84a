package lptest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// FolderVariable is the environment variable with a folder of further
// problems: *.mps and *.mps.gz, such as the public Netlib set, which is not
// part of this project. A file objectives.csv beside them may hold lines
// "name,objective" (name without ending; or "infeasible" or "unbounded" for
// the objective); problems without a line are judged by the check alone.
// Integer columns are relaxed.
const FolderVariable = "PLENUM_LP_DIR"

// Folder solves every problem of the folder as a subtest, and logs size,
// iterations, time and gap of each.
func (s Suite) Folder(t *testing.T) {
	folder := os.Getenv(FolderVariable)
	if folder == "" {
		t.Skipf("%s is not set", FolderVariable)
	}
	known, err := readObjectives(filepath.Join(folder, "objectives.csv"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, file := range files {
		name, ok := problemName(file.Name())
		if !ok {
			continue
		}
		found = true
		t.Run(name, func(t *testing.T) { s.file(t, filepath.Join(folder, file.Name()), name, known[name]) })
	}
	if !found {
		t.Errorf("%s holds no file *.mps or *.mps.gz", folder)
	}
}

func (s Suite) file(t *testing.T, path, name, known string) {
	p, warnings, err := lp.ReadMPSFile(path, lp.ReadOptions{RelaxIntegers: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		t.Log(w)
	}
	c := Case{Name: name, Why: path, Problem: p, Want: optimal, Objective: math.NaN()}
	switch known {
	case "": // any ending, with its proof
		c.Want = []lp.Termination{lp.Optimal, lp.Infeasible, lp.Unbounded}
	case "infeasible":
		c.Want = both
	case "unbounded":
		c.Want = unbounded
	default:
		if c.Objective, err = strconv.ParseFloat(known, 64); err != nil {
			t.Fatalf("objectives.csv: %s: %v", name, err)
		}
	}
	r := s.Solve(t, c)
	t.Logf("%d rows, %d columns, %d entries: %s %.10g, gap %.1e, %d iterations, %v",
		p.Rows(), p.Cols(), p.Nonzeros(), r.Termination, r.Objective, r.Check.GapRel, r.Iterations, r.Elapsed)
}

// problemName is the name of a problem file without its endings.
func problemName(file string) (string, bool) {
	name := strings.ToLower(file)
	name = strings.TrimSuffix(name, ".gz")
	return strings.CutSuffix(name, ".mps")
}

func readObjectives(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]string{}
	for _, line := range lines {
		if len(line) > 1 {
			out[strings.ToLower(strings.TrimSpace(line[0]))] = strings.TrimSpace(line[1])
		}
	}
	return out, nil
}
