package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// minute is one line of the minutes, as data.
type minute struct {
	Act        assembly.Act          `json:"act" doc:"Who, when, and which entry of the record"`
	Kind       string                `json:"kind" doc:"What happened" example:"vote.closed"`
	Body       json.RawMessage       `json:"body" doc:"The event as the record has it"`
	Sitting    int                   `json:"sitting,omitempty" doc:"Sitting that was held" example:"1"`
	Item       int                   `json:"item,omitempty" doc:"Item that it is on" example:"1"`
	Conclusion assembly.ConclusionID `json:"conclusion,omitempty" doc:"Conclusion that it is about" example:"c1"`
	Point      assembly.PointID      `json:"point,omitempty" doc:"Point that it is about" example:"p1"`
	Number     int                   `json:"number,omitempty" doc:"Number of the point, as it was then" example:"1"`
	Amendment  assembly.AmendmentID  `json:"amendment,omitempty" doc:"Amendment that it is about" example:"a1"`
	Vote       assembly.VoteID       `json:"vote,omitempty" doc:"Vote that it is about" example:"v1"`
	Persons    []assembly.PersonID   `json:"persons" doc:"Who spoke, moved, seconded, came or left"`
	Present    int                   `json:"present" doc:"Members in the hall, after it" example:"77"`
	Verdict    *assembly.Verdict     `json:"verdict,omitempty" doc:"Of a vote that was closed, tied or corrected"`
}

type minutesInput struct {
	InPlenary
	Paging
}

func (a *api) addMinutes(tag string) {
	add(a, route{
		id: "get-minutes", method: http.MethodGet, path: "/plenaries/{plenary}/minutes", tag: tag, scope: scopeRead,
		summary: "Minutes of a plenary, as data",
		about:   "Line by line, in order. Left out is what is only a part of something else: single ballots, counts before a vote is closed, and who waits for the floor.",
	}, func(ctx context.Context, who hall.Actor, in *minutesInput) (*answer[page[minute]], error) {
		steps, err := a.hall.Entries(ctx, who, in.Plenary)
		if err != nil {
			return nil, err
		}
		if len(steps) == 0 {
			return nil, unknown("plenary", string(in.Plenary))
		}
		all, err := assembly.Minutes(in.Plenary, steps)
		if err != nil {
			return nil, err
		}
		var failed error
		out := part(all, in.Paging, func(m assembly.Minute) minute {
			kind, body, err := assembly.Encode(m.Event)
			if err != nil {
				failed = err
			}
			return minute{
				Act: m.Act, Kind: kind, Body: body, Sitting: m.Sitting, Item: m.Item, Conclusion: m.Conclusion, Point: m.Point,
				Number: m.Number, Amendment: m.Amendment, Vote: m.Vote, Persons: some(m.Persons), Present: m.Present, Verdict: m.Verdict,
			}
		})
		return out, failed
	})
}
