package locale

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLanguagesComplete: every language has the keys of English, no more and
// no less, with the same places to fill.
func TestLanguagesComplete(t *testing.T) {
	en := Get("en")
	if len(en.Keys()) < 20 {
		t.Fatalf("English has only %d texts", len(en.Keys()))
	}
	for _, name := range Languages() {
		c := catalogues()[name]
		if diff := cmp.Diff(en.Keys(), c.Keys()); diff != "" {
			t.Errorf("keys of %s (-English +%s):\n%s", name, name, diff)
		}
		for key, e := range c.entries {
			if diff := cmp.Diff(places(en.entries[key]), places(e)); diff != "" {
				t.Errorf("%s: %s fills other places than English (-English):\n%s", name, key, diff)
			}
		}
	}
}

// TestPluralFormsComplete: a text with forms has every form that the language
// uses for counting.
func TestPluralFormsComplete(t *testing.T) {
	for _, name := range Languages() {
		c := catalogues()[name]
		need := map[string]bool{}
		for n := range 200 {
			need[c.formName(float64(n))] = true
		}
		for key, e := range c.entries {
			for form := range need {
				if e.forms != nil && e.forms[form] == "" {
					t.Errorf("%s: %s lacks the form %q", name, key, form)
				}
			}
		}
	}
}

var place = regexp.MustCompile(`\{([a-z0-9_]+)(:[^}]*)?\}`)

// places lists the arguments that a text uses, in all its forms together.
func places(e entry) []string {
	var out []string
	texts := []string{e.text}
	for _, f := range e.forms {
		texts = append(texts, f)
	}
	for _, text := range texts {
		for _, m := range place.FindAllStringSubmatch(text, -1) {
			out = append(out, m[1])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
