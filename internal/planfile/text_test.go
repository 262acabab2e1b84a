package planfile

import (
	"slices"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/plan"
)

// TestEveryFaultHasText: every code has a sentence and a remedy in every
// language, and every text in the catalogue belongs to a code.
func TestEveryFaultHasText(t *testing.T) {
	codes := append(plan.Codes(), Codes()...)
	for _, language := range locale.Languages() {
		words := locale.Get(language)
		for _, code := range codes {
			f := plan.Fault{Code: code}
			for _, key := range []string{f.SayKey(), f.DoKey()} {
				if !words.Has(key) {
					t.Errorf("%s: no text %s", language, key)
				}
			}
		}
		for _, key := range words.Keys() {
			code, ok := strings.CutPrefix(key, "fault.")
			if !ok {
				continue
			}
			code = strings.TrimSuffix(strings.TrimSuffix(code, ".say"), ".do")
			if !slices.Contains(codes, plan.Code(code)) {
				t.Errorf("%s: text %s belongs to no code", language, key)
			}
		}
	}
	seen := map[plan.Code]bool{}
	for _, code := range codes {
		if seen[code] {
			t.Errorf("code %s is listed twice", code)
		}
		seen[code] = true
	}
}
