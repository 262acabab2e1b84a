package arch

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDependenciesAreExplained holds docs/dependencies.md against the imports:
// every module that the code uses has a line, and every line is used.
func TestDependenciesAreExplained(t *testing.T) {
	raw, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	var explained []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(string(raw), -1) {
		explained = append(explained, m[1])
	}
	if len(explained) < 5 {
		t.Fatalf("found %d lines in docs/dependencies.md: the test does not read its table", len(explained))
	}
	used := map[string]bool{}
	for _, f := range readFiles(t, "../..") {
		for _, im := range f.imports {
			host, _, _ := strings.Cut(im.path, "/")
			if !strings.Contains(host, ".") || im.path == module || strings.HasPrefix(im.path, module+"/") {
				continue
			}
			found := false
			for _, m := range explained {
				if im.path == m || strings.HasPrefix(im.path, m+"/") {
					used[m], found = true, true
				}
			}
			if !found {
				t.Errorf("%s:%d: docs/dependencies.md does not explain %s", f.name, im.line, im.path)
			}
		}
	}
	for _, m := range explained {
		if !used[m] {
			t.Errorf("docs/dependencies.md explains %s, which nothing imports", m)
		}
	}
}
