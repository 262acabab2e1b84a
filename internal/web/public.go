package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// publicPage is what everybody may read: what was adopted, and nothing else.
type publicPage struct {
	Plans     []planRow
	Plenaries []publicPlenary
}

// publicPlenary is a plenary with what it adopted.
type publicPlenary struct {
	hall.PublicPlenary
	Body        string
	Conclusions []publicConclusion
}

// publicConclusion is a conclusion with its verdict in words.
type publicConclusion struct {
	hall.PublicConclusion
	Sum    *verdictView
	Points []publicPoint
}

// publicPoint is a point with its figures in words.
type publicPoint struct {
	hall.PublicPoint
	Organ   string
	Sum     *verdictView
	Figures []figureDiff
}

// public shows it, the newest first.
func (c *call) public() error {
	all, err := c.site.hall.Public(c.r.Context())
	if err != nil {
		return err
	}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	plans, err := c.site.hall.Plans(c.r.Context(), hall.Actor{})
	if err != nil {
		return err
	}
	p := publicPage{}
	if p.Plans, err = c.planRows(plans); err != nil {
		return err
	}
	for _, x := range slices.Backward(all) {
		one, err := c.publicPlenary(body, x)
		if err != nil {
			return err
		}
		p.Plenaries = append(p.Plenaries, one)
	}
	return c.show("public", p)
}

func (c *call) publicPlenary(body *assembly.Body, x hall.PublicPlenary) (publicPlenary, error) {
	out := publicPlenary{PublicPlenary: x, Body: organIn(body, x.Organ)}
	for _, d := range x.Conclusions {
		one := publicConclusion{PublicConclusion: d}
		if d.Verdict != nil {
			one.Sum = verdictOf(c.lang, *d.Verdict)
		}
		for _, t := range d.Points {
			point := publicPoint{PublicPoint: t, Organ: organIn(body, t.Responsible)}
			if t.Verdict != nil {
				point.Sum = verdictOf(c.lang, *t.Verdict)
			}
			var err error
			if point.Figures, err = c.publicFigures(t.Changes); err != nil {
				return out, err
			}
			one.Points = append(one.Points, point)
		}
		out.Conclusions = append(out.Conclusions, one)
	}
	return out, nil
}

// publicFigures names figures that were adopted. Those who may not see the plan
// get addresses.
func (c *call) publicFigures(changes []assembly.Change) ([]figureDiff, error) {
	out, err := c.figureDiffs(changes, nil)
	if _, refused := hall.AsRefusals(err); refused {
		return nil, nil
	}
	for i := range out {
		out[i].Drafted = changes[i].Old
	}
	return out, err
}
