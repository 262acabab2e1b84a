package plan

import (
	"strconv"
)

// projects resolves projects.csv.
func (r *resolver) projects() {
	for i, row := range r.p.Projects {
		at := place{TableProjects, i}
		out := ProjectFigures{Project: row, Asset: -1, Good: -1}
		if out.Name == "" {
			out.Name = string(row.ID)
		}
		region, ok := r.region(at, "region", row.Region, false)
		out.Region = region
		r.window(at, &out)
		r.delivers(at, row, &out, ok)
		r.distance(at, "delay", row.Delay)
		if row.Lasts < 1 && !r.gap(at, "lasts") {
			r.fault(at, NotPositive, "lasts", strconv.Itoa(row.Lasts))
		}
		r.organ(at, row.Organ)
		r.figs.Projects = append(r.figs.Projects, out)
	}
}

// window finds the years in which the project may start.
func (r *resolver) window(at place, out *ProjectFigures) {
	h := r.p.Horizon
	earliest, latest := h.First, h.Last
	ok := true
	if out.EarliestSet {
		earliest = out.Project.Earliest
		ok = r.span(at, "earliest", Year(earliest)) && !r.gap(at, "earliest")
	}
	if out.LatestSet {
		latest = out.Project.Latest
		ok = r.span(at, "latest", Year(latest)) && !r.gap(at, "latest") && ok
	}
	switch {
	case !ok || r.years == 0:
		return
	case earliest > latest:
		r.fault(at, WindowReversed, "earliest", strconv.Itoa(earliest), string(out.ID), earliest, latest)
		return
	case earliest+out.Delay > h.Last && !r.gap(at, "delay"):
		r.warn(at, TooLate, "delay", strconv.Itoa(out.Delay), string(out.ID), earliest+out.Delay)
	}
	out.Earliest, out.Latest = earliest-h.First, latest-h.First
}

// delivers finds the asset or good that the project makes, and how much.
func (r *resolver) delivers(at place, row Project, out *ProjectFigures, placed bool) {
	to := natural{}
	switch {
	case row.Asset != "" && row.Good != "":
		r.fault(at, ProjectBoth, "good", string(row.Good), string(row.ID), string(row.Asset), string(row.Good))
	case row.Asset != "":
		k, state := find(r, r.assetIndex, at, "asset", row.Asset)
		if state != isKnown {
			break
		}
		if process := r.figs.Assets[k].Process; process >= 0 {
			to = r.naturalProcess(process)
		}
		if placed {
			out.Asset, _ = r.assetAt(at, row.Asset, row.Region)
		}
	case row.Good != "":
		k, state := find(r, r.goods, at, "good", row.Good)
		if out.Good = k; state == isKnown {
			to = r.naturalGood(k)
		}
	case !r.gap(at, "asset") && !r.gap(at, "good"):
		r.fault(at, ProjectNothing, "asset", "", string(row.ID))
	}
	out.Amount, _ = r.amount(at, "amount", row.Amount, to)
}

// projectInputs resolves project_inputs.csv.
func (r *resolver) projectInputs() {
	type useKey struct{ project, good, region, after int }
	first := map[useKey]int{}
	for i, row := range r.p.ProjectInputs {
		at := place{TableProjectInputs, i}
		project, pstate := find(r, r.projectIndex, at, "project", row.Project)
		good, gstate := find(r, r.goods, at, "good", row.Good)
		ok := r.distance(at, "after", row.After)
		if pstate != isKnown || gstate != isKnown {
			r.figureAlone(at, row.Amount)
			continue
		}
		region := r.figs.Projects[project].Region
		if row.Region != "" {
			k, rok := r.region(at, "region", row.Region, false)
			region, ok = k, rok && ok
		}
		v, vok := r.amount(at, "amount", row.Amount, r.naturalGood(good))
		if !ok || !vok {
			continue
		}
		key := useKey{project, good, region, row.After}
		if k, dup := first[key]; dup {
			r.fault(at, Duplicate, "good", string(row.Good), Row{TableProjectInputs, k})
			continue
		}
		first[key] = i
		p := &r.figs.Projects[project]
		p.Inputs = append(p.Inputs, ProjectUse{Good: good, Region: region, After: row.After, Amount: v})
	}
}
