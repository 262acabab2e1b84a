package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// PlenaryHead is a plenary in a list.
type PlenaryHead struct {
	ID       assembly.PlenaryID    `json:"id" doc:"Identifier" example:"2026-1"`
	Organ    assembly.OrganID      `json:"organ" doc:"Organ that meets" example:"village"`
	Number   int                   `json:"number" doc:"The n-th plenary of the organ's term" example:"1"`
	Title    string                `json:"title" doc:"What it is called" example:"First plenary"`
	State    assembly.PlenaryState `json:"state" enum:"convened,session,adjourned,closed" doc:"Where it stands" example:"session"`
	Until    assembly.Date         `json:"until,omitempty" doc:"Of an adjourned plenary: when it goes on" example:"2026-04-13"`
	Reason   string                `json:"reason,omitempty" doc:"Why it was adjourned" example:"The harvest"`
	Revision int64                 `json:"revision" doc:"Grows with everything that happens in it" example:"42"`
	Made     assembly.Act          `json:"made" doc:"Who convened it"`
	Changed  assembly.Act          `json:"changed" doc:"Who changed it last"`
}

// plenary is a plenary with all that is before it.
type plenary struct {
	PlenaryHead
	Notice      *notice             `json:"notice,omitempty" doc:"How the members were told; not there: not yet"`
	Rules       assembly.Rules      `json:"rules" doc:"Rules of procedure in force when it was convened"`
	Sittings    []sitting           `json:"sittings" doc:"Sittings by number"`
	Items       []item              `json:"items" doc:"Items in the order of the agenda"`
	Conclusions []conclusion        `json:"conclusions" doc:"Conclusions in the order in which they were begun"`
	Points      []point             `json:"points" doc:"Points of all conclusions in the order in which they were added"`
	Amendments  []amendment         `json:"amendments" doc:"Amendments in the order in which they were moved"`
	Votes       []vote              `json:"votes" doc:"Votes in the order in which they were opened"`
	Floor       assembly.PersonID   `json:"floor,omitempty" doc:"Who has the floor" example:"k3v7q2m5x4t6w2ab"`
	Queue       []assembly.PersonID `json:"queue" doc:"Who waits for the floor, in order"`
}

type notice struct {
	On  assembly.Date `json:"on" doc:"Day on which the members were told" example:"2026-03-02"`
	How string        `json:"how,omitempty" doc:"How they were told" example:"by letter"`
	Act assembly.Act  `json:"act" doc:"Who noted it"`
}

// sitting is one day, or part of a day, on which a plenary meets.
type sitting struct {
	No      int                 `json:"no" doc:"Number, from 1" example:"1"`
	Day     assembly.Date       `json:"day" doc:"Day" example:"2026-03-09"`
	Place   string              `json:"place,omitempty" doc:"Where it is" example:"Town hall"`
	Opened  *assembly.Act       `json:"opened,omitempty" doc:"Who opened it; not there: not yet"`
	Closed  *assembly.Act       `json:"closed,omitempty" doc:"Who closed it; not there: not yet"`
	Present []assembly.PersonID `json:"present" doc:"Who is in the hall, or was when it was closed"`
	Proxies []proxy             `json:"proxies" doc:"Votes that were handed to others"`
	Comings []coming            `json:"comings" doc:"Who came and left, in order"`
	Rev     int                 `json:"revision" doc:"Counts who came and left, to send as seen when the roll is called" example:"0"`
	Made    assembly.Act        `json:"made" doc:"Who planned it"`
}

type proxy struct {
	From assembly.PersonID `json:"from" doc:"Who is not there" example:"k3v7q2m5x4t6w2ab"`
	To   assembly.PersonID `json:"to" doc:"Who votes for them" example:"m5x4t6w2abk3v7q2"`
	Act  assembly.Act      `json:"act" doc:"Who noted it"`
}

type coming struct {
	Person assembly.PersonID `json:"person" doc:"Who" example:"k3v7q2m5x4t6w2ab"`
	Came   bool              `json:"came" doc:"They came; otherwise they left"`
	Act    assembly.Act      `json:"act" doc:"Who noted it"`
}

// item is one item of the agenda.
type item struct {
	No       int                `json:"no" doc:"Number, in the order in which items were added" example:"1"`
	Place    int                `json:"place" doc:"Place on the agenda, from 1" example:"1"`
	Title    string             `json:"title" doc:"What it is about" example:"The plan of the village"`
	State    assembly.ItemState `json:"state" enum:"open,discussed,decided,deferred,withdrawn" doc:"Where it stands; discussed: under discussion" example:"discussed"`
	Sitting  int                `json:"sitting,omitempty" doc:"Sitting to which it was put off, or for which it is planned" example:"2"`
	Plenary  string             `json:"plenary,omitempty" doc:"Later plenary to which it was put off" example:"2026-2"`
	Late     bool               `json:"late" doc:"It was added after the notice"`
	Waived   string             `json:"waived,omitempty" doc:"Why it was taken although it was late" example:"The flood"`
	Note     string             `json:"note,omitempty" doc:"How it was decided, or why it was put off or withdrawn" example:"Adopted"`
	Revision int                `json:"revision" doc:"To send as seen" example:"1"`
	Said     []statement        `json:"said" doc:"What was said, as the minutes have it"`
	Made     assembly.Act       `json:"made" doc:"Who added it"`
	Changed  assembly.Act       `json:"changed" doc:"Who changed it last"`
}

