package web

import "net/http"

// health says that the server answers and its store can be read.
func (c *call) health() error {
	if _, err := c.site.hall.Size(c.r.Context()); err != nil {
		c.site.log.ErrorContext(c.r.Context(), "health", "error", err.Error())
		http.Error(c.w, "the store cannot be read", http.StatusServiceUnavailable)
		return nil
	}
	c.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = c.w.Write([]byte("ok\n")) // whoever asks may have gone
	return nil
}
