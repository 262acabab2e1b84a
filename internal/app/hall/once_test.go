package hall_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/planfile"
)

// TestOnce: everything that makes something is done once under a key, and
// answers the second time as the first. Without the key it is done twice, or
// refused.
func TestOnce(t *testing.T) {
	s := stage(t, 3)
	files, _, err := s.Hall.Files(ctx, s.Planner, s.Version.ID)
	if err != nil {
		t.Fatal(err)
	}
	var tables []planfile.File
	for _, f := range files {
		if f.Name == "supply.csv" {
			tables = append(tables, planfile.File{Name: f.Name, Data: []byte(strings.Replace(string(f.Data), "900", "950", 1))})
		}
	}
	c := s.Table(halltest.MoreFlour())
	s.Do(s.Secretary, assembly.WaiveCosting{ID: c, Reason: "no time"})
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	do := func(c assembly.PlenaryCommand) func(context.Context) (any, error) {
		return func(ctx context.Context) (any, error) {
			did, err := s.Hall.Do(ctx, s.Secretary, halltest.Plenary1, c)
			return did.Events, err
		}
	}
	for _, tt := range []struct {
		name string
		run  func(context.Context) (any, error)
	}{
		{"item", do(assembly.AddItem{Title: "Bread"})},
		{"conclusion", do(assembly.DraftConclusion{Item: 1, Title: "Bread"})},
		{"statement", do(assembly.NoteStatement{Item: 1, Person: s.Chair.Person, Text: "More bread."})},
		{"membership", func(ctx context.Context) (any, error) {
			return s.Hall.DoBody(ctx, s.Secretary, assembly.BeginMembership{Person: s.Chair.Person, Organ: halltest.MillOffice})
		}},
		{"person", func(ctx context.Context) (any, error) { return s.Hall.EnterPerson(ctx, s.Secretary, "Ned New", "") }},
		{"adoption", func(ctx context.Context) (any, error) {
			a, err := s.Hall.Adopt(ctx, s.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: c})
			a.Plenary = nil
			return a, err
		}},
		{"task", func(ctx context.Context) (any, error) {
			return s.Hall.DoTask(ctx, s.Officer, delivery.Acknowledge{ID: "t1", Seen: 1})
		}},
		{"draft", func(ctx context.Context) (any, error) {
			return s.Hall.KeepTables(ctx, s.Planner, hall.Upload{Base: "v2", Files: tables})
		}},
		{"import", func(ctx context.Context) (any, error) {
			return s.Hall.ImportPlan(ctx, s.Planner, "another", files, "")
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			keyed := hall.Once(ctx, "key of "+tt.name)
			first, err := tt.run(keyed)
			if err != nil {
				t.Fatal(err)
			}
			size, err := s.Hall.Size(ctx)
			if err != nil {
				t.Fatal(err)
			}
			second, err := tt.run(keyed)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(first, second, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("the second answer differs:\n%s", diff)
			}
			if now, err := s.Hall.Size(ctx); err != nil || now != size {
				t.Errorf("%d entries after the second time, %d after the first (%v)", now, size, err)
			}
			if _, err := tt.run(ctx); err == nil {
				if now, _ := s.Hall.Size(ctx); now == size {
					t.Error("without a key, nothing is done the second time either")
				}
			}
		})
	}
}

// TestOnceIsOfOnePersonAndThing: a key is of the person who gave it, for what
// it was given, for a week; what was refused leaves it free.
func TestOnceIsOfOnePersonAndThing(t *testing.T) {
	s := stage(t, 3)
	keyed := hall.Once(ctx, "k")
	add := func(by hall.Actor, title string) error {
		_, err := s.Hall.Do(keyed, by, halltest.Plenary1, assembly.AddItem{Title: title})
		return err
	}
	items := func(want int) {
		t.Helper()
		p, err := s.Hall.Plenary(ctx, s.Secretary, halltest.Plenary1)
		if err != nil || len(p.Items) != want {
			t.Errorf("%d items, want %d (%v)", len(p.Items), want, err)
		}
	}
	refused(t, add(s.Secretary, " "), hall.NeedText)
	for range 2 {
		if err := add(s.Secretary, "Bread"); err != nil {
			t.Fatal(err)
		}
	}
	items(2)
	refused(t, add(s.Secretary, "Salt"), hall.OnceOther)
	if err := add(s.Chair, "Bread"); err != nil {
		t.Fatal(err)
	}
	items(3)
	s.Clock.Advance(8 * 24 * time.Hour)
	if err := add(s.Secretary, "Salt"); err != nil {
		t.Error(err)
	}
	items(4)
	_, err := s.Hall.Do(hall.Once(ctx, strings.Repeat("k", 201)), s.Secretary, halltest.Plenary1, assembly.AddItem{Title: "Salt"})
	refused(t, err, hall.TooLong)
}
