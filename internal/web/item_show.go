package web

import (
	"net/http"

	"github.com/openplenum/plenum/internal/assembly"
)

// itemPage is an item of the agenda: what was said, what is proposed.
type itemPage struct {
	plenumHead
	I           *assembly.Item
	Place       int // on the agenda
	Conclusions []*assembly.Conclusion
	Speakers    []option
}

// itemShow shows an item.
func (c *call) itemShow() error { return c.itemPage(http.StatusOK, form{}) }

func (c *call) itemPage(status int, f form) error {
	h, err := c.plenum("agenda", f)
	if err != nil {
		return err
	}
	i := h.P.Item(c.number("item"))
	if i == nil {
		return errNotFound
	}
	h.below(h.ItemPath(i.No), i.Title)
	p := itemPage{plenumHead: h, I: i}
	for n := range h.P.Items {
		if h.P.Items[n].No == i.No {
			p.Place = n + 1
		}
	}
	for n := range h.P.Conclusions {
		if h.P.Conclusions[n].Item == i.No {
			p.Conclusions = append(p.Conclusions, &h.P.Conclusions[n])
		}
	}
	p.Speakers = h.memberOptions()
	return c.showAs(status, "item", p)
}

// Points are the points of a conclusion.
func (p itemPage) Points(id assembly.ConclusionID) []pointRow { return p.pointRows(id) }

// ItemPath is where an item stands.
func (h plenumHead) ItemPath(no int) string { return h.Path() + "/item/" + itoa(no) }

// memberOptions offers the members of the organ today, by name.
func (h plenumHead) memberOptions() []option {
	day := assembly.Date("")
	if s := h.Sitting(); s != nil {
		day = s.Day
	} else if n := len(h.P.Sittings); n > 0 {
		day = h.P.Sittings[n-1].Day
	}
	var out []option
	seen := map[assembly.PersonID]bool{}
	for _, m := range h.Body.Members(h.P.Organ, day) {
		if !seen[m.Person] {
			seen[m.Person] = true
			out = append(out, option{string(m.Person), h.Person(m.Person)})
		}
	}
	sortOptions(out)
	return out
}

// SittingOptions are the sittings that an item can be put off to.
func (p itemPage) SittingOptions() []option {
	out := []option{{"", p.lang.text("web_plenum.item.no_sitting")}}
	for _, s := range p.P.Sittings {
		if s.Opened == nil {
			out = append(out, option{itoa(s.No), p.lang.text("web_plenum.sitting.named", s.No)})
		}
	}
	return out
}

// itemActs are what can be done with an item.
var itemActs = map[string]act{
	"take": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.TakeItem{No: c.number("item")}
	},
	"pause": func(c *call, _ *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.PauseItem{No: c.number("item")}
	},
	"decide": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.DecideItem{No: c.number("item"), Note: f.maybe("note", 10_000)}
	},
	"defer": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.DeferItem{
			No: c.number("item"), Sitting: f.number("sitting"), Plenary: f.maybe("later", 300), Reason: f.maybe("reason", 10_000),
		}
	},
	"withdraw": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.WithdrawItem{No: c.number("item"), Reason: f.maybe("reason", 10_000)}
	},
	"waive": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.WaiveNotice{No: c.number("item"), Reason: f.text("reason", 10_000)}
	},
	"retitle": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.RetitleItem{No: c.number("item"), Seen: f.number("seen"), Title: f.text("title", 300)}
	},
	"move": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.MoveItem{No: c.number("item"), Seen: f.number("seen"), Place: f.whole("place", 1, 10_000)}
	},
	"statement": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.NoteStatement{Item: c.number("item"), Person: f.person("person"), Text: f.text("text", 100_000)}
	},
	"conclusion": func(c *call, f *form, _ *assembly.Plenary) assembly.PlenaryCommand {
		return assembly.DraftConclusion{Item: c.number("item"), Title: f.text("title", 300)}
	},
}

// itemAct does one of them.
func (c *call) itemAct() error {
	return c.perform(itemActs, c.itemPage, func(form) string { return c.plenaryPath() + "/item/" + itoa(c.number("item")) })
}

// plenaryPath is where the plenary of the path stands.
func (c *call) plenaryPath() string { return plenumPath(assembly.PlenaryID(c.r.PathValue("plenary"))) }
