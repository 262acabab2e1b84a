package report

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

// TestFulfilmentsApart: what differs reads differently, with as few decimals as
// that takes; what is short never reads as met.
func TestFulfilmentsApart(t *testing.T) {
	teller := NewTeller(locale.Get("en"), nil)
	for _, x := range []struct {
		before, after float64
		was, is       string
	}{
		{0.99, 0.91, "99.0 %", "91.0 %"},
		{0.9994, 0.9991, "99.94 %", "99.91 %"},
		{1, 0.99999, "100.0 %", "99.9 %"},
		{0.9, 0.9995, "90.0 %", "99.9 %"}, // halfway
	} {
		was, is, apart := teller.Fulfilments(x.before, x.after)
		if !apart || bareSpaces(was) != x.was || bareSpaces(is) != x.is {
			t.Errorf("%v, %v: %q, %q, %v; want %q, %q", x.before, x.after, was, is, apart, x.was, x.is)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		a := 1 - rng.Float64()*rng.Float64()*rng.Float64()
		b := a * (1 - 1e-3*rng.Float64()*rng.Float64()*rng.Float64())
		was, is, apart := teller.Fulfilments(a, b)
		if apart == (was == is) || !apart && a-b >= HardlyApart {
			t.Fatalf("%v, %v: %q, %q, %v", a, b, was, is, apart)
		}
		if strings.HasPrefix(is, "100") {
			t.Fatalf("%v reads as met: %q", b, is)
		}
	}
}

// TestFiguresApart: two amounts beside each other read the same only when they
// are, as far as a solver can tell; rounding takes away no zero that counts.
func TestFiguresApart(t *testing.T) {
	regions := []outcome.Region{{ID: "north", Name: "The North"}}
	teller := NewTeller(locale.Get("en"), regions).Rounded(4)
	for _, x := range []struct {
		a, b   float64
		as, bs string
	}{
		{1999.9, 2000, "1 999.9", "2 000"},
		{2000 - 1e-4, 2000, "2 000", "2 000"}, {435.014, 435.015, "435.014", "435.015"},
		{103.21512, 120, "103.2", "120"},
		{1234567.8, 0, "1 234 568", "0"},
		{100, 0.00012346, "100", "0.0001235"}, {1300, 1.25e-7, "1 300", "1.2e-7"},
	} {
		if a, b := teller.Figures(x.a, x.b); bareSpaces(a) != x.as || bareSpaces(b) != x.bs {
			t.Errorf("%v, %v: %q, %q; want %q, %q", x.a, x.b, a, b, x.as, x.bs)
		}
	}
	if name := teller.Region("north"); name != "The North" {
		t.Errorf("the region is called %q", name)
	}
	if s := NewTeller(locale.Get("en"), nil).Figure(103.215123); s != "103.215" {
		t.Errorf("a terminal is told %q", s)
	}
}

func bareSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(s)
}
