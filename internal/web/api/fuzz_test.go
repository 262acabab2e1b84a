package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/web/api/apitest"
)

// FuzzBodies sends anything to every operation that acts, in the name of the
// secretary, who may do most. Whatever it is, the answer is in the form of the
// document and never that something broke.
func FuzzBodies(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `[]`, `{"title":"x","place":-1}`, `{"no":99999999999999999999}`, `{"day":"2026-02-31"}`, `{"id":"c1","seen":-1,"title":""}`,
		`{"conclusion":"c1","place":99,"content":{"text":"\u0000","sort":"task","changes":[{"address":"target:flour:*","new":"NaN"}]}}`,
		`{"rule":{"method":"hands","base":"valid","threshold":{"majority":"share","num":1,"den":0},"quorum":{"den":-1},"tie":"lost"},"on":"procedure","text":"?"}`,
		`{"organ":"village","seen":1,"rules":{"notice_days":-1,"votes":{},"movers":"voters","seconders":0,"proxy_limit":0,"proxy_quorum":true,"floor_time_minutes":0}}`,
		`{"files":[{"name":"../x","base64":"!"},{"name":"a.csv","text":"a;b\n1"}]}`, "a,b\n\"", "PK\x03\x04",
	} {
		for _, op := range []uint8{0, 17, 40, 71} {
			f.Add(op, seed)
		}
	}
	var s *house
	f.Fuzz(func(t *testing.T, op uint8, body string) {
		if s == nil {
			s = newHouse(t, 3)
			s.Day(s.people, village(), s.clock.Advance)
		}
		s.T, s.Client.T = t, t
		var acting []route
		for _, rt := range s.api.ops {
			if rt.scope == scopeAct && rt.id != "end-other-tokens" && rt.id != "erase-person" {
				acting = append(acting, rt)
			}
		}
		rt := acting[int(op)%len(acting)]
		r := httptest.NewRequest(rt.method, Prefix+address(rt), strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+s.people.Token["secretary"])
		w := httptest.NewRecorder()
		s.Server.ServeHTTP(w, r)
		s.watch(r, w)
	})
}

// TestHostileBodies sends some to every operation, which fuzzing would take
// long to reach.
func TestHostileBodies(t *testing.T) {
	s := newHouse(t, 3)
	s.Day(s.people, village(), s.clock.Advance)
	for _, rt := range s.api.ops {
		if rt.id == "end-other-tokens" {
			continue
		}
		good, _ := s.example(rt).(map[string]any)
		for _, role := range []string{"secretary", "planner"} {
			for name := range good {
				for _, bad := range []any{nil, -1, 1e300, "", "\x00", strings.Repeat("ä", 70_000), []any{nil}, map[string]any{"x": nil}, "2026-13-99"} {
					body := map[string]any{name: bad}
					for k, v := range good {
						if k != name {
							body[k] = v
						}
					}
					if w := s.Send(s.people.Token[role], rt.method, address(rt)+query(rt), body); w.Code == http.StatusNoContent && rt.method == http.MethodDelete {
						t.Errorf("%s took %v", rt.id, body)
					}
				}
			}
			if testing.Short() {
				break
			}
		}
	}
	var self apitest.Map
	s.get("secretary", "/self", &self)
}
