package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/openplenum/plenum/internal/app/hall"
)

// Check is one thing that Verify looked at.
type Check struct {
	Name   string   // such as "chain"; the names are those of Verify
	Looked int64    // how many things it looked at
	Faults []string // what is wrong, as far as it was looked for
}

// Report is what Verify found.
type Report struct {
	Checks []Check
}

// OK tells whether nothing is wrong.
func (r Report) OK() bool {
	for _, c := range r.Checks {
		if len(c.Faults) > 0 {
			return false
		}
	}
	return true
}

// Projections make the tables that follow from the record again, from one
// snapshot; a nil one is left out.
type Projections struct {
	Versions func(ctx context.Context, r hall.Reader) ([]hall.PlanVersion, error)
	Acts     func(ctx context.Context, r hall.Reader) ([]hall.FigureAct, error)
	Tasks    func(ctx context.Context, r hall.Reader) ([]hall.TaskRow, error)
}

// FromRecord is how the hall makes them.
func FromRecord() Projections {
	return Projections{hall.RebuildVersions, hall.RebuildActs, hall.RebuildTasks}
}

// maxFaults is how many faults one check tells.
const maxFaults = 20

// found adds a fault to a check.
func (c *Check) found(format string, args ...any) {
	if len(c.Faults) < maxFaults {
		c.Faults = append(c.Faults, fmt.Sprintf(format, args...))
	}
}

// Verify looks at everything that can be wrong, in one snapshot:
//
//	database    the file itself, and references between rows
//	guards      the triggers that keep decided things from being changed
//	chain       every entry follows the one before it, by number, time and hash
//	tree        the stored hashes are those of the entries
//	heads       every signed head holds for the entries it signs; the last signs all
//	files       every stored file and folder has the hash it is stored under
//	versions    the versions of plans are those of the record, and their files say what they claim
//	figures     the acts of figures are those of the record
//	tasks       the table of tasks is that of the record
//
// An error means that it could not look.
func (db *DB) Verify(ctx context.Context, p Projections) (out Report, err error) {
	err = db.Read(ctx, func(r hall.Reader) error {
		out, err = r.(*reader).verify(ctx, p)
		return err
	})
	if errors.Is(err, ErrCorrupt) {
		out.Checks = append(out.Checks, Check{Name: "database", Faults: []string{err.Error()}})
		return out, nil
	}
	return out, err
}

func (r *reader) verify(ctx context.Context, p Projections) (out Report, err error) {
	checks := []struct {
		name string
		run  func(ctx context.Context, c *Check) error
	}{
		{"database", r.checkDatabase},
		{"guards", r.checkGuards},
		{"chain", r.checkChain},
		{"tree", r.checkTree},
		{"heads", r.checkHeads},
		{"files", r.checkFiles},
		{"versions", func(ctx context.Context, c *Check) error { return r.checkVersions(ctx, c, p.Versions) }},
		{"figures", func(ctx context.Context, c *Check) error { return r.checkActs(ctx, c, p.Acts) }},
		{"tasks", func(ctx context.Context, c *Check) error { return r.checkTasks(ctx, c, p.Tasks) }},
	}
	for _, check := range checks {
		c := Check{Name: check.name}
		if err := check.run(ctx, &c); err != nil {
			if ctx.Err() != nil {
				return out, ctx.Err()
			}
			c.found("%v", r.db.settle(err))
		}
		out.Checks = append(out.Checks, c)
		if check.name == "database" && len(c.Faults) > 0 {
			break // what is read from a damaged file says nothing
		}
	}
	return out, nil
}

func (r *reader) checkDatabase(ctx context.Context, c *Check) error {
	for _, query := range []string{r.db.dialect.check, r.db.dialect.foreign} {
		if query == "" {
			continue
		}
		c.Looked++
		faults, err := column[string](ctx, r.tx, query)
		for _, f := range faults {
			c.found("%s", f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) checkGuards(ctx context.Context, c *Check) error {
	guarded, err := column[string](ctx, r.tx, r.db.dialect.guards)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, name := range guarded {
		have[name] = true
	}
	for _, t := range allTables() {
		if !t.grows {
			continue
		}
		c.Looked++
		if !have[t.name] {
			c.found("nothing keeps the rows of table %s from being changed: its trigger is gone", t.name)
		}
	}
	return nil
}
