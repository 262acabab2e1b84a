package report

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/outcome"
)

// TestDocsListTables: docs/report.md lists every table with its columns.
func TestDocsListTables(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "report.md"))
	if err != nil {
		t.Fatal(err)
	}
	o := &outcome.Outcome{Years: []int{2030}}
	for _, s := range []sheet{
		tierSheet(o), targetSheet(o), activitySheet(o), capacitySheet(o), balanceSheet(o),
		limitSheet(o), priceSheet(o), tradeSheet(o), debtSheet(o), regionSheet(o), routeSheet(o), projectSheet(o), renewableSheet(o),
		conflictSheet(o), reliefSheet(o), assumptionSheet(o), phaseSheet(o), checkSheet(o),
		findingSheet(&Explained{}), triedSheet(&Explained{}),
	} {
		head := strings.ReplaceAll("`"+strings.Join(s.head, "` `")+"`", "`2030`", "then the years")
		row := fmt.Sprintf("| `%s` | %s |", s.name, head)
		if !strings.Contains(string(data), row) {
			t.Errorf("docs/report.md lacks the row\n%s", row)
		}
	}
}

// TestFieldsOfExamples: the jq examples of docs/report.md name fields that
// there are.
func TestFieldsOfExamples(t *testing.T) {
	docs, err := os.ReadFile(filepath.Join("..", "..", "docs", "report.md"))
	if err != nil {
		t.Fatal(err)
	}
	schema, err := os.ReadFile(filepath.Join("..", "..", "docs", "solve.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`jq '([^']*)'`).FindAllStringSubmatch(string(docs), -1)
	if len(lines) == 0 {
		t.Fatal("no examples")
	}
	for _, line := range lines {
		for _, name := range regexp.MustCompile(`\.([a-z_]+)`).FindAllStringSubmatch(line[1], -1) {
			if !strings.Contains(string(schema), `"`+name[1]+`":`) {
				t.Errorf("the example %q names .%s, which is no field", line[1], name[1])
			}
		}
	}
}
