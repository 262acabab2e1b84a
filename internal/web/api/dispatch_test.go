package api

import (
	"net/http"
	"testing"
)

// news is a dispatch of this test's own making.
const news = `Mill Valley, March 1 (Village News) -- The second sitting of the Assembly of the village was held on Monday.

The chair set forth the task of raising the output of the flour mill in 2027. He stressed the need to repair the
roads to the fields.

The conclusion was unanimously approved. -0-
`

// dispatches reads a text in, judges its points and tables them, on the item
// that is under discussion.
func (s *house) dispatches(t *testing.T) {
	planner, secretary := s.people.Token["planner"], s.people.Token["secretary"]
	var whole struct {
		Dispatch struct {
			ID          string
			Total, Open int
		}
		Draft struct {
			Meeting struct{ Sitting struct{ Value int } }
			Points  []struct{ Quote struct{ Start, End int } }
		}
		Text   string
		Points []struct {
			Verdict string
			Seen    int64
		}
	}
	s.post("planner", "/dispatches?name=news.txt", []byte(news), &whole)
	if whole.Dispatch.Total < 2 || whole.Dispatch.Open != len(whole.Draft.Points) || whole.Draft.Meeting.Sitting.Value != 2 || whole.Text != news {
		t.Fatalf("what was read in: %+v", whole)
	}
	at := "/dispatches/" + whole.Dispatch.ID
	s.No(planner, http.MethodPost, "/dispatches?name=scan.pdf", []byte("%PDF-1.7 not a text"), http.StatusUnprocessableEntity, "dispatch_unreadable")
	s.No(s.people.Token["officer"], http.MethodPost, "/dispatches?name=news.txt", []byte(news), http.StatusForbidden, "forbidden")
	s.No(planner, http.MethodGet, "/dispatches/d99", nil, http.StatusNotFound, "unknown")
	s.post("planner", at+"/judge", m{"points": []m{
		{"point": 1, "seen": 0, "verdict": "corrected", "content": m{"text": "The mill grinds more.", "sort": "goal"}},
		{"point": 2, "seen": 0, "verdict": "dropped"},
	}}, &whole)
	if whole.Points[0].Verdict != "corrected" || whole.Points[0].Seen == 0 {
		t.Errorf("the judgement is told as %+v", whole.Points[0])
	}
	s.No(secretary, http.MethodPost, at+"/judge", m{"points": []m{{"point": 1, "seen": 0, "verdict": "dropped"}}}, http.StatusConflict, "conflict")
	table := m{"plenary": "2026-1", "item": 2, "title": "From the news"}
	s.No(planner, http.MethodPost, at+"/table", table, http.StatusForbidden, "forbidden")
	var made struct{ Conclusion string }
	s.post("secretary", at+"/table", table, &made)
	if made.Conclusion == "" {
		t.Error("no conclusion was made")
	}
	s.No(secretary, http.MethodPost, at+"/table", table, http.StatusUnprocessableEntity, "dispatch_empty")
	s.get("auditor", "/dispatches", nil)
	s.get("auditor", at, nil)
	s.do("secretary", "withdraw-conclusion", m{"id": made.Conclusion, "reason": "it was a try"})
}
