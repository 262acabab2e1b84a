package report

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/locale"
)

// TestLook writes reports for eyes: PLENUM_LOOK=folder go test -run TestLook.
func TestLook(t *testing.T) {
	folder := os.Getenv("PLENUM_LOOK")
	if folder == "" {
		t.Skip("for looking at pages; set PLENUM_LOOK to a folder")
	}
	o, opt := islands("")
	if err := os.WriteFile(filepath.Join(folder, "islands.html"), []byte(islandsPage(t, o, opt)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, goods := range []int{42, 400} {
		d := New(demo(goods, 5), locale.Get("en"), Options{Made: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Version: "0.1"})
		f, err := os.Create(filepath.Join(folder, "demo"+strconv.Itoa(goods)+".html"))
		if err != nil {
			t.Fatal(err)
		}
		if err := HTML(f, d); err != nil {
			t.Fatal(err)
		}
		f.Close()
		g, err := os.Create(filepath.Join(folder, "demo"+strconv.Itoa(goods)+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if err := Text(g, d, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		g.Close()
	}
}
