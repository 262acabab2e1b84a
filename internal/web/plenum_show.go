package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// plenumPage is the front page of a plenary: where it stands, its agenda, its
// sittings.
type plenumPage struct {
	plenumHead
	Late []reason // that the members were told too late
}

// plenumShow shows a plenary.
func (c *call) plenumShow() error { return c.plenumPage(http.StatusOK, form{}) }

func (c *call) plenumPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	p := plenumPage{plenumHead: h}
	if told := h.P.Told(); told.Has(assembly.NoticeShort) && h.P.State != assembly.PlenaryClosed {
		if late, ok := hall.AsRefusals(told); ok {
			p.Late = c.reasons(late)
		}
	}
	return c.showAs(status, "plenum_show", p)
}

// SittingOptions are the sittings that an item can be planned for.
func (p plenumPage) SittingOptions() []option {
	out := []option{{"", p.lang.text("web_plenum.item.any_sitting")}}
	for _, s := range p.P.Sittings {
		if s.Closed == nil {
			out = append(out, option{itoa(s.No), p.lang.text("web_plenum.sitting.named", s.No)})
		}
	}
	return out
}

// plenumActs are what can be done with a plenary as a whole.
var plenumActs = map[string]act{
	"item": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.AddItem{Title: f.text("title", 300), Sitting: f.number("sitting")}
	},
	"sitting": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.ScheduleSitting{Day: f.date("day", true), Place: f.maybe("place", 300)}
	},
	"notice": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.GiveNotice{On: f.date("on", true), How: f.maybe("how", 300)}
	},
	"adjourn": func(_ *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.Adjourn{Until: f.date("until", false), Reason: f.maybe("reason", 10_000)}
	},
	"close": func(*call, *form, *assembly.Plenary) assembly.PlenaryCommand { return assembly.ClosePlenary{} },
}

// plenumAct does one of them.
func (c *call) plenumAct() error {
	return c.perform(plenumActs, c.plenumPage, func(form) string {
		return plenumPath(assembly.PlenaryID(c.r.PathValue("plenary")))
	})
}
