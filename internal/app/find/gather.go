package find

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
)

// gather lists all that somebody may find.
func gather(ctx context.Context, h *hall.Hall, who hall.Actor) ([]Hit, error) {
	var out []Hit
	for _, from := range []func(context.Context, *hall.Hall, hall.Actor) ([]Hit, error){plenaries, tasks, plans, people} {
		some, err := from(ctx, h, who)
		if err != nil && !isForbidden(err) {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// isForbidden tells whether what was asked for is for others to see.
func isForbidden(err error) bool {
	return hall.Refused(err, hall.Forbidden) || hall.Refused(err, hall.SignInFirst) || hall.Refused(err, hall.PlanUnknown)
}

// plenaries lists what is before the plenaries; for those who may not see them,
// what they adopted.
func plenaries(ctx context.Context, h *hall.Hall, who hall.Actor) ([]Hit, error) {
	all, err := h.Plenaries(ctx, who)
	if isForbidden(err) {
		return adopted(ctx, h)
	}
	var out []Hit
	for _, p := range all {
		out = append(out, Hit{Kind: Plenary, ID: string(p.ID), Plenary: p.ID, Title: p.Title})
		for i := range p.Items {
			x := &p.Items[i]
			hit := Hit{Kind: Item, ID: itoa(x.No), Plenary: p.ID, Number: x.No, Title: x.Title}
			for _, said := range x.Said {
				hit.Text += said.Text + "\n"
			}
			out = append(out, hit)
		}
		for i := range p.Conclusions {
			c := &p.Conclusions[i]
			out = append(out, Hit{Kind: Conclusion, ID: string(c.ID), Plenary: p.ID, Title: c.Title})
			for _, t := range p.PointsOf(c.ID) {
				out = append(out, Hit{Kind: Point, ID: string(t.ID), Plenary: p.ID, Number: p.NumberOf(t.ID), Text: saying(t.Content())})
			}
		}
		for i := range p.Amendments {
			m := &p.Amendments[i]
			out = append(out, Hit{Kind: Amendment, ID: string(m.ID), Plenary: p.ID, Text: saying(m.Content) + "\n" + m.Reason})
		}
	}
	return out, err
}

// saying is what a point says, with the figures that it changes.
func saying(c assembly.Content) string {
	var b strings.Builder
	b.WriteString(c.Text)
	for _, x := range c.Changes {
		b.WriteString("\n" + x.Address + " " + x.New)
	}
	return b.String()
}

// adopted lists what everybody may read of plenaries.
func adopted(ctx context.Context, h *hall.Hall) ([]Hit, error) {
	all, err := h.Public(ctx)
	var out []Hit
	for _, p := range all {
		out = append(out, Hit{Kind: Plenary, ID: string(p.ID), Plenary: p.ID, Title: p.Title, Public: true})
		for i := range p.Conclusions {
			c := &p.Conclusions[i]
			out = append(out, Hit{Kind: Conclusion, ID: string(c.ID), Plenary: p.ID, Title: c.Title, Public: true})
			for n := range c.Points {
				out = append(out, Hit{Kind: Point, ID: string(c.Points[n].ID), Plenary: p.ID, Number: c.Points[n].Number, Text: c.Points[n].Text, Public: true})
			}
		}
	}
	return out, err
}

func tasks(ctx context.Context, h *hall.Hall, who hall.Actor) ([]Hit, error) {
	all, err := h.TaskList(ctx, who, delivery.Filter{})
	var out []Hit
	for i := range all {
		out = append(out, Hit{Kind: Task, ID: string(all[i].ID), Plenary: all[i].Origin.Plenary, Text: all[i].Text})
	}
	return out, err
}

// plans lists the figures of the plans that hold, and what they are about.
func plans(ctx context.Context, h *hall.Hall, who hall.Actor) ([]Hit, error) {
	all, err := h.Plans(ctx, who)
	var out []Hit
	for _, p := range all {
		f, v, err := h.Folder(ctx, who, p.Current.ID)
		if isForbidden(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, figures(f, v.Plan)...)
	}
	return out, err
}

// figures lists what a plan has names for. A target in a region is one figure;
// its page has the years.
func figures(f *app.Folder, plan hall.PlanID) []Hit {
	var out []Hit
	add := func(k Kind, id, name, more string) {
		out = append(out, Hit{Kind: k, ID: id, Plan: plan, Title: cmp.Or(name, id), Text: more})
	}
	regions := map[string]string{}
	for _, r := range f.Plan.Regions {
		regions[string(r.ID)] = cmp.Or(r.Name, string(r.ID))
		add(Region, string(r.ID), r.Name, "")
	}
	seen := map[string]bool{}
	for i := range f.Figures.Promises {
		x := &f.Figures.Promises[i]
		address, name := "target:"+string(x.ID), cmp.Or(x.Name, string(x.ID))
		if x.Measure.Region >= 0 {
			if region := string(f.Figures.Regions[x.Measure.Region]); region != "" {
				address += "@" + region
				name += " · " + regions[region]
			}
		}
		if !seen[address] {
			seen[address] = true
			add(Figure, address, name, "")
		}
	}
	for i := range f.Plan.Limits {
		add(Figure, "limit:"+string(f.Plan.Limits[i].ID), f.Plan.Limits[i].Name, "")
	}
	for i := range f.Plan.Projects {
		add(Figure, "project:"+string(f.Plan.Projects[i].ID), f.Plan.Projects[i].Name, "")
	}
	for i := range f.Plan.Goods {
		add(Good, string(f.Plan.Goods[i].ID), f.Plan.Goods[i].Name, "")
	}
	return out
}

// people lists organs, and persons whose names may be seen.
func people(ctx context.Context, h *hall.Hall, who hall.Actor) ([]Hit, error) {
	b, err := h.Body(ctx, who)
	if err != nil {
		return nil, err
	}
	var out []Hit
	for _, o := range b.Organs {
		out = append(out, Hit{Kind: Organ, ID: string(o.ID), Title: o.Name})
	}
	names, err := h.Names(ctx, who)
	if isForbidden(err) {
		return out, nil
	}
	for _, p := range b.People {
		if name := names[p.ID]; name != "" {
			hit := Hit{Kind: Person, ID: string(p.ID), Title: name}
			for _, m := range b.Memberships {
				if o := b.Organ(m.Organ); o != nil && m.Person == p.ID {
					hit.Text += o.Name + " "
				}
			}
			out = append(out, hit)
		}
	}
	return out, err
}

func itoa(n int) string { return strconv.Itoa(n) }
