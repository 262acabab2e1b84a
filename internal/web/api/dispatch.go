package api

import (
	"context"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/intake"
)

// dispatch is a text that was read into a draft record and is being reviewed.
type dispatch struct {
	ID      hall.DispatchID `json:"id" doc:"Identifier" example:"d1"`
	Name    string          `json:"name" doc:"Name of the file" example:"second-sitting.txt"`
	Entered assembly.Act    `json:"entered" doc:"Who read it in"`
	Changed assembly.Act    `json:"changed" doc:"Who judged or tabled last"`
	Total   int             `json:"total" doc:"How many points were read" example:"11"`
	Open    int             `json:"open" doc:"Points without a judgement" example:"3"`
}

func dispatchOf(d hall.Dispatch) dispatch {
	return dispatch{d.ID, d.Name, d.Entered, d.Changed, len(d.Points), d.Count(hall.Undecided)}
}

// judged is what became of a point of the draft.
type judged struct {
	Point   int               `json:"point" doc:"Number of the point in the draft; the first is 1" example:"5"`
	Verdict hall.Judgement    `json:"verdict" enum:"open,accepted,corrected,dropped" doc:"What is to become of it" example:"accepted"`
	Seen    int64             `json:"seen" doc:"To send as seen with the next judgement" example:"31"`
	Content *assembly.Content `json:"content,omitempty" doc:"What it is to say; not there: it is not kept"`
	Tabled  *tabledAs         `json:"tabled,omitempty" doc:"Point of a conclusion that it became"`
}

type tabledAs struct {
	Plenary    assembly.PlenaryID    `json:"plenary" doc:"The plenary" example:"2026-1"`
	Conclusion assembly.ConclusionID `json:"conclusion" doc:"The conclusion" example:"c1"`
	Point      assembly.PointID      `json:"point" doc:"The point" example:"p1"`
}

func judgedOf(j hall.Judged) judged {
	out := judged{Point: j.Point, Verdict: j.Verdict, Seen: j.Changed.Seq}
	if j.Kept() {
		content := j.Content
		out.Content = &content
	}
	if j.Tabled != nil {
		as := tabledAs(*j.Tabled)
		out.Tabled = &as
	}
	return out
}

// dispatchWhole is a dispatch with its draft record and the text.
type dispatchWhole struct {
	Dispatch dispatch `json:"dispatch" doc:"The dispatch"`
	Draft    any      `json:"draft" doc:"The draft record, as plenum intake --json writes it"`
	Text     string   `json:"text" doc:"The text that spans count the bytes of"`
	Points   []judged `json:"points" doc:"What became of each point of the draft, in its order"`
}

func dispatchWholeOf(d hall.Dispatch, draft *intake.Draft) dispatchWhole {
	return dispatchWhole{dispatchOf(d), draft, draft.Text, each(d.Points, judgedOf)}
}

type InDispatch struct {
	Dispatch hall.DispatchID `path:"dispatch" doc:"Identifier of the dispatch" example:"d1"`
}

type dispatchInput struct {
	Name    string `query:"name" default:"dispatch.txt" doc:"Name of the file" example:"second-sitting.txt"`
	RawBody []byte `contentType:"application/octet-stream" doc:"The text: plain, Markdown or HTML, in any encoding"`
}

type judgeForm struct {
	Points []judgePoint `json:"points" doc:"Judgements; all are taken, or none"`
}

type judgePoint struct {
	Point   int               `json:"point" doc:"Number of the point in the draft; the first is 1" example:"5"`
	Seen    int64             `json:"seen" doc:"What get-dispatch told as seen; 0: nobody had judged it" example:"0"`
	Verdict hall.Judgement    `json:"verdict" enum:"open,accepted,corrected,dropped" doc:"What is to become of it" example:"accepted"`
	Content *assembly.Content `json:"content,omitempty" doc:"Of a corrected point: what it is to say"`
}

type judgeInput struct {
	InDispatch
	Body judgeForm
}

