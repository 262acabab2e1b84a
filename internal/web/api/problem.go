package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// Codes of the API itself. The words stand in text/LANGUAGE/api.yaml.
const (
	codeMalformed hall.Code = "malformed"   // the body is not JSON, or broke off
	codeInvalid   hall.Code = "invalid"     // what was sent is not as the document says
	codeToken     hall.Code = "token"       // no token of the API, or one that has ended
	codeNowhere   hall.Code = "nowhere"     // no such address
	codeMethod    hall.Code = "method"      // the address does not take the method
	codeMedia     hall.Code = "media"       // the kind of the body
	codeLarge     hall.Code = "large"       // the body is too large
	codeBroken    hall.Code = "broken"      // machinery failed
	codeUnsolved  hall.Code = "unsolved"    // there is no answer yet
	codeTable     hall.Code = "table"       // a table that cannot be read
	codeZip       hall.Code = "zip"         // a folder that cannot be read
	codeSameTime  hall.Code = "either_file" // a file has either text or base64
	codeBusy      hall.Code = "busy"        // too many streams are open
)

// codes lists the codes of the API itself.
func codes() []hall.Code {
	return []hall.Code{
		codeMalformed, codeInvalid, codeToken, codeNowhere, codeMethod, codeMedia, codeLarge, codeBroken,
		codeUnsolved, codeTable, codeZip, codeSameTime, codeBusy,
	}
}

// Problem is an answer that says no, in the form of RFC 9457.
type Problem struct {
	Type    string   `json:"type" format:"uri-reference" doc:"Page that lists the codes, with the code behind #" example:"/api/v1/problems#conflict"`
	Title   string   `json:"title" doc:"What kind of problem it is, in the language asked for" example:"Somebody else was first"`
	Status  int      `json:"status" doc:"Status of the answer" example:"409"`
	Detail  string   `json:"detail" doc:"What is wrong, and what to do about it" example:"This was changed while you looked at it."`
	Code    string   `json:"code" doc:"Code of the first reason, for programs" example:"conflict"`
	Request string   `json:"request,omitempty" doc:"Number of the request, for those who keep the server" example:"5QJ2KXR7ABCD"`
	Errors  []Reason `json:"errors" doc:"Every reason at once"`

	wait string // seconds, of 429
}

// Reason is one thing that is wrong.
type Reason struct {
	Code   string            `json:"code" doc:"Code of the reason, for programs" example:"conflict"`
	Field  string            `json:"field,omitempty" doc:"What was sent that it is about: body.title, query.limit, or a place in a file" example:"body.title"`
	Detail string            `json:"detail" doc:"What is wrong" example:"Point p1 was changed meanwhile."`
	Remedy string            `json:"remedy,omitempty" doc:"What to do about it" example:"Look at the new version and try again."`
	Args   []string          `json:"args,omitempty" doc:"What the sentence was filled with, in the order that the code has"`
	By     assembly.PersonID `json:"by,omitempty" doc:"Of a conflict: who was first" example:"k3v7q2m5x4t6w2ab"`
	At     *time.Time        `json:"at,omitempty" doc:"Of a conflict: when"`
	Seq    *int64            `json:"seq,omitempty" doc:"Of a conflict: the entry of the record that made the change" example:"231"`
}

// Error is the code, for logs.
func (p *Problem) Error() string { return "api: " + p.Code }

// GetStatus and ContentType are asked for by huma.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return problemType }

// GetHeaders are heads that go with it.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	switch p.Status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer realm="plenum"`)
	case http.StatusTooManyRequests:
		h.Set("Retry-After", p.wait)
	}
	return h
}

const problemType = "application/problem+json"

// plain is a problem with one code and nothing else to tell.
func (a *api) plain(ctx context.Context, status int, code hall.Code) *Problem {
	return a.reasons(ctx, status, hall.Refusals{{Code: code}})
}

// problem puts an error of a use case into the form of the API. What broke
// inside is written to the log and not told.
func (a *api) problem(ctx context.Context, err error) error {
	var ready huma.StatusError
	if errors.As(err, &ready) {
		return ready
	}
	if refusals, ok := hall.AsRefusals(err); ok {
		refusals = ordered(refusals, requestOf(ctx).path)
		return a.reasons(ctx, statusOf(refusals[0], requestOf(ctx).path), refusals)
	}
	switch {
	case errors.Is(err, hall.ErrNotFound):
		return a.plain(ctx, http.StatusNotFound, codeNowhere)
	case ctx.Err() != nil: // there is nobody to tell
		return a.plain(ctx, http.StatusServiceUnavailable, codeBroken)
	}
	a.log.ErrorContext(ctx, "failed", "error", err.Error())
	return a.plain(ctx, http.StatusInternalServerError, codeBroken)
}

// ordered puts the reason that decides the status first.
func ordered(r hall.Refusals, path []string) hall.Refusals {
	r = slices.Clone(r)
	slices.SortStableFunc(r, func(x, y hall.Refusal) int { return statusOf(x, path) - statusOf(y, path) })
	return r
}

