package outcome

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// schema is the part of JSON Schema (2020-12) that docs/solve.schema.json
// uses. A keyword that is not here fails to load, so none is passed over.
type schema struct {
	Schema      string             `json:"$schema"`
	ID          string             `json:"$id"`
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Ref         string             `json:"$ref"`
	Defs        map[string]*schema `json:"$defs"`
	Type        any                `json:"type"`
	Enum        []string           `json:"enum"`
	Properties  map[string]*schema `json:"properties"`
	Required    []string           `json:"required"`
	Additional  *bool              `json:"additionalProperties"`
	Items       *schema            `json:"items"`
	Minimum     *float64           `json:"minimum"`
	Maximum     *float64           `json:"maximum"`
}

func readSchema(t *testing.T) *schema {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "solve.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.DisallowUnknownFields()
	var s schema
	if err := decoder.Decode(&s); err != nil {
		t.Fatalf("docs/solve.schema.json: %v", err)
	}
	return &s
}

// faults lists where a value does not fit.
func (s *schema) faults(root *schema, at string, v any) []string {
	if s.Ref != "" {
		name := strings.TrimPrefix(s.Ref, "#/$defs/")
		if root.Defs[name] == nil {
			return []string{at + ": schema refers to " + s.Ref}
		}
		return root.Defs[name].faults(root, at, v)
	}
	if !slices.Contains(s.types(), kindOf(v)) && !(kindOf(v) == "integer" && slices.Contains(s.types(), "number")) {
		return []string{fmt.Sprintf("%s: %s, want %v", at, kindOf(v), s.types())}
	}
	var out []string
	switch x := v.(type) {
	case string:
		if s.Enum != nil && !slices.Contains(s.Enum, x) {
			out = append(out, fmt.Sprintf("%s: %q is none of %v", at, x, s.Enum))
		}
	case float64:
		if s.Minimum != nil && x < *s.Minimum || s.Maximum != nil && x > *s.Maximum {
			out = append(out, fmt.Sprintf("%s: %g is out of range", at, x))
		}
	case []any:
		for i, item := range x {
			out = append(out, s.Items.faults(root, fmt.Sprintf("%s[%d]", at, i), item)...)
		}
	case map[string]any:
		for _, name := range s.Required {
			if _, ok := x[name]; !ok {
				out = append(out, at+": lacks "+name)
			}
		}
		for name, item := range x {
			p, ok := s.Properties[name]
			switch {
			case ok:
				out = append(out, p.faults(root, at+"."+name, item)...)
			case s.Additional == nil || *s.Additional:
			default:
				out = append(out, at+": has "+name+", which the schema does not know")
			}
		}
	}
	return out
}

func (s *schema) types() []string {
	switch x := s.Type.(type) {
	case string:
		return []string{x}
	case []any:
		var out []string
		for _, v := range x {
			out = append(out, v.(string))
		}
		return out
	}
	return nil
}

func kindOf(v any) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case float64:
		if x == math.Floor(x) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}

func asJSON(t *testing.T, o *Outcome) any {
	t.Helper()
	data, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSchema holds real outcomes against docs/solve.schema.json.
func TestSchema(t *testing.T) {
	solved := New(station(t))
	value := 2.5
	solved.Objective = &value
	solved.Beyond = []Level{{Kind: "open", Of: "plant", Year: 2032, Unit: "MWh", Level: 1}}
	solved.Tiers[0].Headroom, solved.Phases[0].Dual = math.NaN(), math.Inf(1)

	in := station(t)
	in.Status, in.X, in.Priced = Conflict, nil, nil
	duals := make([]float64, in.Form.Problem.Rows())
	duals[0] = 1
	in.Proof = Proof{Problem: in.Form.Problem, RowDual: duals}
	conflict := New(in)

	HoldToSchema(t, solved)
	HoldToSchema(t, conflict)
}

// HoldToSchema reports where an outcome does not fit the schema.
func HoldToSchema(t *testing.T, o *Outcome) {
	t.Helper()
	s := readSchema(t)
	for _, fault := range s.faults(s, string(o.Status), asJSON(t, o)) {
		t.Error(fault)
	}
}

// TestSchemaSees: the schema refuses what is not an outcome.
func TestSchemaSees(t *testing.T) {
	s := readSchema(t)
	for name, spoil := range map[string]func(v map[string]any){
		"a key it does not know":  func(v map[string]any) { v["secret"] = 1.0 },
		"no status":               func(v map[string]any) { delete(v, "status") },
		"another status":          func(v map[string]any) { v["status"] = "nearly" },
		"a text for a figure":     func(v map[string]any) { v["check"].(map[string]any)["gap"] = "small" },
		"a weight above 1":        func(v map[string]any) { v["conflict"] = []any{map[string]any{"weight": 2.0}} },
		"a year with a fraction":  func(v map[string]any) { v["years"] = []any{2030.5} },
		"a fault deep in a table": func(v map[string]any) { v["balances"].([]any)[0].(map[string]any)["uses"] = nil },
	} {
		v := asJSON(t, New(station(t))).(map[string]any)
		spoil(v)
		if len(s.faults(s, name, v)) == 0 {
			t.Errorf("%s passes", name)
		}
	}
}

// TestSchemaComplete: every field that the code writes is in the schema with
// a description, and the schema has no others.
func TestSchemaComplete(t *testing.T) {
	s := readSchema(t)
	var walk func(at string, typ reflect.Type, s *schema)
	seen := map[reflect.Type]bool{}
	walk = func(at string, typ reflect.Type, node *schema) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			if typ.Kind() == reflect.Slice {
				if node.Ref != "" {
					node = s.Defs[strings.TrimPrefix(node.Ref, "#/$defs/")]
				}
				node = node.Items
			}
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		if node.Ref != "" {
			node = s.Defs[strings.TrimPrefix(node.Ref, "#/$defs/")]
		}
		names := map[string]bool{}
		for i := range typ.NumField() {
			name, options, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			names[name] = true
			p := node.Properties[name]
			if p == nil {
				t.Errorf("%s.%s is not in the schema", at, name)
				continue
			}
			if p.Description == "" && p.Ref == "" {
				t.Errorf("%s.%s has no description", at, name)
			}
			if required := slices.Contains(node.Required, name); required == strings.Contains(options, "omitempty") {
				t.Errorf("%s.%s: required is %v, but it is written %q", at, name, required, options)
			}
			walk(at+"."+name, typ.Field(i).Type, p)
		}
		for name := range node.Properties {
			if !names[name] {
				t.Errorf("%s.%s is in the schema, and nothing writes it", at, name)
			}
		}
	}
	walk("outcome", reflect.TypeFor[Outcome](), s)
}