type tableForm struct {
	Plenary assembly.PlenaryID `json:"plenary" doc:"The plenary" example:"2026-1"`
	Item    int                `json:"item" doc:"Number of the item of its agenda" example:"1"`
	Title   string             `json:"title" doc:"Title of the conclusion" example:"The direction of work"`
}

type tableDispatchInput struct {
	InDispatch
	Body tableForm
}

// tabledDispatch is what tabling made.
type tabledDispatch struct {
	Conclusion assembly.ConclusionID `json:"conclusion" doc:"The draft conclusion that was made" example:"c1"`
	Points     []judged              `json:"points" doc:"The points of the draft, with what they became"`
}

func (a *api) addDispatches() {
	const tag = "dispatches"
	add(a, route{
		id: "list-dispatches", method: http.MethodGet, path: "/dispatches", tag: tag, scope: scopeRead,
		summary: "Dispatches that were read in, the newest first",
	}, func(ctx context.Context, who hall.Actor, in *Paging) (*answer[page[dispatch]], error) {
		all, err := a.hall.Dispatches(ctx, who)
		return part(all, *in, dispatchOf), err
	})
	add(a, route{
		id: "enter-dispatch", method: http.MethodPost, path: "/dispatches", tag: tag, scope: scopeAct, status: http.StatusCreated, most: mostFolder,
		summary: "Read a dispatch in", about: "The text is the body: `curl --data-binary @dispatch.txt`. One that was read in before is not read in again: the answer is the one that is there.",
	}, func(ctx context.Context, who hall.Actor, in *dispatchInput) (*answer[dispatchWhole], error) {
		d, err := a.hall.EnterDispatch(ctx, who, in.Name, in.RawBody)
		if err != nil {
			return nil, err
		}
		return a.dispatch(ctx, who, d.ID)
	})
	add(a, route{
		id: "get-dispatch", method: http.MethodGet, path: "/dispatches/{dispatch}", tag: tag, scope: scopeRead,
		summary: "A dispatch with its draft record",
	}, func(ctx context.Context, who hall.Actor, in *InDispatch) (*answer[dispatchWhole], error) {
		return a.dispatch(ctx, who, in.Dispatch)
	})
	add(a, route{
		id: "judge-dispatch", method: http.MethodPost, path: "/dispatches/{dispatch}/judge", tag: tag, scope: scopeAct,
		summary: "Say what is to become of points of a draft record", about: "A point that was tabled is judged no more.",
	}, func(ctx context.Context, who hall.Actor, in *judgeInput) (*answer[dispatchWhole], error) {
		c := hall.JudgePoints{Dispatch: in.Dispatch}
		for _, p := range in.Body.Points {
			one := hall.JudgePoint{Point: p.Point, Seen: p.Seen, Verdict: p.Verdict}
			if p.Content != nil {
				one.Content = *p.Content
			}
			c.Points = append(c.Points, one)
		}
		if _, err := a.hall.JudgePoints(ctx, who, c); err != nil {
			return nil, err
		}
		return a.dispatch(ctx, who, in.Dispatch)
	})
	add(a, route{
		id: "table-dispatch", method: http.MethodPost, path: "/dispatches/{dispatch}/table", tag: tag, scope: scopeAct, status: http.StatusCreated,
		summary: "Make a draft conclusion of the points that were kept", about: "Those that were not tabled before, in the order of the text.",
	}, func(ctx context.Context, who hall.Actor, in *tableDispatchInput) (*answer[tabledDispatch], error) {
		d, made, err := a.hall.TableDispatch(ctx, who, hall.TableDispatch{
			Dispatch: in.Dispatch, Plenary: in.Body.Plenary, Item: in.Body.Item, Title: in.Body.Title,
		})
		if err != nil {
			return nil, err
		}
		return ok(tabledDispatch{made, each(d.Points, judgedOf)}), nil
	})
}

// dispatch answers with a dispatch as it stands.
func (a *api) dispatch(ctx context.Context, who hall.Actor, id hall.DispatchID) (*answer[dispatchWhole], error) {
	d, draft, err := a.hall.Dispatch(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return ok(dispatchWholeOf(d, draft)), nil
}
