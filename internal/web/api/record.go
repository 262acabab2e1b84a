package api

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/web/live"
)

// entry is one step of the record.
type entry struct {
	Seq    int64           `json:"seq" doc:"Position, from 0, without gaps" example:"93"`
	Stream record.Stream   `json:"stream" doc:"What it is about: body, plan, delivery, account, system, or plenary/ID" example:"plenary/2026-1"`
	At     time.Time       `json:"at" doc:"When; never before the entry before it"`
	By     string          `json:"by" doc:"Who: identifier of a person, or system" example:"k3v7q2m5x4t6w2ab"`
	Kind   string          `json:"kind" doc:"What happened" example:"conclusion.enacted"`
	Body   json.RawMessage `json:"body" doc:"The event, in canonical JSON"`
	Prev   string          `json:"prev" doc:"Leaf hash of the entry before it, in hexadecimal"`
	Hash   string          `json:"hash" doc:"Its own leaf hash, in hexadecimal (RFC 6962)"`
}

// entries is a page of the record.
type entries struct {
	Items []entry `json:"items" doc:"Entries in order"`
	Size  int64   `json:"size" doc:"Entries of the whole record" example:"120"`
	Next  *int64  `json:"next,omitempty" doc:"What to send as from for the entries after these; not there at the end" example:"100"`
}

// head is the state of the record in one signed line.
type head struct {
	Size int64  `json:"size" doc:"Entries that it covers" example:"120"`
	Note string `json:"note" doc:"The signed note: origin, size, root hash, signature"`
}

type entriesInput struct {
	From  int64 `query:"from" minimum:"0" default:"0" doc:"Position of the first entry"`
	Limit int   `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"How many to answer with at most"`
}

type grown struct {
	Size int64 `json:"size" doc:"Entries of the record now" example:"121"`
}

func (a *api) addRecord() {
	const tag = "record"
	add(a, route{
		id: "list-entries", method: http.MethodGet, path: "/record/entries", tag: tag, scope: scopeRead,
		summary: "Entries of the record, in order", about: "For those who may see what they are about. Everybody can take a copy.",
	}, func(ctx context.Context, who hall.Actor, in *entriesInput) (*answer[entries], error) {
		size, err := a.hall.Size(ctx)
		if err != nil {
			return nil, err
		}
		all, err := a.hall.Log(ctx, who, in.From, in.Limit)
		if err != nil {
			return nil, err
		}
		out := entries{Items: []entry{}, Size: size}
		for _, e := range all {
			leaf, err := hall.Leaf(e)
			if err != nil {
				return nil, err
			}
			out.Items = append(out.Items, entry{e.Seq, e.Stream, e.At, e.By, e.Kind, e.Body, hex.EncodeToString(e.Prev[:]), hex.EncodeToString(leaf[:])})
		}
		if next := in.From + int64(len(all)); len(all) > 0 && next < size {
			out.Next = &next
		}
		return ok(out), nil
	})
	add(a, route{
		id: "get-record-head", method: http.MethodGet, path: "/record/head", tag: tag, scope: scopeOpen,
		summary: "The newest signed head of the record", about: "Keep it: `plenum record verify --head` tells later whether the past was rewritten.",
	}, func(ctx context.Context, _ hall.Actor, _ *nothing) (*answer[head], error) {
		size, note, err := a.hall.Head(ctx)
		return ok(head{size, string(note)}), err
	})
	add(a, route{
		id: "get-record-copy", method: http.MethodGet, path: "/record/copy", tag: tag, scope: scopeOpen, media: "application/jsonl",
		summary: "A copy of the record", about: "As `plenum record verify` takes it. Those who audit get every entry; the public gets what is public, and of the rest the hashes, so that the whole can be verified all the same.",
	}, func(ctx context.Context, who hall.Actor, _ *nothing) (*huma.StreamResponse, error) {
		copied, err := a.copies.Take(ctx, who)
		if err != nil {
			return nil, err
		}
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			defer copied.Close()
			r, w := humago.Unwrap(hc)
			w.Header().Set("Content-Type", "application/jsonl")
			w.Header().Set("Content-Disposition", `attachment; filename="record.jsonl"`)
			http.ServeContent(w, r, "", time.Time{}, copied.Reader())
		}}, nil
	})
	add(a, route{
		id: "follow-record", method: http.MethodGet, path: "/record/events", tag: tag, scope: scopeOpen, media: live.Media,
		summary: "Follow the record", about: "Server-sent events: `grown` with the size whenever something happened. What it was, ask for with your own right.",
	}, func(ctx context.Context, _ hall.Actor, _ *nothing) (*huma.StreamResponse, error) {
		return a.streaming(a.followRecord), nil
	})
}
