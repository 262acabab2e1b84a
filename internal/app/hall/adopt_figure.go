package hall

import (
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// figures are the figures that an adoption changes, each year by itself, with
// the point that changes it and the vote that carried that. What a point set is
// read from a plan with its changes alone, so that no act says of a point what
// another one did. Figures of a draft are by the point that names it.
func (n *next) figures(p *assembly.Plenary) ([]figureSet, error) {
	var out []figureSet
	byPoint := map[string]bool{}
	for _, t := range p.PointsOf(n.Conclusion) {
		if t.State != assembly.PointCarried || len(t.Content().Changes) == 0 {
			continue
		}
		alone, err := withChanges(n.base, t.Content().Changes)
		if err != nil {
			return nil, err
		}
		for _, c := range t.Content().Changes {
			single, err := plan.Single(alone.Plan, c.Address)
			if err != nil {
				return nil, err
			}
			for _, address := range single {
				byPoint[address] = true
				f, err := n.figure(alone.Plan, address)
				if err != nil {
					return nil, err
				}
				if end, err := plan.Get(n.folder.Plan, address); err != nil || end != f.New {
					return nil, contradicts(t.ID, f, end, err)
				}
				f.Point, f.Amendment, f.Vote = t.ID, amendmentOf(t, c), voteOf(p, t)
				out = append(out, f)
			}
		}
	}
	if n.Draft == "" {
		return out, nil
	}
	rows, err := compareRows(n.before.Plan, n.folder.Plan)
	if err != nil {
		return nil, err
	}
	for _, address := range addressesOf(rows, n.before.Plan, n.folder.Plan) {
		f, err := n.figure(n.folder.Plan, address)
		if err != nil {
			return nil, err
		}
		if f.Old != f.New && !byPoint[address] {
			f.Point, f.Vote = n.point, n.vote
			out = append(out, f)
		}
	}
	return out, nil
}

// contradicts refuses a point whose figure does not stand in the plan that
// would be adopted: another one sets it otherwise.
func contradicts(id assembly.PointID, f figureSet, end string, err error) error {
	if err != nil {
		return err
	}
	return refuse(Code(assembly.FiguresDiffer), string(id), f.Address, f.New, "?", f.Address, end)
}

// figure is a figure as it was, and as it is in a plan.
func (n *next) figure(after *plan.Plan, address string) (figureSet, error) {
	is, err := standing(after, address)
	if err != nil {
		return figureSet{}, err
	}
	was, err := standing(n.before.Plan, address)
	return figureSet{Address: address, Old: was, New: is}, err
}

// addressesOf are the addresses of single figures in two plans, each once, of
// what is named in a row that differs, of the kinds that a plan is decided in: targets, limits, supply, stocks, trade,
// standing capacity, projects, nature, population. Coefficients of processes
// and the like have none that names a row by itself; History reads them from
// the versions.
func addressesOf(rows []RowChange, plans ...*plan.Plan) []string {
	differs := map[string]bool{}
	for _, r := range rows {
		for name := range strings.FieldsSeq(r.Row) {
			differs[name] = true
		}
	}
	var out []string
	asked := map[string]bool{}
	for _, p := range plans {
		for _, at := range figuredIn(p) {
			if !differs[at.name] {
				continue
			}
			for _, whole := range at.addresses() {
				if asked[whole] {
					continue
				}
				asked[whole] = true
				for _, each := range plans {
					single, err := plan.Single(each, whole)
					if err != nil {
						continue // it has no such figure
					}
					out = append(out, single...)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// named is something of a plan with the kinds of figures that it has.
type named struct {
	name  string
	kinds []string
}

// fieldsOf are the fields of a row that have figures of their own, beside the
// first.
var fieldsOf = map[string][]string{
	"stock": {"closing", "most", "loss"}, "target": {"baseline", "floor", "weight", "tier"}, "limit": {"lower"},
	"import": {"lower", "share", "margin"}, "export": {"lower", "base", "growth", "margin"},
	"project": {"earliest", "latest", "delay", "lasts"}, "renewable": {"closing"},
}

func (x named) addresses() []string {
	var out []string
	for _, kind := range x.kinds {
		out = append(out, kind+":"+x.name)
		for _, field := range fieldsOf[kind] {
			out = append(out, kind+":"+x.name+":"+field)
		}
	}
	return out
}

func figuredIn(p *plan.Plan) []named {
	var out []named
	add := func(name string, kinds ...string) { out = append(out, named{name, kinds}) }
	for _, x := range p.Targets {
		add(string(x.ID), "target")
	}
	for _, x := range p.Limits {
		add(string(x.ID), "limit")
	}
	for _, x := range p.Goods {
		add(string(x.ID), "supply", "stock", "final_use", "import", "export", "price")
	}
	for _, x := range p.Assets {
		add(string(x.ID), "capacity", "retirement")
	}
	for _, x := range p.Projects {
		add(string(x.ID), "project")
	}
	for _, x := range p.Renewables {
		add(string(x.ID), "renewable")
	}
	for _, x := range p.Regions {
		add(string(x.ID), "population")
	}
	return slices.CompactFunc(out, func(a, b named) bool { return a.name == b.name && slices.Equal(a.kinds, b.kinds) })
}
