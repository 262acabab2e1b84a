package web

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// Errors of the pages themselves.
var (
	errSignIn   = errors.New("web: one must sign in first")
	errForeign  = errors.New("web: a form sent from another site")
	errBroken   = errors.New("web: broken")
	errNotFound = errors.New("web: no such page")
)

// failPage says what went wrong and what to do about it.
type failPage struct {
	Title   string
	Lead    string
	Reasons []reason
	Back    string   // where to go on; empty: nowhere
	SignIn  string   // where to sign in, and come back to the form from there
	Typed   []string // what was typed into a form that was sent after the session had ended
	Request string   // number of the request, for those who keep the server
}

// reason is one refusal in words.
type reason struct {
	Say, Do string
	Who     string // of a conflict: who was first
	When    string
}

// fail answers with the page of an error. What broke inside is written to the
// log; the page has only the number of the request.
func (c *call) fail(err error) {
	if c.gone(err) {
		return
	}
	status, page := c.failure(err)
	if status == http.StatusSeeOther {
		_ = c.to("/sign-in?" + url.Values{"back": {c.r.URL.RequestURI()}}.Encode())
		return
	}
	if status >= http.StatusInternalServerError {
		c.site.log.ErrorContext(c.r.Context(), "failed", "id", requestOf(c.r.Context()), "route", c.r.Pattern, "error", err.Error())
	}
	if err := c.showAs(status, "fail", page); err != nil {
		c.site.log.ErrorContext(c.r.Context(), "failed", "id", requestOf(c.r.Context()), "error", err.Error())
		http.Error(c.w, http.StatusText(status), status)
	}
}

// gone tells whether there is nobody to tell: the answer has begun, or the
// reader has left.
func (c *call) gone(err error) bool {
	if out, ok := c.w.(*seen); ok && out.status != 0 {
		c.site.log.ErrorContext(c.r.Context(), "failed after the answer began", "id", requestOf(c.r.Context()), "error", err.Error())
		return true
	}
	return c.r.Context().Err() != nil
}

// failure finds the status and the words for an error.
func (c *call) failure(err error) (int, failPage) {
	p := failPage{Request: requestOf(c.r.Context())}
	words := func(status int, name string) (int, failPage) {
		p.Title, p.Lead = c.lang.text("web.fail."+name+".title"), c.lang.text("web.fail."+name+".lead")
		return status, p
	}
	var large *http.MaxBytesError
	refusals, refused := hall.AsRefusals(err)
	switch {
	case errors.Is(err, errSignIn) || refused && refusals.Has(hall.SignInFirst):
		if c.r.Method == http.MethodGet || c.r.Method == http.MethodHead {
			return http.StatusSeeOther, p
		}
		p.SignIn = "/sign-in?" + url.Values{"back": {cmp.Or(backOf(c.r), "/")}}.Encode()
		p.Typed = typedTexts(readForm(c.r))
		return words(http.StatusForbidden, "signin")
	case errors.Is(err, errForeign):
		return words(http.StatusForbidden, "foreign")
	case errors.Is(err, errNotFound) || errors.Is(err, hall.ErrNotFound) || refused && notThere(c.r, refusals):
		return words(http.StatusNotFound, "notfound")
	case errors.As(err, &large):
		return words(http.StatusRequestEntityTooLarge, "large")
	case refused:
		p.Reasons, p.Back = c.reasons(refusals), backOf(c.r)
		status, name := refusalStatus(refusals)
		return words(status, name)
	}
	return words(http.StatusInternalServerError, "broken")
}

// notThere tells whether what was refused is that the page is about something
// that is not there. In what was typed, something unknown is a fault of the
// form.
func notThere(r *http.Request, all hall.Refusals) bool {
	return all.Has(hall.Code(assembly.PlenaryUnknown)) || all.Has(hall.PlanUnknown) || all.Has(hall.Unknown) && r.Method != http.MethodPost
}

// refusalStatus is the status of a refusal and the name of its words.
func refusalStatus(r hall.Refusals) (int, string) {
	switch {
	case r.Has(hall.Forbidden) || r.Has(hall.ReadOnlyToken):
		return http.StatusForbidden, "forbidden"
	case r.Has(hall.Conflict) || r.Has(hall.VersionStale) || r.Has(hall.OnceOther):
		return http.StatusConflict, "conflict"
	case r.Has(hall.TooFast):
		return http.StatusTooManyRequests, "refused"
	}
	return http.StatusUnprocessableEntity, "refused"
}

