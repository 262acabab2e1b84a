package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/openplenum/plenum"

// goFile is one file of the module with what it imports.
type goFile struct {
	folder, name string // relative to the module
	test         bool
	imports      []goImport
}

type goImport struct {
	path string
	line int
}

// TestImportDirections holds every import of every file against the table.
func TestImportDirections(t *testing.T) {
	files := readFiles(t, "../..")
	if len(files) < 20 {
		t.Fatalf("found only %d Go files: the test does not look at the module", len(files))
	}
	for _, f := range files {
		for _, fault := range f.faults() {
			t.Error(fault)
		}
	}
}

// TestBrokenDirectionsAreFound plants one import against each kind of rule,
// so that the test above is known to be able to fail.
func TestBrokenDirectionsAreFound(t *testing.T) {
	tests := []struct {
		name, folder, path string
		test               bool
		want               string // part of the fault; empty: allowed
	}{
		{"domain imports linear program", "internal/plan", module + "/internal/lp", false, "must not import internal/lp"},
		{"domain reads files", "internal/plan", "os", false, "must not import os"},
		{"lp imports a module", "internal/lp", "gonum.org/v1/gonum/mat", false, "must not import gonum.org"},
		{"check imports a solver", "internal/lp", module + "/internal/lp/ipm", false, "must not import internal/lp/ipm"},
		{"same rank", "internal/lp/external", module + "/internal/lp/ipm", false, "must not import"},
		{"algebra imports its solver", "internal/lp/ipm/chol", module + "/internal/lp/ipm", false, "must not import"},
		{"algebra imports algebra", "internal/lp/ipm/chol", module + "/internal/lp/ipm/dense", false, ""},
		{"solver imports its algebra", "internal/lp/ipm", module + "/internal/lp/ipm/chol", false, ""},
		{"engine names a solver", "internal/engine", module + "/internal/lp/ipm", false, "must not import"},
		{"engine tested with a solver", "internal/engine", module + "/internal/lp/ipm", true, ""},
		{"suite outside tests", "internal/engine", module + "/internal/lp/lptest", false, "must not import"},
		{"command solves by itself", "internal/cli", module + "/internal/engine", false, "must not import"},
		{"cgo", "internal/lp/ipm/dense", "C", false, "CGO_ENABLED=0"},
		{"a test with cgo", "internal/lp/ipm/dense", "C", true, "CGO_ENABLED=0"},
		{"engine starts a program", "internal/engine", "os/exec", false, "only the adapter"},
		{"adapter starts a program", "internal/lp/external", "os/exec", false, ""},
		{"main wires", "cmd/plenum", module + "/internal/lp/ipm", false, ""},
		{"folder without a rule", "internal/drawer", "fmt", false, "is not in the table"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := goFile{folder: tt.folder, name: tt.folder + "/x.go", test: tt.test, imports: []goImport{{tt.path, 1}}}
			got := strings.Join(f.faults(), "\n")
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("faults = %q, want one with %q", got, tt.want)
			}
		})
	}
}

// faults lists the imports of a file that go against the table. Tests may
// import whatever they need to prove a thing, but nothing that is banned
// everywhere.
func (f goFile) faults() []string {
	rule, ok := rule(f.folder)
	if !ok {
		return []string{f.name + ": folder " + f.folder + " is not in the table: add it to internal/arch/folders.go with what it may import and why"}
	}
	var out []string
	for _, im := range f.imports {
		if why := f.fault(rule, im.path); why != "" {
			short := strings.TrimPrefix(im.path, module+"/")
			out = append(out, f.name+":"+strconv.Itoa(im.line)+": "+f.folder+" must not import "+short+": "+why)
		}
	}
	return out
}

// fault is the reason why a file must not import a package, empty when it
// may.
func (f goFile) fault(rule Folder, imported string) string {
	for _, r := range ReservedPackages() {
		free := f.test && r.Package != "C"
		if imported == r.Package && !free && !slices.Contains(r.For, f.folder) {
			return r.Why
		}
	}
	if f.test {
		return ""
	}
	own, inside := strings.CutPrefix(imported, module+"/")
	outside := strings.Contains(strings.Split(imported, "/")[0], ".")
	switch {
	case inside && (own == f.folder || f.folder == "cmd/plenum" || rule.mayImport(f.folder, own)):
		return ""
	case inside:
		return rule.Why
	case outside && slices.ContainsFunc(rule.Modules, func(m string) bool { return imported == m || strings.HasPrefix(imported, m+"/") }):
		return ""
	case outside:
		return rule.Why
	case slices.Contains(rule.Bans, imported):
		return rule.Why
	}
	return ""
}

// readFiles parses the imports of every Go file below a folder.
func readFiles(t *testing.T, root string) []goFile {
	t.Helper()
	var out []goFile
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() && name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules" || base == "tmp") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(base, ".go") {
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		file := goFile{folder: path.Dir(rel), name: rel, test: strings.HasSuffix(base, "_test.go")}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			file.imports = append(file.imports, goImport{imported, set.Position(spec.Pos()).Line})
		}
		out = append(out, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
