package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/locale"
)

// TestWordsOfFailuresExist holds the keys that this package puts together
// against the catalogue: codes of failures, hints, lines and notes.
func TestWordsOfFailuresExist(t *testing.T) {
	prefix := map[string]string{"badInput": "cli.fail.", "broken": "cli.fail.", "hint": "cli.tip.", "say": "", "note": ""}
	seen := map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ask := func(key string, at token.Pos) {
			seen[key] = true
			if !locale.Get("en").Has(key) {
				t.Errorf("%s: text/en/cli.yaml lacks %q", set.Position(at), key)
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.BasicLit:
				if word, ok := firstWord([]ast.Expr{x}); ok && strings.HasPrefix(word, "cli.tip.") && word != "cli.tip." {
					ask(word, x.Pos())
				}
			case *ast.CallExpr:
				before, ok := prefix[called(x.Fun)]
				if word, isWord := firstWord(x.Args); ok && isWord {
					ask(before+word, x.Pos())
				}
			case *ast.KeyValueExpr:
				if name, ok := x.Key.(*ast.Ident); ok && name.Name == "Code" {
					if word, ok := firstWord([]ast.Expr{x.Value}); ok {
						ask("cli.fail."+word, x.Pos())
					}
				}
			}
			return true
		})
	}
	for _, key := range locale.Get("en").Keys() {
		if (strings.HasPrefix(key, "cli.fail.") || strings.HasPrefix(key, "cli.tip.")) && !seen[key] {
			t.Errorf("text/en/cli.yaml has %q, which nothing asks for", key)
		}
	}
}

func called(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func firstWord(args []ast.Expr) (string, bool) {
	if len(args) == 0 {
		return "", false
	}
	lit, ok := args[0].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	word, err := strconv.Unquote(lit.Value)
	return word, err == nil
}
