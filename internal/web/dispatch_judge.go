package web

import (
	"net/http"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

func (c *call) dispatchID() hall.DispatchID { return hall.DispatchID(c.r.PathValue("dispatch")) }

// dispatchJudge says what is to become of one point.
func (c *call) dispatchJudge() error {
	n, ok := atoi(c.r.PathValue("point"))
	if !ok {
		return errNotFound
	}
	f := contentForm{form: c.readForm()}
	judge := hall.JudgePoint{Point: n, Seen: int64(f.number("seen")), Verdict: hall.Judgement(f.choice("verdict", judgements()...))}
	if judge.Verdict == hall.Corrected {
		f.Content = assembly.Content{
			Text: f.text("text", 20_000), Sort: assembly.PointKind(f.choice("sort", pointKinds()...)),
			Responsible: assembly.OrganID(f.maybe("responsible", 100)), Due: f.date("due", false),
		}
		for _, id := range f.typed["fields"] {
			if id != "" {
				f.Content.Fields = append(f.Content.Fields, id)
			}
		}
		judge.Content = f.Content
	}
	status := http.StatusUnprocessableEntity
	if f.OK() {
		d, err := c.site.hall.JudgePoints(c.r.Context(), c.who, hall.JudgePoints{Dispatch: c.dispatchID(), Points: []hall.JudgePoint{judge}})
		if err == nil {
			return c.to(dispatchPath(d.ID) + next(d, n))
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	card := dispatchCard{Form: f}
	card.Point = n
	return c.dispatchPage(status, form{}, &card)
}

// next is where the reader goes on after a judgement, as the end of an address:
// the next point without one, from the top again after the last; what can be
// made of the dispatch when all are judged. A point that was opened again is
// stayed at.
func next(d hall.Dispatch, n int) string {
	for i := range d.Points {
		if p := d.Points[(n-1+i)%len(d.Points)]; p.Verdict == hall.Undecided {
			return "?from=" + itoa(p.Point) + "#point-" + itoa(p.Point)
		}
	}
	return "?from=" + itoa(n) + "#made"
}

func judgements() []string {
	var out []string
	for _, j := range hall.Judgements() {
		out = append(out, string(j))
	}
	return out
}

// dispatchRest gives all points that have no judgement the same one.
func (c *call) dispatchRest() error {
	f := c.readForm()
	verdict := hall.Judgement(f.choice("verdict", string(hall.Accepted), string(hall.Dropped)))
	status := http.StatusUnprocessableEntity
	if f.OK() {
		d, _, err := c.site.hall.Dispatch(c.r.Context(), c.who, c.dispatchID())
		if err != nil {
			return err
		}
		all := hall.JudgePoints{Dispatch: d.ID}
		for _, j := range d.Points {
			if j.Verdict == hall.Undecided {
				all.Points = append(all.Points, hall.JudgePoint{Point: j.Point, Seen: j.Changed.Seq, Verdict: verdict})
			}
		}
		if _, err = c.site.hall.JudgePoints(c.r.Context(), c.who, all); err == nil {
			return c.done(dispatchPath(d.ID), "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.dispatchPage(status, f, nil)
}

// dispatchTable makes a draft conclusion of the points that were kept.
func (c *call) dispatchTable() error {
	f := c.readForm()
	plenary, number, _ := strings.Cut(f.text("item", 200), "/")
	item, ok := atoi(number)
	if !ok && f.OK() {
		f.fault("item", "web.fault.choice")
	}
	title := f.text("title", 300)
	status := http.StatusUnprocessableEntity
	if f.OK() {
		_, made, err := c.site.hall.TableDispatch(c.r.Context(), c.who, hall.TableDispatch{
			Dispatch: c.dispatchID(), Plenary: assembly.PlenaryID(plenary), Item: item, Title: title,
		})
		if err == nil {
			return c.done(plenumPath(assembly.PlenaryID(plenary))+"/conclusion/"+string(made), "kept")
		}
		if status, err = f.refuse(c, err); err != nil {
			return err
		}
	}
	return c.dispatchPage(status, f, nil)
}
