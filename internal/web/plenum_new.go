package web

import (
	"net/http"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// conveneForm convenes a plenary.
type conveneForm struct {
	form
	ID assembly.PlenaryID
	assembly.Convene
}

// convenePage asks for what a plenary needs.
type convenePage struct {
	Organs []option
	Form   conveneForm
}

// conveneShow shows the form, with the next free name.
func (c *call) conveneShow() error {
	if !c.may(hall.Convene, "") {
		return c.refusal(hall.Forbidden)
	}
	all, err := c.site.hall.Plenaries(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	number := strconv.Itoa(len(all) + 1)
	year := strconv.Itoa(c.site.clock().Year())
	return c.conveneForm(http.StatusOK, conveneForm{form: empty("id", year+"-"+number, "number", number)})
}

func (c *call) conveneForm(status int, f conveneForm) error {
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	p := convenePage{Form: f}
	for _, o := range body.Organs {
		if hall.Allows(hall.Convene, hall.RolesOf(body, c.who, o.ID, c.today())...) {
			p.Organs = append(p.Organs, option{string(o.ID), o.Name})
		}
	}
	return c.showAs(status, "plenum_new", p)
}

// convene convenes a plenary.
func (c *call) convene() error {
	f := conveneForm{form: c.readForm()}
	f.ID = assembly.PlenaryID(f.text("id", 60))
	f.Organ = assembly.OrganID(f.text("organ", 100))
	f.Number = f.whole("number", 1, 100_000)
	f.Title = f.text("title", 300)
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := c.command(f.ID, f.Convene)
		if err == nil {
			return c.done(plenumPath(f.ID), "sent")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.conveneForm(status, f)
}
