package examples

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/openplenum/plenum/internal/planfile"
)

// folders lists the plan folders below this one.
func folders(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == "plan.yaml" {
			out = append(out, filepath.Dir(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{"small", "republic", "islands", "toy-five-year", "williams/capacity", "williams/output", "williams/manpower"} {
		if _, err := os.Stat(filepath.Join(wanted, "plan.yaml")); err != nil {
			t.Error(err)
		}
	}
	return out
}

// TestFolders: every example reads without a fault or a warning, and writing
// what was read changes no byte.
func TestFolders(t *testing.T) {
	for _, dir := range folders(t) {
		t.Run(dir, func(t *testing.T) {
			f, err := planfile.Read(dir)
			if err != nil {
				t.Fatal(err)
			}
			if f.Figures == nil {
				t.Error("no figures")
			}
			for _, w := range f.Warnings {
				t.Errorf("warning: %v", w)
			}
			again := filepath.Join(t.TempDir(), "plan")
			if err := os.CopyFS(again, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			if err := planfile.Write(again, f.Plan); err != nil {
				t.Fatal(err)
			}
			sameFiles(t, dir, again)
		})
	}
}

// sameFiles compares two folders file by file.
func sameFiles(t *testing.T, dir, again string) {
	t.Helper()
	for _, pair := range [][2]string{{dir, again}, {again, dir}} {
		entries, err := os.ReadDir(pair[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			a, err := os.ReadFile(filepath.Join(pair[0], e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(filepath.Join(pair[1], e.Name()))
			if err != nil {
				t.Error(err)
				continue
			}
			if !bytes.Equal(a, b) {
				t.Errorf("%s changed in writing", e.Name())
			}
		}
	}
}

// TestEmbedded: what the program carries is what lies in the folder.
func TestEmbedded(t *testing.T) {
	f, err := planfile.ReadFS(Republic())
	if err != nil {
		t.Fatal(err)
	}
	g, err := planfile.Read("republic")
	if err != nil {
		t.Fatal(err)
	}
	if !f.Plan.Equal(g.Plan) {
		t.Error("the embedded plan differs from the folder")
	}
}
