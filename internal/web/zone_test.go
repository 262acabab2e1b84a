package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/locale"
)

// TestZone: times of day are those of the installation, and the page says of
// which zone. A day of the assembly is the same everywhere, and today is the
// day there.
func TestZone(t *testing.T) {
	seoul, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Skip("this machine has no time zones: " + err.Error())
	}
	h := newHouseIn(t, seoul)
	h.open()
	opened := h.sitting().Opened.At
	for _, path := range []string{p("/sitting/1"), p("/minutes")} {
		h.want(h.get("member", path), 200, opened.In(seoul).Format("15:04"), "!"+opened.Format(" 15:04"), "KST (UTC+9)", "9 March 2026")
	}
	h.Clock.Advance(time.Date(2026, 3, 9, 23, 30, 0, 0, time.UTC).Sub(h.Clock.Now()))
	if c := (&call{site: h.site}); c.today() != "2026-03-10" {
		t.Errorf("at 8:30 in Seoul today is %s", c.today())
	}
}

// TestZoneNames: a zone is called by its name, or by its distance from UTC.
func TestZoneNames(t *testing.T) {
	at := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		zone *time.Location
		want string
	}{
		{nil, "UTC"}, {time.UTC, "UTC"}, {time.FixedZone("KST", 9*3600), "KST (UTC+9)"}, {time.FixedZone("-0330", -12600), "UTC-3:30"}, {time.FixedZone("", 3*3600), "UTC+3"},
	} {
		l := &lang{words: locale.Get("en"), zone: tt.zone}
		if got := l.zoneNow(at); got != tt.want {
			t.Errorf("%v is called %q, want %q", tt.zone, got, tt.want)
		}
	}
}

// TestPublicAddress: links of accounts begin with the address that readers
// know, whatever the request says.
func TestPublicAddress(t *testing.T) {
	h := newHouse(t)
	for address, want := range map[string]string{"https://plenum.example.org": "https://plenum.example.org/link/", "": "http://example.com/link/"} {
		h.site.address = address
		if a := h.want(h.post("admin", "/accounts/other/link"), 200); !strings.Contains(a.text, want) {
			t.Errorf("no link begins with %s", want)
		}
	}
}

// TestTighten: who holds a vote can make its rule stricter on its page, and not
// looser; what the rule is stands in the form.
func TestTighten(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.open()
	h.done("chair", h.post("chair", p("/vote/new"), "on", "conclusion", "of", "c1", "method", "hands"))
	h.want(h.get("chair", p("/vote/v1")), 200, "Make the rule stricter")
	h.want(h.get("member", p("/vote/v1")), 200, "!Make the rule stricter")
	rule := func(majority, quorum string) []string {
		return []string{"majority", majority, "base", "valid", "quorum", quorum, "tie", "lost"}
	}
	a := h.done("chair", h.post("chair", p("/vote/v1/do/tighten"), rule("2/3", ">1/2")...))
	h.want(a, 200, "2/3")
	h.want(h.post("chair", p("/vote/v1/do/tighten"), rule("simple", ">1/2")...), http.StatusUnprocessableEntity, "Make the rule stricter")
	h.want(h.post("chair", p("/vote/v1/do/tighten"), rule("many", "x")...), http.StatusUnprocessableEntity)
	h.want(h.post("member", p("/vote/v1/do/tighten"), rule("3/4", ">1/2")...), http.StatusForbidden)
}

// TestPasswordEndsTokens: who changes the password can end the tokens, too.
func TestPasswordEndsTokens(t *testing.T) {
	h := newHouse(t)
	const old, next = "a long enough sentence", "quite another long sentence"
	count := func() int {
		all, err := h.Hall.Tokens(t.Context(), h.Members[1])
		h.must(err)
		n := 0
		for _, s := range all {
			if s.Kind == hall.SessionToken {
				n++
			}
		}
		return n
	}
	h.want(h.post("member", "/account/tokens", "name", "mine", "days", "9"), 200)
	h.done("member", h.post("member", "/account/password", "old", old, "new", next, "again", next))
	if count() != 1 {
		t.Error("the token ended, though nobody asked for that")
	}
	h.done("member", h.post("member", "/account/password", "old", next, "new", old, "again", old, "tokens", "yes"))
	if count() != 0 {
		t.Error("the token goes on")
	}
	a := h.want(h.post("member", "/account/password", "old", "wrong", "new", next, "again", next), 422)
	if !strings.Contains(a.text, `<a href="#f-old">`) {
		t.Error("the summary does not lead to the password that is wrong")
	}
}

// sitting is the first one.
func (h *house) sitting() *assembly.Sitting {
	h.t.Helper()
	plenary, err := h.Hall.Plenary(h.t.Context(), h.Chair, halltest.Plenary1)
	h.must(err)
	return plenary.Sitting(1)
}
