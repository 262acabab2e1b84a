package hall_test

import (
	"testing"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// BenchmarkBallot is one ballot in a vote of 500 members, in memory: what the
// hall itself takes of the 30 seconds in which all of them vote.
func BenchmarkBallot(b *testing.B) {
	s := stage(b, 500)
	c := s.Table(assembly.Content{Text: "Bread comes first.", Sort: assembly.Orientation})
	s.Open()
	vote := s.Do(s.Chair, assembly.OpenVote{On: assembly.OnConclusion, Conclusion: c}).VoteNow().ID
	for b.Loop() {
		for _, m := range s.Members {
			if err := s.Hall.Ballot(ctx, m, halltest.Plenary1, assembly.CastBallot{Vote: vote, Choice: assembly.For}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(s.Members)), "µs/ballot")
}
