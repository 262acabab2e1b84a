package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// named is an outcome in which every free text is the given one.
func named(name string) *outcome.Outcome {
	o := demo(2, 2)
	o.Plan, o.Note = name, name
	for i := range o.Balances {
		b := &o.Balances[i]
		b.Name, b.Unit = name, name
		if i > 0 && i < 4 {
			b.Good += plan.GoodID(name)
		}
		for j := range b.Uses {
			b.Uses[j].Name = name
		}
	}
	for i := range o.Assets {
		o.Assets[i].Name = name
	}
	for i := range o.Targets {
		o.Targets[i].Name, o.Targets[i].Unit = name, name
	}
	for i := range o.Tiers {
		o.Tiers[i].Name = name
	}
	for i := range o.Prices {
		o.Prices[i].Name = name
	}
	for i := range o.Assumptions {
		o.Assumptions[i].Reason = name
	}
	o.Limits[0].Name, o.Organs[0].Name, o.Check.Detail = name, name, name
	return o
}

var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</style><script>`, `{{.Title}}`, `'); } body { display: none }`,
	"Coal \u202egnitset\u202c", "\u200fفحم\u200f", "\x1b[2J\x1b[31mred", "line\nbreak\ttab\x00", "\xff\xfe not UTF-8",
	strings.Repeat("Very long name of a good ", 40), strings.Repeat("x", 700), "석탄과 철", "=1+1", "", "&amp;", "javascript:alert(1)",
}

func TestHostileNames(t *testing.T) {
	for _, name := range hostile {
		checkHostile(t, name)
	}
}

// checkHostile holds a name against page and terminal: no markup of its own,
// no control signs, nothing that turns the direction of the text.
func checkHostile(t *testing.T, name string) {
	t.Helper()
	o := named(name)
	page := render(t, o)
	checkPage(t, page)
	if strings.Count(page, "<script>") != 1 || strings.Contains(page, "<img") {
		t.Errorf("%.40q gets into the page as markup", name)
	}
	var b bytes.Buffer
	if err := Text(&b, New(o, locale.Get("en"), Options{}), TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{page, b.String()} {
		for _, r := range text {
			if r != '\n' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Fatalf("%.40q puts %U into the report", name, r)
			}
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if strings.Contains(name, "://") || strings.Contains(name, "!report.") || strings.Contains(name, "url(") ||
			strings.Contains(name, "@import") || strings.Contains(name, "ZgotmplZ") {
			t.Skip("as text this is harmless, and the checks look for it")
		}
		checkHostile(t, name)
	})
}
