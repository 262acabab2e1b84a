package intake

import (
	"fmt"
	"slices"
	"strings"
)

// scoreHead compares what is said of the meeting.
func scoreHead(s *score, d *Draft, l label) {
	same := func(t *hitCount, got, want string) {
		if got == "" && want == "" {
			return
		}
		if got != "" {
			t.said++
		}
		if want != "" {
			t.wanted++
		}
		if strings.EqualFold(got, want) {
			t.hit++
		}
	}
	day := func(d *Date) string {
		if d == nil {
			return ""
		}
		return d.Day
	}
	number := func(n *Number) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(n.Value)
	}
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprint(n)
	}
	said := func(v *Said) string {
		if v == nil {
			return ""
		}
		return v.Value
	}
	truth := func(b bool) string {
		if b {
			return "yes"
		}
		return ""
	}
	same(&s.dates, day(d.Published), l.Date)
	same(&s.dates, day(d.Meeting.Held), l.Held)
	same(&s.head, said(d.Place), l.Place)
	same(&s.head, plainName(said(d.Meeting.Organ)), plainName(l.Organ))
	same(&s.head, number(d.Meeting.Convocation), count(l.Convocation))
	same(&s.head, number(d.Meeting.Plenary), count(l.Plenary))
	same(&s.head, number(d.Meeting.Sitting), count(l.Sitting))
	same(&s.head, truth(d.Approval != nil), truth(l.Approval))
	same(&s.head, truth(d.Approval != nil && d.Approval.Unanimous), truth(l.Unanimous))
	same(&s.head, truth(d.Continues != nil), truth(l.Continues))
	mark := ""
	if d.EndMark != nil {
		mark = d.EndMark.Text
	}
	same(&s.head, mark, l.EndMark)
	s.people.wanted, s.people.said = len(l.Persons), len(d.Persons)
	for _, p := range d.Persons {
		if slices.ContainsFunc(l.Persons, func(w labelPerson) bool { return w.Name == p.Name }) {
			s.people.hit++
		}
	}
}
