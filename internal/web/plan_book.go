package web

import (
	"net/url"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
)

// book is a version of a plan with its answer, as the pages of the plan read
// it.
type book struct {
	Version hall.PlanVersion
	Folder  *app.Folder
	Outcome *outcome.Outcome // nil: not solved yet
	Current bool             // the version that holds
}

// book reads the plan of the path, in the version that is asked for or the one
// that holds.
func (c *call) book() (*book, error) {
	id := hall.PlanID(c.r.PathValue("plan"))
	current, err := c.site.hall.Current(c.r.Context(), id)
	if err != nil {
		return nil, c.planError(err)
	}
	asked := hall.VersionID(c.r.FormValue("version"))
	if asked == "" {
		asked = current.ID
	}
	b, err := c.bookOf(asked)
	if err != nil {
		return nil, err
	}
	if b.Version.Plan != id {
		return nil, errNotFound
	}
	b.Current = asked == current.ID
	return b, nil
}

// planError makes an address without a plan one that is not there.
func (c *call) planError(err error) error {
	if hall.Refused(err, hall.PlanUnknown) {
		return errNotFound
	}
	return err
}

// bookOf reads a version by its name.
func (c *call) bookOf(id hall.VersionID) (*book, error) {
	folder, version, err := c.site.hall.Folder(c.r.Context(), c.who, id)
	if err != nil {
		return nil, err
	}
	b := &book{Version: version, Folder: folder}
	answer, err := c.site.hall.Outcome(c.r.Context(), c.who, id)
	b.Outcome = answer.Outcome
	return b, err
}

// planHead is what every page of a plan shows above its own.
type planHead struct {
	Name    string
	Plan    hall.PlanID
	Version hall.PlanVersion
	Kind    string
	Current bool
	Solved  bool
	Tab     string
	Tabs    []place
	Query   string // keeps the version on the way to other pages of the plan
}

// planHead puts it together.
func (c *call) planHead(b *book, tab string) planHead {
	h := planHead{
		Name: orText(b.Folder.Plan.Name, string(b.Version.Plan)), Plan: b.Version.Plan, Version: b.Version, Kind: string(b.Version.Kind),
		Current: b.Current, Solved: b.Outcome != nil, Query: b.query(), Tab: tab,
	}
	for _, t := range []struct{ name, path string }{
		{"tree", ""}, {"targets", "/targets"}, {"solve", "/solve"}, {"tables", "/tables"}, {"versions", "/versions"},
	} {
		h.Tabs = append(h.Tabs, place{Path: planPath(b.Version.Plan) + t.path + h.Query, Name: c.lang.text("web_plan.tab." + t.name), Here: t.name == tab})
	}
	return h
}

func planPath(id hall.PlanID) string { return "/plan/" + url.PathEscape(string(id)) }

// query keeps a version that is not the current one.
func (b *book) query() string {
	if b.Current {
		return ""
	}
	return "?" + url.Values{"version": {string(b.Version.ID)}}.Encode()
}

// addressOf is the address of a promise's amount, as plan.Set takes it.
func (b *book) addressOf(p plan.Promise) string {
	var s strings.Builder
	s.WriteString("target:" + string(p.ID))
	if p.Measure.Region >= 0 {
		if region := b.Folder.Figures.Regions[p.Measure.Region]; region != "" {
			s.WriteString("@" + string(region))
		}
	}
	if len(p.Years) == 1 {
		s.WriteString(":" + itoa(b.Folder.Figures.Years[p.Years[0]]))
	}
	return s.String()
}

// figureLink is the page of a figure.
func (b *book) figureLink(address string) string {
	q := url.Values{"address": {address}}
	if !b.Current {
		q.Set("version", string(b.Version.ID))
	}
	return planPath(b.Version.Plan) + "/figure?" + q.Encode()
}

// currentBook is the plan that holds, nil where there is none yet.
func (c *call) currentBook() (*book, error) {
	all, err := c.site.hall.Plans(c.r.Context(), c.who)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	b, err := c.bookOf(all[0].Current.ID)
	if b != nil {
		b.Current = true
	}
	return b, err
}
