package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast holds the colours of both themes and of paper to WCAG 2.2 AA:
// 4.5 to 1 for text, 3 to 1 for the parts of charts and for focus.
func TestContrast(t *testing.T) {
	blocks := regexp.MustCompile(`:root\s*\{([^}]*)\}`).FindAllStringSubmatch(pageFile("style.css"), -1)
	if len(blocks) != 3 {
		t.Fatalf("%d themes, want light, dark and paper", len(blocks))
	}
	light := colours(blocks[0][1])
	for i, name := range []string{"light", "dark", "paper"} {
		c := colours(blocks[0][1])
		for k, v := range colours(blocks[i][1]) {
			c[k] = v
		}
		for _, pair := range [][2]string{
			{"ink", "back"}, {"ink", "paper"}, {"ink", "band"}, {"soft", "back"}, {"soft", "paper"}, {"link", "back"},
			{"on", "met"}, {"on", "near"}, {"on", "short"}, {"on", "low"}, {"on", "far"}, {"on", "aside"}, {"on", "stripe"}, {"on", "full"},
			{"good-ink", "back"}, {"warn-ink", "back"}, {"bad-ink", "back"}, {"fill-ink", "fill"}, {"ink", "free"},
		} {
			if r := contrast(c[pair[0]], c[pair[1]]); r < 4.5 {
				t.Errorf("%s: %s on %s has %.2f to 1", name, pair[0], pair[1], r)
			}
		}
		for _, pair := range [][2]string{{"fill", "back"}, {"warn", "back"}, {"link", "back"}, {"soft", "paper"}, {"grey", "back"}} {
			if r := contrast(c[pair[0]], c[pair[1]]); r < 3 {
				t.Errorf("%s: %s beside %s has %.2f to 1", name, pair[0], pair[1], r)
			}
		}
	}
	for k := range light {
		if colours(blocks[1][1])[k] == [3]float64{} && k != "" {
			if _, ok := colours(blocks[1][1])[k]; !ok {
				t.Errorf("the dark theme does not set --%s", k)
			}
		}
	}
}

func colours(block string) map[string][3]float64 {
	out := map[string][3]float64{}
	for _, m := range regexp.MustCompile(`--([a-z-]+):\s*#([0-9a-f]+)`).FindAllStringSubmatch(block, -1) {
		hex := m[2]
		if len(hex) == 3 {
			hex = strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
		}
		var c [3]float64
		for i := range c {
			v, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
			c[i] = float64(v) / 255
		}
		out[m[1]] = c
	}
	return out
}

// contrast is the ratio of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
func contrast(x, y [3]float64) float64 {
	light := func(c [3]float64) float64 {
		var l float64
		for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
			v := c[i] / 12.92
			if c[i] > 0.04045 {
				v = math.Pow((c[i]+0.055)/1.055, 2.4)
			}
			l += weight * v
		}
		return l
	}
	a, b := light(x), light(y)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}
