//go:build !purego

#include "textflag.h"

// Both work on four columns of A at a time: SI, R11, R12 and R13 point into them.

// func add4AVX2(m int, a []float64, lda int, x *[4]float64, y []float64)
TEXT ·add4AVX2(SB), NOSPLIT, $0-72
	MOVQ m+0(FP), CX
	MOVQ a_base+8(FP), SI
	MOVQ lda+32(FP), R8
	MOVQ x+40(FP), DX
	MOVQ y_base+48(FP), DI
	SHLQ $3, R8
	LEAQ (SI)(R8*1), R11
	LEAQ (R11)(R8*1), R12
	LEAQ (R12)(R8*1), R13

	VBROADCASTSD (DX), Y12
	VBROADCASTSD 8(DX), Y13
	VBROADCASTSD 16(DX), Y14
	VBROADCASTSD 24(DX), Y15
	XORQ         AX, AX
	SUBQ         $8, CX
	JLT          four

eight:
	VMOVUPD     (DI)(AX*8), Y0
	VMOVUPD     32(DI)(AX*8), Y1
	VFMADD231PD (SI)(AX*8), Y12, Y0
	VFMADD231PD 32(SI)(AX*8), Y12, Y1
	VFMADD231PD (R11)(AX*8), Y13, Y0
	VFMADD231PD 32(R11)(AX*8), Y13, Y1
	VFMADD231PD (R12)(AX*8), Y14, Y0
	VFMADD231PD 32(R12)(AX*8), Y14, Y1
	VFMADD231PD (R13)(AX*8), Y15, Y0
	VFMADD231PD 32(R13)(AX*8), Y15, Y1
	VMOVUPD     Y0, (DI)(AX*8)
	VMOVUPD     Y1, 32(DI)(AX*8)
	ADDQ        $8, AX
	SUBQ        $8, CX
	JGE         eight

four:
	ADDQ $4, CX
	JLT  one
	VMOVUPD     (DI)(AX*8), Y0
	VFMADD231PD (SI)(AX*8), Y12, Y0
	VFMADD231PD (R11)(AX*8), Y13, Y0
	VFMADD231PD (R12)(AX*8), Y14, Y0
	VFMADD231PD (R13)(AX*8), Y15, Y0
	VMOVUPD     Y0, (DI)(AX*8)
	ADDQ        $4, AX
	SUBQ        $4, CX

one:
	ADDQ $4, CX
	JZ   done

single:
	VMOVSD      (DI)(AX*8), X0
	VFMADD231SD (SI)(AX*8), X12, X0
	VFMADD231SD (R11)(AX*8), X13, X0
	VFMADD231SD (R12)(AX*8), X14, X0
	VFMADD231SD (R13)(AX*8), X15, X0
	VMOVSD      X0, (DI)(AX*8)
	INCQ        AX
	DECQ        CX
	JNZ         single

done:
	VZEROUPPER
	RET

// Sum of the four entries of y into its low word.
#define FOLD(y, x, t) \
	VEXTRACTF128 $1, y, t  \
	VADDPD       t, x, x   \
	VUNPCKHPD    x, x, t   \
	VADDSD       t, x, x

// func dot4AVX2(m int, a []float64, lda int, y []float64, x *[4]float64)
TEXT ·dot4AVX2(SB), NOSPLIT, $0-72
	MOVQ m+0(FP), CX
	MOVQ a_base+8(FP), SI
	MOVQ lda+32(FP), R8
	MOVQ y_base+40(FP), DI
	MOVQ x+64(FP), DX
	SHLQ $3, R8
	LEAQ (SI)(R8*1), R11
	LEAQ (R11)(R8*1), R12
	LEAQ (R12)(R8*1), R13

	VXORPD Y0, Y0, Y0
	VXORPD Y1, Y1, Y1
	VXORPD Y2, Y2, Y2
	VXORPD Y3, Y3, Y3
	VXORPD Y4, Y4, Y4
	VXORPD Y5, Y5, Y5
	VXORPD Y6, Y6, Y6
	VXORPD Y7, Y7, Y7
	XORQ AX, AX
	SUBQ $8, CX
	JLT  four

