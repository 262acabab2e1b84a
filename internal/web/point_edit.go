package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// pointNewShow shows the form for one more point of a conclusion.
func (c *call) pointNewShow() error {
	return c.pointNewPage(http.StatusOK, beginContent(assembly.Content{Sort: assembly.Priority}, 0))
}

func (c *call) pointNewPage(status int, f contentForm) error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	d := h.P.Conclusion(c.conclusionID())
	if d == nil {
		return errNotFound
	}
	if !h.May(string(hall.TablePoints)) {
		return c.refusal(hall.Forbidden)
	}
	h.below(h.ConclusionPath(d.ID), d.Title)
	p, err := c.contentPage(h, f)
	if err != nil {
		return err
	}
	p.Action, p.Title = h.ConclusionPath(d.ID)+"/point", c.lang.text("web_plenum.point.new")
	return c.showAs(status, "content", p)
}

// pointNew adds a point.
func (c *call) pointNew() error {
	f := c.readContent()
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := c.command(assembly.PlenaryID(c.r.PathValue("plenary")), assembly.AddPoint{Conclusion: c.conclusionID(), Content: f.Content})
		if err == nil {
			return c.done(c.plenaryPath()+"/conclusion/"+c.r.PathValue("conclusion"), "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.pointNewPage(status, f)
}

// pointEditShow shows a point for rewriting.
func (c *call) pointEditShow() error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	t := h.P.Point(c.pointID())
	if t == nil {
		return errNotFound
	}
	return c.pointEditPage(http.StatusOK, beginContent(t.Content(), t.Version()))
}

func (c *call) pointEditPage(status int, f contentForm) error {
	h, err := c.plenum("agenda", form{})
	if err != nil {
		return err
	}
	t := h.P.Point(c.pointID())
	if t == nil {
		return errNotFound
	}
	if !h.May(string(hall.SetFigures)) {
		return c.refusal(hall.Forbidden)
	}
	h.below(h.PointPath(t.ID), c.lang.text("web_plenum.point.named", h.P.NumberOf(t.ID)))
	newer, err := c.newer(t, status, f)
	if err != nil {
		return err
	}
	p, err := c.contentPage(h, f)
	if err != nil {
		return err
	}
	p.Newer, p.Point, p.Number = newer, t, h.P.NumberOf(t.ID)
	p.OnlyFigures = !h.May(string(hall.TablePoints))
	p.Action, p.Title = h.PointPath(t.ID)+"/edit", c.lang.text("web_plenum.point.edit", p.Number)
	return c.showAs(status, "content", p)
}

// newer shows a writer who was overtaken what the point says now. The form is
// then on that: whoever has seen it may keep his own words all the same.
func (c *call) newer(t *assembly.Point, status int, f contentForm) (*newerView, error) {
	seen, ok := t.At(f.Seen)
	if status != http.StatusConflict || !ok || f.Seen == t.Version() {
		return nil, nil
	}
	f.typed.Set("seen", itoa(t.Version()))
	figures, err := c.figureDiffs(t.Content().Changes, nil)
	return &newerView{assembly.DiffText(seen.Text, t.Content().Text), figures}, err
}

// pointEdit gives a point a new version.
func (c *call) pointEdit() error {
	f := c.readContent()
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := c.command(assembly.PlenaryID(c.r.PathValue("plenary")), assembly.RevisePoint{ID: c.pointID(), Seen: f.Seen, Content: f.Content})
		if err == nil {
			return c.done(c.plenaryPath()+"/point/"+c.r.PathValue("point"), "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.pointEditPage(status, f)
}
