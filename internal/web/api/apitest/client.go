package apitest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
)

// Client sends requests to a server.
type Client struct {
	T      testing.TB
	Server http.Handler
	// Watch, if set, sees every request with its answer.
	Watch func(r *http.Request, answer *httptest.ResponseRecorder)
}

// Map is a JSON object.
type Map = map[string]any

// Send sends a request with a token ("": none) and answers with what came. A
// body of bytes is sent as it is, any other as JSON, nil not at all.
func (c *Client) Send(token, method, path string, body any) *httptest.ResponseRecorder {
	c.T.Helper()
	var data []byte
	kind := ""
	switch x := body.(type) {
	case nil:
	case []byte:
		data, kind = x, "application/octet-stream"
	default:
		var err error
		if data, err = json.Marshal(x); err != nil {
			c.T.Fatal(err)
		}
		kind = "application/json"
	}
	r := httptest.NewRequest(method, "/api/v1"+path, bytes.NewReader(data))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	c.Server.ServeHTTP(w, r)
	if c.Watch != nil {
		c.Watch(r, w)
	}
	return w
}

// OK sends a request that must succeed, and reads its answer into out (nil: not
// at all).
func (c *Client) OK(token, method, path string, body, out any) {
	c.T.Helper()
	w := c.Send(token, method, path, body)
	if w.Code < 200 || w.Code > 299 {
		c.T.Fatalf("%s %s: %d %s", method, path, w.Code, w.Body)
	}
	if out == nil {
		return
	}
	if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
		c.T.Fatalf("%s %s: %v in %s", method, path, err, w.Body)
	}
}

// Problem is a refusal, as far as tests look at it.
type Problem struct {
	Status int    `json:"status"`
	Code   string `json:"code"`
	Errors []struct {
		Code   string `json:"code"`
		Field  string `json:"field"`
		Detail string `json:"detail"`
		By     string `json:"by"`
	} `json:"errors"`
}

// No sends a request that must be refused with a status and a code.
func (c *Client) No(token, method, path string, body any, status int, code string) Problem {
	c.T.Helper()
	w := c.Send(token, method, path, body)
	var p Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		c.T.Fatalf("%s %s: %d %s: %v", method, path, w.Code, w.Body, err)
	}
	if w.Code != status || p.Status != status || p.Code != code || w.Header().Get("Content-Type") != "application/problem+json" {
		c.T.Errorf("%s %s: %d %s; want %d %s", method, path, w.Code, w.Body, status, code)
	}
	return p
}
