package web

import (
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
)

// homePage is the first page: what goes on today, and what is to be done.
type homePage struct {
	Plenaries []plenumRow
	Plans     []planRow
	Tasks     []taskRow
	Todo      []place // of a house that is being furnished
	Steps     []place // what waits for the reader
	SignedIn  bool
}

// live tells that the page follows the record.
func (p homePage) live() bool { return p.SignedIn }

// tasksAtHome is how many tasks the first page shows.
const tasksAtHome = 10

// home shows it. The public is welcomed with what was adopted.
func (c *call) home() error {
	if !c.signedIn() {
		return c.show("welcome", nil)
	}
	p := homePage{SignedIn: true}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	roles := hall.RolesOf(body, c.who, "", c.today())
	if hall.Allows(hall.SeePlenary, roles...) {
		if p.Plenaries, err = c.plenumRows(); err != nil {
			return err
		}
		for _, r := range p.Plenaries {
			p.Steps = append(p.Steps, c.headOf(r.P, body).Steps()...)
		}
	}
	plans, err := c.site.hall.Plans(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	if p.Plans, err = c.planRows(plans); err != nil {
		return err
	}
	if hall.Allows(hall.SeeTasks, roles...) {
		if p.Tasks, err = c.myTasks(body); err != nil {
			return err
		}
		p.Steps = append(p.Steps, c.stepsOfTasks(p.Tasks)...)
	}
	p.Todo = c.todo(body, roles, p)
	return c.show("home", p)
}

// myTasks are the open tasks of the organs that the reader belongs to.
func (c *call) myTasks(body *assembly.Body) ([]taskRow, error) {
	var all []delivery.Task
	for _, m := range body.MembershipsOf(c.who.Person, c.today()) {
		tasks, err := c.site.hall.TaskList(c.r.Context(), c.who, delivery.Filter{Organ: m.Organ, Pending: true})
		if err != nil {
			return nil, err
		}
		all = append(all, tasks...)
	}
	return c.taskRows(body, all[:min(len(all), tasksAtHome)], true)
}

// stepsOfTasks: tasks that are late, and those that nobody has taken note of.
func (c *call) stepsOfTasks(tasks []taskRow) []place {
	var late, fresh []taskRow
	for _, t := range tasks {
		switch {
		case !t.MayReport:
		case t.Late:
			late = append(late, t)
		case t.State == delivery.Open:
			fresh = append(fresh, t)
		}
	}
	var out []place
	for _, x := range []struct {
		key string
		all []taskRow
	}{{"web.home.late", late}, {"web.home.fresh", fresh}} {
		switch len(x.all) {
		case 0:
		case 1:
			out = append(out, place{Path: "/task/" + string(x.all[0].ID), Name: c.lang.text(x.key, len(x.all))})
		default:
			out = append(out, place{Path: "/tasks/" + string(x.all[0].Responsible), Name: c.lang.text(x.key, len(x.all))})
		}
	}
	return out
}

// todo is what a new house lacks, as far as the reader can do it.
func (c *call) todo(body *assembly.Body, roles []hall.Role, p homePage) []place {
	var out []place
	if hall.Allows(hall.KeepBody, roles...) && len(body.Rules) == 0 {
		out = append(out, place{Path: "/body", Name: c.lang.text("web.home.todo_body")})
	}
	if hall.Allows(hall.DraftPlan, roles...) && len(p.Plans) == 0 {
		out = append(out, place{Path: "/plan/new", Name: c.lang.text("web.home.todo_plan")})
	}
	if hall.Allows(hall.Convene, roles...) && len(p.Plenaries) == 0 && len(body.Rules) > 0 {
		out = append(out, place{Path: "/plenum/new", Name: c.lang.text("web.home.todo_plenary")})
	}
	return out
}
