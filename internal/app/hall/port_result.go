package hall

import (
	"context"
	"encoding/json"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// CostingRow is a costing as stored: never changed, kept under its key.
type CostingRow struct {
	Key     string // hash of plan, changes and solver version: see CostingKey
	Base    VersionID
	Body    json.RawMessage // a Costing
	Created time.Time
}

// Results reads what was computed. All answer ErrNotFound for what is not
// there.
type Results interface {
	Costing(ctx context.Context, key string) (CostingRow, error)
	// Answer is an outcome as gzipped JSON, by the key of what was solved.
	Answer(ctx context.Context, key string) ([]byte, error)
	// Progress is how far the work under a key has come.
	Progress(ctx context.Context, key string) (Progress, error)
}

// ResultWriter stores what was computed. A costing or answer that is there
// already stays: one result for one key.
type ResultWriter interface {
	SaveCosting(ctx context.Context, c CostingRow) error
	SaveAnswer(ctx context.Context, key string, blob []byte) error
	// SaveProgress replaces the progress of a key.
	SaveProgress(ctx context.Context, p Progress) error
}

// TaskRow is a line of the table of tasks, which is made from the record and
// can be made again from it.
type TaskRow struct {
	Plenary    assembly.PlenaryID
	Task       string // delivery.TaskID, unique within the plenary
	Plan       PlanID
	Organ      assembly.OrganID   // that answers for it
	Supporting []assembly.OrganID // in order
	Due        time.Time          // day, UTC; zero: none
	State      string             // delivery.State
	Seq        int64              // of the last entry about it
	Body       json.RawMessage    // a delivery.Task
}

// TaskFilter chooses tasks; empty fields choose all.
type TaskFilter struct {
	Organ   assembly.OrganID // responsible, or supporting when Supporting is set
	Support bool
	State   string
	Plenary assembly.PlenaryID
	Due     time.Time // due on or before
}

// Tasks reads the table of tasks, sorted by due day (none last), plenary, task.
type Tasks interface {
	Tasks(ctx context.Context, filter TaskFilter) ([]TaskRow, error)
}

// TaskWriter writes the table of tasks.
type TaskWriter interface {
	// SaveTasks adds tasks or replaces them.
	SaveTasks(ctx context.Context, rows []TaskRow) error
	// DropTasks empties the table, to make it again.
	DropTasks(ctx context.Context) error
}

// BallotBox names the box of one secret vote.
type BallotBox struct {
	Plenary assembly.PlenaryID
	Vote    assembly.VoteID
}

// BallotCount is how many ballots in a box have a choice and a weight.
type BallotCount struct {
	Choice assembly.Choice
	Weight int64 // votes that each of them counts
	Count  int64
}

// Ballots counts secret ballots: without voters, times, serials or order.
type Ballots interface {
	// BallotTally is the count, sorted by choice and weight.
	BallotTally(ctx context.Context, box BallotBox) ([]BallotCount, error)
}

// BallotWriter adds secret ballots: a count goes up, nothing else is kept.
type BallotWriter interface {
	BallotAdd(ctx context.Context, box BallotBox, choice assembly.Choice, weight int64) error
}
