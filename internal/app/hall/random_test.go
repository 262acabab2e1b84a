package hall_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/delivery"
	"github.com/openplenum/plenum/internal/plan"
	"github.com/openplenum/plenum/internal/record"
)

// TestRandomActs lets random people do random things, in and out of order, and
// holds after all of it: nothing failed but by refusal; what was refused wrote
// nothing; every version but the first has its entry, and every figure that
// differs from its parent has its act; the tables are those of the record, the
// record verifies, and a hall that folds it anew sees the same.
func TestRandomActs(t *testing.T) {
	if os.Getenv("PLENUM_SLOW") != "1" { // each plays a plenary
		if err := flag.Set("rapid.checks", "25"); err != nil {
			t.Fatal(err)
		}
	}
	adopted := 0
	rapid.Check(t, func(r *rapid.T) {
		s := stage(t, 3)
		if rapid.IntRange(0, 3).Draw(r, "open") > 0 {
			s.Table(halltest.MoreFlour())
			s.Open()
		}
		a := actors{s: s, all: append([]hall.Actor{s.Secretary, s.Chair, s.Planner, s.Officer, s.Admin, {}}, s.Members...)}
		for range rapid.IntRange(10, 60).Draw(r, "acts") {
			before, _ := s.Hall.Size(ctx)
			did, err := a.act(r)
			after, _ := s.Hall.Size(ctx)
			if err != nil {
				if _, refused := hall.AsRefusals(err); !refused {
					r.Fatalf("%s: %v", did, err)
				}
				if after != before {
					r.Fatalf("%s was refused and wrote %d entries", did, after-before)
				}
			}
			if did == "adopt" && err == nil {
				adopted++
			}
		}
		checkVersions(r, s)
		checkFolds(r, s)
	})
	if t.Logf("%d adoptions", adopted); adopted == 0 && !testing.Short() { // short: too few plenaries to expect one
		t.Error("nothing was ever adopted")
	}
}

type actors struct {
	s   *halltest.Stage
	all []hall.Actor
}

func randomContent(r *rapid.T) assembly.Content {
	c := assembly.Content{Text: rapid.StringMatching(`[a-z ]{1,20}`).Draw(r, "text"), Sort: assembly.Measure}
	if rapid.Bool().Draw(r, "task") {
		c.Sort, c.Responsible, c.Due = assembly.TaskPoint, halltest.MillOffice, "2027-06-30"
	}
	if rapid.IntRange(0, 3).Draw(r, "figures") > 0 {
		address := rapid.SampledFrom([]string{"target:flour:2027", "target:flour", "target:grain:2028", "supply:land:2027", "limit:labour:2028", "target:nothing"}).Draw(r, "address")
		value := rapid.SampledFrom([]string{"1900", "2000", "+1%", "-2%", "250", "much"}).Draw(r, "value")
		c.Changes = []assembly.Change{{Address: address, New: value}}
	}
	return c
}

