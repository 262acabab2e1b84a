package planfile

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/locale"
)

var update = flag.Bool("update", false, "write the faults that are found to want.txt")

// leftPlace is a place of a text that was not filled.
var leftPlace = regexp.MustCompile(`\{\d|!fault`)

// TestManyFaults reads folders with planted faults. Each folder lists in
// want.txt what has to be reported: file, line, column, code and value.
func TestManyFaults(t *testing.T) {
	folders, err := filepath.Glob("testdata/faults*")
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) < 1 {
		t.Fatal("no folders")
	}
	for _, dir := range folders {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			f, err := Read(dir)
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %v, want faults", err)
			}
			if f.Figures != nil {
				t.Error("there are figures in spite of the faults")
			}
			var got strings.Builder
			write := func(list Faults, kind string) {
				for _, fault := range list {
					fmt.Fprintf(&got, "%s%s %s %q\n", kind, fault.Place, fault.Code, fault.Value)
					text := locale.Get("en").Text(fault.SayKey(), fault.Words()...) + " " + locale.Get("en").Text(fault.DoKey(), fault.Words()...)
					if leftPlace.MatchString(text) {
						t.Errorf("%s: text not filled: %s", fault.Code, text)
					}
					t.Logf("%s: %s", fault.Place, text)
				}
			}
			write(faults, "")
			write(f.Warnings, "warning: ")
			name := filepath.Join(dir, "want.txt")
			if *update {
				if err := os.WriteFile(name, []byte(got.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
