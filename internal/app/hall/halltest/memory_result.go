package halltest

import (
	"cmp"
	"context"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

func (m *memory) Costing(_ context.Context, key string) (hall.CostingRow, error) {
	return find(m.costings, key)
}

func (m *memory) Answer(_ context.Context, key string) ([]byte, error) { return find(m.answers, key) }

func (m *memory) Progress(_ context.Context, key string) (hall.Progress, error) {
	return find(m.progress, key)
}

func (m *memory) SaveCosting(_ context.Context, c hall.CostingRow) error {
	if _, there := m.costings[c.Key]; !there {
		m.costings[c.Key] = c
	}
	return nil
}

func (m *memory) SaveAnswer(_ context.Context, key string, blob []byte) error {
	if _, there := m.answers[key]; !there {
		m.answers[key] = slices.Clone(blob)
	}
	return nil
}

func (m *memory) SaveProgress(_ context.Context, p hall.Progress) error {
	m.progress[p.Key] = p
	return nil
}

func (m *memory) Tasks(_ context.Context, f hall.TaskFilter) ([]hall.TaskRow, error) {
	var out []hall.TaskRow
	for _, row := range m.tasks {
		mine := f.Organ == "" || row.Organ == f.Organ
		if f.Support && f.Organ != "" {
			mine = slices.Contains(row.Supporting, f.Organ)
		}
		due := f.Due.IsZero() || !row.Due.IsZero() && !row.Due.After(f.Due)
		if mine && due && (f.State == "" || row.State == f.State) && (f.Plenary == "" || row.Plenary == f.Plenary) {
			out = append(out, row)
		}
	}
	hall.SortTasks(out)
	return out, nil
}

func (m *memory) SaveTasks(_ context.Context, rows []hall.TaskRow) error {
	for _, row := range rows {
		m.tasks[taskKey{row.Plenary, row.Task}] = row
	}
	return nil
}

func (m *memory) DropTasks(context.Context) error {
	clear(m.tasks)
	return nil
}

func (m *memory) BallotTally(_ context.Context, box hall.BallotBox) ([]hall.BallotCount, error) {
	var out []hall.BallotCount
	for k, n := range m.ballots {
		if k.box == box {
			out = append(out, hall.BallotCount{Choice: k.choice, Weight: k.weight, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b hall.BallotCount) int {
		return cmp.Or(cmp.Compare(a.Choice, b.Choice), cmp.Compare(a.Weight, b.Weight))
	})
	return out, nil
}

func (m *memory) BallotAdd(_ context.Context, box hall.BallotBox, choice assembly.Choice, weight int64) error {
	m.ballots[ballotKey{box, choice, weight}]++
	return nil
}
