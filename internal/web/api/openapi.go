package api

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

const schemaPrefix = "#/components/schemas/"

// schemaName names a type in the document. Types of the answer to a plan have
// the name of their package before their own: several packages speak of a
// change.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	switch p := path.Base(t.PkgPath()); p {
	case "outcome", "explain", "delivery":
		return strings.ToUpper(p[:1]) + p[1:] + name
	}
	return name
}

// finish completes the document: what the types of other packages cannot say by
// themselves, and the bytes that are served.
func (a *api) finish() error {
	doc := a.huma.OpenAPI()
	schemas := doc.Components.Schemas.Map()
	for _, name := range []string{"ErrorModel", "ErrorDetail"} { // huma's own; see transform
		delete(schemas, name)
	}
	for name, s := range schemas {
		own := strings.HasSuffix(doc.Components.Schemas.TypeFromRef(schemaPrefix+name).PkgPath(), "/api")
		for field, p := range s.Properties {
			complete(name, field, p, own)
		}
		s.PrecomputeMessages()
	}
	for _, item := range doc.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Put, item.Post, item.Patch, item.Delete} {
			if op != nil {
				tidy(op)
			}
		}
	}
	raw, err := json.Marshal(doc)
	if err != nil {
		return fmt.Errorf("api: document: %w", err)
	}
	var plain any
	if err := json.Unmarshal(raw, &plain); err != nil {
		return fmt.Errorf("api: document: %w", err)
	}
	if a.json, err = json.MarshalIndent(plain, "", " "); err != nil {
		return fmt.Errorf("api: document: %w", err)
	}
	a.json = append(a.json, '\n')
	if a.yaml, err = doc.YAML(); err != nil {
		return fmt.Errorf("api: document: %w", err)
	}
	return nil
}

// complete gives a property of a type from elsewhere its description and words.
// Lists of the API's own types are never null.
func complete(schema, field string, p *huma.Schema, own bool) {
	if p.Description == "" {
		p.Description = describe[schema+"."+field]
	}
	if p.Description == "" {
		p.Description = describe[field]
	}
	if words := enums[schema+"."+field]; words != nil {
		p.Enum = words
	}
	if slices.Contains(maybe, schema+"."+field) {
		p.Nullable = true
	}
	if own && p.Type == huma.TypeArray {
		p.Nullable = false
	}
}

// tidy completes an operation.
func tidy(op *huma.Operation) {
	for status, r := range op.Responses {
		for kind, m := range r.Content {
			if kind == "application/json" && m.Schema != nil && m.Schema.Type == huma.TypeArray {
				m.Schema.Nullable = false
			}
		}
		if status == "200" && len(r.Content) > 1 { // bytes, which huma takes for JSON
			delete(r.Content, "application/json")
		}
	}
	for _, p := range op.Parameters {
		p.Schema.Nullable = false
	}
	slices.SortStableFunc(op.Parameters, func(x, y *huma.Param) int { return strings.Compare(y.In+x.Name, x.In+y.Name) })
}
