package api

import (
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
)

// example is a body for an operation, made from the examples of its document;
// nil if it takes none.
func (s *house) example(rt route) any {
	s.T.Helper()
	body := s.operation(&rt).RequestBody
	if body == nil {
		return nil
	}
	if body.Content["application/zip"] != nil {
		data, err := pack(halltest.Village(), hall.PlanVersion{})
		if err != nil {
			s.T.Fatal(err)
		}
		return data
	}
	media := body.Content["application/json"]
	if media == nil {
		return []byte("target,name\n")
	}
	return s.sample(media.Schema, 0)
}

// sample is a value that a schema takes.
func (s *house) sample(x *huma.Schema, deep int) any {
	if x.Ref != "" {
		x = s.api.huma.OpenAPI().Components.Schemas.SchemaFromRef(x.Ref)
	}
	switch {
	case len(x.Enum) > 0:
		return x.Enum[0]
	case len(x.Examples) > 0:
		return x.Examples[0]
	}
	switch x.Type {
	case huma.TypeString:
		return strings.Repeat("x", 12)
	case huma.TypeInteger, huma.TypeNumber:
		return 1
	case huma.TypeBoolean:
		return true
	case huma.TypeArray:
		if deep > 6 {
			return []any{}
		}
		return []any{s.sample(x.Items, deep+1)}
	}
	out := map[string]any{}
	for name, p := range x.Properties {
		for _, needed := range x.Required {
			if needed == name {
				out[name] = s.sample(p, deep+1)
			}
		}
	}
	return out
}
