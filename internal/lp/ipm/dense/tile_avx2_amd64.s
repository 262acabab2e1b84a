//go:build !purego

#include "textflag.h"

// The tile of C, 12 x 4, lies in Y0-Y11: column j in Y(3j), Y(3j+1), Y(3j+2), four rows
// each. Y12-Y14 hold a column of A, Y15 one entry of B.

#define COL(off, c0, c1, c2) \
	VBROADCASTSD off(BX), Y15   \
	VFMADD231PD  Y12, Y15, c0   \
	VFMADD231PD  Y13, Y15, c1   \
	VFMADD231PD  Y14, Y15, c2

#define LESS(c0, c1, c2) \
	VMOVUPD (DI), Y12       \
	VMOVUPD 32(DI), Y13     \
	VMOVUPD 64(DI), Y14     \
	VSUBPD  c0, Y12, c0     \
	VSUBPD  c1, Y13, c1     \
	VSUBPD  c2, Y14, c2     \
	VMOVUPD c0, (DI)        \
	VMOVUPD c1, 32(DI)      \
	VMOVUPD c2, 64(DI)      \
	ADDQ    R8, DI

// func halfAVX2(depth int, a []float64, stride int, b []float64, c []float64, ldc int)
TEXT ·halfAVX2(SB), NOSPLIT, $0-96
	MOVQ depth+0(FP), R9
	MOVQ a_base+8(FP), SI
	MOVQ stride+32(FP), R10
	MOVQ b_base+40(FP), BX
	MOVQ c_base+64(FP), DI
	MOVQ ldc+88(FP), R8
	SHLQ $3, R10
	SHLQ $3, R8

	VXORPD Y0, Y0, Y0
	VXORPD Y1, Y1, Y1
	VXORPD Y2, Y2, Y2
	VXORPD Y3, Y3, Y3
	VXORPD Y4, Y4, Y4
	VXORPD Y5, Y5, Y5
	VXORPD Y6, Y6, Y6
	VXORPD Y7, Y7, Y7
	VXORPD Y8, Y8, Y8
	VXORPD Y9, Y9, Y9
	VXORPD Y10, Y10, Y10
	VXORPD Y11, Y11, Y11
	TESTQ  R9, R9
	JZ     sums

loop:
	VMOVUPD (SI), Y12
	VMOVUPD 32(SI), Y13
	VMOVUPD 64(SI), Y14
	COL(0, Y0, Y1, Y2)
	COL(8, Y3, Y4, Y5)
	COL(16, Y6, Y7, Y8)
	COL(24, Y9, Y10, Y11)
	ADDQ    R10, SI
	ADDQ    $64, BX
	DECQ    R9
	JNZ     loop

sums:
	LESS(Y0, Y1, Y2)
	LESS(Y3, Y4, Y5)
	LESS(Y6, Y7, Y8)
	LESS(Y9, Y10, Y11)
	VZEROUPPER
	RET

// Divide a column by the diagonal of T (its reciprocal is stored).
#define SCALE(off, c) \
	VBROADCASTSD off(DX), Y8  \
	VMULPD       Y8, c, c

// Take a finished column x out of a later one c.
#define TAKE(off, x, c) \
	VBROADCASTSD off(DX), Y8  \
	VFNMADD231PD Y8, x, c

// func triAVX2(c []float64, ldc int, tri []float64)
TEXT ·triAVX2(SB), NOSPLIT, $0-56
	MOVQ c_base+0(FP), DI
	MOVQ ldc+24(FP), R8
	MOVQ tri_base+32(FP), DX
	SHLQ $3, R8
	MOVQ DI, SI

	VMOVUPD (SI), Y0
	ADDQ R8, SI
	VMOVUPD (SI), Y1
	ADDQ R8, SI
	VMOVUPD (SI), Y2
	ADDQ R8, SI
	VMOVUPD (SI), Y3
	ADDQ R8, SI
	VMOVUPD (SI), Y4
	ADDQ R8, SI
	VMOVUPD (SI), Y5
	ADDQ R8, SI
	VMOVUPD (SI), Y6
	ADDQ R8, SI
	VMOVUPD (SI), Y7
	ADDQ R8, SI
	SCALE(0, Y0)
	TAKE(8, Y0, Y1)
	TAKE(16, Y0, Y2)
	TAKE(24, Y0, Y3)
	TAKE(32, Y0, Y4)
	TAKE(40, Y0, Y5)
	TAKE(48, Y0, Y6)
	TAKE(56, Y0, Y7)
	SCALE(72, Y1)
	TAKE(80, Y1, Y2)
	TAKE(88, Y1, Y3)
	TAKE(96, Y1, Y4)
	TAKE(104, Y1, Y5)
	TAKE(112, Y1, Y6)
	TAKE(120, Y1, Y7)
	SCALE(144, Y2)
	TAKE(152, Y2, Y3)
	TAKE(160, Y2, Y4)
	TAKE(168, Y2, Y5)
	TAKE(176, Y2, Y6)
	TAKE(184, Y2, Y7)
	SCALE(216, Y3)
	TAKE(224, Y3, Y4)
	TAKE(232, Y3, Y5)
	TAKE(240, Y3, Y6)
	TAKE(248, Y3, Y7)
	SCALE(288, Y4)
	TAKE(296, Y4, Y5)
	TAKE(304, Y4, Y6)
	TAKE(312, Y4, Y7)
	SCALE(360, Y5)
	TAKE(368, Y5, Y6)
	TAKE(376, Y5, Y7)
	SCALE(432, Y6)
	TAKE(440, Y6, Y7)
	SCALE(504, Y7)
	VMOVUPD Y0, (DI)
	ADDQ R8, DI
	VMOVUPD Y1, (DI)
	ADDQ R8, DI
	VMOVUPD Y2, (DI)
	ADDQ R8, DI
	VMOVUPD Y3, (DI)
	ADDQ R8, DI
	VMOVUPD Y4, (DI)
	ADDQ R8, DI
	VMOVUPD Y5, (DI)
	ADDQ R8, DI
	VMOVUPD Y6, (DI)
	ADDQ R8, DI
	VMOVUPD Y7, (DI)
	ADDQ R8, DI
	VZEROUPPER
	RET
