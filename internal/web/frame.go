package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
)

// frame is what every page has around its own: the menu, who has signed in, in
// which language.
type frame struct {
	Name      string // of the template; also the class of the body
	Lang, Dir string
	Path      string
	Back      string // where a change of language leads: this page, with its query
	Menu      []place
	Trail     []place // from the first page of the step to this one
	SignedIn  bool
	Person    string // name of who has signed in
	Admin     bool
	Said      string // what was done by the form before; see said
	Languages []tongue
	Live      bool // the page follows the record
	Bare      bool // without head and foot: the display in the hall
	Version   string
	Zone      string // of the times of day
	Search    string // what stands in the box
}

// place is a page to go to.
type place struct {
	Path, Name string
	Here       bool // the reader is on it or below it
	Exact      bool // on it
}

// tongue is a language to choose.
type tongue struct {
	Tag, Name string
	Here      bool
}

// stage is one of the cycle, which is the menu.
type stage struct {
	path string
	key  string      // of its name
	what hall.Action // that it is for
}

// cycle is the menu: from the programme to what was done about it, and back.
func cycle() []stage {
	return []stage{
		{"/programme", "web.nav.programme", hall.SeePublic},
		{"/plan", "web.nav.plan", hall.SeePublic},
		{"/plenum", "web.nav.plenum", hall.SeePlenary},
		{"/tasks", "web.nav.tasks", hall.SeeTasks},
		{"/record", "web.nav.record", hall.SeePublic},
		{"/public", "web.nav.public", hall.SeePublic},
	}
}

// trailed is a page that stands below others.
type trailed interface{ trail() []place }

// followed is a page that changes while it is read.
type followed interface{ live() bool }

// frame puts the frame of a page together.
func (c *call) frame(name string, page any) (frame, error) {
	f := frame{
		Name: name, Lang: c.lang.tag, Dir: c.lang.dir, Path: c.r.URL.Path, Version: c.site.version, Zone: c.lang.zoneNow(c.site.clock()),
		Back: tidy(c.r.URL.RequestURI()), SignedIn: c.signedIn(), Bare: name == "hall_display",
	}
	if c.r.Method == http.MethodPost { // its address may take no GET: back to the page of the form
		f.Back = "/"
		if from, err := url.Parse(c.r.Referer()); err == nil && from.Host == c.r.Host && from.Path != "" {
			f.Back = from.RequestURI()
		}
	}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return f, err
	}
	roles := hall.RolesOf(body, c.who, "", c.today())
	for _, s := range cycle() {
		if !hall.Allows(s.what, roles...) {
			continue
		}
		here := f.Path == s.path || strings.HasPrefix(f.Path, s.path+"/")
		f.Menu = append(f.Menu, place{s.path, c.lang.text(s.key), here, f.Path == s.path})
	}
	for _, l := range c.site.langs {
		f.Languages = append(f.Languages, tongue{l.tag, l.words.Text("web.language"), l == c.lang})
	}
	if t, ok := page.(trailed); ok {
		f.Trail = t.trail()
	}
	if p, ok := page.(searchPage); ok {
		f.Search = p.Question
	}
	if l, ok := page.(followed); ok {
		f.Live = l.live()
	}
	if key := c.takeSaid(); key != "" {
		f.Said = c.lang.text(key)
	}
	if f.SignedIn {
		f.Person, f.Admin = c.who.Name, c.who.Administrator
	}
	return f, nil
}
