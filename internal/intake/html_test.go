package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHTML(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"hidden parts": {
			`<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body>
<nav><a href=/>Home</a></nav><div class="cookie-banner">We use cookies.</div>
<p hidden>secret<p>The <b>council</b> met&nbsp;&amp; agreed.</p><div style="display: none">none</div>
<noscript>Turn it on.</noscript><p aria-hidden="true">x</p><!-- not this --><script>if (a < b) "The end."</script>
<p>It rained.</body></html>`,
			[]string{"The council met & agreed.", "It rained."},
		},
		"lists as a browser counts them": {
			`<p>The board decides to:</p><ol type="a"><li>mend roads;<li>open schools:<ul><li>one<li>two</ul></ol><ol start=7><li><p>Seven.</p><li value=9>Nine.</ol>`,
			[]string{"The board decides to:", "mend roads;", "open schools:", "one", "two", "Seven.", "Nine."},
		},
		"breaks and old pages": {
			`<table><tr><td>One line<br>goes on here.<br>- two<br>- three<tr><td><font size=2>Four.</font></table>`,
			[]string{"One line goes on here.", "two", "three", "Four."},
		},
		"text in pre": {
			"<html><body><pre>Orvia, May 3 (ORN) -- The council\nmet on Friday.\n\nIt agreed with the\n\nmayor.\n</pre></body></html>",
			[]string{"Orvia, May 3 (ORN) -- The council met on Friday.", "It agreed with the mayor."},
		},
		"a paragraph torn in two": {
			`<p>It was agreed by making the</p><p>most of it.</p>`,
			[]string{"It was agreed by making the most of it."},
		},
		"only the main part": {
			`<body><div>Weather: sun</div><main><p>` + strings.Repeat("The council met and spoke of roads. ", 8) + `</p></main><div>More news</div></body>`,
			[]string{
				"The council met and spoke of roads.", "The council met and spoke of roads.", "The council met and spoke of roads.", "The council met and spoke of roads.",
				"The council met and spoke of roads.", "The council met and spoke of roads.", "The council met and spoke of roads.", "The council met and spoke of roads.",
			},
		},
		"footnote marks": {
			`<p>The council<sup>1</sup> met for the 9<sup>th</sup> time on 40 m<sup>2</sup>.<sup><a href="#f">[2]</a></sup></p>`,
			[]string{"The council met for the 9th time on 40 m2."},
		},
		"an element that never ends": {
			`<nav>Home <p>The council met.</p>`,
			[]string{"Home", "The council met."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, sentencesOf(t, "a.html", c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestHTMLLines: a quote names the line of the file, not of what a browser
// shows.
func TestHTMLLines(t *testing.T) {
	p := readHTML("<html>\n<body>\n<!-- a\nb -->\n<p>One\nand two.\nThree.</p>\n\n<pre>four.\nFive.</pre></body></html>")
	var got []int
	for _, s := range p.sentences {
		got = append(got, p.quote(s.span()).Line)
	}
	if diff := cmp.Diff([]int{5, 7, 9, 10}, got); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdown(t *testing.T) {
	text := "---\ntitle: x\n---\n# The *council* met\n\nIt said: \\*all\\* of [the roads](http://a.example/b) &amp; **bridges**\nare old. See <https://a.example>.\n\n" +
		"> The board decides to:\n>\n> 1. mend;\n> 2. rest.\n\n    - code item.\n\n10) Ten.\n\n(a) first;\n(b) second.\n\n![alt](pic.png)\n\n[Back](x.md)\n"
	want := []string{
		"The council met", "It said: *all* of the roads & bridges are old.", "See .", "The board decides to:", "mend;", "rest.",
		"code item.", "Ten.", "first;", "second.",
	}
	if diff := cmp.Diff(want, sentencesOf(t, "a.md", text)); diff != "" {
		t.Error(diff)
	}
}
