package web

import "github.com/openplenum/plenum/internal/plan"

// programmePage is what stands above the figures: what the plan is for, in what
// order its goals come, what was assumed.
type programmePage struct {
	Plans []programme
}

// programme is the head of one plan.
type programme struct {
	Path    string
	P       *plan.Plan
	Sustain bool // what was reached is kept up after the last year
}

// programme shows the heads of the plans.
func (c *call) programme() error {
	all, err := c.site.hall.Plans(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	var page programmePage
	for _, s := range all {
		folder, _, err := c.site.hall.Folder(c.r.Context(), c.who, s.Current.ID)
		if err != nil {
			return err
		}
		page.Plans = append(page.Plans, programme{planPath(s.Plan), folder.Plan, folder.Plan.Terminal.Rule == plan.Sustain})
	}
	return c.show("programme", page)
}