// statusOf is the status of a refusal. Something unknown that the address names
// is not there; something unknown in a body is a fault of the body.
func statusOf(r hall.Refusal, path []string) int {
	switch r.Code {
	case hall.SignInFirst, hall.WrongSignIn:
		return http.StatusUnauthorized
	case hall.Forbidden, hall.ReadOnlyToken, hall.TokenScope, hall.TokenFirst, hall.Disabled, hall.PlanOfAnother:
		return http.StatusForbidden
	case hall.PlanUnknown, hall.Code(assembly.PlenaryUnknown):
		return http.StatusNotFound
	case hall.Unknown:
		if len(r.Args) > 0 && slices.Contains(path, r.Args[len(r.Args)-1]) {
			return http.StatusNotFound
		}
	case hall.Conflict, hall.VersionStale, hall.Exists, hall.Code(assembly.PlenaryExists), hall.Code(assembly.BaseMoved),
		hall.Code(assembly.ValueMoved), hall.FirstIsThere, hall.OnceOther, codeUnsolved:
		return http.StatusConflict
	case hall.TooFast:
		return http.StatusTooManyRequests
	}
	return http.StatusUnprocessableEntity
}

// reasons puts refusals into words.
func (a *api) reasons(ctx context.Context, status int, all hall.Refusals) *Problem {
	w := requestOf(ctx).words
	p := &Problem{Status: status, Title: w.Text("api.title." + titles[status])}
	for _, r := range all {
		one := Reason{Code: string(r.Code), Args: r.Args, By: r.By}
		if r.Field != "" {
			one.Field = "body." + r.Field
		}
		say, do := keysOf(r)
		one.Detail = string(r.Code)
		if w.Has(say) {
			one.Detail = w.Text(say, r.Words()...)
		}
		if w.Has(do) {
			one.Remedy = w.Text(do, r.Words()...)
		}
		if !r.At.IsZero() {
			one.At, one.Seq = &r.At, &r.Seq
		}
		if r.Fault != nil && w.Has(r.Fault.SayKey()) {
			one.Detail += " " + w.Text(r.Fault.SayKey(), r.Fault.Words()...)
		}
		if r.Code == hall.TooFast && len(r.Args) > 0 {
			p.wait = r.Args[0]
		}
		p.add(one)
	}
	return p
}

// add adds a reason. The first one tells for the whole.
func (p *Problem) add(r Reason) {
	if len(p.Errors) == 0 {
		p.Code, p.Detail = r.Code, r.Detail
		if r.Remedy != "" {
			p.Detail += " " + r.Remedy
		}
		p.Type = Prefix + "/problems#" + r.Code
	}
	p.Errors = append(p.Errors, r)
}

// keysOf are the keys of the catalogue for a code: the API has its own, all
// others stand where their package has them.
func keysOf(r hall.Refusal) (say, do string) {
	if slices.Contains(codes(), r.Code) {
		return "api.code." + string(r.Code) + ".say", "api.code." + string(r.Code) + ".do"
	}
	return r.SayKey(), r.DoKey()
}

// titles are the ends of the keys below api.title.
var titles = map[int]string{
	http.StatusBadRequest: "malformed", http.StatusUnauthorized: "token", http.StatusForbidden: "forbidden",
	http.StatusNotFound: "nowhere", http.StatusMethodNotAllowed: "method", http.StatusConflict: "conflict",
	http.StatusRequestEntityTooLarge: "large", http.StatusUnsupportedMediaType: "media",
	http.StatusUnprocessableEntity: "refused", http.StatusTooManyRequests: "fast",
	http.StatusInternalServerError: "broken", http.StatusServiceUnavailable: "busy",
}

// transform brings the faults that huma finds, before an operation begins, into
// the form of the API, and times into the zone of the installation. It never
// repeats what was sent: that may be a password.
func (a *api) transform(ctx huma.Context, _ string, v any) (any, error) {
	switch e := v.(type) {
	case *Problem:
		_, w := humago.Unwrap(ctx)
		e.Request = w.Header().Get(requestID)
		return zoned(e, a.zone), nil
	case *huma.ErrorModel:
		p := a.plain(ctx.Context(), e.Status, codeOf(e.Status))
		_, w := humago.Unwrap(ctx)
		p.Request = w.Header().Get(requestID)
		if e.Status >= http.StatusInternalServerError {
			a.log.ErrorContext(ctx.Context(), "failed", "error", e.Detail)
			return p, nil
		}
		if e.Status == http.StatusUnprocessableEntity && len(e.Errors) > 0 {
			all := *p
			p.Errors = nil
			for _, d := range e.Errors {
				p.add(Reason{Code: string(codeInvalid), Field: d.Location, Detail: d.Message, Remedy: all.Errors[0].Remedy})
			}
		}
		return p, nil
	}
	return zoned(v, a.zone), nil
}

func codeOf(status int) hall.Code {
	switch status {
	case http.StatusBadRequest:
		return codeMalformed
	case http.StatusRequestEntityTooLarge:
		return codeLarge
	case http.StatusUnsupportedMediaType:
		return codeMedia
	case http.StatusUnprocessableEntity:
		return codeInvalid
	}
	return codeBroken
}

// write answers with a problem outside of huma.
func (a *api) write(w http.ResponseWriter, r *http.Request, err error) {
	var p *Problem
	if !errors.As(err, &p) {
		p = a.plain(r.Context(), http.StatusInternalServerError, codeBroken)
	}
	p.Request = w.Header().Get(requestID)
	for name, values := range p.GetHeaders() {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the reader may have gone
}
