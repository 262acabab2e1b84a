package api

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openplenum/plenum/internal/app/hall"
)

// scope is what a token must reach for an operation.
type scope string

const (
	scopeOpen scope = "open" // no token is needed; with one, more may be seen
	scopeRead scope = "read"
	scopeAct  scope = "act" // it changes something
)

// Most bytes of a body.
const (
	mostJSON   = 1 << 20
	mostFolder = 24 << 20
)

// route is an operation as it is listed.
type route struct {
	id      string
	method  string
	path    string // below Prefix
	tag     string
	summary string
	about   string
	scope   scope
	status  int    // of success; 0: 200, or 204 without a body
	most    int64  // bytes of a body; 0: mostJSON
	media   string // of an answer that is not JSON
	tagged  bool   // the answer has an ETag
}

// mostOnce is the longest key, in bytes.
var mostOnce = 200

const bearer = "token"

// add adds an operation.
func add[I, O any](a *api, rt route, do func(ctx context.Context, who hall.Actor, in *I) (*O, error)) {
	if rt.most == 0 {
		rt.most = mostJSON
	}
	op := huma.Operation{
		OperationID: rt.id, Method: rt.method, Path: rt.path, Tags: []string{rt.tag},
		Summary: rt.summary, Description: rt.about, DefaultStatus: rt.status,
		MaxBodyBytes: -1, // guard has read it
		Middlewares:  huma.Middlewares{a.guard(rt)},
		Extensions:   map[string]any{"x-scope": string(rt.scope)},
		Responses:    map[string]*huma.Response{"default": a.refusal()},
	}
	switch rt.scope {
	case scopeOpen:
		op.Security = []map[string][]string{{}, {bearer: {}}}
	default:
		op.Security = []map[string][]string{{bearer: {}}}
	}
	if rt.method == http.MethodPost && rt.scope == scopeAct {
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: onceHeader, In: "header", Schema: &huma.Schema{Type: huma.TypeString, MaxLength: &mostOnce, Examples: []any{"0198f3c2-5a31-7c06-9d7e-3f1b2a4c5d6e"}},
			Description: "A key of your own for this act. Sent again with the same key within a week, it is not done again, and the answer is that of the first time",
		})
	}
	if rt.media != "" {
		op.Responses["200"] = &huma.Response{Description: "OK", Content: map[string]*huma.MediaType{
			rt.media: {Schema: &huma.Schema{Type: huma.TypeString, Description: "The bytes, or the text of the stream"}},
		}}
	}
	if rt.tagged {
		op.Responses["304"] = &huma.Response{Description: "You have the newest answer: nothing has changed since"}
	}
	a.ops = append(a.ops, rt)
	huma.Register(a.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, requestOf(ctx).who, in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return out, nil
	})
}

// refusal documents every answer that says no.
func (a *api) refusal() *huma.Response {
	return &huma.Response{
		Description: "No: 401 without a token that holds, 403 without the right, 404 not there, 409 somebody else was first, 422 with every fault of what was sent, 429 too often",
		Content:     map[string]*huma.MediaType{problemType: {Schema: a.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")}},
	}
}

// answer is a body of an answer, with nothing else.
type answer[T any] struct{ Body T }

func ok[T any](body T) *answer[T] { return &answer[T]{body} }

// none is an answer without a body.
type none struct{}

// nothing is a request that says nothing but its address.
type nothing struct{}

// tagged is a body with a tag that changes when it does.
type tagged[T any] struct {
	ETag string `header:"ETag" doc:"Changes when the answer does: send it as If-None-Match to ask whether it has"`
	Body T
}

// notModified says that the reader has it already.
type notModified struct{}

func (notModified) Error() string  { return "api: not modified" }
func (notModified) GetStatus() int { return http.StatusNotModified }