// act does one thing in somebody's name. More often than not it is somebody
// who may, and something that is in order.
func (a actors) act(r *rapid.T) (string, error) {
	who := rapid.SampledFrom(a.all).Draw(r, "who")
	if rapid.IntRange(0, 2).Draw(r, "proper") > 0 {
		who = a.s.Secretary
	}
	p, err := a.s.Hall.Plenary(ctx, a.s.Secretary, halltest.Plenary1)
	if err != nil {
		return "look", err
	}
	conclusion := assembly.ConclusionID(fmt.Sprintf("c%d", rapid.IntRange(1, max(len(p.Conclusions), 1)).Draw(r, "conclusion")))
	point := assembly.PointID(fmt.Sprintf("p%d", rapid.IntRange(1, max(len(p.Points), 1)).Draw(r, "point")))
	seen := rapid.IntRange(1, 3).Draw(r, "seen")
	if t := p.Point(point); t != nil && rapid.Bool().Draw(r, "fresh") {
		seen = t.Version()
	}
	what := rapid.SampledFrom([]string{"draft", "draft", "draft", "add", "revise", "remove", "amend", "decide amendment", "waive", "waive", "waive", "vote", "vote", "vote", "adopt", "adopt", "adopt", "adopt", "task", "draft plan", "reopen", "erase"}).Draw(r, "what")
	if rapid.IntRange(0, 3).Draw(r, "in order") > 0 { // on a conclusion for which it is time
		for _, c := range p.Conclusions {
			if what == "adopt" && c.State == assembly.ConclusionCarried || what != "adopt" && c.State == assembly.ConclusionDraft {
				conclusion = c.ID
			}
		}
	}
	do := func(name string, c assembly.PlenaryCommand) (string, error) {
		_, err := a.s.Hall.Do(ctx, who, halltest.Plenary1, assembly.AsSeen(p, c))
		return name, err
	}
	switch what {
	case "draft":
		return do("draft", assembly.DraftConclusion{Item: 1, Title: "x"})
	case "add":
		return do("add", assembly.AddPoint{Conclusion: conclusion, Content: randomContent(r)})
	case "revise":
		return do("revise", assembly.RevisePoint{ID: point, Seen: seen, Content: randomContent(r)})
	case "remove":
		return do("remove", assembly.RemovePoint{ID: point, Seen: seen})
	case "amend":
		who = a.s.Members[1]
		return do("amend", assembly.MoveAmendment{Conclusion: conclusion, Sort: assembly.Revise, Point: point, Base: seen, Content: randomContent(r)})
	case "decide amendment":
		id := assembly.AmendmentID(fmt.Sprintf("a%d", max(len(p.Amendments), 1)))
		if rapid.Bool().Draw(r, "reject") {
			return do("reject", assembly.RejectAmendment{ID: id, Note: "no"})
		}
		if m := p.Amendment(id); m != nil && len(m.Seconders) == 0 {
			who = a.s.Members[2]
			return do("second", assembly.SecondAmendment{ID: id})
		}
		return do("accept", assembly.AcceptAmendment{ID: id})
	case "waive":
		return do("waive", assembly.WaiveCosting{ID: conclusion, Reason: "because"})
	case "vote":
		return a.vote(r, conclusion)
	case "adopt":
		_, err := a.s.Hall.Adopt(ctx, who, halltest.Plenary1, hall.Adoption{Conclusion: conclusion})
		return "adopt", err
	case "task":
		_, err := a.s.Hall.DoTask(ctx, a.s.Officer, delivery.Acknowledge{ID: "t1", Seen: 1})
		return "task", err
	case "draft plan":
		_, err := a.s.Hall.KeepTables(ctx, a.s.Planner, hall.Upload{Base: "v1"})
		return "draft plan", err
	case "reopen":
		return do("reopen", assembly.ReopenConclusion{ID: conclusion, Reason: "again"})
	}
	return "erase", a.s.Hall.ErasePerson(ctx, who, "person-nobody")
}

// vote opens a vote on a conclusion, has some vote, and closes it. The steps
// are acts of their own, so the last refusal is the answer, and it wrote
// nothing if the first was refused.
func (a actors) vote(r *rapid.T, c assembly.ConclusionID) (string, error) {
	p, err := a.s.Hall.Plenary(ctx, a.s.Secretary, halltest.Plenary1)
	if err != nil {
		return "vote", err
	}
	if v := p.VoteNow(); v != nil {
		_, err := a.s.Hall.Do(ctx, a.s.Chair, halltest.Plenary1, assembly.CloseVote{ID: v.ID})
		return "close", err
	}
	did, err := a.s.Hall.Do(ctx, a.s.Chair, halltest.Plenary1, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c})
	if err != nil {
		return "open", err
	}
	for _, m := range a.s.Members {
		choice := rapid.SampledFrom([]assembly.Choice{assembly.For, assembly.For, assembly.For, assembly.Against}).Draw(r, "choice")
		if err := a.s.Hall.Ballot(ctx, m, halltest.Plenary1, assembly.CastBallot{Vote: did.Plenary.VoteNow().ID, Choice: choice}); err != nil {
			r.Fatalf("a ballot was refused: %v", err)
		}
	}
	if _, err := a.s.Hall.Do(ctx, a.s.Chair, halltest.Plenary1, assembly.CloseVote{ID: did.Plenary.VoteNow().ID}); err != nil {
		r.Fatalf("the vote could not be closed: %v", err)
	}
	return "vote", nil
}

