package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/publish"
)

// decided plays the plenary of the village to an adopted conclusion.
func (h *house) decided() {
	h.t.Helper()
	point := halltest.MoreFlour()
	point.Fields = []string{"food-industry"}
	id := h.Table(point)
	h.Open()
	h.Vote(assembly.OpenVote{On: assembly.OnConclusion, Conclusion: id})
	h.Do(h.Chair, assembly.WaiveCosting{ID: id, Reason: "costed by hand"})
	if _, err := h.Hall.Adopt(context.Background(), h.Secretary, halltest.Plenary1, hall.Adoption{Conclusion: id}); err != nil {
		h.t.Fatal(err)
	}
}

// TestArchive: the public reads the archive page by page, in the formats there
// are; nothing stands in it before it is adopted, and it follows the record.
func TestArchive(t *testing.T) {
	h := newHouse(t)
	h.want(h.get("public", "/archive/"), 200, "Plenaries that have not met", "First plenary", "!On flour")
	h.decided()
	h.want(h.get("public", "/archive/"), 200, "First plenary", "The village", "The food industry", "!have not met")
	h.want(h.get("public", "/archive/plenary/2026-1/"), 200, "First sitting", "On flour and grain", "Akoma Ntoso", "!PDF")
	h.want(h.get("public", "/archive/plenary/2026-1"), 303)
	h.want(h.get("public", "/archive/plenary/2026-1/conclusion/c1.html"), 200, "More flour in 2027.", "The mill", "3 for", "!costed by hand")
	h.want(h.get("public", "/archive/field/food-industry.html"), 200, "2026", "More flour in 2027.")
	h.want(h.get("public", "/archive/plan/village/v2/book.html"), 200, "Flour for bread", "set by point 1")
	h.want(h.get("public", "/archive/nothing.html"), 404)
	h.want(h.get("public", "/archive/plenary/2026-1/conclusion/c1.pdf"), 501, "No PDF can be made here")
	for path, kind := range map[string]string{
		"/archive/feed.xml": "application/atom+xml", "/archive/plenary/2026-1/conclusion/c1.xml": "application/akn+xml",
		"/archive/plan/village/v2/targets.csv": "application/vnd.sdmx.data+csv", "/archive/plenary/2026-1/sitting/1/communique.txt": "text/plain",
		"/archive/archive.json": "application/json", "/archive/checksums.txt": "text/plain",
	} {
		a := h.want(h.get("public", path), 200)
		if got := a.Header.Get("Content-Type"); !strings.HasPrefix(got, kind) {
			t.Errorf("%s is %s, want %s", path, got, kind)
		}
	}
}

// TestArchiveTemplate: an installation writes its communiqués as it likes.
func TestArchiveTemplate(t *testing.T) {
	own, err := publish.ReadTemplate([]byte("communique: 1\nagency: Village News\nend: '***'\norder: [opening]\n"))
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t)
	h.site.template = own
	h.decided()
	h.want(h.get("public", "/archive/plenary/2026-1/sitting/1/communique.txt"), 200, "(Village News)", "***", "!adopted the conclusion")
}

// TestArchiveIsTheFolder: the server sends the same bytes that are written into
// a folder.
func TestArchiveIsTheFolder(t *testing.T) {
	h := newHouse(t)
	h.decided()
	a, err := publish.Open(context.Background(), publish.Options{Hall: h.Hall, Words: h.site.langs[0].words, Site: "/archive/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range a.Paths() {
		f, err := a.File(context.Background(), name)
		if err != nil {
			t.Fatal(err)
		}
		if got := h.get("public", "/archive/"+name); got.StatusCode != http.StatusOK || got.text != string(f.Data) {
			t.Errorf("/archive/%s: %d, other bytes than in the folder", name, got.StatusCode)
		}
	}
}

// TestArchivePrints: one page is printed at a time and none twice.
func TestArchivePrints(t *testing.T) {
	h := newHouse(t)
	h.decided()
	printed := 0
	h.site.paper = func(_ context.Context, page []byte, _ time.Time) ([]byte, error) {
		printed++
		return append([]byte("%PDF-"), page...), nil
	}
	for range 3 {
		a := h.get("public", "/archive/plenary/2026-1/conclusion/c1.pdf")
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "application/pdf" {
			t.Fatalf("%d %s", a.StatusCode, a.Header.Get("Content-Type"))
		}
	}
	if printed != 1 {
		t.Errorf("printed %d times", printed)
	}
}
