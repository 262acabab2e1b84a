package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestNoWordsInCode: what people read comes from the catalogue. Two words in
// a row in a string of the code are a sentence that no translator would find;
// errors, which begin with the name of the package, are not for this page.
func TestNoWordsInCode(t *testing.T) {
	sentence := regexp.MustCompile(`[A-Za-z]{3,} [A-Za-z]{2,}`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		read++
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if field, ok := n.(*ast.Field); ok && field.Tag != nil {
				return false
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err == nil && sentence.MatchString(text) && !strings.HasPrefix(text, "report: ") {
				t.Errorf("%s: %q belongs into the catalogue", set.Position(lit.Pos()), text)
			}
			return true
		})
	}
	if read < 10 {
		t.Fatalf("read only %d files", read)
	}
}

// TestAxes: the ends of axes are round and just above the figures.
func TestAxes(t *testing.T) {
	for v, want := range map[float64]float64{0: 1, 0.7: 0.8, 1: 1, 1.1: 1.2, 11: 12, 17: 20, 99: 100, 101: 120, 4e6: 4e6, 3.1e-4: 4e-4} {
		if got := roundUp(v); abs(got-want) > 1e-12*want {
			t.Errorf("roundUp(%g) = %g, want %g", v, got, want)
		}
	}
	for v, want := range map[float64]string{0: "0", 2.5: "2.5", 1200: "1200", 12000: "12k", 2.5e6: "2.5M", 3e9: "3G"} {
		if got := short(v); got != want {
			t.Errorf("short(%g) = %q, want %q", v, got, want)
		}
	}
}
