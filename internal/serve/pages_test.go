package serve

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/openplenum/plenum/examples"
)

// widths are those of a telephone and of a desk.
var widths = []int64{390, 1280}

// TestStoryPages shows every page of the demo to everyone who sees it, at the
// width of a telephone and of a desk: nothing stands out of a narrow page, no
// script fails, and axe finds nothing. With PLENUM_PICTURES=FOLDER a picture of
// each is kept there, to be looked at.
func TestStoryPages(t *testing.T) {
	if os.Getenv("PLENUM_STORIES") == "" {
		t.Skip("every page for everyone takes minutes: PLENUM_STORIES=1, or make stories")
	}
	browser := chromium(t)
	h := openRepublic(t)
	w := &walk{shapes: map[string]bool{}, audited: map[string]bool{}, pictures: os.Getenv("PLENUM_PICTURES")}
	enter := func(login string) *reader {
		r := h.enter(t, browser, login, "en", true)
		w.script, r.axe = r.axe, "" // the walk looks for itself, at two widths
		w.listen(r)
		return r
	}
	secretary, chair, member, second := enter("secretary"), enter("chair"), enter("member"), enter("second")
	if w.script == "" {
		t.Log("axe-core is not installed: pages are not held to WCAG (npm ci in tool/axe)")
	}
	const at = "/plenum/2026-2"
	secretary.visit("/plan/republic/solve")
	secretary.submit("/plan/republic/solve")
	secretary.until("/plan/republic/solve", "an answer", func() bool { return secretary.has("main .facts") })

	// While amendments and a vote are open.
	chair.visit(at + "/vote/new?on=amendment&of=a2")
	chair.submit(at+"/vote/new", "method", "named")
	w.all(secretary, "secretary", at+"/amendment/a1", at+"/conclusion/c1", at+"/vote/v2", at+"/sitting/2", at+"/display", at+"/conclusion/c1/together", at+"/vote/new?on=conclusion&of=c1",
		at+"/conclusion/c1/point", at+"/point/p12/edit", "/search?q=coal")
	w.all(member, "member", "/", at+"/vote/v2", at+"/vote/v2/ballot", at+"/amendment/a1", at+"/point/p12", at+"/point/p12/amend", at+"/amendment/a1/edit")
	member.visit(at + "/vote/v2/ballot")
	member.submit(at+"/vote/v2/ballot", "button", "for")
	chair.visit(at + "/vote/v2")
	chair.submit(at + "/vote/v2/do/close")
	for _, a := range []string{"a1", "a3", "a4"} {
		chair.visit(at + "/amendment/" + a)
		chair.submit(at+"/amendment/"+a+"/do/reject", "note", "Next year.")
	}
	chair.visit(at + "/vote/new?on=conclusion&of=c1")
	chair.submit(at+"/vote/new", "method", "named")
	for _, r := range []*reader{member, second} {
		r.visit(at + "/vote/v3/ballot")
		r.submit(at+"/vote/v3/ballot", "button", "for")
	}
	chair.visit(at + "/vote/v3")
	chair.submit(at + "/vote/v3/do/close")
	w.all(secretary, "secretary", at+"/conclusion/c1/adopt")
	secretary.submit(at+"/conclusion/c1/do/waive", "reason", "The hall is waiting.")
	secretary.visit(at + "/conclusion/c1/adopt")
	secretary.submit(at + "/conclusion/c1/adopt")

	// When everything is decided: everybody follows every link.
	w.crawl(secretary, "secretary", "/", "/no-such-page")
	w.crawl(chair, "chair", "/")
	w.crawl(member, "member", "/")
	for _, login := range []string{"planner", "rural", "verifier", "auditor", "administrator"} {
		starts := []string{"/"}
		if login != "administrator" { // who keeps accounts, and sees of the plan what everybody does
			starts = append(starts, "/plan/republic/compare?a=v1&b=v2")
		}
		w.crawl(enter(login), login, starts...)
	}
	public := arrive(t, browser, h.base, "en", true)
	public.axe = ""
	w.listen(public)
	w.crawl(public, "public", "/", "/sign-in", h.links["metal"])
	w.crawl(arriveKorean(t, w, browser, h), "public", "/", "/public", "/plan/republic/targets")
	w.missing(t)
}

