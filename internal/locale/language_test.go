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

// TestEveryLanguageIsThere: the languages that the program promises.
func TestEveryLanguageIsThere(t *testing.T) {
	if diff := cmp.Diff([]string{"en", "ko"}, Languages()); diff != "" {
		t.Errorf("languages (-promised +there):\n%s", diff)
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

// TestKeysAreNames: a key is lower case names, digits and dots. A text with a
// comma in a map of one line, {say: Yes, but no}, is cut at the comma without
// a word, and what follows becomes a key; here it shows.
func TestKeysAreNames(t *testing.T) {
	name := regexp.MustCompile(`^[a-z0-9_.]+$`)
	for _, language := range Languages() {
		for _, key := range catalogues()[language].Keys() {
			if !name.MatchString(key) {
				t.Errorf("%s: %q is no key; put the text before it in quotation marks", language, key)
			}
		}
	}
}

// TestParticlesFollowSounds: in Korean no place is followed by a particle that
// depends on how the word before it ends. {|은/는} chooses, see particle.
func TestParticlesFollowSounds(t *testing.T) {
	fixed := regexp.MustCompile(`\}["”’]?(은|는|이|가|을|를|과|와|으로|로|이라는|라는|이면|면|이나|나)([ .,:]|$)`)
	pair := regexp.MustCompile(`\{\|([^}]*)\}`)
	known := []string{"은/는", "이/가", "을/를", "과/와", "으로/로", "이라는/라는", "이면/면", "이나/나", "이었/였"}
	for key, e := range Get("ko").entries {
		texts := []string{e.text}
		for _, f := range e.forms {
			texts = append(texts, f)
		}
		for _, text := range texts {
			if m := fixed.FindString(particlesOf(text)); m != "" {
				t.Errorf("%s: %q stands whatever comes before it", key, m)
			}
			for _, m := range pair.FindAllStringSubmatch(text, -1) {
				if !slices.Contains(known, m[1]) {
					t.Errorf("%s: {|%s} is not a pair of particles; there are %v", key, m[1], known)
				}
			}
		}
	}
}

// particlesOf takes the chosen particles out of a text.
func particlesOf(text string) string {
	return regexp.MustCompile(`\{\|[^}]*\}`).ReplaceAllString(text, "·")
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
