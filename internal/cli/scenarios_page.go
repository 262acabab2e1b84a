package cli

import (
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/outcome"
)

// riskPage shows for people how a plan did under draws.
type riskPage struct {
	*page
	words *locale.Catalogue
	met   bool // the plan itself meets every target
}

// mostGiven is how many of the things that gave way are listed.
const mostGiven = 10

func (p riskPage) write(r *app.Risk) {
	p.printf("%s\n", p.strong(p.text("scenario.title", r.Plan, r.Draws, r.Seed)))
	p.printf("\n")
	p.risks(r)
	p.printf("\n")
	p.targets(r)
	if r.Objective != nil {
		o := r.Objective
		p.say("scenario.objective", p.words.Percent(o.Holds.Share, 0), p.words.Figure(o.Value[0], 4), p.words.Figure(o.Value[2], 4))
	}
	p.printf("\n")
	p.say("scenario.holds")
	if r.Foresight {
		p.say("scenario.foresight")
	}
	if !p.met {
		p.say("scenario.short_plan")
	}
	p.given(r)
	p.worst(r)
	if r.Unsolved > 0 {
		p.printf("\n%s\n", p.warn(p.text("scenario.unsolved", r.Unsolved)))
	}
	if r.Unchecked > 0 {
		p.printf("\n%s\n", p.bad(p.text("scenario.unchecked", r.Unchecked)))
	}
}

// risks lists what was drawn.
func (p riskPage) risks(r *app.Risk) {
	rows := [][]string{{
		p.text("scenario.head.risk"), p.text("scenario.head.of"), p.text("scenario.head.years"),
		p.text("scenario.head.mean"), p.text("scenario.head.low"), p.text("scenario.head.high"),
	}}
	off := false
	for _, risk := range r.Risks {
		of := string(risk.Process)
		switch {
		case risk.Price:
			of = p.text("scenario.price", risk.Good)
		case risk.Good != "":
			of = p.text("scenario.output", risk.Good, risk.Process)
		}
		if risk.Region != "" {
			of = p.text("scenario.in_region", of, risk.Region)
		}
		off = off || risk.Mean < 0.99 || risk.Mean > 1.01
		rows = append(rows, []string{
			risk.Name, of, p.span(risk.Years), p.words.Figure(risk.MeanDrawn, 3),
			p.words.Figure(risk.Factor[0], 3), p.words.Figure(risk.Factor[4], 3),
		})
	}
	p.table("lllrrr", rows)
	if off {
		p.say("scenario.mean_off")
	}
}

// targets lists every promise with its probability.
func (p riskPage) targets(r *app.Risk) {
	head := []string{
		p.text("scenario.head.target"), p.text("scenario.head.year"), p.text("scenario.head.plan"),
		p.text("scenario.head.holds"), p.text("scenario.head.range"), p.text("scenario.head.q5"), p.text("scenario.head.q50"),
	}
	if r.Foresight {
		head = append(head, p.text("scenario.head.foresight"))
	}
	rows := [][]string{append(head, p.text("scenario.head.driver"))}
	for _, target := range r.Targets {
		name := target.Name
		if target.Region != "" {
			name = p.text("scenario.in_region", name, target.Region)
		}
		for _, at := range target.Points {
			row := []string{
				name, p.span(at.Years), p.words.Percent(at.Planned.Fulfilment, 1), p.words.Percent(at.Holds.Share, 0),
				p.text("scenario.between", p.words.Percent(at.Holds.Low, 0), p.words.Percent(at.Holds.High, 0)),
				p.words.Percent(at.Fulfilment[0], 1), p.words.Percent(at.Fulfilment[2], 1),
			}
			if r.Foresight {
				row = append(row, p.words.Percent(at.Foresight.Holds.Share, 0))
			}
			driver := ""
			if len(at.Drivers) > 0 {
				driver = at.Drivers[0].Name + " " + strconv.Itoa(at.Drivers[0].Year)
			}
			rows = append(rows, append(row, driver))
			name = ""
		}
	}
	p.table("llrrrrrr"[:len(rows[0])-1], rows)
}

// given lists what had to give way.
func (p riskPage) given(r *app.Risk) {
	if r.Relaxed == 0 {
		return
	}
	p.printf("\n%s\n", p.warn(p.text("scenario.given", r.Relaxed)))
	rows := [][]string{{
		p.text("scenario.head.what"), p.text("scenario.head.year"), p.text("scenario.head.asked"), "",
		p.text("scenario.head.often"), p.text("scenario.head.short"), p.text("scenario.head.most"),
	}}
	for _, g := range r.Given[:min(len(r.Given), mostGiven)] {
		rows = append(rows, []string{
			p.owed(g.Kind, g.Of, string(g.Region)), strconv.Itoa(g.Year), p.words.Figure(g.Asked, 4), g.Unit,
			p.words.Percent(g.Share.Share, 0), p.words.Figure(g.Mean, 3), p.words.Figure(g.Most, 3),
		})
	}
	p.table("llrlrrr", rows)
	if more := len(r.Given) - mostGiven; more > 0 {
		p.say("scenario.more", more)
	}
}

// owed names something that had to give way.
func (p riskPage) owed(kind, of, region string) string {
	name := p.text("scenario.owed."+kind, of)
	if region != "" {
		name = p.text("scenario.in_region", name, region)
	}
	return name
}

// worst tells the worst draws with the factors that were farthest off.
func (p riskPage) worst(r *app.Risk) {
	if len(r.Worst) == 0 {
		return
	}
	p.printf("\n%s\n", p.text("scenario.worst"))
	for _, w := range r.Worst {
		var factors []string
		for _, f := range w.Factors {
			factors = append(factors, p.text("scenario.factor", f.Name, f.Year, p.words.Figure(f.Factor, 2)))
		}
		because := strings.Join(factors, "; ")
		switch {
		case w.Status != outcome.Solved:
			p.say("scenario.draw.none", w.Number, because)
		case w.Least == nil:
			p.say("scenario.draw.given", w.Number, because)
		default:
			p.say("scenario.draw.least", w.Number, w.Least.Name, w.Least.Year,
				p.words.Percent(w.Least.Fulfilment, 1), p.words.Percent(w.Least.Planned, 1), because)
		}
	}
}

// span writes one year, or the first and last of several.
func (p riskPage) span(years []int) string {
	switch len(years) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(years[0])
	}
	return p.text("scenario.years", years[0], years[len(years)-1])
}
