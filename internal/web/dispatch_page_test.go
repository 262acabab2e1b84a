package web

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestLongDispatch: a dispatch with more points than fit on a page is shown in
// pages that hold every point once, with all of the text and nothing twice; a
// judgement leads to the next point even on the next page.
func TestLongDispatch(t *testing.T) {
	h := furnished(t)
	var text strings.Builder
	text.WriteString("Mill Valley, March 1, 2026 (Village News) -- The second sitting of the Assembly of the village was held on Sunday.\n")
	for i := range 2*pointsAPage + 5 {
		fmt.Fprintf(&text, "\nThe chair set forth the task of raising the output of flour mill number %d in 2027.\n", i+1)
	}
	h.want(h.post("secretary", "/dispatch", "pasted", text.String()), http.StatusSeeOther)
	card := regexp.MustCompile(`<li class="card [a-z]+" id="point-(\d+)"`)
	span := regexp.MustCompile(`id="text-(\d+)"`)
	seen, spans, words := map[string]int{}, map[string]int{}, 0
	for from := 1; from <= 2*pointsAPage+5; from += pointsAPage {
		body := h.get("secretary", "/dispatch/d1?from="+itoa(from)).text
		for _, m := range card.FindAllStringSubmatch(body, -1) {
			seen[m[1]]++
		}
		for _, m := range span.FindAllStringSubmatch(body, -1) {
			spans[m[1]]++
		}
		source := body[strings.Index(body, "source-text"):strings.Index(body, `id="points-title"`)]
		words += strings.Count(source, "flour mill number")
	}
	if want := 2*pointsAPage + 5; len(seen) != want || len(spans) != want || words != want {
		t.Errorf("%d cards, %d spans, %d sentences, want %d of each", len(seen), len(spans), words, want)
	}
	for n, times := range seen {
		if times != 1 || spans[n] != 1 {
			t.Errorf("point %s has %d cards and %d spans", n, times, spans[n])
		}
	}
	judged := h.post("secretary", "/dispatch/d1/point/"+itoa(pointsAPage), "seen", "0", "verdict", "dropped")
	if to, want := judged.Header.Get("Location"), fmt.Sprintf("/dispatch/d1?from=%d#point-%d", pointsAPage+1, pointsAPage+1); to != want {
		t.Errorf("after the last point of a page it goes on at %s, want %s", to, want)
	}
}
