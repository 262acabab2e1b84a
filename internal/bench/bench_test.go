//go:build unix

package bench

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/lp"
)

// fileVariable names the file that the figures are written to; without it
// nothing is measured. onlyVariable, a regular expression on the titles,
// measures a part and logs it instead.
const (
	fileVariable = "PLENUM_BENCH"
	onlyVariable = "PLENUM_BENCH_ONLY"
)

// TestBenchmarks measures everything and writes the page.
func TestBenchmarks(t *testing.T) {
	file := os.Getenv(fileVariable)
	if file == "" {
		t.Skip("measuring takes minutes: make bench sets " + fileVariable)
	}
	only, err := regexp.Compile(os.Getenv(onlyVariable))
	if err != nil {
		t.Fatal(err)
	}
	program := build(t) // before anything is measured: the sources may be at work
	var page strings.Builder
	page.WriteString(head())
	before := load()
	c := comparison{page: &page, stopped: map[string]bool{}}
	for _, p := range problems() {
		if only.MatchString(p.name) {
			c.measure(t, p)
		}
	}
	if only.MatchString(wholeTitle) {
		wholes(t, &page, program)
	}
	if only.MatchString(changedTitle) {
		changed(t, &page)
	}
	if only.MatchString(scenarioTitle) {
		scenarios(t, &page, program)
	}
	fmt.Fprintf(&page, "\nLoad of the machine (1, 5, 15 minutes) before: %s; after: %s.\n", before, load())
	if only.String() != "" {
		t.Logf("%s\n%s was left as it is: only %s was measured", page.String(), file, only)
		return
	}
	if err := os.WriteFile(file, []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func writeMPS(t *testing.T, file string, p *lp.Problem) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(lp.WriteMPS(f, p, lp.WriteOptions{}), f.Close()); err != nil {
		t.Fatal(err)
	}
}