// arriveKorean is a reader of Korean who has not signed in.
func arriveKorean(t *testing.T, w *walk, browser context.Context, h *house) *reader {
	t.Helper()
	r := arrive(t, browser, h.base, "ko", true)
	r.axe = ""
	w.listen(r)
	return r
}

// openRepublic serves the demo.
func openRepublic(t *testing.T) *house {
	t.Helper()
	text, err := fs.ReadFile(examples.Republic(), examples.Plenary)
	if err != nil {
		t.Fatal(err)
	}
	return openHouseOf(t, string(text), "republic", examples.Republic())
}

// walk is what was seen on the way through all pages.
type walk struct {
	script   string          // axe
	pictures string          // folder, empty: none are kept
	shapes   map[string]bool // of addresses that somebody saw
	audited  map[string]bool // pages that axe looked at, by shape and forms

	mu   sync.Mutex
	said []string // errors on the console
}

// listen keeps what the console of a reader says is wrong.
func (w *walk) listen(r *reader) {
	r.t.Helper()
	if err := chromedp.Listen(r.ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError && !strings.HasSuffix(e.Entry.URL, "/no-such-page") {
				w.said = append(w.said, e.Entry.Text+" "+e.Entry.URL)
			}
		case *runtime.EventExceptionThrown:
			w.said = append(w.said, e.ExceptionDetails.Text)
		}
	}); err != nil {
		r.t.Fatal(err)
	}
	if _, err := chromedp.Call(r.ctx, log.Enable, cdp.Empty{}); err != nil {
		r.t.Fatal(err)
	}
}

// crawl follows the links of a role from its first pages, one of each shape.
func (w *walk) crawl(r *reader, role string, starts ...string) {
	seen := map[string]int{}
	for todo := slices.Clone(starts); len(todo) > 0; todo = todo[1:] {
		path := todo[0]
		if s := shape(path); seen[s] >= mostOf(s) || standsAlone.MatchString(path) {
			continue
		}
		seen[shape(path)]++
		w.all(r, role, path)
		todo = append(todo, asks[[]string](r, `[...document.querySelectorAll("a[href]")].map(a => a.pathname + a.search)`)...)
	}
}

// standsAlone are files and pages with a style of their own.
var standsAlone = regexp.MustCompile(`^/(record/copy|archive.*|plan/[^/]+/(report|folder)/.*|.*\.csv)$`)

// mostOf is how many pages of a shape are looked at: those of a plenary differ
// by their state.
func mostOf(shape string) int {
	if strings.HasPrefix(shape, "/plenum/*/") {
		return 2
	}
	return 1
}

// named are the parts of an address that a name or number follows.
var named = regexp.MustCompile(`/(plan|plenum|tasks|task|sitting|item|conclusion|point|amendment|vote|entry|tables|body|link|begin|dispatch)/[^/?]+`)

// shape is an address without its names: /plenum/*/point/*.
func shape(path string) string {
	path, query, _ := strings.Cut(path, "?")
	path = strings.ReplaceAll(strings.ReplaceAll(path, "/vote/new", "/vote-new"), "/new", "-new")
	path = named.ReplaceAllString(path, "/$1/*")
	path = regexp.MustCompile(`/tasks/\*/[0-9]+`).ReplaceAllString(path, "/tasks/*/*")
	for _, key := range []string{"by", "show", "on", "all"} {
		if m := regexp.MustCompile(`\b` + key + `=\w+`).FindString(query); m != "" {
			path += "?" + m
		}
	}
	return path
}

// all looks at pages, one after another.
func (w *walk) all(r *reader, role string, paths ...string) {
	r.t.Helper()
	for _, path := range paths {
		w.look(r, role, path)
	}
}

