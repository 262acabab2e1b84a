package web

import (
	"net/http"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// bodyPage is the directory: organs, who sits in them, and the rules they
// follow.
type bodyPage struct {
	Organs  []organRow
	People  []option
	Options []option // organs that another can belong to
	Seats   []option // organs that have members
	Kinds   []option
	Posts   []option
	Form    form

	MayKeep, MayName, MayErase bool // the body; enter persons; forget them
}

// organRow is an organ with its members.
type organRow struct {
	assembly.Organ
	Above   string
	Members []seatRow
	Rules   string // own, above or none
	Depth   int
}

// seatRow is a membership in words.
type seatRow struct {
	assembly.Membership
	Name, Title string
}

// bodyShow shows the directory.
func (c *call) bodyShow() error { return c.bodyPage(http.StatusOK, form{}) }

func (c *call) bodyPage(status int, f form) error {
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return err
	}
	names, err := c.names()
	if err != nil {
		return err
	}
	p := bodyPage{
		Form:     f,
		MayKeep:  hall.Permits(body, c.who, hall.KeepBody, "", c.today()),
		MayName:  hall.Permits(body, c.who, hall.KeepPersons, "", c.today()),
		MayErase: hall.Permits(body, c.who, hall.ErasePersons, "", c.today()),
	}
	for id, name := range names {
		p.People = append(p.People, option{string(id), name})
	}
	sortOptions(p.People)
	p.Options = []option{{"", c.lang.text("web_plenum.body.top")}}
	c.organRows(&p, body, "", 0)
	p.Seats = p.Options[1:]
	for _, k := range assembly.OrganKinds() {
		p.Kinds = append(p.Kinds, option{string(k), c.lang.text("web_plenum.organkind." + string(k))})
	}
	p.Posts = []option{{"", c.lang.text("web_plenum.post.none")}}
	for _, x := range []string{hall.PostChair, hall.PostSecretary, hall.PostPlanner, hall.PostOfficer, hall.PostVerifier, hall.PostAuditor} {
		p.Posts = append(p.Posts, option{x, c.lang.post(x)})
	}
	return c.showAs(status, "body", p)
}

// organRows lists organs below one, each before those below it.
func (c *call) organRows(p *bodyPage, body *assembly.Body, above assembly.OrganID, depth int) {
	for _, o := range body.Organs {
		if o.Parent != above || o.To != "" && o.To < c.today() {
			continue
		}
		r := organRow{Organ: o, Depth: depth, Rules: "none"}
		if rules := body.RulesOf(o.ID); rules != nil && rules.Organ == o.ID {
			r.Rules = "own"
		} else if rules != nil {
			r.Rules = "above"
		}
		for _, m := range body.Members(o.ID, c.today()) {
			r.Members = append(r.Members, seatRow{m, c.name(m.Person), c.lang.post(m.Post)})
		}
		slices.SortStableFunc(r.Members, func(a, b seatRow) int { return compareText(a.Name, b.Name) })
		p.Organs = append(p.Organs, r)
		p.Options = append(p.Options, option{string(o.ID), o.Name})
		c.organRows(p, body, o.ID, depth+1)
	}
}

// EndField is the identifier of the field for the last day of a membership: of
// the one that could not be ended, the one to which its faults lead.
func (p bodyPage) EndField(seat assembly.MembershipID) string {
	if p.Form.Sent("/body/end") && p.Form.Value("seat") == string(seat) {
		return "f-on"
	}
	return "end-" + string(seat)
}

// Ending tells whether the membership that could not be ended is one of these.
func (p bodyPage) Ending(members []seatRow) bool {
	return slices.ContainsFunc(members, func(m seatRow) bool { return p.EndField(m.ID) == "f-on" })
}

// bodyActs are what can be done with the body.
var bodyActs = map[string]func(c *call, f *form) assembly.BodyCommand{
	"organ": func(_ *call, f *form) assembly.BodyCommand {
		return assembly.FoundOrgan{
			ID: assembly.OrganID(f.text("id", 60)), Parent: assembly.OrganID(f.maybe("parent", 60)),
			Sort: assembly.OrganKind(f.text("kind", 60)), Name: f.text("name", 300), From: f.date("from", false),
		}
	},
	"seat": func(_ *call, f *form) assembly.BodyCommand {
		return assembly.BeginMembership{
			Person: f.person("person"), Organ: assembly.OrganID(f.text("organ", 60)), Post: f.maybe("post", 100),
			Votes: f.ticked("votes"), Weight: f.count("weight"), From: f.date("from", false),
		}
	},
	"end": func(_ *call, f *form) assembly.BodyCommand {
		return assembly.EndMembership{ID: assembly.MembershipID(f.text("seat", 60)), Seen: f.number("seen"), On: f.date("on", true)}
	},
}

// bodyAct does one of them.
func (c *call) bodyAct() error {
	f := c.readForm()
	var run func() error
	switch act := c.r.PathValue("act"); {
	case act == "person":
		name, contact := f.text("name", 200), f.maybe("contact", 500)
		run = func() error {
			_, err := c.site.hall.EnterPerson(c.r.Context(), c.who, name, contact)
			return err
		}
	case act == "erase":
		id := f.person("person")
		if f.OK() && !f.ticked("sure") {
			return c.eraseAsk(id)
		}
		run = func() error { return c.site.hall.ErasePerson(c.r.Context(), c.who, id) }
	case bodyActs[act] != nil:
		command := bodyActs[act](c, &f)
		run = func() error {
			_, err := c.site.hall.DoBody(c.r.Context(), c.who, command)
			return err
		}
	default:
		return errNotFound
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := run()
		if err == nil {
			return c.done("/body", "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.bodyPage(status, f)
}

// erasePage asks once more before a name is forgotten.
type erasePage struct {
	Person assembly.PersonID
	Name   string
}

func (c *call) eraseAsk(id assembly.PersonID) error {
	if !c.may(hall.ErasePersons, "") {
		return c.refusal(hall.Forbidden)
	}
	names, err := c.names()
	if err != nil {
		return err
	}
	if names[id] == "" {
		return errNotFound
	}
	return c.show("body_erase", erasePage{Person: id, Name: names[id]})
}
