package planfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/plan"
)

// scaffoldFS is a copy of the plan to begin with, to be changed.
func scaffoldFS(t *testing.T) fstest.MapFS {
	t.Helper()
	files, err := scaffoldFiles("test")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

// faultsOf reads a folder and lists place and code of its faults.
func faultsOf(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	_, err := ReadFS(fsys)
	var faults Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var out []string
	for _, f := range faults {
		out = append(out, f.Place.String()+" "+string(f.Code))
	}
	return out
}

// TestDialectsOfTables: the same plan, as spreadsheets of other countries and
// systems save it.
func TestDialectsOfTables(t *testing.T) {
	want, err := ReadFS(scaffoldFS(t))
	if err != nil {
		t.Fatal(err)
	}
	comma := strings.NewReplacer(",", ";", "0.8", "0,8", "9.6", "9,6", "10.2", "10,2", "10.8", "10,8", "11.4", "11,4")
	dialects := map[string]func(string) string{
		"semicolons and decimal commas": comma.Replace,
		"tabs":                          func(s string) string { return strings.ReplaceAll(s, ",", "\t") },
		"line ends of Windows":          func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"line ends of old":              func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
		"a byte order mark":             func(s string) string { return "\ufeff" + s },
		"empty lines":                   func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
	}
	for name, change := range dialects {
		t.Run(name, func(t *testing.T) {
			fsys := scaffoldFS(t)
			for file, f := range fsys {
				if file == headFile {
					continue
				}
				var text strings.Builder
				for line := range strings.Lines(string(f.Data)) {
					if !strings.HasPrefix(line, "#") {
						text.WriteString(line)
					}
				}
				f.Data = []byte(change(text.String()))
			}
			got, err := ReadFS(fsys)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.Plan, got.Plan); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNoCascades: a row that cannot be read is reported, and nothing that
// only follows from it.
func TestNoCascades(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		want                 []string
	}{
		{"a good with a cell too many", "goods.csv", "grain,Grain,t,product", "grain,Grain,t,product,extra", []string{"goods.csv:4:23 row_long"}},
		{"a good with a cell too few", "goods.csv", "labour,Labour,persons,labour", "labour,persons,labour", []string{"goods.csv:7:1 row_short"}},
		{"a good misspelt", "goods.csv", "bread,Bread", "braed,Bread", []string{"processes.csv:4:19 unknown_good", "targets.csv:4:31 unknown_good", "targets.csv:5:31 unknown_good", "targets.csv:6:31 unknown_good", "targets.csv:7:31 unknown_good", "targets.csv:8:31 unknown_good"}},
		{"a supply misspelt", "supply.csv", "labour,", "labuor,", []string{"supply.csv:3:1 unknown_good"}},
		{"a supply that is no number", "supply.csv", "1000", "many", []string{"supply.csv:3:8 not_a_number"}},
		{"a supply in a wrong unit", "supply.csv", "good,amount\nlabour,1000", "good,amount,unit\nlabour,1000,t", []string{"supply.csv:3:13 unit_misfit"}},
		{"a horizon that is no year", "plan.yaml", "first: 2027", "first: soon", []string{"plan.yaml:8:18 not_a_year"}},
		{"tiers that are no list", "plan.yaml", "tiers:\n  - {tier: 1, name: Bread for all}\n  - {tier: 2, name: Feed for animals}", "tiers: two", []string{"plan.yaml:12:8 yaml_shape"}},
		{"a process without a header cell", "processes.csv", "process,name,makes", "process,name,mkes", []string{"processes.csv:2:14 unknown_column"}},
		{"a good in another unit", "goods.csv", "bread,Bread,t", "bread,Bread,MWh", []string{
			"inputs.csv:5:20 unit_misfit", "inputs.csv:6:20 unit_misfit", "assets.csv:5:25 unit_misfit", "asset_inputs.csv:4:19 unit_misfit",
			"targets.csv:4:49 unit_misfit", "targets.csv:5:51 unit_misfit", "targets.csv:6:52 unit_misfit", "targets.csv:7:52 unit_misfit", "targets.csv:8:52 unit_misfit",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := scaffoldFS(t)
			text := string(fsys[tt.file].Data)
			if !strings.Contains(text, tt.old) {
				t.Fatalf("%s does not hold %q", tt.file, tt.old)
			}
			fsys[tt.file].Data = []byte(strings.Replace(text, tt.old, tt.new, 1))
			if diff := cmp.Diff(tt.want, faultsOf(t, fsys)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUnitUnderGood is the example of the reference: energy under a good that
// is measured in tonnes.
func TestUnitUnderGood(t *testing.T) {
	fsys := scaffoldFS(t)
	fsys["final_use.csv"] = &fstest.MapFile{Data: []byte("good,amount,unit\ngrain,5,MWh\n")}
	_, err := ReadFS(fsys)
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 1 {
		t.Fatalf("%v", err)
	}
	f := faults[0]
	if f.Place != (Place{"final_use.csv", 2, 9}) || f.Code != plan.UnitMisfit || f.Value != "MWh" {
		t.Errorf("%+v", f)
	}
}

// TestFiles: what keeps a file from being read is said, and the rest is read.
func TestFiles(t *testing.T) {
	dir, _ := newPlan(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	outside := filepath.Join(t.TempDir(), "secret.csv")
	if err := os.WriteFile(outside, []byte("good,amount\nlabour,5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"supply.csv", "categories.csv", "processes.csv"} {
		if err := os.Remove(path(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, path("supply.csv")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := os.Mkdir(path("categories.csv"), 0o777); err != nil {
		t.Fatal(err)
	}
	_, err := Read(dir)
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.File+" "+string(f.Code))
	}
	want := []string{"processes.csv missing_file", "supply.csv bad_link", "categories.csv not_a_file"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%v", diff, err)
	}
	if _, err := Read(path("nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, err := Read(path("goods.csv")); err == nil || errors.As(err, &faults) {
		t.Errorf("a file in place of the folder: %v", err)
	}
}

// TestLargeFile: a file beyond the bound is refused without being read whole.
func TestLargeFile(t *testing.T) {
	fsys := scaffoldFS(t)
	fsys[headFile].Data = slices.Concat(fsys[headFile].Data, make([]byte, maxHeadBytes))
	if diff := cmp.Diff([]string{"plan.yaml file_too_large"}, faultsOf(t, fsys)); diff != "" {
		t.Error(diff)
	}
}

// TestHashIgnoresFormat: the same plan in another form has the same hash, and
// another figure gives another.
func TestHashIgnoresFormat(t *testing.T) {
	hash := func(fsys fs.FS) string {
		f, err := ReadFS(fsys)
		if err != nil {
			t.Fatal(err)
		}
		sum, err := Hash(f.Plan)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	plain, changed := scaffoldFS(t), scaffoldFS(t)
	changed["supply.csv"].Data = []byte("# other words\namount;good\n1000,0;labour\n")
	if hash(plain) != hash(changed) {
		t.Error("another form has another hash")
	}
	changed["supply.csv"].Data = []byte("amount;good\n1001;labour\n")
	if hash(plain) == hash(changed) {
		t.Error("another figure has the same hash")
	}
}
