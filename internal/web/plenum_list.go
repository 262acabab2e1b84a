package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// plenumsPage lists the plenaries, the newest first.
type plenumsPage struct {
	Plenaries  []plenumRow
	MayConvene bool
}

// plenumRow is a plenary in the list.
type plenumRow struct {
	P     *assembly.Plenary
	Organ string
	Vote  *assembly.Vote // that is open
	Next  *assembly.Sitting
}

// Path is where the plenary stands.
func (r plenumRow) Path() string { return plenumPath(r.P.ID) }

// plenums lists the plenaries.
func (c *call) plenums() error {
	rows, err := c.plenumRows()
	if err != nil {
		return err
	}
	return c.show("plenum_list", plenumsPage{Plenaries: rows, MayConvene: c.may(hall.Convene, "")})
}

// plenumRows reads the plenaries that the reader may see.
func (c *call) plenumRows() ([]plenumRow, error) {
	all, err := c.site.hall.Plenaries(c.r.Context(), c.who)
	if err != nil {
		return nil, err
	}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return nil, err
	}
	var rows []plenumRow
	for _, p := range slices.Backward(all) {
		r := plenumRow{P: p, Organ: organIn(body, p.Organ), Vote: p.VoteNow()}
		for i := range p.Sittings {
			if p.Sittings[i].Closed == nil {
				r.Next = &p.Sittings[i]
				break
			}
		}
		rows = append(rows, r)
	}
	return rows, nil
}
