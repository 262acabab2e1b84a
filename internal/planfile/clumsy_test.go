package planfile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestClumsy: what people do to a folder, and the one thing that they are then
// told, in place of what follows from it.
func TestClumsy(t *testing.T) {
	edit := func(file, from, to string) func(fstest.MapFS) {
		return func(fsys fstest.MapFS) {
			fsys[file].Data = []byte(strings.Replace(string(fsys[file].Data), from, to, 1))
		}
	}
	move := func(from, to string) func(fstest.MapFS) {
		return func(fsys fstest.MapFS) { fsys[to] = fsys[from]; delete(fsys, from) }
	}
	tests := map[string]struct {
		do   func(fstest.MapFS)
		want string
		near string
	}{
		"a tab in plan.yaml":            {edit(headFile, "  - {tier: 1", " \t- {tier: 1"), "plan.yaml:13:2 yaml_tab", ""},
		"an empty plan.yaml":            {func(fsys fstest.MapFS) { fsys[headFile].Data = nil }, "plan.yaml:1:1 empty_file", ""},
		"a horizon in words":            {edit(headFile, "{first: 2027, last: 2031}", "2027-2031"), "plan.yaml:8:10 yaml_shape", ""},
		"a table without its header":    {edit("targets.csv", "target,name,measure,of,category,year,amount,unit,tier\n", ""), "targets.csv:3:1 not_a_header", ""},
		"a needed column misspelt":      {edit("targets.csv", ",amount,", ",amounnt,"), "targets.csv:3:38 unknown_column", "amount"},
		"a table with a capital":        {move("goods.csv", "Goods.csv"), "goods.csv missing_file", "Goods.csv"},
		"a table in the singular":       {move("goods.csv", "good.csv"), "goods.csv missing_file", "good.csv"},
		"plan.yaml with another ending": {move(headFile, "plan.yml"), "plan.yaml missing_file", "plan.yml"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fsys := scaffoldFS(t)
			tt.do(fsys)
			if diff := cmp.Diff([]string{tt.want}, faultsOf(t, fsys)); diff != "" {
				t.Error(diff)
			}
			_, err := ReadFS(fsys)
			var faults Faults
			if errors.As(err, &faults) && tt.near != strings.Join(faults[0].Near, ", ") {
				t.Errorf("near are %q, want %q", faults[0].Near, tt.near)
			}
		})
	}
}

// TestLinks: a link that cannot be followed is told, also where the table need
// not be there: what it should hold would be missing in silence.
func TestLinks(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "assets.csv")
	if err := os.WriteFile(outside, []byte("asset,process\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"nowhere": "gone.csv", "to itself": "assets.csv", "out of the folder": outside} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "plan")
			if err := New(dir, "test"); err != nil {
				t.Fatal(err)
			}
			link := filepath.Join(dir, "assets.csv")
			if err := os.Remove(link); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(to, link); err != nil {
				t.Skipf("no links here: %v", err)
			}
			_, err := Read(dir)
			var faults Faults
			if !errors.As(err, &faults) || faults[0].Code != BadLink || faults[0].File != "assets.csv" {
				t.Errorf("error %v, want %s of assets.csv", err, BadLink)
			}
		})
	}
}
