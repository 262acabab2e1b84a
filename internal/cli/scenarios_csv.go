package cli

import (
	"encoding/csv"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"

	"github.com/openplenum/plenum/internal/app"
)

// writeDrawTables writes what became of a plan under draws as CSV tables into
// a folder: targets (for fan charts), given_up, factors and draws.
func writeDrawTables(path string, s *app.Scenarios) error {
	tables := map[string][][]string{
		"targets.csv": targetRows(s.Risk), "given_up.csv": givenRows(s.Risk),
		"factors.csv": factorRows(s), "draws.csv": drawRows(s),
	}
	return writeFolder(path, func(dir string) error {
		for name, rows := range tables {
			f, err := os.Create(filepath.Join(dir, name))
			if err != nil {
				return broken("file.write", err, name)
			}
			if err := writeRows(f, rows); err != nil {
				return broken("file.write", err, name)
			}
		}
		return nil
	})
}

func writeRows(f io.WriteCloser, rows [][]string) error {
	w := csv.NewWriter(f)
	if err := w.WriteAll(rows); err != nil {
		_ = f.Close() // the first error is the one to tell
		return err
	}
	return f.Close()
}

// exact writes a figure with all its digits; nothing for what is none.
func exact(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func targetRows(r *app.Risk) [][]string {
	head := []string{
		"target", "region", "tier", "year", "unit", "amount", "planned_value", "planned_fulfilment", "foresight",
		"holds", "holds_error", "holds_low", "holds_high",
	}
	for _, of := range []string{"value", "fulfilment"} {
		for _, level := range r.Levels {
			head = append(head, of+"_"+strconv.Itoa(int(math.Round(100*level))))
		}
	}
	rows := [][]string{head}
	for _, t := range r.Targets {
		for _, at := range t.Points {
			write := func(foresight bool, holds app.Probability, quantiles ...app.Quantiles) {
				row := []string{
					string(t.ID), string(t.Region), strconv.Itoa(t.Tier), strconv.Itoa(at.Year), t.Unit, exact(at.Amount),
					exact(at.Planned.Value), exact(at.Planned.Fulfilment), strconv.FormatBool(foresight),
					exact(holds.Share), exact(holds.Error), exact(holds.Low), exact(holds.High),
				}
				for _, q := range quantiles {
					for _, v := range q {
						row = append(row, exact(v))
					}
				}
				rows = append(rows, row)
			}
			write(false, at.Holds, at.Value, at.Fulfilment)
			if at.Foresight != nil {
				write(true, at.Foresight.Holds, at.Foresight.Value, at.Foresight.Fulfilment)
			}
		}
	}
	return rows
}

func givenRows(r *app.Risk) [][]string {
	rows := [][]string{{"kind", "of", "region", "year", "unit", "asked", "share_of_draws", "mean_short", "most_short"}}
	for _, g := range r.Given {
		rows = append(rows, []string{
			g.Kind, g.Of, string(g.Region), strconv.Itoa(g.Year), g.Unit, exact(g.Asked), exact(g.Share.Share), exact(g.Mean), exact(g.Most),
		})
	}
	return rows
}

func factorRows(s *app.Scenarios) [][]string {
	rows := [][]string{{"draw", "risk", "year", "factor"}}
	for _, d := range s.Draws {
		for k, risk := range s.Risk.Risks {
			for i, year := range risk.Years {
				rows = append(rows, []string{strconv.Itoa(d.Number), string(risk.ID), strconv.Itoa(year), exact(d.Factors[k][i])})
			}
		}
	}
	return rows
}

// drawRows lists every promise of every draw. Draws without a plan have a row
// with their status alone.
func drawRows(s *app.Scenarios) [][]string {
	rows := [][]string{{"draw", "status", "target", "region", "year", "value", "fulfilment"}}
	targets := s.Answer.Outcome.Targets
	for _, d := range s.Draws {
		number, status := strconv.Itoa(d.Number), string(d.Result.Status)
		if d.Result.Fulfilments == nil {
			rows = append(rows, []string{number, status, "", "", "", "", ""})
			continue
		}
		for q, t := range targets {
			rows = append(rows, []string{
				number, status, string(t.ID), string(t.Region), strconv.Itoa(t.Years[len(t.Years)-1]),
				exact(d.Result.Values[q]), exact(d.Result.Fulfilments[q]),
			})
		}
	}
	return rows
}
