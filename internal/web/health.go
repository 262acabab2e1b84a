package web

import (
	"fmt"
	"net/http"
)

// health says that the server answers and its store can be read, and warns of a
// clock that shows an earlier time than the record.
func (c *call) health() error {
	ahead, err := c.site.hall.Ahead(c.r.Context())
	if err != nil {
		c.site.log.ErrorContext(c.r.Context(), "health", "error", err.Error())
		http.Error(c.w, "the store cannot be read", http.StatusServiceUnavailable)
		return nil
	}
	c.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = c.w.Write([]byte("ok\n")) // whoever asks may have gone
	if ahead > 0 {
		fmt.Fprintf(c.w, "clock: the newest entry of the record is %v later than the clock of this machine. "+
			"If the clock is wrong, set it. What follows from it: plenum db status.\n", ahead)
	}
	return nil
}