// checkVersions: every version has its entry, and its acts are exactly the
// figures in which it differs from its parent.
func checkVersions(r *rapid.T, s *halltest.Stage) {
	err := s.Store.Read(ctx, func(rd hall.Reader) error {
		versions, err := rd.Versions(ctx, "")
		if err != nil {
			return err
		}
		for _, v := range versions {
			e, err := rd.Entry(ctx, v.Act)
			if err != nil || e.Stream != hall.StreamPlan || e.By != string(v.Author) || !e.At.Equal(v.Created) {
				r.Fatalf("version %s has the entry %+v (%v)", v.ID, e, err)
			}
			if v.Kind != hall.VersionAdopted {
				continue
			}
			acts, err := rd.Acts(ctx, hall.ActFilter{Version: v.ID})
			if err != nil {
				return err
			}
			parent, child := folder(r, s, v.Parent), folder(r, s, v.ID)
			back := child.Plan.Clone()
			for _, a := range acts {
				if a.Vote == "" || a.Point == "" || a.Conclusion == "" {
					r.Fatalf("an act without its reason: %+v", a)
				}
				if is, err := plan.Get(child.Plan, a.Address); err != nil || is != a.New {
					r.Fatalf("%s is %q in %s (%v), and the act says %q", a.Address, is, v.ID, err, a.New)
				}
				if was, err := plan.Get(parent.Plan, a.Address); err != nil || was != a.Old {
					r.Fatalf("%s was %q before %s (%v), and the act says %q", a.Address, was, v.ID, err, a.Old)
				}
				if err := plan.Set(back, a.Address, a.Old); err != nil {
					r.Fatal(err)
				}
			}
			sameFigures(r, parent, back)
		}
		tasks, err := rd.Tasks(ctx, hall.TaskFilter{})
		if err != nil {
			return err
		}
		wantTasks, err := hall.RebuildTasks(ctx, rd)
		if err != nil {
			return err
		}
		acts, err := rd.Acts(ctx, hall.ActFilter{})
		if err != nil {
			return err
		}
		wantActs, err := hall.RebuildActs(ctx, rd)
		if diff := cmp.Diff(wantTasks, tasks) + cmp.Diff(wantActs, acts); diff != "" {
			r.Fatalf("a table is not what the record says:\n%s", diff)
		}
		return err
	})
	if err != nil {
		r.Fatal(err)
	}
}

func folder(r *rapid.T, s *halltest.Stage, id hall.VersionID) *app.Folder {
	f, _, err := s.Hall.Folder(ctx, s.Planner, id)
	if err != nil {
		r.Fatal(err)
	}
	return f
}

// sameFigures: with all acts undone the plan says what its parent says, though
// its rows may be split by years.
func sameFigures(r *rapid.T, parent *app.Folder, back *plan.Plan) {
	figs, faults := plan.Resolve(back)
	if len(faults) > 0 {
		r.Fatal(faults)
	}
	if len(figs.Promises) != len(parent.Figures.Promises) {
		r.Fatalf("%d promises, and the parent has %d", len(figs.Promises), len(parent.Figures.Promises))
	}
	amount := func(figs *plan.Figures) map[string]float64 {
		out := map[string]float64{}
		for _, p := range figs.Promises {
			out[fmt.Sprint(p.ID, p.Years)] = p.Amount
		}
		return out
	}
	if diff := cmp.Diff(amount(parent.Figures), amount(figs)); diff != "" {
		r.Fatalf("figures changed without an act:\n%s", diff)
	}
}

// checkFolds: the record verifies, and a hall that begins anew sees what this
// one sees.
func checkFolds(r *rapid.T, s *halltest.Stage) {
	var out bytes.Buffer
	if err := s.Hall.ExportRecord(ctx, s.Auditor, &out); err != nil {
		r.Fatal(err)
	}
	if _, err := record.Verify(&out, record.VerifyOptions{Key: s.Store.(*halltest.Memory).Key.Verifier}); err != nil {
		r.Fatal(err)
	}
	fresh, err := hall.New(hall.Options{Store: s.Store, Clock: s.Clock})
	if err != nil {
		r.Fatal(err)
	}
	old, err := s.Hall.Plenary(ctx, s.Secretary, halltest.Plenary1)
	if err != nil {
		r.Fatal(err)
	}
	anew, err := fresh.Plenary(ctx, s.Secretary, halltest.Plenary1)
	if err != nil {
		r.Fatal(err)
	}
	if diff := cmp.Diff(old, anew); diff != "" {
		r.Fatalf("folded anew the plenary is another one:\n%s", diff)
	}
}
