package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"abbreviations": {
			"Mr. Lund met Dr. A. B. Ek of the U.S. Congress. They spoke of Art. 5 and of No. 7, e.g. roads. Prices rose by 3.5 per cent. He said no. It went on.",
			[]string{
				"Mr. Lund met Dr. A. B. Ek of the U.S. Congress.", "They spoke of Art. 5 and of No. 7, e.g. roads.",
				"Prices rose by 3.5 per cent.", "He said no.", "It went on.",
			},
		},
		"abbreviations that end a sentence": {
			"They met in the U.S. The talks were long. Iron, coal, etc. were sold. He works for Ek Inc. The firm is old.",
			[]string{"They met in the U.S.", "The talks were long.", "Iron, coal, etc. were sold.", "He works for Ek Inc.", "The firm is old."},
		},
		"quotes, ellipses, questions": {
			"\"We build.\" So he said. \u201cWhy now?\u201d she asked... nobody spoke. Then\u2026 They left! (All of them.) The end.",
			[]string{"\"We build.\"", "So he said.", "\"Why now?\" she asked... nobody spoke.", "Then...", "They left!", "(All of them.)", "The end."},
		},
		"wrapped lines": {
			"The council resolved to build con-\ncrete homes, to end the five-\nyear wait and to lower\n  rents.\n",
			[]string{"The council resolved to build concrete homes, to end the five-year wait and to lower rents."},
		},
		"a hyphen that the text uses elsewhere stays": {
			"The cross-\nborder and the micro-\ncredit lines. Micro-credit helps.",
			[]string{"The cross-border and the micro-credit lines.", "Micro-credit helps."},
		},
		"a blank line in the midst of a sentence": {
			"It was agreed by making the\n\nmost of what there is and by the courts and law\n\nenforcement organs of the land. Next.",
			[]string{"It was agreed by making the most of what there is and by the courts and law enforcement organs of the land.", "Next."},
		},
		"a page break in the midst of a sentence": {
			"The board tasked the yard with\n\n- 3 -\n\f\nrepairing six boats.\n",
			[]string{"The board tasked the yard with repairing six boats."},
		},
		"emphasis, soft hyphens, marks of direction": {
			"The **respec\u00adted** _chair_ spoke of \u200fsnake_case\u200e and *peace*.",
			[]string{"The respected chair spoke of snake_case and peace."},
		},
		"ligatures and wide letters": {
			"The \ufb01ve o\ufb03ces of \uff21\uff22 met\u00a0there.",
			[]string{"The five offices of AB met there."},
		},
		"lists": {
			"The board decides to:\n- mend roads;\n- open\n  schools.\n\n12. Next it meets.\nArticle\n5. The last one stays.",
			[]string{"The board decides to:", "mend roads;", "open schools.", "Next it meets.", "Article 5.", "The last one stays."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, sentencesOf(t, "a.txt", c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestParts: clauses of a resolution that semicolons part.
func TestParts(t *testing.T) {
	p := readPlain("The board decides (a) to build 40 homes (of stone; two floors); (b) to mend roads; and (c) to rest.")
	var got []string
	for _, q := range p.parts(p.sentences[0]) {
		got = append(got, q.mark+"|"+p.clean[q.from:q.to])
	}
	want := []string{"|The board decides (a) to build 40 homes (of stone; two floors)", "(b)|to mend roads", "(c)|to rest."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestFurniture: what belongs to the sheet is set aside and tears nothing.
func TestFurniture(t *testing.T) {
	text := "Page 1 of 3\n\nThe harbour was opened by\n\nOrvia Gazette No. 14\n\nPage 2 of 3\n\nthe mayor. It is deep.\n\nOrvia Gazette No. 14\n\nPage 3 of 3\n\nIt is wide.\n\nOrvia Gazette No. 14\n"
	if diff := cmp.Diff([]string{"The harbour was opened by the mayor.", "It is deep.", "It is wide."}, sentencesOf(t, "a.txt", text)); diff != "" {
		t.Error(diff)
	}
}

// TestListsNest: which list an item belongs to, and what heads it.
func TestListsNest(t *testing.T) {
	p := readPlain(`The Council:

1. calls on the Commission to:

(a) build;

(i) fast;

(ii) well;

(b) mend;

2. decides to wait.

It also said that

- boats float;
- trains run.
`)
	type row struct {
		Mark, Words, Head, Number string
		Depth                     int
	}
	var got []row
	for _, s := range p.sentences {
		at := p.paragraphs[s.paragraph]
		r := row{Mark: at.mark, Words: s.words, Depth: int(at.depth), Number: p.number(s)}
		if head, ok := p.under(s); ok {
			r.Head = head.words
		}
		got = append(got, r)
	}
	want := []row{
		{Words: "The Council:"},
		{Mark: "1.", Words: "calls on the Commission to:", Head: "The Council:", Number: "1.", Depth: 1},
		{Mark: "(a)", Words: "build;", Head: "calls on the Commission to:", Number: "(a)", Depth: 2},
		{Mark: "(i)", Words: "fast;", Number: "(i)", Depth: 3},
		{Mark: "(ii)", Words: "well;", Number: "(ii)", Depth: 3},
		{Mark: "(b)", Words: "mend;", Head: "calls on the Commission to:", Number: "(b)", Depth: 2},
		{Mark: "2.", Words: "decides to wait.", Head: "The Council:", Number: "2.", Depth: 1},
		{Words: "It also said that"},
		{Mark: "-", Words: "boats float;", Head: "It also said that", Depth: 1},
		{Mark: "-", Words: "trains run.", Head: "It also said that", Depth: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
