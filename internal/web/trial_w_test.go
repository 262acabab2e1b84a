package web

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// TestStepsHaveNames: every kind of entry of the record has a name in every
// language.
func TestStepsHaveNames(t *testing.T) {
	kinds := 0
	for _, folder := range []string{"../assembly", "../app/hall", "../delivery"} {
		files, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil || strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, m := range regexp.MustCompile(`Kind\(\) string\s*\{\s*return "([a-z_]+\.[a-z_]+)"`).FindAllStringSubmatch(string(source), -1) {
				kinds++
				for _, tag := range locale.Languages() {
					if newLang(tag).kind(m[1]) == m[1] {
						t.Errorf("%s: %s has no name", tag, m[1])
					}
				}
			}
		}
	}
	if kinds < 60 {
		t.Errorf("only %d kinds of entries were found", kinds)
	}
}

// TestOvertakenWriterSeesTheOther: whoever rewrites a point that somebody else
// has rewritten meanwhile is shown what it says now, and can keep his own words
// having seen that.
func TestOvertakenWriterSeesTheOther(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	form := []string{"seen", "1", "sort", "goal"}
	h.done("chair", h.post("chair", p("/point/p1/edit"), append(form, "text", "More flour in every year.", "address", "target:flour:2027", "value", "2300")...))
	mine := append(form, "text", "Much more flour in 2027.")
	a := h.want(h.post("secretary", p("/point/p1/edit"), mine...), http.StatusConflict, "What point 1 says now", "added: every year", "Flour for bread 2027 : 2300", "Much more flour")
	if !strings.Contains(a.text, `name="seen" value="2"`) {
		t.Fatal("the form is still on the version that was overtaken")
	}
	mine[1] = "2"
	h.done("secretary", h.post("secretary", p("/point/p1/edit"), mine...))
}

// TestFiguresAreNamed: the search names figures, and a table of figures over
// years says what holds in those that nobody changes.
func TestFiguresAreNamed(t *testing.T) {
	h := newHouse(t)
	content := halltest.MoreFlour()
	content.Changes = append(content.Changes, assembly.Change{Address: "target:grain:2028", New: "310"})
	h.Table(content)
	h.want(h.get("member", "/search?q=flour"), 200, "Flour for bread 2027 2100", "!target:flour")
	text := plainText(h.want(h.get("member", p("/point/p1")), 200).text)
	if at := strings.Index(text, "Flour for bread"); at < 0 || strings.Contains(text[at:], "Now 2000 –") || strings.Contains(text[at:], "Now – ") {
		t.Errorf("a year without a change has no value:\n%s", text)
	}
}

// TestLinkAsksForAPassword: who has a password must choose a new one with a
// link, and the page says so before it is sent.
func TestLinkAsksForAPassword(t *testing.T) {
	h := newHouse(t)
	for _, password := range []string{"a long enough sentence", ""} {
		link, err := h.Hall.NewLink(t.Context(), h.Admin, "member")
		h.must(err)
		a := h.want(h.get("public", "/link/"+link), 200)
		field := a.text[strings.Index(a.text, `id="f-password"`):]
		field = field[:strings.Index(field, ">")]
		if must := password == ""; strings.Contains(field, " required") != must || strings.Contains(a.text, "<details open") != must {
			t.Errorf("after the password %q: %s", password, field)
		}
		if password != "" {
			h.want(h.post("public", "/link/"+link, "password", password), 303)
			h.done("public", h.post("public", "/sign-out"))
		}
	}
}
