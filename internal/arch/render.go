package arch

import (
	"fmt"
	"slices"
	"strings"
)

// Markdown is the table as docs/architecture.md shows it.
func Markdown() string {
	var b strings.Builder
	b.WriteString("| folder | what lives there | what never does | may import |\n|---|---|---|---|\n")
	for _, f := range Folders() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.Path, f.Lives, f.Never, f.imports())
	}
	b.WriteString("\nWhy:\n\n")
	for _, f := range Folders() {
		fmt.Fprintf(&b, "- `%s`: %s.\n", f.Path, f.Why)
	}
	b.WriteString("\nBanned everywhere but in one place (tests excepted, save for cgo):\n\n")
	for _, r := range ReservedPackages() {
		place := "nowhere"
		if len(r.For) > 0 {
			place = "`" + strings.Join(r.For, "`, `") + "`"
		}
		fmt.Fprintf(&b, "- `%s`, allowed in %s: %s.\n", r.Package, place, r.Why)
	}
	return b.String()
}

func (f Folder) imports() string {
	if len(f.May) == 1 && f.May[0] == "..." {
		return "all"
	}
	var may []string
	for _, p := range f.May {
		may = append(may, "`"+p+"`")
	}
	may = append(may, f.Modules...)
	if len(may) == 0 {
		return "standard library"
	}
	return strings.Join(may, ", ")
}

// Depguard is the table as rules of the linter depguard, for .golangci.yml.
// Tests are left out, as in the test of this package. A "$" at the end of a
// path means this package and none below it.
func Depguard(module string) string {
	var b strings.Builder
	for _, f := range Folders() {
		root, family := strings.CutSuffix(f.Path, "/...")
		if f.Path == "cmd/plenum" {
			continue // may import everything
		}
		fmt.Fprintf(&b, "        %s:\n", strings.NewReplacer("/", "-").Replace(root))
		fmt.Fprintf(&b, "          list-mode: lax\n          files:\n")
		glob := "*.go"
		if family {
			glob = "**/*.go"
		}
		fmt.Fprintf(&b, "            - \"**/%s/%s\"\n            - \"!$test\"\n", root, glob)
		if allow := f.allowed(module); len(allow) > 0 {
			b.WriteString("          allow:\n")
			for _, a := range allow {
				fmt.Fprintf(&b, "            - %s\n", a)
			}
		}
		b.WriteString("          deny:\n")
		deny := func(pkg, why string) {
			fmt.Fprintf(&b, "            - pkg: %s\n              desc: \"%s\"\n", pkg, why)
		}
		for _, host := range []string{"github.com/", "golang.org/", "gonum.org/", "go.yaml.in/", "pgregory.net/"} {
			deny(host, f.Why)
		}
		for _, p := range f.Bans {
			deny(p+"$", f.Why)
		}
		for _, r := range ReservedPackages() {
			if !slices.Contains(r.For, root) {
				deny(r.Package+"$", r.Why)
			}
		}
	}
	return b.String()
}

// allowed lists what a folder may import, as depguard writes it.
func (f Folder) allowed(module string) []string {
	var out []string
	if root, family := strings.CutSuffix(f.Path, "/..."); family {
		out = append(out, module+"/"+root)
	}
	for _, p := range f.May {
		if root, family := strings.CutSuffix(p, "/..."); family {
			out = append(out, module+"/internal/"+root)
		} else {
			out = append(out, module+"/internal/"+p+"$")
		}
	}
	return append(out, f.Modules...)
}
