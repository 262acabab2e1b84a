package hall_test

import (
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// communique is a dispatch of this test's own making.
const communique = `Mill Valley, March 1 (Village News) -- The second sitting of the Assembly of the village was held on Monday.

The chair set forth the task of raising the output of the flour mill in 2027. He stressed the need to repair the
roads to the fields.

The conclusion was unanimously approved. -0-
`

// TestDispatch takes a text from its entry to a draft conclusion: nothing is
// tabled that nobody kept, and nothing twice.
func TestDispatch(t *testing.T) {
	s := stage(t, 2)
	d, err := s.Hall.EnterDispatch(ctx, s.Secretary, "news.txt", []byte(communique))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Points) < 2 || d.Count(hall.Undecided) != len(d.Points) {
		t.Fatalf("the dispatch has %d points, %d of them undecided", len(d.Points), d.Count(hall.Undecided))
	}
	again, err := s.Hall.EnterDispatch(ctx, s.Planner, "news.txt", []byte(communique))
	if err != nil || again.ID != d.ID {
		t.Errorf("entered twice: %s and %s, %v", d.ID, again.ID, err)
	}
	_, draft, err := s.Hall.Dispatch(ctx, s.Members[1], d.ID)
	if err != nil || draft.Text != communique {
		t.Fatalf("the draft: %v", err)
	}
	table := hall.TableDispatch{Dispatch: d.ID, Plenary: halltest.Plenary1, Item: 1, Title: "From the news"}
	_, _, err = s.Hall.TableDispatch(ctx, s.Secretary, table)
	refused(t, err, hall.DispatchEmpty)

	content := assembly.Content{Text: "The mill grinds more flour.", Sort: assembly.Goal, Fields: []string{"food-industry"}}
	judged, err := s.Hall.JudgePoints(ctx, s.Planner, hall.JudgePoints{Dispatch: d.ID, Points: []hall.JudgePoint{
		{Point: 1, Verdict: hall.Corrected, Content: content}, {Point: 2, Verdict: hall.Accepted},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := judged.Points[1].Content.Text; got != draft.Points[1].Quote.Clean() || strings.Contains(got, "\n") {
		t.Errorf("the accepted point says %q", got)
	}
	_, err = s.Hall.JudgePoints(ctx, s.Secretary, hall.JudgePoints{Dispatch: d.ID, Points: []hall.JudgePoint{{Point: 1, Verdict: hall.Dropped}}})
	if r := refused(t, err, hall.Conflict); r[0].By != s.Planner.Person {
		t.Errorf("the conflict names %q, not the planner", r[0].By)
	}

	_, _, err = s.Hall.TableDispatch(ctx, s.Planner, table)
	refused(t, err, hall.Forbidden)
	tabled, made, err := s.Hall.TableDispatch(ctx, s.Secretary, table)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Hall.Plenary(ctx, s.Secretary, halltest.Plenary1)
	if err != nil {
		t.Fatal(err)
	}
	points := p.PointsOf(made)
	if len(points) != 2 || points[0].Content().Text != content.Text || points[0].Content().Sort != assembly.Goal {
		t.Fatalf("the conclusion has %+v", points)
	}
	figures := points[1].Content()
	figures.Changes = []assembly.Change{{Address: "target:flour:2027", New: "2100 t"}}
	if _, err := s.Hall.Do(ctx, s.Planner, halltest.Plenary1, assembly.RevisePoint{ID: points[1].ID, Seen: 1, Content: figures}); err != nil {
		t.Errorf("the planner attaches a figure: %v", err)
	}
	figures.Text = "The planner rewrites what the house says."
	_, err = s.Hall.Do(ctx, s.Planner, halltest.Plenary1, assembly.RevisePoint{ID: points[1].ID, Seen: 2, Content: figures})
	refused(t, err, hall.Forbidden)
	from, err := s.Hall.OriginOf(ctx, s.Members[0], halltest.Plenary1, points[1].ID)
	if err != nil || from == nil || from.Point != 2 || from.Quote != draft.Points[1].Quote {
		t.Errorf("the second point comes from %+v, %v", from, err)
	}
	_, _, err = s.Hall.TableDispatch(ctx, s.Secretary, table)
	refused(t, err, hall.DispatchEmpty)
	_, err = s.Hall.JudgePoints(ctx, s.Secretary, hall.JudgePoints{Dispatch: d.ID, Points: []hall.JudgePoint{
		{Point: 1, Seen: tabled.Points[0].Changed.Seq, Verdict: hall.Dropped},
	}})
	refused(t, err, hall.DispatchTabled)
}

// TestDispatchRefuses: what cannot be read, is too large, or is not for the
// one who asks.
func TestDispatchRefuses(t *testing.T) {
	s := stage(t, 1)
	_, err := s.Hall.EnterDispatch(ctx, s.Secretary, "scan.pdf", []byte("%PDF-1.7 not a text"))
	refused(t, err, hall.DispatchUnreadable)
	_, err = s.Hall.EnterDispatch(ctx, s.Secretary, "long.txt", make([]byte, 17<<20))
	refused(t, err, hall.DispatchTooLarge)
	_, err = s.Hall.EnterDispatch(ctx, s.Members[0], "news.txt", []byte(communique))
	if s.Members[0] != s.Chair {
		refused(t, err, hall.Forbidden)
	}
	_, err = s.Hall.EnterDispatch(ctx, s.Officer, "news.txt", []byte(communique))
	refused(t, err, hall.Forbidden)
	_, _, err = s.Hall.Dispatch(ctx, s.Secretary, "d9")
	refused(t, err, hall.Unknown)
	_, err = s.Hall.Dispatches(ctx, hall.Actor{})
	if err == nil {
		t.Error("the public sees what is being reviewed")
	}
	d, err := s.Hall.EnterDispatch(ctx, s.Secretary, "news.txt", []byte(communique))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Hall.JudgePoints(ctx, s.Secretary, hall.JudgePoints{Dispatch: d.ID, Points: []hall.JudgePoint{
		{Point: 1, Verdict: hall.Corrected}, {Point: 99, Verdict: hall.Accepted}, {Point: 2, Verdict: "perhaps"},
	}})
	if r, ok := hall.AsRefusals(err); !ok || len(r) < 3 {
		t.Errorf("three wrong judgements are refused with %v", err)
	}
}