// reasons puts refusals into words.
func (c *call) reasons(r hall.Refusals) []reason {
	out := make([]reason, len(r))
	caller := c.caller()
	for i, one := range r {
		words := caller.words(one)
		out[i] = reason{Say: c.sayRefusal(one, words)}
		if key := one.DoKey(); c.lang.words.Has(key) {
			out[i].Do = c.lang.text(key, words...)
		}
		if f := one.Fault; f != nil { // what is wrong with a figure says more than that it cannot be set
			out[i].Do = c.lang.text(f.SayKey(), f.Words()...) + " " + c.lang.text(f.DoKey(), f.Words()...)
		}
		if one.By != "" {
			out[i].Who = c.name(one.By)
		}
		if !one.At.IsZero() {
			out[i].When = c.lang.moment(one.At)
		}
	}
	return out
}

// sayRefusal is the sentence of one refusal.
func (c *call) sayRefusal(r hall.Refusal, words []any) string {
	if key := r.SayKey(); c.lang.words.Has(key) {
		return c.lang.text(key, words...)
	}
	return c.lang.text("web.fail.refused.code", string(r.Code))
}

// refuse puts refusals of a use case beside the fields that they are about, so
// that the form is shown again with what was typed. Other errors come back.
func (f *form) refuse(c *call, err error) (int, error) {
	refusals, ok := hall.AsRefusals(err)
	if !ok || refusals.Has(hall.SignInFirst) || refusals.Has(hall.Forbidden) || notThere(c.r, refusals) {
		return 0, err
	}
	for i, r := range c.reasons(refusals) {
		f.fault(f.fieldOf(refusals[i]), "web.fault.said", r.sentence(c.lang))
	}
	status, _ := refusalStatus(refusals)
	return status, nil
}

// fieldOf is the field of the form that a refusal is about; "" where it is about
// the whole.
func (f *form) fieldOf(r hall.Refusal) string {
	name := r.Field
	if name == "" && len(r.Args) > 0 {
		switch r.Code {
		case hall.NeedText, hall.TooLong, hall.Code(assembly.BadDate), hall.Code(assembly.BadWord), hall.Code(assembly.BadCount), hall.Code(assembly.TooMany):
			name = r.Args[0]
		case hall.ChangeFaulty, hall.Code(assembly.ValueMoved), hall.Code(assembly.FigureTwice):
			name = "address"
		case hall.Code(assembly.BadName), hall.Exists:
			name = "id"
			if r.Args[0] == "file" {
				name = "files"
			}
		}
	}
	for _, called := range append([]string{name}, alias[name]...) {
		if called != "" && f.typed.Has(called) {
			return called
		}
	}
	return ""
}

// alias are the names of fields in forms where those of use cases are others.
var alias = map[string][]string{"present": {"old"}, "password": {"new"}, "plan": {"id"}, "fields": {"classes"}}

// sentence is a reason in one piece.
func (r reason) sentence(l *lang) string {
	s := r.Say
	if r.Do != "" {
		s += " " + r.Do
	}
	if r.Who != "" && r.When != "" {
		s += " " + l.text("web.fail.conflict.who", r.Who, r.When)
	}
	return s
}

// backOf is the page that a form was sent from, where the browser tells.
func backOf(r *http.Request) string {
	from, err := url.Parse(r.Referer())
	if err != nil || from.Host != r.Host || r.Referer() == "" {
		return ""
	}
	return local(from.RequestURI())
}

// typedTexts are the texts of a form that nobody wants to write again: all of
// more than a word. Passwords are never among them.
func typedTexts(f form) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(f.typed)) {
		if slices.Contains([]string{onceName, "password", "old", "new", "again"}, name) {
			continue
		}
		for _, text := range f.typed[name] {
			if strings.ContainsAny(strings.TrimSpace(text), " \n") {
				out = append(out, text)
			}
		}
	}
	return out
}

// notFound answers for an address that there is not.
func (c *call) notFound() error { return errNotFound }

// refusal is a single reason of a page's own.
func (c *call) refusal(code hall.Code) error { return hall.Refusals{{Code: code}} }
