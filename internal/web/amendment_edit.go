package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/assembly"
)

// amendmentEditShow shows an amendment for rewriting on the point as it stands.
func (c *call) amendmentEditShow() error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	a := h.P.Amendment(c.amendmentID())
	if a == nil {
		return errNotFound
	}
	return c.amendmentEditPage(http.StatusOK, beginContent(a.Content, a.Rev))
}

func (c *call) amendmentEditPage(status int, f contentForm) error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	a := h.P.Amendment(c.amendmentID())
	if a == nil {
		return errNotFound
	}
	h.below(h.AmendmentPath(a.ID), c.lang.text("web_plenum.amendment.named", string(a.ID)))
	p, err := c.contentPage(h, f)
	if err != nil {
		return err
	}
	p.Point, p.Number = h.P.Point(a.Point), h.P.NumberOf(a.Point)
	p.Action, p.Title = h.AmendmentPath(a.ID)+"/edit", c.lang.text("web_plenum.amendment.edit", string(a.ID))
	return c.showAs(status, "content", p)
}

// amendmentEdit rewrites it.
func (c *call) amendmentEdit() error {
	f := c.readContent()
	status := http.StatusUnprocessableEntity
	if f.OK() {
		content := f.Content
		err := c.command(assembly.PlenaryID(c.r.PathValue("plenary")), assembly.RebaseAmendment{ID: c.amendmentID(), Seen: f.Seen, Content: &content})
		if err == nil {
			return c.done(c.plenaryPath()+"/amendment/"+c.r.PathValue("amendment"), "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.amendmentEditPage(status, f)
}
