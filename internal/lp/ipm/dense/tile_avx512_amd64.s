//go:build !purego

#include "textflag.h"

// The tile of C lies in Z0-Z23: column j in Z(3j), Z(3j+1), Z(3j+2), eight rows each.
// Z24-Z26 hold a column of A, Z27-Z31 broadcast entries of B. K1-K3 mask the rows in use.

#define ZERO(z) VPXORQ z, z, z

// One entry of B times one, two or three vectors of A.
#define COL1(off, zb, c0) \
	VBROADCASTSD off(BX), zb     \
	VFMADD231PD  Z24, zb, c0

#define COL2(off, zb, c0, c1) \
	VBROADCASTSD off(BX), zb     \
	VFMADD231PD  Z24, zb, c0     \
	VFMADD231PD  Z25, zb, c1

#define COL3(off, zb, c0, c1, c2) \
	VBROADCASTSD off(BX), zb     \
	VFMADD231PD  Z24, zb, c0     \
	VFMADD231PD  Z25, zb, c1     \
	VFMADD231PD  Z26, zb, c2

// Column of C less what was summed; the column count CX tells when to stop.
#define LESS(j, c0, c1, c2) \
	CMPQ      CX, $j              \
	JLE       solve               \
	VMOVUPD.Z (DI), K1, Z24       \
	VMOVUPD.Z 64(DI), K2, Z25     \
	VMOVUPD.Z 128(DI), K3, Z26    \
	VSUBPD    c0, Z24, c0         \
	VSUBPD    c1, Z25, c1         \
	VSUBPD    c2, Z26, c2         \
	ADDQ      R8, DI

#define STORE(j, c0, c1, c2) \
	CMPQ    CX, $j              \
	JLE     done                \
	VMOVUPD c0, K1, (DI)        \
	VMOVUPD c1, K2, 64(DI)      \
	VMOVUPD c2, K3, 128(DI)     \
	ADDQ    R8, DI

// Divide a column by the diagonal of T (its reciprocal is stored).
#define SCALE(off, c0, c1, c2) \
	VBROADCASTSD off(DX), Z27  \
	VMULPD       Z27, c0, c0   \
	VMULPD       Z27, c1, c1   \
	VMULPD       Z27, c2, c2

// Take a finished column (x) out of a later one (c).
#define TAKE(off, x0, x1, x2, c0, c1, c2) \
	VBROADCASTSD off(DX), Z27   \
	VFNMADD231PD Z27, x0, c0    \
	VFNMADD231PD Z27, x1, c1    \
	VFNMADD231PD Z27, x2, c2

// func tileAVX512(depth int, a []float64, stride int, b []float64, c []float64, ldc, rows, cols int, tri []float64)
TEXT ·tileAVX512(SB), NOSPLIT, $0-136
	MOVQ depth+0(FP), R9
	MOVQ a_base+8(FP), SI
	MOVQ stride+32(FP), R10
	MOVQ b_base+40(FP), BX
	MOVQ c_base+64(FP), DI
	MOVQ ldc+88(FP), R8
	MOVQ rows+96(FP), CX
	MOVQ tri_base+112(FP), DX
	SHLQ $3, R10
	SHLQ $3, R8

	// Masks: the low "rows" bits, eight to a vector.
	MOVQ  $1, AX
	SHLQ  CX, AX
	DECQ  AX
	KMOVB AX, K1
	SHRQ  $8, AX
	KMOVB AX, K2
	SHRQ  $8, AX
	KMOVB AX, K3

	ZERO(Z0)
	ZERO(Z1)
	ZERO(Z2)
	ZERO(Z3)
	ZERO(Z4)
	ZERO(Z5)
	ZERO(Z6)
	ZERO(Z7)
	ZERO(Z8)
	ZERO(Z9)
	ZERO(Z10)
	ZERO(Z11)
	ZERO(Z12)
	ZERO(Z13)
	ZERO(Z14)
	ZERO(Z15)
	ZERO(Z16)
	ZERO(Z17)
	ZERO(Z18)
	ZERO(Z19)
	ZERO(Z20)
	ZERO(Z21)
	ZERO(Z22)
	ZERO(Z23)

	TESTQ R9, R9
	JZ    sums
	CMPQ  CX, $8
	JLE   loop1
	CMPQ  CX, $16
	JLE   loop2

loop3:
	VMOVUPD   (SI), Z24
	VMOVUPD   64(SI), Z25
	VMOVUPD.Z 128(SI), K3, Z26
	COL3(0, Z27, Z0, Z1, Z2)
	COL3(8, Z28, Z3, Z4, Z5)
	COL3(16, Z29, Z6, Z7, Z8)
	COL3(24, Z30, Z9, Z10, Z11)
	COL3(32, Z31, Z12, Z13, Z14)
	COL3(40, Z27, Z15, Z16, Z17)
	COL3(48, Z28, Z18, Z19, Z20)
	COL3(56, Z29, Z21, Z22, Z23)
	ADDQ      R10, SI
	ADDQ      $64, BX
	DECQ      R9
	JNZ       loop3
	JMP       sums

