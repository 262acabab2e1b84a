package hall_test

import (
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestDaysOfTheInstallation: a mandate ends with the day where the
// installation is, and not nine hours later with that of Greenwich.
func TestDaysOfTheInstallation(t *testing.T) {
	for _, tt := range []struct {
		name string
		zone *time.Location
		at   string // when the secretary, in office until 2 March, plans a sitting
		may  bool
	}{
		{"Greenwich, its evening", nil, "2026-03-02T23:30:00Z", true},
		{"Greenwich, after midnight", nil, "2026-03-03T00:30:00Z", false},
		{"east, before its midnight", time.FixedZone("UTC+9", 9*3600), "2026-03-02T14:30:00Z", true},
		{"east, after its midnight", time.FixedZone("UTC+9", 9*3600), "2026-03-02T15:30:00Z", false},
		{"west, before its midnight", time.FixedZone("UTC-8", -8*3600), "2026-03-03T07:30:00Z", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := halltest.NewStage(t, halltest.NewMemory(), hall.Options{Zone: tt.zone}, 3)
			b, err := s.Hall.Body(t.Context(), s.Secretary)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range b.Memberships {
				if m.Person == s.Secretary.Person {
					if _, err := s.Hall.DoBody(t.Context(), s.Secretary, assembly.EndMembership{ID: m.ID, Seen: m.Rev, On: "2026-03-02"}); err != nil {
						t.Fatal(err)
					}
				}
			}
			at, err := time.Parse(time.RFC3339, tt.at)
			if err != nil {
				t.Fatal(err)
			}
			s.Clock.Advance(at.Sub(s.Clock.Now()))
			_, err = s.Hall.Do(t.Context(), s.Secretary, halltest.Plenary1, assembly.ScheduleSitting{Day: "2026-03-20"})
			if may := err == nil; may != tt.may || !may && !hall.Refused(err, hall.Forbidden) {
				t.Errorf("may: %v (%v), want %v", may, err, tt.may)
			}
			if got, err := s.Hall.May(t.Context(), s.Secretary, hall.Convene, halltest.Village1); err != nil || got != tt.may {
				t.Errorf("May: %v (%v), want %v", got, err, tt.may)
			}
		})
	}
}
