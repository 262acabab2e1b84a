package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
)

var update = flag.Bool("update", false, "write docs/openapi.json")

// empty is the API of an installation where nothing has happened.
func empty(t testing.TB) *api {
	t.Helper()
	h, err := hall.New(hall.Options{Store: halltest.NewMemory()})
	if err != nil {
		t.Fatal(err)
	}
	a, err := build(Options{Hall: h})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestDocumentIsKept: docs/openapi.json is what the program serves, made twice.
func TestDocumentIsKept(t *testing.T) {
	a := empty(t)
	if again := empty(t); !bytes.Equal(a.json, again.json) || !bytes.Equal(a.yaml, again.yaml) {
		t.Error("the document is not the same when it is made again")
	}
	file := filepath.Join("..", "..", "..", "docs", "openapi.json")
	if *update {
		if err := os.WriteFile(file, a.json, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, a.json) {
		t.Error("docs/openapi.json is not what the program serves: go test ./internal/web/api -run TestDocumentIsKept -update")
	}
}

// TestDocumentHoldsTogether: identifiers of operations are unique, every
// reference leads somewhere, everything is described, and nothing is loaded
// from elsewhere.
func TestDocumentHoldsTogether(t *testing.T) {
	a := empty(t)
	var doc map[string]any
	if err := json.Unmarshal(a.json, &doc); err != nil {
		t.Fatal(err)
	}
	if doc["openapi"] != "3.1.0" {
		t.Errorf("openapi %v", doc["openapi"])
	}
	schemas := doc["components"].(map[string]any)["schemas"].(map[string]any)
	used := map[string]bool{}
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch x := v.(type) {
		case map[string]any:
			if ref, is := x["$ref"].(string); is {
				name, inside := strings.CutPrefix(ref, schemaPrefix)
				if _, there := schemas[name]; !there || !inside {
					t.Errorf("%s refers to %s, which is not there", at, ref)
				}
				used[name] = true
			}
			for k, each := range x {
				walk(at+"/"+k, each)
			}
		case []any:
			for _, each := range x {
				walk(at, each)
			}
		}
	}
	walk("", doc)
	for name, s := range schemas {
		if !used[name] {
			t.Errorf("nothing uses %s", name)
		}
		props, _ := s.(map[string]any)["properties"].(map[string]any)
		for field, p := range props {
			if about, _ := p.(map[string]any)["description"].(string); about == "" {
				t.Errorf("%s.%s is not described", name, field)
			}
		}
	}
	ids := map[string]bool{}
	for path, item := range doc["paths"].(map[string]any) {
		for method, op := range item.(map[string]any) {
			o := op.(map[string]any)
			id, _ := o["operationId"].(string)
			if id == "" || ids[id] {
				t.Errorf("%s %s: the identifier %q is not its own", method, path, id)
			}
			ids[id] = true
			if o["summary"] == "" || o["summary"] == nil || len(o["tags"].([]any)) != 1 {
				t.Errorf("%s has no summary or not one tag", id)
			}
		}
	}
	if len(ids) != len(a.ops) {
		t.Errorf("%d operations in the document, %d in the program", len(ids), len(a.ops))
	}
}

// TestDescriptionsAreUsed: no description is left behind when a type changes.
func TestDescriptionsAreUsed(t *testing.T) {
	a := empty(t)
	there := map[string]bool{}
	for name, s := range a.huma.OpenAPI().Components.Schemas.Map() {
		for field := range s.Properties {
			there[field], there[name+"."+field] = true, true
		}
	}
	var words []string
	for key := range describe {
		words = append(words, key)
	}
	for key := range enums {
		words = append(words, key)
	}
	for _, key := range append(words, maybe...) {
		if !there[key] {
			t.Errorf("%s is described, and there is no such field", key)
		}
	}
	for _, g := range groups() {
		if !slices.ContainsFunc(a.ops, func(r route) bool { return r.tag == g.tag }) {
			t.Errorf("the group %s has no operation", g.tag)
		}
	}
}
