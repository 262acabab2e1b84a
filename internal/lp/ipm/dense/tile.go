package dense

// tileWidth is the number of columns of a tile of C, the same for every kernel.
const tileWidth = 8

// A kernel computes one tile, the innermost part of everything here:
//
//	C -= A B'            and then, if tri is not empty,
//	C := C T^-1          with T upper triangular of order 8
//
// C has at most rows x 8 entries. A has depth columns, stride apart. B is packed: the eight
// entries of row p at b[8p:8p+8], zeros beyond the tile's columns. tri holds T by rows with
// the reciprocals of its diagonal in place (see packTriangle).
type kernel struct {
	name string
	rows int // most rows of a tile
	// masked: reads no entry of A beyond the rows asked for. The others read A in full
	// height, so that the last rows of a matrix have to be copied first.
	masked bool
	tile   func(depth int, a []float64, stride int, b []float64, c []float64, ldc, rows, cols int, tri []float64)
	// add does y += x for vectors of one length.
	add func(y, x []float64)
	// add4 does y += A x and dot4 x = A' y for A m x 4.
	add4 func(m int, a []float64, lda int, x *[4]float64, y []float64)
	dot4 func(m int, a []float64, lda int, y []float64, x *[4]float64)
}

// portable works everywhere.
var portable = kernel{name: "portable", rows: 4, masked: true, tile: tilePortable, add: addPortable, add4: add4Portable, dot4: dot4Portable}

// tilePortable is the kernel in plain Go.
func tilePortable(depth int, a []float64, stride int, b []float64, c []float64, ldc, rows, cols int, tri []float64) {
	var acc [4 * tileWidth]float64 // by columns of four
	if rows == 4 && depth > 0 {
		for j := 0; j < cols; j += 2 {
			acc4x2(depth, a, stride, b[j:], acc[4*j:4*j+8])
		}
	} else {
		for p := range depth {
			right := b[p*tileWidth : p*tileWidth+tileWidth]
			for i, v := range a[p*stride : p*stride+rows] {
				for j, w := range right {
					acc[4*j+i] += v * w
				}
			}
		}
	}
	for j := range cols {
		col := c[j*ldc : j*ldc+rows]
		for i := range col {
			acc[4*j+i] = col[i] - acc[4*j+i]
		}
	}
	if len(tri) > 0 {
		for j := range cols {
			row := tri[j*tileWidth : j*tileWidth+tileWidth]
			x := acc[4*j : 4*j+4]
			for i := range x {
				x[i] *= row[j]
			}
			for l := j + 1; l < cols; l++ {
				y, f := acc[4*l:4*l+4], row[l]
				for i := range y {
					y[i] -= x[i] * f
				}
			}
		}
	}
	for j := range cols {
		copy(c[j*ldc:j*ldc+rows], acc[4*j:4*j+4])
	}
}

// acc4x2 sums four rows of A times two columns of packed B in scalar registers.
func acc4x2(depth int, a []float64, stride int, b []float64, acc []float64) {
	var c0, c1, c2, c3, d0, d1, d2, d3 float64
	for p := range depth {
		x := (*[4]float64)(a[p*stride:])
		y := (*[2]float64)(b[p*tileWidth:])
		y0, y1 := y[0], y[1]
		c0 += x[0] * y0
		c1 += x[1] * y0
		c2 += x[2] * y0
		c3 += x[3] * y0
		d0 += x[0] * y1
		d1 += x[1] * y1
		d2 += x[2] * y1
		d3 += x[3] * y1
	}
	acc[0], acc[1], acc[2], acc[3] = c0, c1, c2, c3
	acc[4], acc[5], acc[6], acc[7] = d0, d1, d2, d3
}
