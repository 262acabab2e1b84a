package web

import (
	"net/http"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// plenumHead is what every page of a plenary knows: the plenary and the body as
// they stand, the names of persons, and what the reader may do there.
type plenumHead struct {
	P     *assembly.Plenary
	Body  *assembly.Body
	Tab   string
	Form  form // of the forms on the page, when one was sent back
	path  []place
	lang  *lang
	names map[assembly.PersonID]string
	roles []hall.Role
	who   hall.Actor
	today assembly.Date
	here  string // the page that is read
}

// plenum reads the plenary of the path.
func (c *call) plenum(tab string, f form) (plenumHead, error) {
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	p, err := c.site.hall.Plenary(c.r.Context(), c.who, id)
	if err != nil {
		return plenumHead{}, err
	}
	body, err := c.site.hall.Body(c.r.Context(), c.who)
	if err != nil {
		return plenumHead{}, err
	}
	names, err := c.names()
	if err != nil {
		return plenumHead{}, err
	}
	h := c.headOf(p, body)
	h.Tab, h.Form, h.names = tab, f, names
	h.path = []place{{Path: "/plenum", Name: c.lang.text("web.nav.plenum")}, {Path: h.Path(), Name: p.Title}}
	return h, nil
}

// headOf is what a page knows of a plenary for its reader, without names.
func (c *call) headOf(p *assembly.Plenary, body *assembly.Body) plenumHead {
	return plenumHead{
		P: p, Body: body, lang: c.lang, who: c.who, today: c.today(), here: c.r.URL.Path,
		roles: hall.RolesOf(body, c.who, p.Organ, c.today()),
	}
}

// Path is where the plenary stands.
func (h plenumHead) Path() string { return plenumPath(h.P.ID) }

func plenumPath(id assembly.PlenaryID) string { return "/plenum/" + string(id) }

// trail leads to the page.
func (h plenumHead) trail() []place { return h.path }

// below adds a step to the trail.
func (h *plenumHead) below(path, name string) { h.path = append(h.path, place{Path: path, Name: name}) }

// live tells that the page follows the record while the plenary goes on.
func (h plenumHead) live() bool { return h.P.State != assembly.PlenaryClosed }

// May tells whether the reader may do something here. What is in order now is
// another question: the rules of procedure answer it.
func (h plenumHead) May(action string) bool {
	return h.P.State != assembly.PlenaryClosed && hall.Allows(hall.Action(action), h.roles...)
}

// Person is the name of a person.
func (h plenumHead) Person(id assembly.PersonID) string { return nameIn(h.names, id, h.lang) }

// Me tells whether a person is the reader.
func (h plenumHead) Me(id assembly.PersonID) bool { return id != "" && id == h.who.Person }

// Organ is the name of an organ.
func (h plenumHead) Organ(id assembly.OrganID) string { return organIn(h.Body, id) }

// organIn is the name of an organ, or its identifier.
func organIn(b *assembly.Body, id assembly.OrganID) string {
	if b != nil {
		if o := b.Organ(id); o != nil {
			return o.Name
		}
	}
	return string(id)
}

// nameIn is the name of a person. One whose name was erased, or is not for the
// reader, has a word instead.
func nameIn(names map[assembly.PersonID]string, id assembly.PersonID, l *lang) string {
	switch name := names[id]; {
	case name != "":
		return name
	case id == "" || id == hall.Program:
		return l.text("web_plenum.person.program")
	}
	return l.text("web_plenum.person.unnamed")
}

// names are the names of persons that the reader may see, read once a request.
func (c *call) names() (map[assembly.PersonID]string, error) {
	if c.known == nil {
		names, err := c.site.hall.Names(c.r.Context(), c.who)
		if err != nil {
			return nil, err
		}
		c.known = names
	}
	return c.known, nil
}

// name is the name of one person, for sentences. An error leaves it unnamed.
func (c *call) name(id assembly.PersonID) string {
	names, err := c.names()
	if err != nil {
		names = nil
	}
	return nameIn(names, id, c.lang)
}

// today is the day, as rules count days.
func (c *call) today() assembly.Date {
	return assembly.Date(c.site.clock().In(c.site.zone).Format(time.DateOnly))
}

// OpenVote is the vote that is being held, nil if none is.
func (h plenumHead) OpenVote() *assembly.Vote { return h.P.VoteNow() }

// Sitting is the sitting that is being held, nil if none is.
func (h plenumHead) Sitting() *assembly.Sitting { return h.P.SittingNow() }

// QuestionOf is what a vote is about, in words.
func (h plenumHead) QuestionOf(v *assembly.Vote) string { return questionText(h.lang, h.P, v.Question) }

// questionText puts a question into words.
func questionText(l *lang, p *assembly.Plenary, q assembly.Question) string {
	switch q.On {
	case assembly.OnAmendment:
		if a := p.Amendment(q.Amendment); a != nil && a.Sort != assembly.NewPoint {
			return l.text("web_plenum.question.amendment", string(q.Amendment), p.NumberOf(a.Point))
		}
		return l.text("web_plenum.question.amendment_new", string(q.Amendment))
	case assembly.OnPoint:
		if len(q.Points) > 0 {
			return l.text("web_plenum.question.point", p.NumberOf(q.Points[0].ID))
		}
	case assembly.OnConclusion:
		if c := p.Conclusion(q.Conclusion); c != nil {
			return l.text("web_plenum.question.conclusion", c.Title)
		}
	case assembly.OnProcedure:
	}
	return q.Text
}

// act is one thing that can be done on a page: how its form is read.
type act func(c *call, f *form, p *assembly.Plenary) assembly.PlenaryCommand

// perform reads the form of an act and gives the command. When something is
// wrong, the page is shown again with what was typed and what is wrong with it;
// when it is done, the reader is sent back.
func (c *call) perform(acts map[string]act, show func(status int, f form) error, back func(f form) string) error {
	read, ok := acts[c.r.PathValue("act")]
	if !ok {
		return errNotFound
	}
	id := assembly.PlenaryID(c.r.PathValue("plenary"))
	p, err := c.site.hall.Plenary(c.r.Context(), c.who, id)
	if err != nil {
		return err
	}
	f := c.readForm()
	command := read(c, &f, p)
	status := http.StatusUnprocessableEntity
	if f.OK() {
		err := c.command(id, command)
		if err == nil {
			return c.done(back(f), "sent")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return show(status, f)
}

// command gives a plenary a command in the name of the reader.
func (c *call) command(id assembly.PlenaryID, command assembly.PlenaryCommand) error {
	_, err := c.site.hall.Do(c.r.Context(), c.who, id, command)
	return err
}
