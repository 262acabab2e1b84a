package dense

import (
	"context"
	"math"
)

// leafWidth is the number of columns factorized without recursion.
const leafWidth = 64

// Factor turns the m x n panel a (m >= n, column-major, leading dimension lda)
// into the first n columns of the factor L of A = L S L', S = diag(piv.Sign).
// Only the lower triangle of the top n x n block is read; the strict upper triangle is
// scratch memory. Counts are added to stats.
//
// The columns are halved until leafWidth is reached; each half, once done, is taken
// out of the next by one multiplication.
func (t *Team) Factor(ctx context.Context, m, n int, a []float64, lda int, piv Pivots, stats *PivotStats) error {
	if n <= leafWidth {
		return t.leaf(ctx, m, n, a, lda, piv, stats)
	}
	half := leafWidth
	for 2*half < n {
		half *= 2
	}
	if err := t.Factor(ctx, m, half, a, lda, piv, stats); err != nil {
		return err
	}
	below, right := a[half:], a[half+half*lda:]
	if err := t.multiply(ctx, m-half, n-half, half, below, lda, below, lda, weights{sign: piv.Sign}, right, lda, true); err != nil {
		return err
	}
	return t.Factor(ctx, m-half, n-half, right, lda, piv.from(half), stats)
}

func (p Pivots) from(j int) Pivots {
	if p.Sign != nil {
		p.Sign = p.Sign[j:]
	}
	p.Floor = p.Floor[j:]
	return p
}

// leaf factorizes at most leafWidth columns: the square on top first, then the rows below.
func (t *Team) leaf(ctx context.Context, m, n int, a []float64, lda int, piv Pivots, stats *PivotStats) error {
	t.reserveLeaf(n)
	for j := 0; j < n; j += tileWidth {
		cols := min(tileWidth, n-j)
		right := t.packLeaf(a, lda, j, cols, piv.Sign)
		// The rows of the diagonal block first; they give the triangle for the others.
		for i := j; i < j+cols; i += t.kernel.rows {
			t.tile(0, j, a[i:], lda, right, a[i+j*lda:], lda, min(t.kernel.rows, j+cols-i), cols, nil)
		}
		if err := piv.from(j).block(cols, a[j+j*lda:], lda, stats); err != nil {
			return err
		}
		tri := t.tri[j*tileWidth : (j+tileWidth)*tileWidth]
		packTriangle(tri, cols, a[j+j*lda:], lda, piv.from(j).Sign)
		for i := j + cols; i < n; i += t.kernel.rows {
			t.tile(0, j, a[i:], lda, right, a[i+j*lda:], lda, min(t.kernel.rows, n-i), cols, tri)
		}
	}
	if m == n {
		return ctx.Err()
	}
	t.low = rowsBelow{n: n, m: m - n, a: a[n:], lda: lda, height: t.kernel.rows * panelsPerTask}
	return t.Run(ctx, &t.low, (m-n)*n*n/2)
}

// Solve replaces the m x n matrix x by X (S L')^-1 for the triangle L, the first n rows of l:
// the rows below a factorized square.
func (t *Team) Solve(ctx context.Context, m, n int, l []float64, ldl int, sign []int8, x []float64, ldx int) error {
	for from := 0; from < n; from += leafWidth {
		width := min(leafWidth, n-from)
		w := weights{}
		if sign != nil {
			w.sign = sign[:from]
		}
		if err := t.multiply(ctx, m, width, from, x, ldx, l[from:], ldl, w, x[from*ldx:], ldx, false); err != nil {
			return err
		}
		t.reserveLeaf(width)
		square := l[from+from*ldl:]
		var signs []int8
		if sign != nil {
			signs = sign[from : from+width]
		}
		for j := 0; j < width; j += tileWidth {
			cols := min(tileWidth, width-j)
			t.packLeaf(square, ldl, j, cols, signs)
			rest := signs
			if rest != nil {
				rest = rest[j:]
			}
			packTriangle(t.tri[j*tileWidth:(j+tileWidth)*tileWidth], cols, square[j+j*ldl:], ldl, rest)
		}
		t.low = rowsBelow{n: width, m: m, a: x[from*ldx:], lda: ldx, height: t.kernel.rows * panelsPerTask}
		if err := t.Run(ctx, &t.low, m*width*width/2); err != nil {
			return err
		}
	}
	return nil
}