// wide lists what stands out of the page, outside of frames that scroll.
const wide = `(() => { const edge = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= edge) return [];
	return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > edge + 1 && !e.closest(".scroll, .say, .skip"))
		.slice(0, 3).map(e => e.outerHTML.slice(0, 160)) })()`

// forms lists the forms of a page by their addresses.
const forms = `[...document.querySelectorAll("form")].map(f => f.getAttribute("action") ?? "").join(" ")`

// look holds one page to what every page keeps, at each width.
func (w *walk) look(r *reader, role, path string) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, time.Minute)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.Navigate(r.base+path)); err != nil {
		r.t.Fatalf("%s: %s: %v", role, path, err)
	}
	s := shape(path)
	w.shapes[s] = true
	fresh := s + " " + named.ReplaceAllString(asks[string](r, forms), "/$1/*")
	audit := w.script != "" && !w.audited[fresh]
	w.audited[fresh] = true
	for _, width := range widths {
		screen := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 844, DeviceScaleFactor: 1, Mobile: width < 500}
		if _, err := chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, screen); err != nil {
			r.t.Fatal(err)
		}
		if out := asks[[]string](r, wide); len(out) > 0 {
			r.t.Errorf("%s: %s is wider than %d: %s", role, path, width, strings.Join(out, "\n  "))
		}
		if audit {
			for _, v := range asks[[]violation](r, "window.axe || "+"("+"()=>{"+w.script+"}"+")();"+runAxe, chromedp.EvalAwaitPromise) {
				r.t.Errorf("axe at %d: %s: %s: %s (%s): %s\n  %s", width, role, path, v.ID, v.Impact, v.Help, strings.Join(v.Nodes, "\n  "))
			}
		}
		w.picture(ctx, r, role, path, width)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, said := range w.said {
		r.t.Errorf("%s: %s: the console says %s", role, path, said)
	}
	w.said = nil
}

// picture keeps a picture of the whole page, where pictures are asked for.
func (w *walk) picture(ctx context.Context, r *reader, role, path string, width int64) {
	r.t.Helper()
	if w.pictures == "" {
		return
	}
	height := min(asks[float64](r, `document.documentElement.scrollHeight`), 8000)
	beyond := true
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		CaptureBeyondViewport: &beyond, Clip: &page.Viewport{Width: float64(width), Height: height, Scale: 1},
	})
	if err != nil {
		r.t.Fatal(err)
	}
	name := strings.Trim(regexp.MustCompile(`[^a-zA-Z0-9]+`).ReplaceAllString(path, "-"), "-")
	file := filepath.Join(w.pictures, fmt.Sprintf("%s_%s_%d.png", role, name, width))
	if err := os.WriteFile(file, shot.Data, 0o644); err != nil { //nolint:gosec // a picture to be looked at
		r.t.Fatal(err)
	}
}

// unseen are routes that are no pages of this walk, and why.
var unseen = map[string]string{
	"/healthz": "a word for machines", "/live": "a stream", "/plan/*/solve/events": "a stream", "/plenum/*/costing/events": "a stream",
	"/record/copy": "a file", "/plan/*/folder/{file}": "a file", "/tasks/*/*/sheet.csv": "a file",
	"/plan/*/report/{version}": "stands alone", "/archive": "stands alone", "/archive/{path...}": "stands alone",
	"/begin/*": "only before there is an administrator", "/dispatch/*": "the demo has no dispatch",
}

// missing says which routes for pages nobody was shown.
func (w *walk) missing(t *testing.T) {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "web", "routes.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"GET (/[^"]*)"`).FindAllStringSubmatch(string(source), -1) {
		s := shape(strings.TrimSuffix(m[1], "{$}"))
		s = strings.ReplaceAll(s, "/{year}", "/*")
		if _, ok := unseen[s]; ok {
			continue
		}
		if !slices.ContainsFunc(sortedKeys(w.shapes), func(x string) bool { path, _, _ := strings.Cut(x, "?"); return path == s }) {
			t.Errorf("nobody was shown %s", m[1])
		}
	}
}

func sortedKeys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
