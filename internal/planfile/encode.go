package planfile

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/table"
)

// Errors of Encode and Write: what a plan folder cannot hold.
var (
	ErrMixedUnits = errors.New("planfile: figures of one row have different units")
	ErrNotFinite  = errors.New("planfile: a figure is not a finite number")
	ErrText       = errors.New("planfile: a text has characters that a table cannot hold")
)

// File is a file of a plan folder.
type File struct {
	Name string
	Data []byte
}

// Encode writes a plan in the canonical form: every table that has rows, with
// the columns in which some row differs from the default.
func Encode(p *plan.Plan) ([]File, error) {
	head, err := encodeHead(p)
	if err != nil {
		return nil, err
	}
	files := []File{{headFile, head}}
	for _, c := range codecs() {
		e := &encoder{}
		g := c.encode(e, p)
		if e.err != nil {
			return nil, fmt.Errorf("%w: %s", e.err, fileOf(c.name()))
		}
		if c.count(p) == 0 && !isRequired(c.name()) {
			continue
		}
		header, rows := g.narrow()
		var out bytes.Buffer
		if err := table.Write(&out, header, rows); err != nil {
			return nil, err
		}
		files = append(files, File{fileOf(c.name()), out.Bytes()})
	}
	return files, nil
}

func isRequired(t plan.Table) bool { return t == plan.TableGoods || t == plan.TableProcesses }

// encoder collects what goes wrong while cells are written.
type encoder struct{ err error }

func (e *encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

func (e *encoder) number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		e.fail(ErrNotFinite)
	}
	return figureText(v)
}

// grid is a table with all its columns as texts.
type grid struct {
	header []string
	needed []bool // columns that are written though they are empty
	rows   [][]string
}

// encode writes all cells of the table.
func (c codec[T]) encode(e *encoder, p *plan.Plan) grid {
	rows := *c.rows(p)
	g := grid{rows: make([][]string, len(rows))}
	for _, col := range c.columns {
		g.header = append(g.header, col.name)
		g.needed = append(g.needed, col.needed)
	}
	cells := make([]string, len(rows)*len(c.columns))
	for i := range rows {
		g.rows[i], cells = cells[:len(c.columns):len(c.columns)], cells[len(c.columns):]
		for k, col := range c.columns {
			text := col.write(e, &rows[i])
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
				e.fail(ErrText)
			}
			g.rows[i][k] = text
		}
	}
	return g
}

// narrow leaves out the columns that hold nothing.
func (g grid) narrow() (header []string, rows [][]string) {
	var kept []int
	for k := range g.header {
		if g.needed[k] || slices.ContainsFunc(g.rows, func(row []string) bool { return row[k] != "" }) {
			kept = append(kept, k)
		}
	}
	if len(kept) == 0 {
		kept = []int{0}
	}
	pick := func(row []string) []string {
		out := make([]string, len(kept))
		for i, k := range kept {
			out[i] = row[k]
		}
		return out
	}
	rows = make([][]string, len(g.rows))
	for i, row := range g.rows {
		rows[i] = pick(row)
	}
	return pick(g.header), rows
}