type statement struct {
	Person assembly.PersonID `json:"person" doc:"Who said it" example:"k3v7q2m5x4t6w2ab"`
	Text   string            `json:"text" doc:"What was said" example:"Asks for more flour."`
	Act    assembly.Act      `json:"act" doc:"Who noted it"`
}

func headOf(p *assembly.Plenary) PlenaryHead {
	return PlenaryHead{
		ID: p.ID, Organ: p.Organ, Number: p.Number, Title: p.Title, State: p.State, Until: p.Until, Reason: p.Reason,
		Revision: p.Next, Made: p.Made, Changed: p.Changed,
	}
}

func plenaryOf(p *assembly.Plenary) plenary {
	out := plenary{
		PlenaryHead: headOf(p), Rules: p.Rules, Sittings: each(p.Sittings, sittingOf), Items: []item{},
		Conclusions: each(p.Conclusions, conclusionOf), Points: []point{}, Amendments: each(p.Amendments, amendmentOf),
		Votes: each(p.Votes, voteOf), Floor: p.Floor, Queue: some(p.Queue),
	}
	if p.Notice.On != "" {
		out.Notice = &notice{p.Notice.On, p.Notice.How, p.Notice.Act}
	}
	for i, x := range p.Items {
		out.Items = append(out.Items, item{
			No: x.No, Place: i + 1, Title: x.Title, State: x.State, Sitting: x.Sitting, Plenary: x.Plenary, Late: x.Late,
			Waived: x.Waived, Note: x.Note, Revision: x.Rev, Made: x.Made, Changed: x.Changed,
			Said: each(x.Said, func(s assembly.Statement) statement { return statement(s) }),
		})
	}
	for i := range p.Points {
		out.Points = append(out.Points, pointOf(p, &p.Points[i]))
	}
	return out
}

func sittingOf(s assembly.Sitting) sitting {
	return sitting{
		No: s.No, Day: s.Day, Place: s.Place, Opened: s.Opened, Closed: s.Closed, Present: some(s.Present), Rev: s.Rev(), Made: s.Made,
		Proxies: each(s.Proxies, func(p assembly.Proxy) proxy { return proxy(p) }),
		Comings: each(s.Comings, func(c assembly.Coming) coming { return coming(c) }),
	}
}

type plenaryInput struct {
	InPlenary
	IfNoneMatch string `header:"If-None-Match" doc:"ETag of the answer that you have: if nothing has changed since, the answer is 304 without a body" example:"\"42\""`
}

func (a *api) addPlenaries() {
	const tag = "plenaries"
	add(a, route{
		id: "list-plenaries", method: http.MethodGet, path: "/plenaries", tag: tag, scope: scopeRead,
		summary: "Plenaries, in the order in which they were convened",
	}, func(ctx context.Context, who hall.Actor, in *Paging) (*answer[page[PlenaryHead]], error) {
		all, err := a.hall.Plenaries(ctx, who)
		return part(all, *in, headOf), err
	})
	add(a, route{
		id: "get-plenary", tagged: true, method: http.MethodGet, path: "/plenaries/{plenary}", tag: tag, scope: scopeRead,
		summary: "A plenary with all that is before it",
		about:   "Agenda, sittings, conclusions, points with all their versions, amendments, votes, speakers. Ask again with If-None-Match: nothing is sent unless something happened.",
	}, func(ctx context.Context, who hall.Actor, in *plenaryInput) (*tagged[plenary], error) {
		p, err := a.hall.Plenary(ctx, who, in.Plenary)
		if err != nil {
			return nil, err
		}
		if p.State == assembly.NotConvened {
			return nil, unknown("plenary", string(in.Plenary))
		}
		etag := strconv.Quote(strconv.FormatInt(p.Next, 10))
		if matches(in.IfNoneMatch, etag) {
			return nil, notModified{}
		}
		return &tagged[plenary]{etag, plenaryOf(p)}, nil
	})
	a.addMinutes(tag)
	a.addPublic(tag)
}

// matches tells whether a head lists a tag.
func matches(header, etag string) bool {
	for each := range strings.SplitSeq(header, ",") {
		each = strings.TrimPrefix(strings.TrimSpace(each), "W/")
		if each == etag || each == "*" {
			return true
		}
	}
	return false
}
