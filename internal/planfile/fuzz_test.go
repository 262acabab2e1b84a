package planfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// split makes a folder out of one text: files begin with lines "-- NAME --".
func split(text string) fstest.MapFS {
	out := fstest.MapFS{}
	name := ""
	for line := range strings.Lines(text) {
		trimmed := strings.TrimRight(line, "\r\n")
		if rest, ok := strings.CutPrefix(trimmed, "-- "); ok && strings.HasSuffix(rest, " --") {
			name = strings.TrimSuffix(rest, " --")
			if !fs.ValidPath(name) || strings.Contains(name, "/") || name == "." {
				name = ""
			}
			continue
		}
		if name == "" {
			continue
		}
		if out[name] == nil {
			out[name] = &fstest.MapFile{}
		}
		out[name].Data = append(out[name].Data, line...)
	}
	return out
}

// joined is the text that split takes apart.
func joined(tb testing.TB, dir string) string {
	tb.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		tb.Fatal(err)
	}
	var out strings.Builder
	for _, e := range entries {
		if e.IsDir() || e.Name() == "want.txt" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			tb.Fatal(err)
		}
		out.WriteString("-- " + e.Name() + " --\n" + string(data) + "\n")
	}
	return out.String()
}

// FuzzRead: no folder breaks the reader. Faults have places that exist. A
// plan without faults has figures, and is the same plan after being written.
func FuzzRead(f *testing.F) {
	for _, dir := range []string{"scaffold", "testdata/faults30", "testdata/faults_sums", "testdata/faults_files", "testdata/faults_head", "testdata/faults_islands", "testdata/faults_lonely", "../../examples/toy-five-year", "../../examples/islands"} {
		f.Add(joined(f, dir))
	}
	f.Add("-- plan.yaml --\nschema: 1\nname: a\nhorizon: {first: 1, last: 2}\n-- goods.csv --\ngood,unit\nb,t\n-- processes.csv --\nprocess,makes\np,b\n-- targets.csv --\ntarget,measure,of,amount\nx,output,b,1\n")
	f.Fuzz(func(t *testing.T, text string) {
		fsys := split(text)
		folder, err := ReadFS(fsys)
		var faults Faults
		if errors.As(err, &faults) {
			checkPlaces(t, fsys, faults)
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		checkPlaces(t, fsys, folder.Warnings)
		if folder.Figures == nil {
			t.Fatal("neither faults nor figures")
		}
		again, err := ReadFS(encoded(t, folder.Plan))
		if err != nil {
			t.Fatalf("faults in what was written: %v", err)
		}
		if !folder.Plan.Equal(again.Plan) {
			t.Fatal("not read as written")
		}
		for name, file := range fsys {
			files, err := Encode(folder.Plan)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range files {
				if c.Name == name && string(revise(file.Data, c, folder.Plan)) != string(file.Data) {
					t.Fatalf("writing what was read changes %s", name)
				}
			}
		}
	})
}

func checkPlaces(t *testing.T, fsys fstest.MapFS, faults Faults) {
	t.Helper()
	for _, f := range faults {
		if f.File == "" || f.Line < 0 || f.Column < 0 || f.Line > 0 && f.Column == 0 {
			t.Fatalf("fault without a place: %v", f)
		}
		if f.Line == 0 {
			continue
		}
		lines := 1 + strings.Count(string(fsys[f.File].Data), "\n") + strings.Count(string(fsys[f.File].Data), "\r")
		if f.Line > lines {
			t.Fatalf("%v: the file has %d lines", f, lines)
		}
	}
}
