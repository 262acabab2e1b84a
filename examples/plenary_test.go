package examples

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

func plenary(t *testing.T) *plenaryfile.File {
	t.Helper()
	data, err := fs.ReadFile(Republic(), Plenary)
	if err != nil {
		t.Fatal(err)
	}
	f, err := plenaryfile.Read(Plenary, data, time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestPlenaryFigures: every organ and figure of the demo's plenary is in the
// republic, and can have its new value.
func TestPlenaryFigures(t *testing.T) {
	p := republic(t).Plan
	var organs []assembly.OrganID
	for _, o := range p.Organs {
		organs = append(organs, o.ID)
	}
	if err := plenary(t).Check(p, organs); err != nil {
		t.Error(err)
	}
}

// reportRows are the rows of docs/from-the-report.md in their order: the
// number and what the sentence says.
func reportRows(t *testing.T) (ids []string, says map[string]string) {
	t.Helper()
	text, err := os.ReadFile("../docs/from-the-report.md")
	if err != nil {
		t.Fatal(err)
	}
	says = map[string]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) > 3 && strings.Trim(cells[1], " -") != "" && strings.TrimSpace(cells[1]) != "row" {
			id := strings.TrimSpace(cells[1])
			ids = append(ids, id)
			says[id] = strings.ToLower(cells[2])
		}
	}
	return ids, says
}

// TestPlenaryFields: the conclusion has a point for each field of work of the
// report, in the same order. The name of a point is the row and the words of
// the row that it is about; the order of these words is held too.
func TestPlenaryFields(t *testing.T) {
	rows, says := reportRows(t)
	from, to := slices.Index(rows, "4"), slices.Index(rows, "12")
	if from < 0 || to < from {
		t.Fatalf("rows %v", rows)
	}
	// Left out: rows about the plan as such, about sentences that the rows
	// below take apart, and what the program does not do.
	leave := []string{"4a", "4b", "6e", "6f", "7", "8", "9", "11a"}
	var want, got []string
	for _, row := range rows[from : to+1] {
		if !slices.Contains(leave, row) {
			want = append(want, row)
		}
	}
	at := map[string]int{}
	for _, p := range plenary(t).Conclusions[0].Points {
		row, field, _ := strings.Cut(string(p.Key), "-")
		if len(got) == 0 || got[len(got)-1] != row {
			got = append(got, row)
		}
		place := strings.Index(says[row], strings.Fields(field)[0])
		if place < at[row] {
			t.Errorf("point %s: row %s says %q, where it is not in this order", p.Key, row, says[row])
		}
		at[row] = place
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows of the report and of the conclusion:\n%s", diff)
	}
}

// TestPlenaryNoArms: beside the one line of final use nothing of the plenary
// is about arms.
func TestPlenaryNoArms(t *testing.T) {
	for _, p := range plenary(t).Conclusions[0].Points {
		text := strings.ToLower(p.Content.Text)
		for _, word := range []string{"army", "arms ", "weapon", "troops", "military"} {
			if strings.Contains(text, word) {
				t.Errorf("point %s: %q", p.Key, word)
			}
		}
		if p.Content.Responsible == "defence" && len(p.Content.Changes) > 0 {
			t.Errorf("point %s changes figures of defence", p.Key)
		}
	}
}
