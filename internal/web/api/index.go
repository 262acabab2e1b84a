package api

import (
	"html/template"
	"net/http"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/locale"
)

// The pages for people load nothing, from here or from elsewhere.
var pages = template.Must(template.New("index").Parse(`{{define "top"}}<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{.}}</title></head>
<body><main><h1>{{.}}</h1>{{end}}
{{define "end"}}</main></body></html>
{{end}}
{{define "operations"}}{{template "top" "Operations of the API"}}
<p>The document for programs: <a href="openapi.json">openapi.json</a>, <a href="openapi.yaml">openapi.yaml</a>. The codes of refusals: <a href="problems">problems</a>.</p>
{{range .}}<h2>{{.Name}}</h2><p>{{.About}}</p><dl>
{{range .Ops}}<dt><code>{{.Method}} {{.Path}}</code></dt><dd>{{.Summary}}. {{.About}} <small>{{.Scope}}</small></dd>
{{end}}</dl>{{end}}{{template "end"}}{{end}}
{{define "problems"}}{{template "top" "Codes of refusals"}}<dl>
{{range .}}<dt id="{{.Code}}"><code>{{.Code}}</code></dt><dd>{{.Say}} {{.Do}}</dd>
{{end}}</dl>{{template "end"}}{{end}}`))

type opGroup struct {
	Name, About string
	Ops         []opRow
}

type opRow struct{ Method, Path, Summary, About, Scope string }

// index lists the operations.
func (a *api) index(w http.ResponseWriter, _ *http.Request) {
	var all []opGroup
	for _, g := range groups() {
		row := opGroup{Name: g.tag, About: g.about}
		for _, o := range a.ops {
			if o.tag == g.tag {
				row.Ops = append(row.Ops, opRow{o.method, Prefix + o.path, o.summary, o.about, string(o.scope)})
			}
		}
		all = append(all, row)
	}
	a.show(w, "operations", all)
}

type codeRow struct{ Code, Say, Do string }

// problems lists the codes of refusals, as they are told without arguments.
func (a *api) problems(w http.ResponseWriter, r *http.Request) {
	a.show(w, "problems", codeRows(requestOf(r.Context()).words))
}

func codeRows(words *locale.Catalogue) []codeRow {
	all := slices.Concat(codes(), hall.Codes())
	for _, c := range append(assembly.Codes(), delivery.TaskIs) {
		all = append(all, hall.Code(c))
	}
	var out []codeRow
	for _, c := range all {
		say, do := keysOf(hall.Refusal{Code: c})
		row := codeRow{Code: string(c)}
		blanks := []any{"…", "…", "…", "…"}
		if words.Has(say) {
			row.Say = words.Text(say, blanks...)
		}
		if words.Has(do) {
			row.Do = words.Text(do, blanks...)
		}
		out = append(out, row)
	}
	return out
}

func (a *api) show(w http.ResponseWriter, page string, data any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	_ = pages.ExecuteTemplate(w, page, data) // the reader may have gone
}
