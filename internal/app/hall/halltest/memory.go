package halltest

import (
	"context"
	"crypto/rand"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/record"
)

// Memory is a hall.Store in memory, for tests. A write works on a copy of all
// tables, which takes their place when it succeeds; readers keep the tables
// that they began with.
type Memory struct {
	Key record.Key // that signs the heads

	writing sync.Mutex
	now     atomic.Pointer[tables]
}

var _ hall.Store = (*Memory)(nil)

// NewMemory is an empty store with a key of its own.
func NewMemory() *Memory {
	key, err := record.NewKey(rand.Reader, "halltest")
	if err != nil {
		panic(err) // the system has no random numbers
	}
	m := &Memory{Key: key}
	m.now.Store(&tables{})
	return m
}

// tables are all tables. Slices only grow, so that copies can share them.
type tables struct {
	entries []record.Entry
	hashes  []record.Hash
	heads   []hall.LogHead

	files    map[string][]planfile.File
	versions []hall.PlanVersion
	acts     []hall.FigureAct

	persons  map[assembly.PersonID]hall.PersonRow
	accounts map[string]hall.Account
	sessions map[string]hall.Session
	invites  map[string]hall.Invite

	costings map[string]hall.CostingRow
	answers  map[string][]byte
	progress map[string]hall.Progress
	tasks    map[taskKey]hall.TaskRow
	ballots  map[ballotKey]int64
	repeats  map[onceKey]hall.OnceRow
	places   map[onceKey]time.Time
}

// onceKey is a person with a key or a place.
type onceKey struct {
	person assembly.PersonID
	key    string
}

type taskKey struct {
	plenary assembly.PlenaryID
	task    string
}

type ballotKey struct {
	box    hall.BallotBox
	choice assembly.Choice
	weight int64
}

func (t *tables) clone() *tables {
	c := *t
	c.entries, c.hashes, c.heads = slices.Clip(t.entries), slices.Clip(t.hashes), slices.Clip(t.heads)
	c.versions, c.acts = slices.Clip(t.versions), slices.Clip(t.acts)
	c.files, c.persons, c.accounts = cloned(t.files), cloned(t.persons), cloned(t.accounts)
	c.sessions, c.invites = cloned(t.sessions), cloned(t.invites)
	c.costings, c.answers, c.progress = cloned(t.costings), cloned(t.answers), cloned(t.progress)
	c.tasks, c.ballots = cloned(t.tasks), cloned(t.ballots)
	c.repeats, c.places = cloned(t.repeats), cloned(t.places)
	return &c
}

func cloned[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// Read runs work on the tables as they are now.
func (m *Memory) Read(ctx context.Context, work func(hall.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return work(struct{ hall.Reader }{&memory{tables: m.now.Load()}}) // nothing to write with
}

// Write runs work on a copy of the tables.
func (m *Memory) Write(ctx context.Context, work func(hall.Writer) error) error {
	m.writing.Lock()
	defer m.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	t := m.now.Load().clone()
	if err := work(&memory{tables: t, signer: m.Key.Signer}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.now.Store(t)
	return nil
}

// memory is a reader or a writer.
type memory struct {
	*tables
	signer string
}

var _ hall.Writer = (*memory)(nil)

func find[K comparable, V any](m map[K]V, key K) (V, error) {
	v, ok := m[key]
	if !ok {
		return v, hall.ErrNotFound
	}
	return v, nil
}
