//go:build !purego

package dense

import "golang.org/x/sys/cpu"

// kernels lists what this machine can run, the fastest first.
func kernels() []kernel {
	var list []kernel
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		list = append(list, kernel{name: "avx512", rows: 24, masked: true, tile: tileAVX512, add: addAVX2, add4: add4AVX2, dot4: dot4AVX2})
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		list = append(list, kernel{name: "avx2", rows: 12, tile: tileAVX2, add: addAVX2, add4: add4AVX2, dot4: dot4AVX2})
	}
	return append(list, portable)
}

// tileAVX512 keeps a tile of 24 x 8 in registers; fewer rows are masked out.
//
//go:noescape
func tileAVX512(depth int, a []float64, stride int, b []float64, c []float64, ldc, rows, cols int, tri []float64)

// halfAVX2 does C -= A B' for a full tile of 12 x 4.
//
//go:noescape
func halfAVX2(depth int, a []float64, stride int, b []float64, c []float64, ldc int)

// triAVX2 does C := C T^-1 for four rows and eight columns.
//
//go:noescape
func triAVX2(c []float64, ldc int, tri []float64)

// addAVX2 does y += x.
//
//go:noescape
func addAVX2(y, x []float64)

// add4AVX2 does y += A x for A m x 4.
//
//go:noescape
func add4AVX2(m int, a []float64, lda int, x *[4]float64, y []float64)

// dot4AVX2 does x = A' y for A m x 4.
//
//go:noescape
func dot4AVX2(m int, a []float64, lda int, y []float64, x *[4]float64)

// tileAVX2 is made of two halves of 12 x 4; ragged tiles go by way of a full one.
func tileAVX2(depth int, a []float64, stride int, b []float64, c []float64, ldc, rows, cols int, tri []float64) {
	if rows == 12 && cols == tileWidth {
		if depth > 0 {
			halfAVX2(depth, a, stride, b, c, ldc)
			halfAVX2(depth, a, stride, b[4:], c[4*ldc:], ldc)
		}
		if len(tri) > 0 {
			for i := 0; i < 12; i += 4 {
				triAVX2(c[i:], ldc, tri)
			}
		}
		return
	}
	var full [12 * tileWidth]float64
	for j := range cols {
		copy(full[12*j:12*j+rows], c[j*ldc:j*ldc+rows])
	}
	if depth > 0 {
		halfAVX2(depth, a, stride, b, full[:], 12)
		if cols > 4 {
			halfAVX2(depth, a, stride, b[4:], full[48:], 12)
		}
	}
	if len(tri) > 0 {
		for i := 0; i < rows; i += 4 {
			triAVX2(full[i:], 12, tri)
		}
	}
	for j := range cols {
		copy(c[j*ldc:j*ldc+rows], full[12*j:12*j+rows])
	}
}
