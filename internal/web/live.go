package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/web/live"
)

// growth is the event of a record that has grown.
type growth struct {
	Size   int64 `json:"size"`
	Within int64 `json:"within"` // milliseconds in which the page fetches itself again
}

// live follows the record: an event for every growth. The page fetches its
// parts again; what is in them is decided there, so a stream tells nothing that
// a reader may not know. The more readers there are the longer they take, so
// that they do not all come at once; those who hold a vote see it soon.
func (c *call) live() error {
	soon := c.may(hall.HoldVote, "")
	return c.stream(func(s *live.Stream) {
		c.site.hub.Follow(s, false, func(size int64) error {
			within := c.site.hub.Within()
			if soon {
				within = live.Soonest
			}
			data, err := json.Marshal(growth{size, within.Milliseconds()})
			if err != nil {
				return err
			}
			return s.Send("grown", string(data))
		})
	})
}

// stream answers with events.
func (c *call) stream(run func(*live.Stream)) error {
	s, err := c.site.hub.Open(c.w, c.r, c.who.Session)
	switch {
	case errors.Is(err, live.ErrAnswered):
		return nil
	case errors.Is(err, live.ErrFull) || errors.Is(err, live.ErrEnded):
		c.w.Header().Set("Retry-After", strconv.Itoa(int(live.RetryAfter.Seconds())))
		http.Error(c.w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return nil
	case err != nil:
		return err
	}
	defer s.Close()
	run(s)
	return nil
}
