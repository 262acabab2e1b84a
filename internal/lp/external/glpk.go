package external

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/lp"
)

// glpkCommand runs the simplex method without presolve, which would leave out
// the point of problems it decides itself. Its tolerances are fixed at 1e-7.
func glpkCommand(program string) func(job) (*exec.Cmd, error) {
	return func(run job) (*exec.Cmd, error) {
		args := []string{"--freemps", run.model, "--min", "--nopresol", "--write", run.solution}
		if run.opt.TimeLimit > 0 {
			args = append(args, "--tmlim", strconv.Itoa(int(run.opt.TimeLimit.Seconds())+1))
		}
		return exec.CommandContext(run.ctx, program, args...), nil
	}
}

// parseGLPK reads the plain text solution: "s bas ROWS COLS PRIMAL DUAL
// OBJECTIVE", "i ROW STATUS VALUE DUAL", "j COLUMN STATUS VALUE DUAL",
// counted from 1 without the objective.
func parseGLPK(text []byte, run job) (answer, error) {
	a := answer{x: make([]float64, run.cols), rowDual: make([]float64, run.rows), limit: lp.NumericalLimit}
	known := false
	for number, line := range strings.Split(string(text), "\n") {
		f := strings.Fields(line)
		switch {
		case len(f) == 7 && f[0] == "s":
			known = true
			switch primal, dual := f[4], f[5]; {
			case primal == "f" && dual == "f":
				a.termination, a.limit = lp.Optimal, lp.NoLimit
			case primal == "n":
				a.termination, a.limit = lp.Infeasible, lp.NoLimit
			case primal == "f" && dual == "n":
				a.termination, a.limit = lp.Unbounded, lp.NoLimit
			}
		case len(f) == 5 && (f[0] == "i" || f[0] == "j"):
			values, field := a.x, f[3]
			if f[0] == "i" {
				values, field = a.rowDual, f[4]
			}
			at, err := strconv.Atoi(f[1])
			v, err2 := strconv.ParseFloat(field, 64)
			if err != nil || err2 != nil || at < 1 || at > len(values) {
				return a, fmt.Errorf("line %d: %q", number+1, line)
			}
			values[at-1] = v
		}
	}
	if !known {
		return a, fmt.Errorf("it has no status")
	}
	return a, nil
}
