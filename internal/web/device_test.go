package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
)

// TestOwnerIsNotLockedOut: a browser that has signed in keeps a cookie by which
// it is known again, at another address, too. Strangers who try the account in
// vain from everywhere do not keep its owner out.
func TestOwnerIsNotLockedOut(t *testing.T) {
	if testing.Short() {
		t.Skip("some twenty passwords are hashed")
	}
	h := newHouse(t)
	const password = "a long enough sentence"
	link, err := h.Hall.NewLink(t.Context(), h.Admin, "member")
	h.must(err)
	_, err = h.Hall.FollowLink(t.Context(), link, password)
	h.must(err)
	from := func(browser, address, word string) answer {
		r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader(url.Values{"login": {"member"}, "password": {word}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.RemoteAddr = address + ":9"
		return h.ask(browser, r)
	}
	// A cookie that is none of ours is no hindrance.
	h.browsers["public"].cookies["device"] = strings.Repeat("x", 3000)
	a := h.want(from("public", "192.0.2.1", password), http.StatusSeeOther)
	var device *http.Cookie
	for _, c := range a.Cookies() {
		if c.Name == "device" {
			device = c
		}
	}
	if device == nil || !device.HttpOnly || device.SameSite != http.SameSiteStrictMode || device.MaxAge != 180*24*3600 || device.Secure || len(device.Value) < 32 {
		t.Fatalf("the cookie of the device: %+v", device)
	}
	h.done("public", h.post("public", "/sign-out"))
	if h.browsers["public"].cookies["device"] != device.Value {
		t.Error("the device is forgotten with the session")
	}

	status := 0
	for i := 0; i < 60 && status != http.StatusTooManyRequests; i++ { // each from an address of its own
		status = from("auditor", "198.51.100."+itoa(i), "wrong").StatusCode
	}
	if status != http.StatusTooManyRequests {
		t.Fatalf("strangers are answered with %d after many failures", status)
	}
	h.want(from("public", "203.0.113.7", password), http.StatusSeeOther)
}

// TestDeviceOverHTTPS: over HTTPS the browser holds both cookies to this host.
func TestDeviceOverHTTPS(t *testing.T) {
	w := httptest.NewRecorder()
	c := &call{site: &site{secure: true}, w: w}
	c.keepSession(hall.SignedSession{Token: "t", Device: "d"})
	for _, x := range w.Result().Cookies() {
		if !x.Secure || !strings.HasPrefix(x.Name, "__Host-") || x.Path != "/" || x.Domain != "" {
			t.Errorf("%+v", x)
		}
	}
	if n := len(w.Result().Cookies()); n != 2 {
		t.Errorf("%d cookies", n)
	}
}