loop2:
	VMOVUPD   (SI), Z24
	VMOVUPD.Z 64(SI), K2, Z25
	COL2(0, Z27, Z0, Z1)
	COL2(8, Z28, Z3, Z4)
	COL2(16, Z29, Z6, Z7)
	COL2(24, Z30, Z9, Z10)
	COL2(32, Z31, Z12, Z13)
	COL2(40, Z27, Z15, Z16)
	COL2(48, Z28, Z18, Z19)
	COL2(56, Z29, Z21, Z22)
	ADDQ      R10, SI
	ADDQ      $64, BX
	DECQ      R9
	JNZ       loop2
	JMP       sums

loop1:
	VMOVUPD.Z (SI), K1, Z24
	COL1(0, Z27, Z0)
	COL1(8, Z28, Z3)
	COL1(16, Z29, Z6)
	COL1(24, Z30, Z9)
	COL1(32, Z31, Z12)
	COL1(40, Z27, Z15)
	COL1(48, Z28, Z18)
	COL1(56, Z29, Z21)
	ADDQ      R10, SI
	ADDQ      $64, BX
	DECQ      R9
	JNZ       loop1

sums:
	MOVQ cols+104(FP), CX
	LESS(0, Z0, Z1, Z2)
	LESS(1, Z3, Z4, Z5)
	LESS(2, Z6, Z7, Z8)
	LESS(3, Z9, Z10, Z11)
	LESS(4, Z12, Z13, Z14)
	LESS(5, Z15, Z16, Z17)
	LESS(6, Z18, Z19, Z20)
	LESS(7, Z21, Z22, Z23)

solve:
	MOVQ  tri_len+120(FP), AX
	TESTQ AX, AX
	JZ    write
	SCALE(0, Z0, Z1, Z2)
	TAKE(8, Z0, Z1, Z2, Z3, Z4, Z5)
	TAKE(16, Z0, Z1, Z2, Z6, Z7, Z8)
	TAKE(24, Z0, Z1, Z2, Z9, Z10, Z11)
	TAKE(32, Z0, Z1, Z2, Z12, Z13, Z14)
	TAKE(40, Z0, Z1, Z2, Z15, Z16, Z17)
	TAKE(48, Z0, Z1, Z2, Z18, Z19, Z20)
	TAKE(56, Z0, Z1, Z2, Z21, Z22, Z23)
	SCALE(72, Z3, Z4, Z5)
	TAKE(80, Z3, Z4, Z5, Z6, Z7, Z8)
	TAKE(88, Z3, Z4, Z5, Z9, Z10, Z11)
	TAKE(96, Z3, Z4, Z5, Z12, Z13, Z14)
	TAKE(104, Z3, Z4, Z5, Z15, Z16, Z17)
	TAKE(112, Z3, Z4, Z5, Z18, Z19, Z20)
	TAKE(120, Z3, Z4, Z5, Z21, Z22, Z23)
	SCALE(144, Z6, Z7, Z8)
	TAKE(152, Z6, Z7, Z8, Z9, Z10, Z11)
	TAKE(160, Z6, Z7, Z8, Z12, Z13, Z14)
	TAKE(168, Z6, Z7, Z8, Z15, Z16, Z17)
	TAKE(176, Z6, Z7, Z8, Z18, Z19, Z20)
	TAKE(184, Z6, Z7, Z8, Z21, Z22, Z23)
	SCALE(216, Z9, Z10, Z11)
	TAKE(224, Z9, Z10, Z11, Z12, Z13, Z14)
	TAKE(232, Z9, Z10, Z11, Z15, Z16, Z17)
	TAKE(240, Z9, Z10, Z11, Z18, Z19, Z20)
	TAKE(248, Z9, Z10, Z11, Z21, Z22, Z23)
	SCALE(288, Z12, Z13, Z14)
	TAKE(296, Z12, Z13, Z14, Z15, Z16, Z17)
	TAKE(304, Z12, Z13, Z14, Z18, Z19, Z20)
	TAKE(312, Z12, Z13, Z14, Z21, Z22, Z23)
	SCALE(360, Z15, Z16, Z17)
	TAKE(368, Z15, Z16, Z17, Z18, Z19, Z20)
	TAKE(376, Z15, Z16, Z17, Z21, Z22, Z23)
	SCALE(432, Z18, Z19, Z20)
	TAKE(440, Z18, Z19, Z20, Z21, Z22, Z23)
	SCALE(504, Z21, Z22, Z23)

write:
	MOVQ c_base+64(FP), DI
	STORE(0, Z0, Z1, Z2)
	STORE(1, Z3, Z4, Z5)
	STORE(2, Z6, Z7, Z8)
	STORE(3, Z9, Z10, Z11)
	STORE(4, Z12, Z13, Z14)
	STORE(5, Z15, Z16, Z17)
	STORE(6, Z18, Z19, Z20)
	STORE(7, Z21, Z22, Z23)

done:
	VZEROUPPER
	RET
