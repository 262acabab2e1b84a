package planfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestReviseLikeWrite: files revised in memory are those that Write leaves in
// a folder, with comments and strangers kept.
func TestReviseLikeWrite(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples/toy-five-year")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "NOTES.md"), []byte("why\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := filesOf(t, dir)
	read, err := planfile.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	same, err := planfile.Revise(old, read.Plan)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(byName(old), byName(same)); diff != "" {
		t.Errorf("a plan that did not change changed files:\n%s", diff)
	}
	if err := plan.Set(read.Plan, "target:coal:4", "3.2"); err != nil {
		t.Fatal(err)
	}
	revised, err := planfile.Revise(old, read.Plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := planfile.Write(dir, read.Plan); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(byName(filesOf(t, dir)), byName(revised)); diff != "" {
		t.Errorf("Revise is not what Write does:\n%s", diff)
	}
	if cmp.Equal(byName(old), byName(revised)) {
		t.Error("the change is not in the files")
	}
}

func filesOf(t *testing.T, dir string) []planfile.File {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []planfile.File
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, planfile.File{Name: e.Name(), Data: data})
	}
	return out
}

func byName(files []planfile.File) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Data)
	}
	return out
}
