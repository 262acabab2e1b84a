package planfile

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/plan"
)

// TestReferenceNamesEveryColumn holds docs/plan-folder.md against the tables
// that are read.
func TestReferenceNamesEveryColumn(t *testing.T) {
	data, err := os.ReadFile("../../docs/plan-folder.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]string{}
	for _, section := range strings.Split(string(data), "\n### ")[1:] {
		title, text, _ := strings.Cut(section, "\n")
		text, _, _ = strings.Cut(text, "\n## ")
		for _, file := range regexp.MustCompile(`[a-z_]+\.csv`).FindAllString(title, -1) {
			sections[file] = text
		}
	}
	for _, c := range codecs() {
		section, ok := sections[fileOf(c.name())]
		if !ok {
			t.Errorf("the reference has no section for %s", fileOf(c.name()))
		}
		for _, column := range c.encode(&encoder{}, &plan.Plan{}).header {
			if !regexp.MustCompile(`\b` + column + `\b`).MatchString(section) {
				t.Errorf("the reference does not name column %s of %s", column, fileOf(c.name()))
			}
		}
	}
	if len(sections) != len(codecs()) {
		t.Errorf("%d sections for %d tables", len(sections), len(codecs()))
	}
}
