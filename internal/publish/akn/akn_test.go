package akn

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/document"
)

func meta(subtype string) Meta {
	return Meta{
		Subtype: subtype, Country: "xx", Number: "2026-2-s2", Date: "2026-11-24", Language: "eng", Published: "2026-11-25",
		Author: Agent{"assembly", "National \"Assembly\" & co"}, Publisher: Agent{"office", "Office"},
		Persons:  []Agent{{"person-1", "Ilse Arden"}, {Unknown, "?"}},
		Keywords: []Keyword{{"coal", "Coal", "fields"}},
		Votes:    []Vote{{"v1", true, 21, 36, 1, 2}, {ID: "v2"}},
	}
}

func sample() *document.Document {
	return &document.Document{
		Over: "The Assembly", Title: "A <title>", Under: []string{"Second sitting"}, End: "-0-",
		Sections: []document.Section{
			{Blocks: []document.Block{document.Paragraph{Lead: "Valden --", Text: "It met."}, document.Points{{Number: "1.", Text: "One", Notes: []string{"note"}}, {Number: "1.", Text: "again"}}}},
			{ID: "item-1", Title: "Item", Blocks: []document.Block{
				document.Speech{By: "person-1", From: "Ilse Arden", Text: "Yes."}, document.Speech{From: "?", Text: "No."},
				&document.Table{Caption: "T", Columns: []document.Column{{Title: "a"}, {Title: "b"}}, Rows: []document.Row{{{Text: "group"}}, {{Text: "x"}, {Text: "1"}}}},
			}},
			{ID: "deep", Title: "Deep", Blocks: []document.Block{document.Paragraph{Text: "Before", Note: true}, document.Points{{Number: "2", Text: "Two"}}},
				Sections: []document.Section{{ID: "in", Title: "Inner", Blocks: []document.Block{document.Paragraph{Text: "x"}}}, {ID: "none", Title: "Empty"}}},
		},
	}
}

func written(t *testing.T, write func(io.Writer, Meta, *document.Document) error, subtype string) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, meta(subtype), sample()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrittenKeepsTheRules(t *testing.T) {
	for subtype, write := range map[string]func(io.Writer, Meta, *document.Document) error{"communique": Statement, "minutes": Debate} {
		text := written(t, write, subtype)
		if faults := Check([]byte(text)); len(faults) > 0 {
			t.Errorf("%s: %s\n%s", subtype, strings.Join(faults, "\n"), text)
		}
		for _, want := range []string{`xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"`, "A &lt;title&gt;", "/2026-11-24/2026-2-s2/eng@2026-11-24/!main.xml"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s:\n%s", subtype, want, text)
			}
		}
	}
}

// TestBrokenRulesAreFound breaks one rule at a time.
func TestBrokenRulesAreFound(t *testing.T) {
	statement, debate := written(t, Statement, "communique"), written(t, Debate, "minutes")
	for _, x := range []struct{ name, in, old, new, want string }{
		{"namespace", statement, Namespace, Namespace + "/CSD13", "namespace"},
		{"name", statement, ` name="communique"`, "", "lacks the attribute name"},
		{"order of levels", statement, "FRBRWork>", "FRBRExpression>", "lacks FRBRWork"},
		{"order of properties", statement, `<FRBRsubtype value="communique"/>`, `<FRBRsubtype value="communique"/><FRBRcountry value="xx"/>`, "may not stand there"},
		{"no author", statement, `<FRBRauthor href="#assembly" as="#author"/>`, "", "lacks FRBRauthor"},
		{"author of nothing", statement, `href="#assembly"`, `href="#senate"`, "leads to #senate"},
		{"role is no role", statement, `as="#author"`, `as="#assembly"`, "as of FRBRauthor"},
		{"date", statement, `date="2026-11-24"`, `date="24.11.2026"`, "has the date"},
		{"language", statement, `language="eng"`, `language="en"`, "three letters"},
		{"country", statement, `<FRBRcountry value="xx"/>`, `<FRBRcountry value="ABC"/>`, "two letters"},
		{"work", statement, `FRBRuri value="/akn/xx/statement/communique/2026-11-24/2026-2-s2"`, `FRBRuri value="/xx/2026-2-s2"`, "address of the work"},
		{"identifier twice", statement, `eId="sec_2__heading"`, `eId="sec_2"`, "stands twice"},
		{"identifier with blank", statement, `eId="sec_2__heading"`, `eId="sec 2"`, "identifier"},
		{"words in section", statement, "<heading", "words<heading", "words stand directly"},
		{"not closed", statement, "</mainBody>", "", "no XML"},
		{"foreign element", statement, "<p>One</p>", "<para>One</para>", "may not stand"},
		{"no body", statement, "mainBody", "body", "lacks mainBody"},
		{"speaker", debate, `by="#person-1"`, `by="#person-2"`, "leads to #person-2"},
		{"speaker is a role", debate, `by="#person-1"`, `by="#author"`, "by of speech"},
		{"speech without words", debate, "<p>Yes.</p>", "", "lacks p|table"},
		{"outcome", debate, `outcome="#carried"`, `outcome="#won"`, "leads to #won"},
		{"dictionary", statement, `dictionary="#fields"`, `dictionary="fields"`, "dictionary of keyword"},
		{"dictionary of nothing", statement, `dictionary="#fields"`, `dictionary="#coal"`, "leads to #coal"},
		{"content and parts", statement, "</content>", "</content><section eId=\"sec_9\"/>", "section has both content and section"},
		{"identifier beside its parent", statement, `eId="sec_2__heading"`, `eId="sec_9__heading"`, "does not continue sec_2"},
		{"part of an identifier", statement, `eId="sec_2__content"`, `eId="sec_2__2"`, "has the part"},
		{"heading after the text", debate, "</debateSection>", "<heading eId=\"dbsect_2__heading\">Item</heading></debateSection>", "heading comes after the text of debateSection"},
		{"count", debate, `value="36"`, "", "lacks the attribute value"},
	} {
		broken := strings.ReplaceAll(x.in, x.old, x.new)
		if broken == x.in {
			t.Errorf("%s: nothing to break", x.name)
			continue
		}
		if got := strings.Join(Check([]byte(broken)), "\n"); !strings.Contains(got, x.want) {
			t.Errorf("%s: %q, want one with %q", x.name, got, x.want)
		}
	}
}
