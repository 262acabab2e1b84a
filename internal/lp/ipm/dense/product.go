package dense

import "context"

const (
	// maxDepth is how many columns of the factors are multiplied at a time: an 8-wide
	// panel of the right factor then fits the first-level cache.
	maxDepth = 256
	// panelsPerTask is the height of a task in tiles.
	panelsPerTask = 4
	// packFrom is the number of tiles in a row of C from which it pays to copy the left
	// factor into the order in which it is read.
	packFrom = 3
)

// A product is C -= A W B', cut into tasks by rows of C.
type product struct {
	m, n, depth int
	a           []float64
	lda         int
	c           []float64
	ldc         int
	height      int  // rows of a task
	lower       bool // only rows i >= j of C are wanted; others may be overwritten
}

// weights scales the columns of the right factor: by signs, by numbers, or not at all.
type weights struct {
	sign   []int8
	number []float64
}

func (w weights) at(p int) float64 {
	switch {
	case w.sign != nil:
		return float64(w.sign[p])
	case w.number != nil:
		return w.number[p]
	}
	return 1
}

// packing copies the right factor into panels of eight rows.
type packing struct {
	n, from, depth int
	b              []float64
	ldb            int
	weights        weights
}

func (p *packing) Tasks() int { return (p.n + tileWidth - 1) / tileWidth }

func (p *packing) Do(t *Team, _, task int) {
	j := task * tileWidth
	to := t.right[j*p.depth : (j+tileWidth)*p.depth]
	cols := min(tileWidth, p.n-j)
	for k := range p.depth {
		packRow(to[k*tileWidth:k*tileWidth+tileWidth], p.b[j+(p.from+k)*p.ldb:][:cols], p.weights.at(p.from+k))
	}
}

// packRow fills the eight entries of to with from times w and zeros.
func packRow(to, from []float64, w float64) {
	to = to[:tileWidth]
	if len(from) == tileWidth {
		from = from[:tileWidth]
		for j := range to {
			to[j] = w * from[j]
		}
		return
	}
	clear(to)
	for j, v := range from {
		to[j] = w * v
	}
}

// multiply does C -= A W B' for A m x k, B n x k, W = diag(w), C m x n.
func (t *Team) multiply(ctx context.Context, m, n, k int, a []float64, lda int, b []float64, ldb int, w weights, c []float64, ldc int, lower bool) error {
	panels := (n + tileWidth - 1) / tileWidth
	if size := panels * tileWidth * min(k, maxDepth); size > len(t.right) {
		t.right = aligned(size)
	}
	for from := 0; from < k; from += maxDepth {
		depth := min(maxDepth, k-from)
		t.fill = packing{n: n, from: from, depth: depth, b: b, ldb: ldb, weights: w}
		if err := t.Run(ctx, &t.fill, 8*n*depth); err != nil {
			return err
		}
		t.mult = product{m: m, n: n, depth: depth, a: a[from*lda:], lda: lda, c: c, ldc: ldc, height: t.kernel.rows * panelsPerTask, lower: lower}
		if err := t.Run(ctx, &t.mult, m*n*depth); err != nil {
			return err
		}
	}
	return nil
}

func (p *product) Tasks() int { return (p.m + p.height - 1) / p.height }

// Do computes one block of rows of C. The last block, which in the lower triangle has the
// most to do, comes first.
func (p *product) Do(t *Team, worker, task int) {
	top := (p.Tasks() - 1 - task) * p.height
	height := min(p.height, p.m-top)
	n := p.n
	if p.lower {
		n = min(n, top+height)
	}
	panels := (n + tileWidth - 1) / tileWidth
	rows := t.kernel.rows
	left, stride := p.a[top:], p.lda
	step := rows // from one tile's left factor to the next
	if panels >= packFrom || (!t.kernel.masked && height%rows != 0) {
		left, stride = t.packLeft(worker, left, p.lda, height, p.depth), rows
		step = rows * p.depth
	}
	for q := range panels {
		j := q * tileWidth
		cols := min(tileWidth, p.n-j)
		right := t.right[j*p.depth : (j+tileWidth)*p.depth]
		i := 0
		if p.lower && j > top {
			i = (j - top) / rows
		}
		for ; i*rows < height; i++ {
			t.kernel.tile(p.depth, left[i*step:], stride, right,
				p.c[top+i*rows+j*p.ldc:], p.ldc, min(rows, height-i*rows), cols, nil)
		}
	}
}

// packLeft copies a block of the left factor into panels as high as a tile.
func (t *Team) packLeft(worker int, a []float64, lda, height, depth int) []float64 {
	rows := t.kernel.rows
	buf := t.left[worker]
	for i := 0; i < height; i += rows {
		to := buf[i*depth : (i+rows)*depth]
		h := min(rows, height-i)
		for p := range depth {
			copy(to[p*rows:p*rows+h], a[i+p*lda:i+p*lda+h])
		}
	}
	return buf
}
