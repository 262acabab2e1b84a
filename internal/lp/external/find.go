package external

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// NodeFolder is the environment variable with the folder whose node_modules
// holds the npm package highs.
const NodeFolder = "PLENUM_HIGHS_NODE"

// ErrNotFound means that no solver program is installed. The error that
// wraps it says where Find looked and what to install.
var ErrNotFound = errors.New("external: no solver program found")

// Find returns a solver for the first program found.
func Find() (*Solver, error) {
	for _, find := range []func() (*Solver, error){HiGHS, HiGHSNode, GLPK} {
		if s, err := find(); err == nil {
			return s, nil
		}
	}
	return nil, fmt.Errorf("%w: neither highs nor glpsol is on PATH, and %s names no folder with the npm package highs; "+
		"install HiGHS (https://highs.dev) or GLPK, or run npm ci in tool/highs and set %s to that folder",
		ErrNotFound, NodeFolder, NodeFolder)
}

// HiGHS returns the solver that runs the highs executable on PATH.
func HiGHS() (*Solver, error) {
	path, err := exec.LookPath("highs")
	if err != nil {
		return nil, fmt.Errorf("%w: highs is not on PATH", ErrNotFound)
	}
	return &Solver{name: "HiGHS", command: highsCommand(path), parse: parseHiGHS}, nil
}

// HiGHSNode returns the solver that runs the npm package highs (HiGHS
// compiled to WebAssembly) by Node.js.
func HiGHSNode() (*Solver, error) {
	folder := os.Getenv(NodeFolder)
	if folder == "" {
		return nil, fmt.Errorf("%w: %s is not set", ErrNotFound, NodeFolder)
	}
	modules, err := filepath.Abs(filepath.Join(folder, "node_modules"))
	if err != nil {
		return nil, fmt.Errorf("external: %w", err)
	}
	if _, err := os.Stat(filepath.Join(modules, "highs")); err != nil {
		return nil, fmt.Errorf("%w: %s has no package highs; run npm ci in tool/highs", ErrNotFound, modules)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, fmt.Errorf("%w: node is not on PATH", ErrNotFound)
	}
	return &Solver{name: "HiGHS (npm)", command: nodeCommand(node, modules), parse: parseHiGHS}, nil
}

// GLPK returns the solver that runs glpsol, GLPK's simplex method, on PATH.
func GLPK() (*Solver, error) {
	path, err := exec.LookPath("glpsol")
	if err != nil {
		return nil, fmt.Errorf("%w: glpsol is not on PATH", ErrNotFound)
	}
	return &Solver{name: "GLPK", command: glpkCommand(path), parse: parseGLPK}, nil
}
