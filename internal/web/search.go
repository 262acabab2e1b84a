package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openplenum/plenum/internal/app/find"
	"github.com/openplenum/plenum/internal/app/hall"
)

// hitsShown is how many hits a page of the search shows.
const hitsShown = 60

// searchPage is what was found for some words.
type searchPage struct {
	Question string
	Found    string // how many, in words; empty: nothing was asked
	Hits     []hitRow
}

// hitRow is one of them.
type hitRow struct {
	Kind, Name, Path string // Path empty: there is no page for the reader
	Above            string // of a part of a plenary: its identifier
	Text             string // around the words
}

// search shows what the reader may find.
func (c *call) search() error {
	p := searchPage{Question: strings.TrimSpace(tidy(c.r.FormValue("q")))}
	if n := utf8.RuneCountInString(p.Question); n > find.MostQuery {
		p.Question = string([]rune(p.Question)[:find.MostQuery])
	}
	if p.Question == "" {
		return c.show("search", p)
	}
	found, err := find.Search(c.r.Context(), c.site.hall, c.who, p.Question, hitsShown)
	if err != nil {
		return err
	}
	p.Found = c.lang.text("web.search.found", found.All)
	switch {
	case found.All == 0:
		p.Found = c.lang.text("web.search.nothing")
	case found.All > len(found.Hits):
		p.Found += " " + c.lang.text("web.search.first", len(found.Hits))
	}
	b, err := c.namedBook(found.Hits)
	if err != nil {
		return err
	}
	tasks := c.may(hall.SeeTasks, "")
	for _, one := range found.Hits {
		one.Text = b.nameFigures(one.Text, c.lang)
		p.Hits = append(p.Hits, c.hitRow(one, tasks))
	}
	return c.showAs(http.StatusOK, "search", p)
}

// hitRow puts a hit into words.
func (c *call) hitRow(one find.Hit, tasks bool) hitRow {
	r := hitRow{Kind: c.lang.text("web.search.kind." + string(one.Kind)), Name: one.Title, Text: one.Text, Above: string(one.Plenary)}
	plenum, plan := plenumPath(one.Plenary), planPath(one.Plan)
	switch one.Kind {
	case find.Point:
		r.Name, r.Path = c.lang.text("web_plenum.question.point", one.Number), plenum+"/point/"+one.ID
	case find.Amendment:
		r.Name, r.Path = c.lang.text("web_plenum.amendment.named", one.ID), plenum+"/amendment/"+one.ID
	case find.Conclusion:
		r.Path = plenum + "/conclusion/" + one.ID
	case find.Item:
		r.Path = plenum + "/item/" + one.ID
	case find.Plenary:
		r.Path, r.Above = plenum, ""
	case find.Task:
		r.Name, r.Path = one.ID, "/task/"+one.ID
	case find.Figure:
		r.Path = plan + "/figure?" + url.Values{"address": {one.ID}}.Encode()
	case find.Good:
		r.Path = plan + "/tables/goods.csv"
	case find.Region:
		r.Path = plan + "?by=region"
	case find.Organ:
		if tasks {
			r.Path = "/tasks/" + one.ID
		}
	case find.Person:
		r.Path = "/body"
	}
	if one.Public {
		r.Path = "/public"
	}
	return r
}

// figureAddress is what stands in a text as an address of a figure.
var figureAddress = regexp.MustCompile(`\b[a-z]+:[a-z0-9_@.-]+(?::[a-z0-9_@.-]+)*`)

// namedBook is the plan that figures in the texts of hits are named by; nil where
// there are none.
func (c *call) namedBook(hits []find.Hit) (*book, error) {
	if !slices.ContainsFunc(hits, func(h find.Hit) bool { return figureAddress.MatchString(h.Text) }) {
		return nil, nil
	}
	return c.currentBook()
}

// nameFigures puts the names of figures into a text in the place of their
// addresses.
func (b *book) nameFigures(text string, l *lang) string {
	if b == nil {
		return text
	}
	return figureAddress.ReplaceAllStringFunc(text, func(address string) string { return b.figureName(address, l) })
}
