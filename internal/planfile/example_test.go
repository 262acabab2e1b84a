package planfile

import (
	"os"
	"path/filepath"
	"testing"
)

// TestExamples: the plans that are shipped have no faults.
func TestExamples(t *testing.T) {
	heads, err := filepath.Glob("../../examples/*/plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	deeper, err := filepath.Glob("../../examples/*/*/plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, head := range append(heads, deeper...) {
		dir := filepath.Dir(head)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			f, err := Read(dir)
			if err != nil {
				t.Fatal(err)
			}
			if f.Figures == nil {
				t.Error("no figures")
			}
			for _, w := range f.Warnings {
				t.Log(w)
			}
		})
	}
	if len(heads) == 0 {
		t.Error("no examples found in", func() string { d, _ := os.Getwd(); return d }())
	}
}
