package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// adoptPage lists all that a conclusion still lacks, or lets it be adopted.
type adoptPage struct {
	plenumHead
	C       *assembly.Conclusion
	Points  []pointRow
	Figures figuresView
	Missing []reason
	Costing costingView
	Draft   string // of the whole plan, that a point puts in force
	MayDo   bool
}

// adoptShow shows what adopting a conclusion would do.
func (c *call) adoptShow() error { return c.adoptPage(http.StatusOK, form{}) }

func (c *call) adoptPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	d := h.P.Conclusion(c.conclusionID())
	if d == nil {
		return errNotFound
	}
	h.belowItem(d.Item)
	h.below(h.ConclusionPath(d.ID), d.Title)
	p := adoptPage{plenumHead: h, C: d, MayDo: h.May(string(hall.Adopt)), Draft: h.P.DraftOf(assembly.Subject{Conclusion: d.ID})}
	missing, err := c.site.hall.Missing(c.r.Context(), c.who, h.P.ID, adoption(d.ID))
	if err != nil {
		return err
	}
	p.Missing = c.reasons(missing)
	var changes []assembly.Change
	for _, r := range h.pointRows(d.ID) {
		if r.T.State == assembly.PointCarried || r.T.State == assembly.PointOpen {
			p.Points = append(p.Points, r)
			changes = append(changes, r.Content.Changes...)
		}
	}
	if p.Figures, err = c.figuresView(d, changes, nil); err != nil {
		return err
	}
	if p.Costing, err = c.costing(h, assembly.Subject{Conclusion: d.ID}); err != nil {
		return err
	}
	return c.showAs(status, "adopt", p)
}

// adoption is what is asked for. Which draft it puts in force, its points say.
func adoption(id assembly.ConclusionID) hall.Adoption { return hall.Adoption{Conclusion: id} }

// adopt adopts a conclusion: plan, tasks and record in one act.
func (c *call) adopt() error {
	f := c.readForm()
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	_, err := c.site.hall.Adopt(c.r.Context(), c.who, id, adoption(c.conclusionID()))
	if err == nil {
		return c.done(plenumPath(id)+"/conclusion/"+string(c.conclusionID()), "adopted")
	}
	status, err := f.refuse(c, err)
	if err != nil {
		return err
	}
	return c.adoptPage(status, f)
}
