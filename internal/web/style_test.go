package web

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast: what is read on what, in light and dark, is 4.5 : 1 apart
// (WCAG 2.2, 1.4.3), and edges of fields and the sign of focus are 3 : 1
// (1.4.11).
func TestContrast(t *testing.T) {
	css, err := os.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`:root \{([^}]*)\}`).FindAllStringSubmatch(string(css), -1)
	if len(blocks) != 3 {
		t.Fatalf("found %d sets of colours, want those of light, dark and paper", len(blocks))
	}
	light := colours(blocks[0][1])
	dark := colours(blocks[1][1])
	heatOn := []string{"--met", "--near", "--short", "--low", "--far", "--aside"}
	for name, set := range map[string]map[string]string{"light": light, "dark": dark} {
		check := func(ink, back string, least float64) {
			a, b := set[ink], set[back]
			if a == "" || b == "" {
				t.Errorf("%s: no colour %s or %s", name, ink, back)
				return
			}
			if c := contrast(t, a, b); c < least {
				t.Errorf("%s: %s on %s is %.2f : 1, want %.1f", name, ink, back, c, least)
			}
		}
		for _, back := range []string{"--back", "--paper"} {
			for _, ink := range []string{"--ink", "--soft", "--link", "--good-ink", "--warn-ink", "--bad-ink"} {
				check(ink, back, 4.5)
			}
			check("--edge", back, 3)
			check("--danger", back, 4.5)
			check("--act", back, 4.5)
		}
		for _, h := range heatOn {
			check("--on", h, 4.5)
		}
		check("--act-ink", "--act", 4.5)
		check("--ink", "--band", 4.5)
		check("--ink", "--here", 4.5)
		check("--link", "--here", 4.5)
		check("--bad-ink", "--bad-back", 4.5)
		check("--added-ink", "--added", 4.5)
		check("--gone-ink", "--gone", 4.5)
		check("--back", "--warn-ink", 4.5) // the strip that says the connection is lost
	}
}

func colours(block string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`(--[a-z-]+): (#[0-9a-f]{3,6})`).FindAllStringSubmatch(block, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// contrast is the ratio of two colours as WCAG defines it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// TestStyleIsLogical: no rule names a left or right side, so that a page reads
// from either; nothing is fetched from elsewhere; motion is asked about.
func TestStyleIsLogical(t *testing.T) {
	css, err := os.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{`(margin|padding|border)-(left|right)`, `text-align: (left|right)`, `[ ;{](left|right):`, `float:`, `url\(`, `@import`} {
		if m := regexp.MustCompile(bad).FindString(string(css)); m != "" {
			t.Errorf("the style has %q", m)
		}
	}
	plain := regexp.MustCompile(`@media \(prefers-reduced-motion: no-preference\) \{[^}]*\}[^}]*\}`).ReplaceAllString(string(css), "")
	if strings.Contains(plain, "transition") || strings.Contains(plain, "animation") {
		t.Error("something moves for those who asked for no motion")
	}
	if !strings.Contains(string(css), ":focus-visible { outline: 3px") || !strings.Contains(string(css), "@media print") {
		t.Error("no sign of focus, or nothing for paper")
	}
}
