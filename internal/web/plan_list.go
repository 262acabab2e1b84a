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
	Path, Name string
}

// planRows names plans as their heads do.
func (c *call) planRows(all []hall.PlanState) ([]planRow, error) {
	var out []planRow
	for _, s := range all {
		folder, _, err := c.site.hall.Folder(c.r.Context(), c.who, s.Current.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, planRow{s, planPath(s.Plan), orText(folder.Plan.Name, string(s.Plan))})
	}
	return out, nil
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
	if p.Plans, err = c.planRows(all); err != nil {
		return err
	}
	return c.show("plan_list", p)
}
