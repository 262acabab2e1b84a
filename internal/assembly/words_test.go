package assembly_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// TestCodes holds the list of codes against their declarations, and both
// against the catalogue.
func TestCodes(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "refusal_code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[assembly.Code]bool{}
	for _, c := range assembly.Codes() {
		if listed[c] {
			t.Errorf("%s is listed twice", c)
		}
		listed[c] = true
		for _, part := range []string{".say", ".do"} {
			if key := "assembly." + string(c) + part; !locale.Get("en").Has(key) {
				t.Errorf("text/en/assembly.yaml lacks %q", key)
			}
		}
	}
	declared := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			word, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil || !listed[assembly.Code(word)] {
				t.Errorf("%s is not listed in Codes", v.Names[0].Name)
			}
			declared++
		}
		return true
	})
	if declared != len(listed) {
		t.Errorf("%d codes are declared, %d listed", declared, len(listed))
	}
}
