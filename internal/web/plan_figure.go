package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/report"
)

// figurePage answers of one figure: what it is, who set it and when, by which
// point, under which vote, what it was before, and what holds it back.
type figurePage struct {
	planHead
	Address  string
	Figure   string // its name
	Value    string
	Original string // as first set, where that is another value
	Organ    string
	Tier     string
	Several  []place // the years one by one
	Reached  *reachedView
	Acts     []actRow
	First    hall.PlanVersion
	FirstBy  string
	Tasks    []place // that serve it
}

// reachedView is what the solved plan reaches of a target, and what holds it
// back.
type reachedView struct {
	Text  string
	Met   bool
	Holds []string
}

// planFigure shows one figure.
func (c *call) planFigure() error {
	b, err := c.book()
	if err != nil {
		return err
	}
	address := c.r.FormValue("address")
	all, err := c.site.hall.History(c.r.Context(), c.who, b.Version.Plan, b.Version.ID, address)
	if hall.Refused(err, hall.ChangeFaulty) || err == nil && len(all) == 0 {
		return errNotFound // there is no such figure
	}
	if err != nil {
		return err
	}
	p := figurePage{planHead: c.planHead(b, ""), Address: address, Figure: b.figureName(address, c.lang)}
	if len(all) > 1 {
		for _, one := range all {
			p.Several = append(p.Several, place{Path: b.figureLink(one.Address), Name: b.figureName(one.Address, c.lang) + ": " + one.Value})
		}
		return c.show("plan_figure", p)
	}
	c.fillHistory(&p, all[0])
	if x, ok := b.promiseAt(address); ok {
		p.Organ, p.Tier = b.organName(x.Organ), b.tierName(x.Tier, c.lang)
		p.Reached = c.reachedView(b, x)
	}
	if p.Tasks, err = c.tasksServing(address); err != nil {
		return err
	}
	return c.show("plan_figure", p)
}

// fillHistory puts the acts that set a figure into words, the newest first.
func (c *call) fillHistory(p *figurePage, h hall.FigureHistory) {
	p.Value, p.First, p.FirstBy = h.Value, h.First, c.name(h.First.Author)
	if h.Original != h.Value {
		p.Original = h.Original
	}
	for _, s := range slices.Backward(h.Steps) {
		r := actRow{FigureStep: s, By: c.name(s.By), VersionLink: planPath(s.Plan) + "?" + url.Values{"version": {string(s.Version)}}.Encode()}
		if s.Plenary != "" && c.may(hall.SeePlenary, "") {
			r.PointLink = plenumPath(s.Plenary) + "/point/" + string(s.Point)
			r.VoteLink = plenumPath(s.Plenary) + "/vote/" + string(s.Vote)
		}
		p.Acts = append(p.Acts, r)
	}
}

// actRow is one act that set a figure.
type actRow struct {
	hall.FigureStep
	By                               string
	PointLink, VoteLink, VersionLink string
}

// tasksServing lists the tasks that serve a figure, for those who may see them.
func (c *call) tasksServing(address string) ([]place, error) {
	all, err := c.site.hall.TaskList(c.r.Context(), c.who, delivery.Filter{Figure: address})
	if _, refused := hall.AsRefusals(err); refused {
		return nil, nil
	}
	var out []place
	for _, t := range all {
		out = append(out, place{Path: "/task/" + string(t.ID), Name: string(t.ID) + " · " + shorten(t.Text, 80)})
	}
	return out, err
}

// figureName names a figure by its address: a target by its name and year,
// others by kind and names.
func (b *book) figureName(address string, l *lang) string {
	if x, ok := b.promiseAt(address); ok {
		return b.targetName(x) + " " + b.yearsOf(x)
	}
	kind, rest, _ := strings.Cut(address, ":")
	key := "web_plan.figure.kind." + kind
	if !l.words.Has(key) {
		return address
	}
	parts := strings.Split(rest, ":")
	for i, id := range parts {
		name, region, _ := strings.Cut(id, "@")
		parts[i] = b.nameOf(name)
		if region != "" {
			parts[i] += " · " + region
		}
	}
	return l.text(key) + " " + strings.Join(parts, " ")
}

// nameOf is the name of whatever has an identifier in the plan, or the
// identifier.
func (b *book) nameOf(id string) string {
	p := b.Folder.Plan
	for _, x := range p.Targets {
		if string(x.ID) == id && x.Name != "" {
			return x.Name
		}
	}
	for _, x := range p.Goods {
		if string(x.ID) == id && x.Name != "" {
			return x.Name
		}
	}
	for _, x := range p.Limits {
		if string(x.ID) == id && x.Name != "" {
			return x.Name
		}
	}
	for _, x := range p.Processes {
		if string(x.ID) == id && x.Name != "" {
			return x.Name
		}
	}
	for _, x := range p.Projects {
		if string(x.ID) == id && x.Name != "" {
			return x.Name
		}
	}
	return id
}

// promiseAt is the promise whose amount stands at an address.
func (b *book) promiseAt(address string) (plan.Promise, bool) {
	for _, x := range b.Folder.Figures.Promises {
		if b.addressOf(x) == address {
			return x, true
		}
	}
	return plan.Promise{}, false
}

// solvedTarget is what an answer says of a promise, nil without one.
func (b *book) solvedTarget(p plan.Promise) *outcome.Target {
	if b.Outcome == nil {
		return nil
	}
	years := b.Folder.Figures.Years
	for i := range b.Outcome.Targets {
		t := &b.Outcome.Targets[i]
		if t.ID == p.ID && t.Region == b.region(p) && len(t.Years) == len(p.Years) && t.Years[0] == years[p.Years[0]] {
			return t
		}
	}
	return nil
}

// holdsShown is how many of the things that hold a target back are named.
const holdsShown = 3

// reachedView says what the plan reaches of a promise, and what of the scarce
// things would help its tier most.
func (c *call) reachedView(b *book, x plan.Promise) *reachedView {
	t := b.solvedTarget(x)
	if t == nil {
		return nil
	}
	teller := report.NewTeller(c.lang.words, b.Outcome.Regions)
	args := locale.Args{
		"value": teller.Figure(t.Value) + " " + t.Unit, "amount": teller.Figure(t.Amount) + " " + t.Unit, "percent": teller.Fulfilment(t.Fulfilment),
	}
	if t.Met {
		return &reachedView{Text: c.lang.text("web_plan.figure.met", args), Met: true}
	}
	v := &reachedView{Text: c.lang.text("web_plan.figure.short", args)}
	for _, p := range b.scarce(t.Tier) {
		kind := b.Outcome.Phases[p.Phase].Kind
		key := "report.summary.scarce." + string(kind)
		if !c.lang.words.Has(key) {
			continue
		}
		name := teller.Thing(p.Kind, p.Name, p.Region, "")
		v.Holds = append(v.Holds, c.lang.text(key, name, teller.Year(p.Year), teller.Percent(p.Percent), b.tierName(t.Tier, c.lang)))
	}
	return v
}

// scarce lists the prices of the phases of a tier, the highest gain of one per
// cent more first.
func (b *book) scarce(tier int) []outcome.Price {
	var out []outcome.Price
	for _, p := range b.Outcome.Prices {
		if p.Phase < len(b.Outcome.Phases) && b.Outcome.Phases[p.Phase].Tier == tier && p.Percent > 0 {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(x, y outcome.Price) int { return cmp.Compare(y.Percent, x.Percent) })
	return out[:min(len(out), holdsShown)]
}
