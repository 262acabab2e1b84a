package serve

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestStoryFocus: a page that follows the record leaves its reader where he is:
// what has the focus keeps it, though things come and go above and below it,
// the next press of the Tab key goes on from there, what was opened stays open,
// and what was typed stays, with the caret where it was. When what has the focus
// is gone, the reader stays at its part of the page.
func TestStoryFocus(t *testing.T) {
	if os.Getenv("PLENUM_STORIES") == "" {
		t.Skip("a browser that waits for what others do: PLENUM_STORIES=1, or make stories")
	}
	browser := chromium(t)
	h := openHouse(t, village)
	enter := func(login string) *reader {
		r := h.enter(t, browser, login, "en", true)
		r.axe = "" // the walk through all pages looks
		return r
	}
	chair, ann, bob, secretary := enter("chair"), enter("ann"), enter("bob"), enter("secretary")
	const sitting = plenum + "/sitting/1"
	chair.visit(sitting)
	chair.submit(sitting + "/open")
	chair.submit(sitting+"/roll", "present", "*")
	asksFor := func(r *reader) { r.visit(sitting); r.submit(sitting + "/ask") }
	asksFor(ann)
	asksFor(bob)

	// The chair is about to give Bob the floor. Ann, who stands before him, gives
	// hers up, and the list moves.
	chair.visit(sitting)
	chair.holdFocus(`li[id^="q-"]:nth-child(2) button`)
	chair.typed(`input[type="search"]`, "flo", 2)
	ann.visit(sitting)
	ann.submit(sitting + "/done")
	chair.until(sitting, "that Ann is gone", func() bool { return !strings.Contains(chair.floor(), "Ann Member") })
	if kept := chair.kept(); kept != "" {
		t.Errorf("when the list moved, the focus went to %s", kept)
	}
	if text := asks[string](chair, `(() => { const e = document.querySelector('input[type="search"]'); return e.value + e.selectionStart })()`); text != "flo2" {
		t.Errorf("what was typed, and where the caret stood, became %q", text)
	}
	asksFor(ann)
	chair.until(sitting, "that Ann is back", func() bool { return strings.Contains(chair.floor(), "Ann Member") })
	if kept := chair.kept(); kept != "" {
		t.Errorf("when one came behind, the focus went to %s", kept)
	}
	chair.press("\t")
	if on := asks[string](chair, `document.activeElement.closest("li")?.innerText ?? document.activeElement.outerHTML`); !strings.Contains(on, "Bob Member") {
		t.Errorf("the Tab key leads from Bob's first button to %.100s", on)
	}
	bob.visit(sitting)
	bob.submit(sitting + "/done")
	chair.until(sitting, "that Bob is gone", func() bool { return !strings.Contains(chair.floor(), "Bob Member") })
	if part := asks[string](chair, `document.activeElement.closest("[data-part]")?.dataset.part ?? document.activeElement.tagName`); part != "floor" {
		t.Errorf("when what had the focus is gone, it is at %s", part)
	}

	// Bob reads why a target falls, while the secretary changes the point.
	secretary.visit(plenum + "/item/1")
	secretary.submit(plenum+"/item/1/conclusion", "title", "On bread")
	secretary.visit(plenum + "/conclusion/c1/point")
	secretary.submit(plenum+"/conclusion/c1/point", "text", "More flour in 2027.", "sort", "goal", "address", "target:flour:2027", "value", "2100 t")
	const point = plenum + "/point/p1"
	cost(bob, point)
	bob.until(point, "why", func() bool { return bob.has(`[data-part="costing"] details`) })
	bob.holdFocus(`[data-part="costing"] details summary`)
	bob.press("\r") // opens it
	if !bob.has(`[data-part="costing"] details[open]`) {
		t.Fatal("the Enter key does not open why")
	}
	scrolled := asks[float64](bob, `(scrollTo(0, 200), scrollY)`)
	secretary.visit(point + "/edit")
	asks[string](secretary, `document.getElementById("value-0").value = "2150 t"`)
	secretary.submit(point + "/edit")
	bob.until(point, "that it is out of date", func() bool { return bob.has(`[data-part="costing"] .tag.wait`) })
	if kept := bob.kept(); kept != "" {
		t.Errorf("when the costing was out of date, the focus went to %s", kept)
	}
	if !bob.has(`[data-part="costing"] details[open]`) {
		t.Error("what Bob had opened is closed")
	}
	if at := asks[float64](bob, `scrollY`); at != scrolled {
		t.Errorf("the page went from %v to %v under its reader", scrolled, at)
	}
}

// holdFocus gives the focus to an element and remembers it.
func (r *reader) holdFocus(selector string) {
	r.t.Helper()
	if !asks[bool](r, fmt.Sprintf(`(() => { const e = document.querySelector(%q); if (!e) return false; e.focus(); window.held = e; return document.activeElement === e })()`, selector)) {
		r.t.Fatalf("%s cannot have the focus on:\n%.1500s", selector, r.text())
	}
}

// kept tells what has the focus instead of the element that was remembered;
// empty: nothing else.
func (r *reader) kept() string {
	r.t.Helper()
	return asks[string](r, `document.activeElement === window.held ? "" : document.activeElement.outerHTML.slice(0, 200)`)
}

// typed types into a field, sets the caret, and leaves the focus where it is.
func (r *reader) typed(selector, text string, caret int) {
	r.t.Helper()
	asks[bool](r, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.value = %q; e.selectionStart = e.selectionEnd = %d; window.held.focus(); return true })()`, selector, text, caret))
}

// floor is what the page says of those who speak and wait.
func (r *reader) floor() string {
	r.t.Helper()
	return asks[string](r, `document.querySelector('[data-part="floor"]').innerText`)
}

// press presses keys.
func (r *reader) press(keys string) {
	r.t.Helper()
	if err := chromedp.Do(r.ctx, chromedp.KeyEvent(keys)); err != nil {
		r.t.Fatal(err)
	}
}
