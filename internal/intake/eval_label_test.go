package intake

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// label is what a careful reader finds in a dispatch: testdata/eval/README.md.
type label struct {
	Agency      string        `yaml:"agency"`
	Place       string        `yaml:"place"`
	Date        string        `yaml:"date"`
	Calendar    string        `yaml:"calendar"`
	Organ       string        `yaml:"organ"`
	Convocation int           `yaml:"convocation"`
	Plenary     int           `yaml:"plenary"`
	Sitting     int           `yaml:"sitting"`
	Held        string        `yaml:"held"`
	Approval    bool          `yaml:"approval"`
	Unanimous   bool          `yaml:"unanimous"`
	Continues   bool          `yaml:"continues"`
	EndMark     string        `yaml:"end_mark"`
	Persons     []labelPerson `yaml:"persons"`
	Points      []labelPoint  `yaml:"points"`
}

type labelPerson struct {
	Name string `yaml:"name"`
	Post string `yaml:"post"`
}

type labelPoint struct {
	Quote      string          `yaml:"quote"`
	Kind       Kind            `yaml:"kind"`
	Fields     []string        `yaml:"fields"`
	Organs     []string        `yaml:"organs"`
	Years      []string        `yaml:"years"`
	Quantities []labelQuantity `yaml:"quantities"`
}

type labelQuantity struct {
	Value float64 `yaml:"value"`
	Unit  string  `yaml:"unit"`
}

// labelled is a dispatch with its label.
type labelled struct {
	name string // of the text, without its folder
	text []byte
	label
}

// readLabelled reads all dispatches of a folder.
func readLabelled(t *testing.T, folder string) []labelled {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labels in %s: %v", folder, err)
	}
	var out []labelled
	for _, file := range files {
		texts, _ := filepath.Glob(strings.TrimSuffix(file, ".yaml") + ".*")
		texts = slices.DeleteFunc(texts, func(f string) bool { return f == file })
		if len(texts) != 1 {
			t.Fatalf("%s: want one text beside it, have %v", file, texts)
		}
		l := labelled{name: filepath.Base(texts[0])}
		data, err := os.ReadFile(file)
		if err == nil {
			err = yaml.Unmarshal(data, &l.label)
		}
		if err == nil {
			l.text, err = os.ReadFile(texts[0])
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, l)
	}
	return out
}
