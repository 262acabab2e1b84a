package serve

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// chromium starts a browser without a window, or skips with the reason.
func chromium(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("stories in a browser: not with -short")
	}
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no chromium on PATH (Debian: apt-get install chromium)")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.WindowSize(1280, 900), chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to be root otherwise
	}
	all, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(all)
	t.Cleanup(func() { end(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	return ctx
}

// reader is one person at a browser of their own.
type reader struct {
	t       *testing.T
	ctx     context.Context
	base    string
	axe     string // script; empty: pages are not looked at
	scripts bool
	seen    map[string]bool // pages that axe looked at
}

// arrive opens a browser for one person.
func arrive(t *testing.T, browser context.Context, base, language string, scripts bool) *reader {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	r := &reader{t: t, ctx: ctx, base: base, scripts: scripts, seen: map[string]bool{}}
	script, err := os.ReadFile(filepath.Join("..", "..", "tool", "axe", "node_modules", "axe-core", "axe.min.js"))
	if err == nil {
		r.axe = string(script)
	}
	if err := chromedp.Do(ctx); err != nil { // begins the browser's own profile
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts}); err != nil {
		t.Fatal(err)
	}
	header := network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": language}}
	if _, err := chromedp.Call(ctx, network.SetExtraHTTPHeaders, header); err != nil {
		t.Fatal(err)
	}
	return r
}

// asks evaluates an expression on the page.
func asks[T any](r *reader, expression string, opts ...chromedp.EvaluateOption) T {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, time.Minute)
	defer cancel()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, opts...))
	for n := 0; err != nil && strings.Contains(err.Error(), "navigated") && n < 10; n++ { // a page that follows the record went on meanwhile
		time.Sleep(200 * time.Millisecond)
		out, err = chromedp.Run(ctx, chromedp.Evaluate[T](expression, opts...))
	}
	if err != nil {
		r.t.Fatalf("browser: %v", err)
	}
	return out
}

// load runs actions that lead to another page, and waits for it.
func (r *reader) load(what string, actions ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, time.Minute)
	defer cancel()
	res, err := chromedp.RunResponse(ctx, actions...)
	switch {
	case err != nil:
		r.t.Fatalf("%s: %v", what, err)
	case res.Status >= 400:
		r.t.Fatalf("%s: status %d: %.600s", what, res.Status, r.text())
	}
	r.audit(what)
}

// visit goes to a page.
func (r *reader) visit(path string) {
	r.t.Helper()
	r.load(path, chromedp.Navigate(r.base+path))
}

// text is what the main part of the page says.
func (r *reader) text() string {
	r.t.Helper()
	return asks[string](r, `document.querySelector("main")?.innerText ?? document.body.innerText`)
}

// submit fills the form that goes to a path, as it stands on the page, and
// presses its button: the one with a value, if one is given as "=VALUE".
func (r *reader) submit(action string, fields ...string) {
	r.t.Helper()
	form := fmt.Sprintf("form[action=%q]", action)
	button := form + " button:not([formaction])"
	for i := 0; i+1 < len(fields); i += 2 {
		name, value := fields[i], fields[i+1]
		if name == "button" {
			button = fmt.Sprintf("%s button[value=%q]", form, value)
			continue
		}
		if wrong := asks[string](r, fmt.Sprintf(fill, form, name, value)); wrong != "" {
			r.t.Fatalf("%s: %s: %s\n%.1500s", action, name, wrong, r.text())
		}
	}
	found := asks[bool](r, fmt.Sprintf(`(() => { let b = document.querySelector(%q); if (!b) return false;
		for (let d = b.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; return true })()`, button))
	if !found {
		r.t.Fatalf("there is no %s on the page:\n%.1500s", button, r.text())
	}
	r.load(action, chromedp.Click(chromedp.CSS(button)))
}

// fill fills one field as a reader would: the first empty one of its name, the
// box or choice with the value ("*": all boxes).
const fill = `(() => {
	const form = document.querySelector(%q), name = %q, value = %q;
	if (!form) return "no such form";
	let all = [...form.querySelectorAll("[name='" + name + "']")].filter(e => e.type !== "hidden");
	if (!all.length) return "no such field";
	if (all[0].type === "checkbox" || all[0].type === "radio") {
		let hits = all.filter(e => value === "*" || e.value === value);
		for (const e of hits) e.checked = true;
		return hits.length ? "" : "no such choice";
	}
	let one = all.find(e => e.tagName === "SELECT" || e.value === "" || all.length === 1) ?? all[0];
	one.value = value;
	return one.value === value ? "" : "it does not take the value";
})()`

// fallen are the rows on the page that say that a target falls.
func (r *reader) fallen() []string {
	r.t.Helper()
	return asks[[]string](r, `[...document.querySelectorAll("tr")].filter(x => x.innerText.includes("▼")).map(x => x.innerText)`)
}

// until reads a page again until it says what is waited for.
func (r *reader) until(path, what string, ok func() bool) {
	r.t.Helper()
	for began := time.Now(); ; {
		if ok() {
			return
		}
		if time.Since(began) > time.Minute {
			r.t.Fatalf("%s never says %s:\n%.1500s", path, what, r.text())
		}
		time.Sleep(300 * time.Millisecond)
		if !r.scripts { // with scripts the page follows by itself
			r.visit(path)
		}
	}
}

// violation is what axe found.
type violation struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Nodes  []string `json:"nodes"`
}

const runAxe = `axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then(r =>
	r.violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v =>
		({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 4).map(n => n.html.slice(0, 200))})))`

// audit holds the page to WCAG 2.2 AA as far as axe can, once for each shape
// of address.
func (r *reader) audit(what string) {
	r.t.Helper()
	if r.axe == "" || !r.scripts || r.seen[what] {
		return
	}
	r.seen[what] = true
	for _, v := range asks[[]violation](r, r.axe+";"+runAxe, chromedp.EvalAwaitPromise) {
		r.t.Errorf("axe, page after %s: %s (%s): %s\n  %s", what, v.ID, v.Impact, v.Help, strings.Join(v.Nodes, "\n  "))
	}
}

// has tells whether a selector finds something on the page.
func (r *reader) has(selector string) bool {
	r.t.Helper()
	return asks[bool](r, fmt.Sprintf(`document.querySelector(%q) !== null`, selector))
}
