package web

import (
	"archive/zip"
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/web/peer"
)

// TestUploadsAskFirst: nothing that was sent is unpacked for whoever may not
// send it. A broken table would be a fault of the form otherwise.
func TestUploadsAskFirst(t *testing.T) {
	h := newHouse(t)
	for _, path := range []string{"/plan/village/tables/targets.csv/try", "/plan/village/tables/targets.csv/keep", "/plan/new"} {
		h.want(h.ask("member", upload(path, "PK\x03\x04 not a table")), http.StatusForbidden)
		if a := h.ask("planner", upload(path, "PK\x03\x04 not a table")); a.StatusCode == http.StatusForbidden {
			t.Errorf("%s: the planner is refused", path)
		}
	}
}

// TestPackedPlanIsLimited: a ZIP file of very many files is not unpacked.
func TestPackedPlanIsLimited(t *testing.T) {
	pack := func(n int) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range n {
			if _, err := z.Create("t" + itoa(i) + ".csv"); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if files, err := unzip(pack(mostFiles)); err != nil || len(files) != mostFiles {
		t.Errorf("%d files of %d (%v)", len(files), mostFiles, err)
	}
	if files, err := unzip(pack(mostFiles + 1)); err == nil {
		t.Errorf("%d files were taken", len(files))
	}
}

// TestCorrectionKeepsInvalid: a correction of the abstentions leaves the invalid
// ballots as they were counted; they can be corrected themselves.
func TestCorrectionKeepsInvalid(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.open()
	h.done("chair", h.post("chair", p("/vote/new"), "on", "conclusion", "of", "c1", "method", "recorded"))
	h.done("chair", h.post("chair", p("/vote/v1/do/count"), "for", "1", "against", "0", "abstain", "1", "invalid", "1"))
	a := h.done("chair", h.post("chair", p("/vote/v1/do/close"), "seen", "1"))
	if !strings.Contains(a.text, `id="f-correct-invalid" name="invalid" type="number" min="0" value="1"`) {
		t.Error("the form of the correction does not show the invalid ballots")
	}
	h.done("chair", h.post("chair", p("/vote/v1/do/correct"), "seen", "1", "for", "2", "against", "0", "abstain", "0", "reason", "A slip."))
	h.tally(assembly.Tally{For: 2, Invalid: 1})
	h.done("chair", h.post("chair", p("/vote/v1/do/correct"), "seen", "2", "for", "3", "against", "0", "abstain", "0", "invalid", "0", "reason", "Another."))
	h.tally(assembly.Tally{For: 3})
}

func (h *house) tally(want assembly.Tally) {
	h.t.Helper()
	plenary, err := h.Hall.Plenary(h.t.Context(), h.Chair, halltest.Plenary1)
	h.must(err)
	v := plenary.Vote("v1").Verdict
	if got := (assembly.Tally{For: v.For, Against: v.Against, Abstain: v.Abstain, Invalid: v.Invalid}); got != want {
		h.t.Errorf("counted %+v, want %+v", got, want)
	}
}

// TestFiguresOfYearsStandTogether: a figure of several years is one group with
// the years across; its unit stands once.
func TestFiguresOfYearsStandTogether(t *testing.T) {
	v := figuresView{Amended: true, Rows: []figureDiff{
		{Address: "target:flour:2027", Name: "Flour 2027", Now: "2000 t", Point: "2100 t"},
		{Address: "target:flour:2028", Name: "Flour 2028", Now: "2000 t", Amendment: "2200 t"},
		{Address: "unit:mill", Name: "Mill", Now: "1", Point: "2"},
	}}
	v.group(nil, newLang("en"))
	if len(v.Groups) != 1 || len(v.Alone) != 1 || len(v.Years) != 2 || v.Groups[0].Unit != " t" {
		t.Fatalf("%+v", v)
	}
	lines := v.Lines(v.Groups[0])
	if len(lines) != 3 || lines[1].Values[0] != "2100" || lines[1].Values[1] != "" || lines[2].Values[1] != "2200" {
		t.Errorf("%+v", lines)
	}
}

// TestSignInBehindProxy: failures behind a proxy that is ours are counted by the
// address that the proxy tells.
func TestSignInBehindProxy(t *testing.T) {
	for want, proxies := range map[string]peer.Proxies{"203.0.113.5": peer.Loopback(), "127.0.0.1": nil} {
		r := httptest.NewRequest(http.MethodPost, "/sign-in", nil)
		r.RemoteAddr = "127.0.0.1:9"
		r.Header.Set("X-Forwarded-For", "6.6.6.6, 203.0.113.5")
		c := &call{site: &site{proxies: proxies}, r: r}
		if got := c.remote(); got != want {
			t.Errorf("%v: %s, want %s", proxies, got, want)
		}
	}
}

// TestPlainCell: no text becomes a formula in a spreadsheet.
func TestPlainCell(t *testing.T) {
	for _, s := range []string{"=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1", "＠a"} {
		if got := plainCell(s); got != "'"+s {
			t.Errorf("%q stays %q", s, got)
		}
	}
	for _, s := range []string{"", "flour", "ton"} {
		if got := plainCell(s); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

// TestLanguageKeepsThePlace: a change of language leads back to the page with
// its query.
func TestLanguageKeepsThePlace(t *testing.T) {
	h := newHouse(t)
	a := h.want(h.get("planner", "/plan/village/figure?address=target:flour:2027"), 200)
	if !strings.Contains(a.text, `name="back" value="/plan/village/figure?address=target:flour:2027"`) {
		t.Error("the form for the language does not know the figure")
	}
}

// TestCopyOnce: the record is copied and verified once for every size, for the
// public and for those who audit.
func TestCopyOnce(t *testing.T) {
	h := newHouse(t)
	h.want(h.post("public", "/record/check"), 200, "The record holds")
	first := h.want(h.get("public", "/record/copy"), 200).text
	if again := h.get("public", "/record/copy").text; again != first {
		t.Error("asked again, the public gets another copy of the same record")
	}
	if whole := h.want(h.get("auditor", "/record/copy"), 200).text; whole == first {
		t.Error("who audits gets the copy of the public")
	}
	h.Do(h.Secretary, assembly.AddItem{Title: "More"})
	if next := h.get("public", "/record/copy").text; next == first {
		t.Error("the copy does not grow with the record")
	}
	if a := h.ask("public", httptest.NewRequest(http.MethodHead, "/record/copy", nil)); a.StatusCode != http.StatusOK || a.text != "" {
		t.Errorf("the head: %d, %d bytes", a.StatusCode, len(a.text))
	}
}
