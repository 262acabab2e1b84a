package lp

import (
	"fmt"
	"strings"
)

// MPSFormat is one of the two layouts of MPS files.
type MPSFormat int

const (
	// AnyMPS, for reading: fields are split at blanks; a line that makes no
	// sense so is read by the column positions of the fixed format. Once a
	// row name is seen to hold a blank, the whole file is read as fixed.
	// For writing it means FreeMPS.
	AnyMPS MPSFormat = iota
	// FreeMPS splits fields at blanks; names hold none.
	FreeMPS
	// FixedMPS has fields at columns 2-3, 5-12, 15-22, 25-36, 40-47 and
	// 50-61; names hold up to 8 characters and may hold blanks.
	FixedMPS
)

// mpsInfinity and above count as infinite in right-hand sides, ranges and
// bounds of MPS files, where there is no common word for infinity.
const mpsInfinity = 1e30

// ReadOptions steer ReadMPS. The zero value reads any format and refuses
// integers.
type ReadOptions struct {
	Format MPSFormat
	// RelaxIntegers reads integer columns as continuous ones, with a
	// warning, instead of refusing them.
	RelaxIntegers bool
	// MaxFaults is the number of faults told at most; default 20.
	MaxFaults int
}

// Warning is a remark on a file that was read all the same.
type Warning struct {
	Line int // 0 when it concerns no one line
	Text string
}

// String gives "line 7: text".
func (w Warning) String() string { return placed(w.Line, w.Text) }

// MPSError is what ReadMPS returns for a file that is not a linear program:
// every fault found, with its line, up to ReadOptions.MaxFaults.
type MPSError struct {
	Faults []Warning
	More   int // faults found beyond these
}

// Error lists the faults, one a line.
func (e *MPSError) Error() string {
	var b strings.Builder
	b.WriteString("lp: cannot read MPS:")
	for _, f := range e.Faults {
		b.WriteString("\n  " + f.String())
	}
	if e.More > 0 {
		fmt.Fprintf(&b, "\n  and %d more", e.More)
	}
	return b.String()
}

func placed(line int, text string) string {
	if line == 0 {
		return text
	}
	return fmt.Sprintf("line %d: %s", line, text)
}
