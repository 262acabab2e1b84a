package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/planfile"
)

// tryPage is a dry run: what a new table would change, and what is wrong with
// it.
type tryPage struct {
	planHead
	File     string
	Changes  []hall.RowChange
	Faults   []planFault
	Warnings []planFault
	Form     tableForm
}

// tryTable shows what a table would change. Nothing is kept.
func (c *call) tryTable() error {
	if !isTable(c.r.PathValue("table")) {
		return errNotFound
	}
	f, err := c.readTableForm()
	if err != nil {
		return err
	}
	if !f.OK() {
		return c.tablePage(http.StatusUnprocessableEntity, f)
	}
	return c.tryPage(http.StatusOK, f)
}

func (c *call) tryPage(status int, f tableForm) error {
	b, err := c.book()
	if err != nil {
		return err
	}
	p := tryPage{planHead: c.planHead(b, "tables"), File: c.r.PathValue("table"), Form: f}
	trial, err := c.site.hall.TryTables(c.r.Context(), c.who, c.upload(f))
	if err != nil {
		if status, err = p.Form.refuse(c, err); err != nil {
			return err
		}
	}
	p.Changes, p.Faults, p.Warnings = trial.Changes, c.planFaults(trial.Faults), c.planFaults(trial.Warnings)
	if len(p.Faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return c.showAs(status, "plan_try", p)
}

// upload is a new table as hall takes it.
func (c *call) upload(f tableForm) hall.Upload {
	return hall.Upload{
		Base: f.Seen, Files: []planfile.File{{Name: c.r.PathValue("table"), Data: []byte(f.Text)}}, Note: f.Value("note"),
	}
}

// keepTable keeps the table as a new draft.
func (c *call) keepTable() error {
	if !isTable(c.r.PathValue("table")) {
		return errNotFound
	}
	f, err := c.readTableForm()
	if err != nil {
		return err
	}
	f.text("note", 300)
	if !f.OK() {
		return c.tryPage(http.StatusUnprocessableEntity, f)
	}
	v, err := c.site.hall.KeepTables(c.r.Context(), c.who, c.upload(f))
	if err == nil {
		return c.done(planPath(v.Plan)+"?version="+string(v.ID), "kept")
	}
	status, err := f.refuse(c, err)
	if err != nil {
		return err
	}
	return c.tryPage(status, f)
}
