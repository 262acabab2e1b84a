package lp

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// ReadMPSFile reads an MPS file, unpacking it first when its name ends in
// ".gz".
func ReadMPSFile(path string, opt ReadOptions) (*Problem, []Warning, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("lp: %w", err)
	}
	defer f.Close()
	var r io.Reader = bufio.NewReaderSize(f, 1<<16)
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		packed, err := gzip.NewReader(r)
		if err != nil {
			return nil, nil, fmt.Errorf("lp: %s: %w", path, err)
		}
		r = packed
	}
	return ReadMPS(r, opt)
}
