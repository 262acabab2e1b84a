package web

import "github.com/openplenum/plenum/internal/app/hall"

// plansPage lists the plans, where there is not just one.
type plansPage struct {
	Plans     []planRow
	MayImport bool
}

// planRow is a plan in the list.
type planRow struct {
	hall.PlanState
	Path string
}

// plans lists the plans. Where there is one, the reader is sent to it.
func (c *call) plans() error {
	all, err := c.site.hall.Plans(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	if len(all) == 1 {
		return c.to(planPath(all[0].Plan))
	}
	p := plansPage{MayImport: c.may(hall.DraftPlan, "")}
	for _, s := range all {
		p.Plans = append(p.Plans, planRow{s, planPath(s.Plan)})
	}
	return c.show("plan_list", p)
}
