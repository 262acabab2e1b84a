package external

import (
	_ "embed" // the script for Node.js
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/lp"
)

// highsOptions is the text of an options file.
func highsOptions(run job) string {
	tolerance := strconv.FormatFloat(min(max(run.opt.Feasibility, 1e-10), 1e-6), 'g', -1, 64)
	text := "output_flag = false\n" +
		"primal_feasibility_tolerance = " + tolerance + "\n" +
		"dual_feasibility_tolerance = " + tolerance + "\n"
	if run.opt.TimeLimit > 0 {
		text += fmt.Sprintf("time_limit = %g\n", run.opt.TimeLimit.Seconds())
	}
	return text
}

func writeHighsOptions(run job) (string, error) {
	path := filepath.Join(run.folder, "options.txt")
	return path, os.WriteFile(path, []byte(highsOptions(run)), 0o600)
}

func highsCommand(program string) func(job) (*exec.Cmd, error) {
	return func(run job) (*exec.Cmd, error) {
		options, err := writeHighsOptions(run)
		return exec.CommandContext(run.ctx, program,
			"--options_file", options, "--solution_file", run.solution, "--model_file", run.model), err
	}
}

//go:embed highs.cjs
var highsScript []byte

// nodeCommand runs a script that loads the npm package highs and writes a
// solution in the layout of the executable, with rays added.
func nodeCommand(node, modules string) func(job) (*exec.Cmd, error) {
	return func(run job) (*exec.Cmd, error) {
		options, err := writeHighsOptions(run)
		if err != nil {
			return nil, err
		}
		script := filepath.Join(run.folder, "highs.cjs")
		if err := os.WriteFile(script, highsScript, 0o600); err != nil {
			return nil, err
		}
		cmd := exec.CommandContext(run.ctx, node, script, options, run.solution, run.model)
		cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
		return cmd, nil
	}
}

var highsStatus = map[string]answer{
	"Optimal":                        {termination: lp.Optimal},
	"Empty":                          {termination: lp.Optimal},
	"Infeasible":                     {termination: lp.Infeasible},
	"Unbounded":                      {termination: lp.Unbounded},
	"Primal infeasible or unbounded": {termination: lp.InfeasibleOrUnbounded},
	"Time limit reached":             {limit: lp.TimeLimit},
	"Iteration limit reached":        {limit: lp.IterationLimit},
	"Interrupted by user":            {limit: lp.Cancelled},
	"Unknown":                        {limit: lp.NumericalLimit},
	"Solve error":                    {limit: lp.NumericalLimit},
}

// parseHiGHS reads the raw solution format: sections that start with "#",
// "# Columns N" and "# Rows N" with "name value" lines, under "Primal
// solution values", "Dual solution values" and, from our script, "Primal ray"
// and "Dual ray".
func parseHiGHS(text []byte, run job) (answer, error) {
	lines := strings.Split(strings.ReplaceAll(string(text), "\r", ""), "\n")
	var a answer
	var known bool
	section := ""
	for k := 0; k < len(lines); k++ {
		f := strings.Fields(lines[k])
		switch {
		case len(f) == 0:
		case strings.HasPrefix(lines[k], "Model status"):
			k++
			if k < len(lines) {
				if a, known = highsStatus[strings.TrimSpace(lines[k])]; !known {
					return a, fmt.Errorf("its status is %q", lines[k])
				}
			}
		case f[0] == "#" && len(f) == 3 && (f[1] == "Columns" || f[1] == "Rows"):
			if section == "Basis" {
				continue
			}
			letter, count := "C", run.cols
			if f[1] == "Rows" {
				letter, count = "R", run.rows
			}
			values := make([]float64, count)
			for ; k+1 < len(lines) && lines[k+1] != "" && lines[k+1][0] != '#'; k++ {
				if err := namedValue(values, letter, strings.Fields(lines[k+1])); err != nil {
					return a, fmt.Errorf("line %d: %w", k+2, err)
				}
			}
			a.keep(section, f[1], values)
		case f[0] == "#":
			section = strings.TrimSpace(strings.TrimPrefix(lines[k], "#"))
		}
	}
	if !known {
		return a, fmt.Errorf("it has no status")
	}
	return a, nil
}

func (a *answer) keep(section, part string, values []float64) {
	switch section + " " + part {
	case "Primal solution values Columns":
		a.x = values
	case "Dual solution values Rows":
		a.rowDual = values
	case "Primal ray Columns":
		a.ray = values
	case "Dual ray Rows":
		a.farkasDual = values
	}
}

// namedValue puts "C7 0.5" at its place.
func namedValue(values []float64, letter string, f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%q is no name with a value", f)
	}
	at, err := strconv.Atoi(strings.TrimPrefix(f[0], letter))
	if err != nil || at < 1 || at > len(values) || !strings.HasPrefix(f[0], letter) {
		return fmt.Errorf("name %q is not known", f[0])
	}
	v, err := strconv.ParseFloat(f[len(f)-1], 64)
	if err != nil {
		return fmt.Errorf("%s: %q is not a number", f[0], f[len(f)-1])
	}
	values[at-1] = v
	return nil
}
