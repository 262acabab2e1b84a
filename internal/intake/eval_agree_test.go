package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// agree prints how far a second reader, who was given the points of the
// dispatches of a folder but not their labels, agrees with the labels: what a
// program can reach at most.
func agree(t *testing.T, folder string) {
	t.Helper()
	var fields, kinds hitCount
	for _, l := range readLabelled(t, folder) {
		name := strings.TrimSuffix(l.name, filepath.Ext(l.name))
		var second struct {
			Points []struct {
				Kind   Kind     `yaml:"kind"`
				Fields []string `yaml:"fields"`
			} `yaml:"points"`
		}
		data, err := os.ReadFile(filepath.Join("testdata", "eval", "second", name+".yaml"))
		if err == nil {
			err = yaml.Unmarshal(data, &second)
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(second.Points) != len(l.Points) {
			t.Fatalf("%s: the second reader has %d points, the label %d", name, len(second.Points), len(l.Points))
		}
		for i, p := range l.Points {
			kind := hitCount{said: 1, wanted: 1}
			if second.Points[i].Kind == p.Kind {
				kind.hit = 1
			}
			kinds.add(kind)
			fields.add(hitCount{
				hit:  len(slices.DeleteFunc(slices.Clone(p.Fields), func(f string) bool { return !slices.Contains(second.Points[i].Fields, f) })),
				said: len(second.Points[i].Fields), wanted: len(p.Fields),
			})
		}
	}
	fmt.Printf("a second reader of %s, given the points: fields %.3f, kinds %.3f\n", filepath.Base(folder), fields.f1(), kinds.f1())
}
