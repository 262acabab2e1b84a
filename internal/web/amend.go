package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// amendShow shows the form for an amendment to a point, filled with what the
// point says.
func (c *call) amendShow() error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	t := h.P.Point(c.pointID())
	if t == nil {
		return errNotFound
	}
	f := beginContent(t.Content(), t.Version())
	f.typed.Set("kind", string(assembly.Revise))
	return c.amendPage(http.StatusOK, f)
}

func (c *call) amendPage(status int, f contentForm) error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	t := h.P.Point(c.pointID())
	if t == nil {
		return errNotFound
	}
	if !h.May(string(hall.Amend)) {
		return c.refusal(hall.Forbidden)
	}
	h.below(h.PointPath(t.ID), c.lang.text("web_plenum.point.named", h.P.NumberOf(t.ID)))
	p, err := c.contentPage(h, f)
	if err != nil {
		return err
	}
	p.Point, p.Number, p.Amending, p.MayDelete = t, h.P.NumberOf(t.ID), true, true
	p.Action, p.Title = h.PointPath(t.ID)+"/amend", c.lang.text("web_plenum.amendment.new", p.Number)
	return c.showAs(status, "content", p)
}

// amend moves the amendment.
func (c *call) amend() error {
	f := c.readContent()
	kind := assembly.AmendmentKind(f.choice("kind", string(assembly.Revise), string(assembly.Delete), string(assembly.NewPoint)))
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	p, err := c.site.hall.Plenary(c.r.Context(), c.who, id)
	if err != nil {
		return err
	}
	t := p.Point(c.pointID())
	if t == nil {
		return errNotFound
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		did, err := c.site.hall.Do(c.r.Context(), c.who, id, assembly.MoveAmendment{
			Conclusion: t.Conclusion, Sort: kind, Point: t.ID, Base: f.Seen, Content: f.Content, Reason: f.Reason,
		})
		if err == nil {
			all := did.Plenary.Amendments
			return c.done(plenumPath(id)+"/amendment/"+string(all[len(all)-1].ID), "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.amendPage(status, f)
}
