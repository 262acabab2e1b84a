package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
)

// TestTexts: every code, role and action has its words, and no code of this
// package is one of package assembly.
func TestTexts(t *testing.T) {
	en := locale.Get("en")
	for _, c := range hall.Codes() {
		r := hall.Refusal{Code: c}
		if !en.Has(r.SayKey()) || !en.Has(r.DoKey()) {
			t.Errorf("the catalogue lacks %s or %s", r.SayKey(), r.DoKey())
		}
		if en.Has("assembly." + string(c) + ".say") {
			t.Errorf("%s is a code of package assembly too", c)
		}
	}
	for _, a := range hall.Actions() {
		if !en.Has(a.Key()) {
			t.Errorf("the catalogue lacks %s", a.Key())
		}
	}
	for _, r := range hall.Roles() {
		if !en.Has(r.Key()) {
			t.Errorf("the catalogue lacks %s", r.Key())
		}
	}
}