eight:
	VMOVUPD     (DI)(AX*8), Y8
	VMOVUPD     32(DI)(AX*8), Y9
	VFMADD231PD (SI)(AX*8), Y8, Y0
	VFMADD231PD 32(SI)(AX*8), Y9, Y4
	VFMADD231PD (R11)(AX*8), Y8, Y1
	VFMADD231PD 32(R11)(AX*8), Y9, Y5
	VFMADD231PD (R12)(AX*8), Y8, Y2
	VFMADD231PD 32(R12)(AX*8), Y9, Y6
	VFMADD231PD (R13)(AX*8), Y8, Y3
	VFMADD231PD 32(R13)(AX*8), Y9, Y7
	ADDQ        $8, AX
	SUBQ        $8, CX
	JGE         eight

four:
	ADDQ $4, CX
	JLT  fold
	VMOVUPD     (DI)(AX*8), Y8
	VFMADD231PD (SI)(AX*8), Y8, Y0
	VFMADD231PD (R11)(AX*8), Y8, Y1
	VFMADD231PD (R12)(AX*8), Y8, Y2
	VFMADD231PD (R13)(AX*8), Y8, Y3
	ADDQ        $4, AX
	SUBQ        $4, CX

fold:
	VADDPD Y4, Y0, Y0
	VADDPD Y5, Y1, Y1
	VADDPD Y6, Y2, Y2
	VADDPD Y7, Y3, Y3
	FOLD(Y0, X0, X4)
	FOLD(Y1, X1, X5)
	FOLD(Y2, X2, X6)
	FOLD(Y3, X3, X7)
	ADDQ $4, CX
	JZ   done

single:
	VMOVSD      (DI)(AX*8), X8
	VFMADD231SD (SI)(AX*8), X8, X0
	VFMADD231SD (R11)(AX*8), X8, X1
	VFMADD231SD (R12)(AX*8), X8, X2
	VFMADD231SD (R13)(AX*8), X8, X3
	INCQ        AX
	DECQ        CX
	JNZ         single

done:
	VMOVSD X0, (DX)
	VMOVSD X1, 8(DX)
	VMOVSD X2, 16(DX)
	VMOVSD X3, 24(DX)
	VZEROUPPER
	RET

// func addAVX2(y, x []float64)
TEXT ·addAVX2(SB), NOSPLIT, $0-48
	MOVQ y_base+0(FP), DI
	MOVQ x_base+24(FP), SI
	MOVQ x_len+32(FP), CX
	XORQ AX, AX
	SUBQ $16, CX
	JLT  four

sixteen:
	VMOVUPD (SI)(AX*8), Y0
	VMOVUPD 32(SI)(AX*8), Y1
	VMOVUPD 64(SI)(AX*8), Y2
	VMOVUPD 96(SI)(AX*8), Y3
	VADDPD  (DI)(AX*8), Y0, Y0
	VADDPD  32(DI)(AX*8), Y1, Y1
	VADDPD  64(DI)(AX*8), Y2, Y2
	VADDPD  96(DI)(AX*8), Y3, Y3
	VMOVUPD Y0, (DI)(AX*8)
	VMOVUPD Y1, 32(DI)(AX*8)
	VMOVUPD Y2, 64(DI)(AX*8)
	VMOVUPD Y3, 96(DI)(AX*8)
	ADDQ    $16, AX
	SUBQ    $16, CX
	JGE     sixteen

four:
	ADDQ $12, CX
	JLT  rest

quad:
	VMOVUPD (SI)(AX*8), Y0
	VADDPD  (DI)(AX*8), Y0, Y0
	VMOVUPD Y0, (DI)(AX*8)
	ADDQ    $4, AX
	SUBQ    $4, CX
	JGE     quad

rest:
	ADDQ $4, CX
	JZ   done

single:
	VMOVSD (SI)(AX*8), X0
	VADDSD (DI)(AX*8), X0, X0
	VMOVSD X0, (DI)(AX*8)
	INCQ   AX
	DECQ   CX
	JNZ    single

done:
	VZEROUPPER
	RET
