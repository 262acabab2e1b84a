package publish

import (
	"context"
	"io/fs"
	"sync"
	"testing"
	"time"

	"github.com/openplenum/plenum/examples"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// house is the republic with its plenary, played to the adoption of the
// conclusion.
type house struct {
	t         *testing.T
	Hall      *hall.Hall
	Clock     *halltest.Clock
	Queue     *halltest.Queue
	Secretary hall.Actor
	Plenary   assembly.PlenaryID
}

// at is when the plenary of the tests is held.
var at = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// newHouse plays the plenary of the republic up to its second sitting.
func newHouse(t *testing.T) *house {
	t.Helper()
	return newHouseOf(t, examples.Republic(), func(*plenaryfile.File) {})
}

// newHouseOf plays it with another plan, or after the file of the plenary was
// edited.
func newHouseOf(t *testing.T, source fs.FS, edit func(*plenaryfile.File)) *house {
	t.Helper()
	store, clock := halltest.NewMemory(), halltest.NewClock(at)
	queue := &halltest.Queue{}
	h, err := hall.New(hall.Options{Store: store, Clock: clock, Queue: queue, Solver: ipm.New(), PasswordCost: halltest.LeastCost})
	if err != nil {
		t.Fatal(err)
	}
	queue.Runner = h
	data, err := fs.ReadFile(examples.Republic(), examples.Plenary)
	if err != nil {
		t.Fatal(err)
	}
	file, err := plenaryfile.Read(examples.Plenary, data, at)
	if err != nil {
		t.Fatal(err)
	}
	edit(file)
	ready, err := setup.Run(context.Background(), setup.Options{Hall: h, Store: store, File: file, Plan: "republic", Source: source, Now: at})
	if err != nil {
		t.Fatal(err)
	}
	return &house{t: t, Hall: h, Clock: clock, Queue: queue, Secretary: ready.Secretary, Plenary: ready.Plenary}
}

// shared is the republic with its conclusion adopted, for tests that only read:
// it is played once.
var shared struct {
	once  sync.Once
	house *house
}

func adopted(t *testing.T) *house {
	t.Helper()
	shared.once.Do(func() {
		h := newHouse(t)
		h.adopt()
		shared.house = h
	})
	if shared.house == nil {
		t.Skip("the republic could not be played: see the first test that failed")
	}
	return shared.house
}

// do gives the plenary commands that must be taken, by the secretary.
func (h *house) do(commands ...assembly.PlenaryCommand) *assembly.Plenary {
	h.t.Helper()
	var did hall.Did
	for _, c := range commands {
		p, err := h.Hall.Plenary(context.Background(), h.Secretary, h.Plenary)
		if err != nil {
			h.t.Fatal(err)
		}
		if did, err = h.Hall.Do(context.Background(), h.Secretary, h.Plenary, assembly.AsSeen(p, c)); err != nil {
			h.t.Fatalf("%T: %v", c, err)
		}
	}
	return did.Plenary
}

// adopt has the second sitting adopt the conclusion by a show of hands, and
// closes the sitting.
func (h *house) adopt() hall.PublicConclusion {
	h.t.Helper()
	ctx := context.Background()
	p, err := h.Hall.Plenary(ctx, h.Secretary, h.Plenary)
	if err != nil {
		h.t.Fatal(err)
	}
	id := p.Conclusions[0].ID
	for _, a := range p.AmendmentsTo(id) {
		if a.Pending() {
			h.do(assembly.WithdrawAmendment{ID: a.ID})
		}
	}
	rule := p.Rules.Votes[assembly.OnConclusion]
	rule.Method = assembly.Hands
	p = h.do(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: id, Rule: &rule})
	vote := p.VoteNow().ID
	h.do(assembly.RecordCounts{Vote: vote, Count: assembly.Tally{For: 36, Against: 1, Abstain: 2}}, assembly.CloseVote{ID: vote},
		assembly.WaiveCosting{ID: id, Reason: "costed before"})
	if _, err := h.Hall.Adopt(ctx, h.Secretary, h.Plenary, hall.Adoption{Conclusion: id}); err != nil {
		h.t.Fatal(err)
	}
	h.do(assembly.DecideItem{No: 2}, assembly.CloseSitting{})
	all, err := h.Hall.Public(ctx)
	if err != nil {
		h.t.Fatal(err)
	}
	return all[0].Conclusions[0]
}

// solve has a version solved, which takes some seconds.
func (h *house) solve(v hall.VersionID) {
	h.t.Helper()
	if _, err := h.Hall.Solve(context.Background(), h.Secretary, v); err != nil {
		h.t.Fatal(err)
	}
	h.Queue.Wait()
	if x, err := h.Hall.Outcome(context.Background(), h.Secretary, v); err != nil || x.Outcome == nil {
		h.t.Fatalf("%s was not solved: %v", v, err)
	}
}

func english() *locale.Catalogue { return locale.Get("en") }
