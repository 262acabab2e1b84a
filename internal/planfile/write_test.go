package planfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/plan"
)

// contents reads all files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

func newPlan(t *testing.T) (dir string, f *Folder) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "a", "plan")
	if err := New(dir, "Our first plan"); err != nil {
		t.Fatal(err)
	}
	f, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, f
}

func TestNew(t *testing.T) {
	dir, f := newPlan(t)
	if f.Figures == nil || f.Plan.Name != "Our first plan" {
		t.Errorf("name %q, figures %v", f.Plan.Name, f.Figures != nil)
	}
	if len(f.Warnings) > 0 {
		t.Error(f.Warnings)
	}
	for name, text := range contents(t, dir) {
		if !strings.HasPrefix(text, "# ") {
			t.Errorf("%s is not explained", name)
		}
	}
	if err := New(dir, "again"); err == nil {
		t.Error("New wrote over a plan")
	}
}

// TestWriteWhatWasRead: nothing changes, not even the time of a file.
func TestWriteWhatWasRead(t *testing.T) {
	dir, f := newPlan(t)
	before := contents(t, dir)
	stamp, err := os.Stat(filepath.Join(dir, "goods.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, f.Plan); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
	again, err := os.Stat(filepath.Join(dir, "goods.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(stamp, again) {
		t.Error("goods.csv was written anew")
	}
}

// TestWriteKeepsWhatDidNotChange: a changed row is one changed line.
func TestWriteKeepsWhatDidNotChange(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *plan.Plan)
		diff   []string // changed lines: -file: old, +file: new
	}{
		{"a figure", func(p *plan.Plan) { p.Supply[0].Amount.Value = 900 },
			[]string{"-supply.csv: labour,1000", "+supply.csv: labour,900"}},
		{"a row more", func(p *plan.Plan) {
			p.Goods = append(p.Goods, plan.Good{ID: "salt", Unit: "kg", Kind: plan.Product, Scope: plan.Regional})
		},
			[]string{"+goods.csv: salt,,kg,"}},
		{"a row less", func(p *plan.Plan) { p.Targets = p.Targets[:5] },
			[]string{"-targets.csv: feed,Feed for animals,final_use,grain,farming,,1,kt,2"}},
		{"a row in the middle", func(p *plan.Plan) { p.Inputs[2].Amount.Value = 0.75 },
			[]string{"-inputs.csv: bakeries,grain,0.8,t/t", "+inputs.csv: bakeries,grain,0.75,t/t"}},
		{"the horizon", func(p *plan.Plan) { p.Horizon.Last = 2032 },
			[]string{"-plan.yaml: horizon: {first: 2027, last: 2031}", "+plan.yaml: horizon: {first: 2027, last: 2032}"}},
		{"a note", func(p *plan.Plan) { p.Note = "Two\nlines." },
			[]string{"+plan.yaml: note: |-", "+plan.yaml:   Two", "+plan.yaml:   lines."}},
		{"a table more", func(p *plan.Plan) { p.Organs = []plan.Organ{{ID: "council", Name: "Council"}} },
			[]string{"+organs.csv: council,Council", "+organs.csv: organ,name"}},
		{"a table less", func(p *plan.Plan) { p.Supply = nil },
			[]string{"-supply.csv: # What is there without being made. No year means every year.", "-supply.csv: good,amount", "-supply.csv: labour,1000"}},
		{"a column more", func(p *plan.Plan) { p.Supply[0].Amount.Unit = "persons" },
			[]string{"-supply.csv: good,amount", "-supply.csv: labour,1000", "+supply.csv: good,amount,unit", "+supply.csv: labour,1000,persons"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir, f := newPlan(t)
			before := contents(t, dir)
			tt.change(f.Plan)
			if err := Write(dir, f.Plan); err != nil {
				t.Fatal(err)
			}
			got := diffLines(before, contents(t, dir))
			if diff := cmp.Diff(sorted(tt.diff), got); diff != "" {
				t.Error(diff)
			}
			r := newReader(os.DirFS(dir))
			r.head()
			for _, c := range codecs() {
				c.read(r)
			}
			if !r.Plan.Equal(f.Plan) {
				t.Errorf("what was written is not what is read:\n%s", cmp.Diff(f.Plan, r.Plan))
			}
		})
	}
}

// diffLines lists the lines that only one of two folders has.
func diffLines(a, b map[string]string) []string {
	count := map[string]int{}
	for sign, files := range map[int]map[string]string{-1: a, 1: b} {
		for name, text := range files {
			for line := range strings.Lines(text) {
				if line = strings.TrimRight(line, "\r\n"); line != "" {
					count[name+": "+line] += sign
				}
			}
		}
	}
	var out []string
	for line, n := range count {
		switch {
		case n > 0:
			out = append(out, "+"+line)
		case n < 0:
			out = append(out, "-"+line)
		}
	}
	return sorted(out)
}
