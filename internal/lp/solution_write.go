package lp

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// solutionHead is the first line of a solution file.
const solutionHead = "# plenum solution 1"

// WriteSolution writes a result as text, one line a fact:
//
//	# plenum solution 1
//	problem NAME
//	status optimal
//	limit none
//	primal point
//	dual point
//	objective 46
//	bound 46
//	solver NAME
//	columns 2
//	x 2 0              name, value, reduced cost
//	rows 1
//	capacity 18 1      name, activity, dual
//	end
//
// Numbers have the fewest digits that read back exactly. "-" stands for a
// vector that the result does not have and for a figure that is not known.
// Names with blanks or quotes, and empty ones, are quoted as in Go; problems
// without names use R1.. and C1... Whether "value" and "dual" are a point or
// a certificate is told by the lines primal and dual.
func WriteSolution(w io.Writer, p *Problem, r *Result) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, solutionHead)
	fmt.Fprintf(out, "problem %s\n", quoted(p.Name))
	fmt.Fprintf(out, "status %s\nlimit %s\nprimal %s\ndual %s\n", r.Termination, r.Limit, r.Primal, r.Dual)
	objective := math.NaN()
	if r.Primal == Point {
		objective = r.Objective
	}
	fmt.Fprintf(out, "objective %s\nbound %s\nsolver %s\n", figure(objective), figure(r.Bound), quoted(r.Solver))
	fmt.Fprintf(out, "columns %d\n", p.Cols())
	for j := range p.Cols() {
		fmt.Fprintf(out, "%s %s %s\n", ownName(p.ColName, j, "C"), at(r.X, j), at(r.ReducedCost, j))
	}
	fmt.Fprintf(out, "rows %d\n", p.Rows())
	for i := range p.Rows() {
		fmt.Fprintf(out, "%s %s %s\n", ownName(p.RowName, i, "R"), at(r.RowActivity, i), at(r.RowDual, i))
	}
	fmt.Fprintln(out, "end")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("lp: writing solution: %w", err)
	}
	return nil
}

func quoted(s string) string {
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return r == '"' || !strconv.IsPrint(r) || isSpace(r) }) || s[0] == '#' {
		return strconv.Quote(s)
	}
	return s
}

func ownName(names []string, k int, letter string) string {
	if k < len(names) {
		return quoted(names[k])
	}
	return letter + strconv.Itoa(k+1)
}

func at(v []float64, k int) string {
	if k >= len(v) {
		return "-"
	}
	return figure(v[k])
}

func figure(v float64) string {
	if math.IsNaN(v) {
		return "-"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
