package lp

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// ReadSolution reads what WriteSolution wrote for the same problem. Names
// must be those of the problem, in its order; the check is not in the file
// and is left for Verify.
func ReadSolution(r io.Reader, p *Problem) (*Result, error) {
	s := &solutionReader{lines: bufio.NewScanner(r), result: &Result{Bound: math.NaN()}}
	s.lines.Buffer(nil, 1<<20)
	if s.next() != solutionHead {
		return nil, fmt.Errorf("lp: solution: line 1 is not %q", solutionHead)
	}
	out := s.result
	s.keyed("problem")
	s.word("status", func(k int) string { return Termination(k).String() }, int(InfeasibleOrUnbounded), func(k int) { out.Termination = Termination(k) })
	s.word("limit", func(k int) string { return Limit(k).String() }, int(NumericalLimit), func(k int) { out.Limit = Limit(k) })
	s.word("primal", func(k int) string { return Content(k).String() }, int(Certificate), func(k int) { out.Primal = Content(k) })
	s.word("dual", func(k int) string { return Content(k).String() }, int(Certificate), func(k int) { out.Dual = Content(k) })
	if v := s.figure(s.keyed("objective")); !math.IsNaN(v) {
		out.Objective = v
	}
	out.Bound = s.figure(s.keyed("bound"))
	out.Solver = s.unquoted(s.keyed("solver"))
	out.X, out.ReducedCost = s.table("columns", p.ColName, p.Cols(), "C")
	out.RowActivity, out.RowDual = s.table("rows", p.RowName, p.Rows(), "R")
	if s.next() != "end" {
		s.fail("want the line end")
	}
	if s.err != nil {
		return nil, s.err
	}
	return out, nil
}

type solutionReader struct {
	lines  *bufio.Scanner
	line   int
	result *Result
	err    error
}

func (s *solutionReader) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("lp: solution: line %d: %s", s.line, fmt.Sprintf(format, args...))
	}
}

func (s *solutionReader) next() string {
	if s.err != nil {
		return ""
	}
	s.line++
	if !s.lines.Scan() {
		s.fail("the file ends early (%v)", s.lines.Err())
		return ""
	}
	return strings.TrimRight(s.lines.Text(), " \t\r")
}

// keyed returns what follows a key on its line.
func (s *solutionReader) keyed(key string) string {
	line := s.next()
	value, ok := strings.CutPrefix(line, key+" ")
	if !ok {
		s.fail("want %q, have %q", key, line)
	}
	return value
}

func (s *solutionReader) word(key string, name func(int) string, last int, set func(int)) {
	word := s.keyed(key)
	for k := 0; k <= last; k++ {
		if name(k) == word {
			set(k)
			return
		}
	}
	s.fail("%s is %q", key, word)
}

// figure is NaN for "-".
func (s *solutionReader) figure(text string) float64 {
	if text == "-" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		s.fail("%q is not a number", text)
	}
	return v
}

func (s *solutionReader) unquoted(text string) string {
	if !strings.HasPrefix(text, `"`) {
		return text
	}
	out, err := strconv.Unquote(text)
	if err != nil {
		s.fail("%s is not a quoted name", text)
	}
	return out
}

// table reads lines of a name and two figures. A vector of which every
// figure is unknown comes back as nil.
func (s *solutionReader) table(key string, names []string, count int, letter string) (first, second []float64) {
	if n := s.keyed(key); s.err == nil && n != strconv.Itoa(count) {
		s.fail("the file has %s %s, the problem %d", n, key, count)
	}
	first, second = make([]float64, count), make([]float64, count)
	for k := 0; k < count && s.err == nil; k++ {
		line := s.next()
		name := ownName(names, k, letter)
		rest, ok := strings.CutPrefix(line, name+" ")
		one, two, both := strings.Cut(rest, " ")
		if !ok || !both {
			s.fail("want %s with two figures, have %q", name, line)
			return nil, nil
		}
		first[k], second[k] = s.figure(one), s.figure(two)
	}
	return known(first), known(second)
}

func known(v []float64) []float64 {
	if len(v) > 0 && !slices.ContainsFunc(v, func(x float64) bool { return !math.IsNaN(x) }) {
		return nil
	}
	return v
}
