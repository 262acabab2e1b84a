package web

import (
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
)

// versionsPage lists the versions of a plan, the newest first.
type versionsPage struct {
	planHead
	Versions  []versionRow
	MayImport bool
}

// versionRow is a version in the list.
type versionRow struct {
	hall.PlanVersion
	By   string
	A, B bool // chosen for comparison
}

// planVersions lists them.
func (c *call) planVersions() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	all, err := c.site.hall.Versions(c.r.Context(), c.who, b.Version.Plan)
	if err != nil {
		return err
	}
	p := versionsPage{planHead: c.planHead(b, "versions"), MayImport: c.may(hall.DraftPlan, "")}
	for _, v := range slices.Backward(all) {
		p.Versions = append(p.Versions, versionRow{PlanVersion: v, By: c.name(v.Author)})
	}
	if n := len(p.Versions); n > 1 {
		p.Versions[1].A, p.Versions[0].B = true, true
	}
	return c.show("plan_versions", p)
}
