package serve

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPicture makes the pictures of the README from the demo: an amendment with
// what it costs, and the map of all targets. PLENUM_PICTURES is their folder.
func TestPicture(t *testing.T) {
	folder := os.Getenv("PLENUM_PICTURES")
	if folder == "" {
		t.Skip("pictures are made where PLENUM_PICTURES names a folder (make picture)")
	}
	browser := chromium(t)
	r := openRepublic(t).enter(t, browser, "secretary", "en", true)
	r.axe = ""
	screen := emulation.SetDeviceMetricsOverrideParams{Width: 1280, Height: 1000, DeviceScaleFactor: 1}
	if _, err := chromedp.Call(r.ctx, emulation.SetDeviceMetricsOverride, screen); err != nil {
		t.Fatal(err)
	}
	r.visit("/plan/republic/solve")
	r.submit("/plan/republic/solve")
	r.until("/plan/republic/solve", "an answer", func() bool { return r.has("main .facts") })
	r.visit("/plan/republic/targets")
	r.keep(filepath.Join(folder, "targets.png"), 1000)
	const point = "/plenum/2026-2/point/p12?amendment=a1"
	r.visit(point)
	r.submit("/plenum/2026-2/cost")
	r.until(point, "what it costs", func() bool { return r.has(`[data-part="costing"] .verdict`) })
	r.keep(filepath.Join(folder, "costing.png"), 900)
}

// keep writes the upper part of the page as a picture.
func (r *reader) keep(file string, height float64) {
	r.t.Helper()
	shot, err := chromedp.Call(r.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &page.Viewport{Width: 1280, Height: height, Scale: 1}})
	if err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, shot.Data, 0o644); err != nil { //nolint:gosec // a picture for everybody
		r.t.Fatal(err)
	}
}
