package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// source is what the program's own files say about keys.
type source struct {
	asked    map[string]string   // key of a Text call or of a template, with the place
	literals map[string]struct{} // every string in the code that may be a key or the beginning of one
}

var (
	keyShape      = regexp.MustCompile(`^\.?[a-z][a-z0-9_]*(\.[a-z0-9_%-]+)*\.?$`)
	templateCalls = regexp.MustCompile("(?:\\btext|\\.Text) +[\"`]([^\"`]+)[\"`]")
	templateWords = regexp.MustCompile("[\"`]([a-z][a-z0-9_.-]+)[\"`]")
)

// readSource reads all Go files but tests, and all templates.
func readSource(t *testing.T) source {
	t.Helper()
	s := source{asked: map[string]string{}, literals: map[string]struct{}{}}
	root := filepath.Join("..", "..")
	for _, top := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return filepath.SkipDir
			case strings.HasSuffix(path, "_test.go"):
				return nil
			case strings.HasSuffix(path, ".go"):
				return s.goFile(path)
			case strings.HasSuffix(path, ".html"), strings.HasSuffix(path, ".tmpl"):
				return s.template(path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s source) goFile(path string) error {
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.BasicLit:
			if word, ok := literal(x); ok && keyShape.MatchString(word) {
				s.literals[word] = struct{}{}
			}
		case *ast.CallExpr:
			if len(x.Args) == 0 || !asksText(x.Fun) {
				break
			}
			if word, ok := literal(x.Args[0]); ok && strings.Contains(word, ".") {
				s.asked[word] = files.Position(x.Pos()).String()
			}
		}
		return true
	})
	return nil
}

// asksText tells whether a function is called Text or text.
func asksText(fun ast.Expr) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == "text"
	case *ast.SelectorExpr:
		return f.Sel.Name == "Text" || f.Sel.Name == "text"
	}
	return false
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	word, err := strconv.Unquote(lit.Value)
	return word, err == nil
}

func (s source) template(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for _, m := range templateCalls.FindAllStringSubmatch(string(data), -1) {
		s.asked[m[1]] = path
	}
	for _, m := range templateWords.FindAllStringSubmatch(string(data), -1) {
		s.literals[m[1]] = struct{}{}
	}
	return nil
}

// TestEveryKeyAskedExists: a Text call with a key written out finds a text in
// English. Keys put together at run time are tested where that is done.
func TestEveryKeyAskedExists(t *testing.T) {
	en := Get("en")
	for key, place := range readSource(t).asked {
		if !en.Has(key) && !isEnd(en, key) {
			t.Errorf("%s asks for %q, which text/en does not have", strings.TrimPrefix(place, "../../"), key)
		}
	}
}

// isEnd tells whether a word is the end of a key whose area is put before it
// elsewhere: iotable knows "plan.note", the key is "iotable.plan.note".
func isEnd(c *Catalogue, word string) bool {
	area, _, _ := strings.Cut(word, ".")
	end := false
	for _, key := range c.Keys() {
		if strings.HasPrefix(key, area+".") {
			return false
		}
		end = end || strings.HasSuffix(key, "."+word)
	}
	return end
}

// TestNoDeadKeys: every text is asked for by its key, or by a beginning of it
// that ends in a dot and stands in the code ("cli.fail." + code), or by a key
// and an ending that both stand there (key + ".lower").
func TestNoDeadKeys(t *testing.T) {
	s := readSource(t)
	var beginnings, endings []string
	for word := range s.literals {
		switch {
		case strings.HasSuffix(word, "."):
			beginnings = append(beginnings, word)
		case strings.HasPrefix(word, "."):
			endings = append(endings, word)
		}
	}
	for _, key := range Get("en").Keys() {
		_, used := s.literals[key]
		for _, b := range beginnings {
			used = used || strings.HasPrefix(key, b)
		}
		for _, e := range endings {
			if before, ends := strings.CutSuffix(key, e); ends {
				_, whole := s.literals[before]
				used = used || whole
			}
		}
		if !used {
			t.Errorf("text/en has %q, which nothing in the code asks for", key)
		}
	}
}
