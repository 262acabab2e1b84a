package halltest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

// twoAtOnce: two who edit the same text at once, again and again, in two
// processes over one store: one of them is first, the other is told who, and
// nothing is lost.
func twoAtOnce(t *testing.T, open opener, o hall.Options) {
	store, _ := open(t)
	s := NewStage(t, store, o, 1)
	s.Table(assembly.Content{Text: "version 1", Sort: assembly.Review})
	o.Store, o.Clock = store, s.Clock
	other, err := hall.New(o)
	s.must(err)
	halls := []*hall.Hall{s.Hall, other}
	const rounds = 10
	for seen := 1; seen <= rounds; seen++ {
		var both sync.WaitGroup
		var mu sync.Mutex
		var won, lost int
		for who, actor := range []hall.Actor{s.Secretary, s.Chair} {
			both.Go(func() {
				_, err := halls[who].Do(ctx, actor, Plenary1, assembly.RevisePoint{
					ID: "p1", Seen: seen, Content: assembly.Content{Text: fmt.Sprintf("version %d by %d", seen+1, who), Sort: assembly.Review},
				})
				mu.Lock()
				defer mu.Unlock()
				refusals, refused := hall.AsRefusals(err)
				switch {
				case err == nil:
					won++
				case refused && refusals.Has(hall.Conflict):
					lost++
					if refusals[0].By != s.Secretary.Person && refusals[0].By != s.Chair.Person || refusals[0].By == actor.Person || refusals[0].At.IsZero() {
						t.Errorf("the conflict names %q at %v", refusals[0].By, refusals[0].At)
					}
				default:
					t.Error(err)
				}
			})
		}
		both.Wait()
		if won != 1 || lost != 1 {
			t.Fatalf("of two who edit at once %d were taken and %d got a conflict", won, lost)
		}
	}
	for _, h := range halls {
		p, err := h.Plenary(ctx, s.Secretary, Plenary1)
		if err != nil || p.Point("p1").Version() != rounds+1 {
			t.Errorf("after %d edits the point is at version %d (%v)", rounds, p.Point("p1").Version(), err)
		}
	}
}

// breaksOff: an adoption that ends between any two of its steps leaves nothing,
// and can be made afterwards.
func breaksOff(t *testing.T, open opener, o hall.Options) {
	store, _ := open(t)
	boom := errors.New("boom")
	stop := ""
	o.Between = func(step string) error {
		if step == stop {
			return boom
		}
		return nil
	}
	s := NewStage(t, store, o, 3)
	c := s.Table(MoreFlour())
	s.Do(s.Chair, assembly.WaiveCosting{ID: c, Reason: "this is a test"})
	s.Open()
	s.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	before, err := size(store)
	s.must(err)
	for _, stop = range []string{hall.StepVersion, hall.StepTasks, hall.StepCommit} {
		if _, err := s.Hall.Adopt(ctx, s.Secretary, Plenary1, hall.Adoption{Conclusion: c}); !errors.Is(err, boom) {
			t.Fatalf("an adoption that was to end at %s answers %v", stop, err)
		}
		after, err := size(store)
		s.must(err)
		read(t, store, func(r hall.Reader) error {
			versions, err := r.Versions(ctx, "")
			tasks, err2 := r.Tasks(ctx, hall.TaskFilter{})
			acts, err3 := r.Acts(ctx, hall.ActFilter{})
			if after != before || len(versions) != 1 || len(tasks) != 0 || len(acts) != 0 {
				t.Errorf("ended at %s: %d new entries, %d versions, %d tasks, %d acts", stop, after-before, len(versions), len(tasks), len(acts))
			}
			return errors.Join(err, err2, err3)
		})
		p, err := s.Hall.Plenary(ctx, s.Secretary, Plenary1)
		s.must(err)
		if p.Conclusion(c).State != assembly.ConclusionCarried {
			t.Errorf("ended at %s, and the conclusion is %s", stop, p.Conclusion(c).State)
		}
	}
	stop = ""
	done, err := s.Hall.Adopt(ctx, s.Secretary, Plenary1, hall.Adoption{Conclusion: c})
	if err != nil || done.Version == nil || len(done.Tasks) != 1 || len(done.Acts) != 1 {
		t.Errorf("the adoption afterwards: %+v, %v", done, err)
	}
}

// manyBallots: all members vote at once, and no vote is lost.
func manyBallots(t *testing.T, open opener, o hall.Options) {
	store, _ := open(t)
	s := NewStage(t, store, o, 40)
	c := s.Table(assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
	s.Open()
	p := s.Do(s.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	vote := p.VoteNow().ID
	var all sync.WaitGroup
	for i, m := range s.Members {
		choice := assembly.For
		if i%4 == 0 {
			choice = assembly.Against
		}
		all.Go(func() {
			if err := s.Hall.Ballot(ctx, m, Plenary1, assembly.CastBallot{Vote: vote, Choice: choice}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	v := s.Do(s.Chair, assembly.CloseVote{ID: vote}).Vote(vote).Verdict
	if v.For != 30 || v.Against != 10 || !v.Carried() {
		t.Errorf("the verdict is %+v; want 30 for, 10 against", v)
	}
}
