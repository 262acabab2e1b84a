package iotable

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

// TestWordsExist holds the codes and reasons of this package against the
// catalogue: every fault, note, assumption and name has a text.
func TestWordsExist(t *testing.T) {
	asked := map[string]string{}
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
		ast.Inspect(tree, func(n ast.Node) bool {
			at := func(key string) { asked["iotable."+key] = set.Position(n.Pos()).String() }
			switch x := n.(type) {
			case *ast.ValueSpec:
				kind, ok := x.Type.(*ast.Ident)
				if !ok || len(x.Values) == 0 {
					break
				}
				switch word := quoted(x.Values[0]); {
				case word == "":
				case kind.Name == "Code":
					at("fault." + word)
				case kind.Name == "NoteCode":
					at("note." + word)
				case kind.Name == "Use":
					at("use." + word)
				case kind.Name == "Measure":
					at("multipliers." + word)
				case kind.Name == "Axis":
					at("axis." + word)
				}
			case *ast.CallExpr:
				f, ok := x.Fun.(*ast.SelectorExpr)
				if !ok {
					break
				}
				switch f.Sel.Name {
				case "assume":
					if word := quoted(x.Args[3]); word != "" {
						at("assume." + word)
					}
				case "negatives":
					at("assume." + quoted(x.Args[2]))
				case "text":
					if word := quoted(x.Args[0]); word != "" && !strings.HasSuffix(word, ".") {
						at(word)
					}
				}
			}
			return true
		})
	}
	for _, use := range []Use{Households, NonProfit, Government, Exports, OtherUse, Inventories, FixedInvestment} {
		asked["iotable.assume.standing."+string(use)] = "convert_use.go"
	}
	for _, why := range []string{"matrix", "depreciation", "surplus", "output"} {
		asked["iotable.assume.stock_calibrated."+why] = "convert_capital.go"
	}
	for _, why := range []string{"depreciation", "surplus", "output"} {
		asked["iotable.assume.investors_region."+why] = "convert_region_capital.go"
	}
	words := locale.Get("en")
	for key, place := range asked {
		if !words.Has(key) {
			t.Errorf("%s: text/en/iotable.yaml lacks %q", place, key)
		}
	}
	for _, key := range words.Keys() {
		for _, area := range []string{"fault.", "note.", "assume.", "use.", "axis.", "category."} {
			if strings.HasPrefix(key, "iotable."+area) && asked[key] == "" && !strings.HasPrefix(key, "iotable.assume.labour_") {
				t.Errorf("text/en/iotable.yaml has %q, which nothing asks for", key)
			}
		}
	}
	if len(asked) < 60 {
		t.Errorf("only %d keys were found: the test does not look at the package", len(asked))
	}
}

func quoted(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	word, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return word
}
