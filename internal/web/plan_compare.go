package web

import (
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/explain"
)

// comparePage holds two versions against each other: what was written
// differently, and what moves in the answer.
type comparePage struct {
	planHead
	A, B     hall.VersionID
	Rows     []hall.RowChange
	Moved    []movedRow
	Unsolved []string // versions without an answer
}

// planCompare compares two versions.
func (c *call) planCompare() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	p := comparePage{planHead: c.planHead(b, "versions"), A: hall.VersionID(c.r.FormValue("a")), B: hall.VersionID(c.r.FormValue("b"))}
	first, err := c.bookOf(p.A)
	if err != nil {
		return err
	}
	second, err := c.bookOf(p.B)
	if err != nil {
		return err
	}
	if p.Rows, err = c.site.hall.CompareRows(c.r.Context(), c.who, p.A, p.B); err != nil {
		return err
	}
	for _, x := range []*book{first, second} {
		if x.Outcome == nil {
			p.Unsolved = append(p.Unsolved, string(x.Version.ID))
		}
	}
	if len(p.Unsolved) == 0 {
		p.Moved = c.movedRows(explain.Compare(first.Outcome, second.Outcome), second.regions())
	}
	return c.show("plan_compare", p)
}