// leafPanel is the place in t.right of the packed rows left of diagonal block j/8.
func leafPanel(j int) int { return j * (j - tileWidth) / 2 }

func (t *Team) reserveLeaf(n int) {
	up := (n + tileWidth - 1) / tileWidth * tileWidth
	if size := leafPanel(up); size > len(t.right) {
		t.right = aligned(size)
	}
}

// packLeaf packs rows j..j+cols-1 of L, left of the diagonal block, times S.
func (t *Team) packLeaf(a []float64, lda, j, cols int, sign []int8) []float64 {
	to := t.right[leafPanel(j) : leafPanel(j)+j*tileWidth]
	w := weights{sign: sign}
	for p := range j {
		packRow(to[p*tileWidth:p*tileWidth+tileWidth], a[j+p*lda:][:cols], w.at(p))
	}
	return to
}

// packTriangle writes T = S L' for the cols x cols diagonal block l, by rows, with reciprocals
// on the diagonal, filled up to order eight by the identity.
func packTriangle(tri []float64, cols int, l []float64, ldl int, sign []int8) {
	clear(tri)
	w := weights{sign: sign}
	for j := range tileWidth {
		row := tri[j*tileWidth : j*tileWidth+tileWidth]
		if j >= cols {
			row[j] = 1
			continue
		}
		s := w.at(j)
		col := l[j*ldl : j*ldl+cols]
		row[j] = s / col[j]
		for i := j + 1; i < cols; i++ {
			row[i] = s * col[i]
		}
	}
}

// block factorizes a diagonal block of at most eight columns.
func (p Pivots) block(n int, a []float64, lda int, stats *PivotStats) error {
	for j := range n {
		col := a[j*lda : j*lda+n]
		root := p.take(j, col[j], stats)
		if math.IsNaN(root) || math.IsInf(root, 0) {
			return ErrNotFinite
		}
		col[j] = root
		s := p.sign(j)
		f := s / root
		for i := j + 1; i < n; i++ {
			col[i] *= f
		}
		for k := j + 1; k < n; k++ {
			later := a[k*lda : k*lda+n]
			f := s * col[k]
			for i := k; i < n; i++ {
				later[i] -= f * col[i]
			}
		}
	}
	return nil
}

// rowsBelow solves rows of a panel with the packed triangle of a leaf, task by task.
type rowsBelow struct {
	n, m   int
	a      []float64
	lda    int
	height int
}

func (r *rowsBelow) Tasks() int { return (r.m + r.height - 1) / r.height }

func (r *rowsBelow) Do(t *Team, worker, task int) {
	top := task * r.height
	height := min(r.height, r.m-top)
	rows := t.kernel.rows
	for i := top; i < top+height; i += rows {
		h := min(rows, top+height-i)
		for j := 0; j < r.n; j += tileWidth {
			right := t.right[leafPanel(j) : leafPanel(j)+j*tileWidth]
			t.tile(worker, j, r.a[i:], r.lda, right, r.a[i+j*r.lda:], r.lda, h,
				min(tileWidth, r.n-j), t.tri[j*tileWidth:(j+tileWidth)*tileWidth])
		}
	}
}

// tile calls the kernel, by way of a copy where it would read beyond the rows of a.
func (t *Team) tile(worker, depth int, a []float64, lda int, right, c []float64, ldc, rows, cols int, tri []float64) {
	if rows < t.kernel.rows && !t.kernel.masked {
		a, lda = t.packLeft(worker, a, lda, rows, depth), t.kernel.rows
	}
	t.kernel.tile(depth, a, lda, right, c, ldc, rows, cols, tri)
}
