package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// Limits of a connection. A stream of events moves the limit of its answer on
// with every event.
const (
	headerTime = 10 * time.Second
	bodyTime   = 2 * time.Minute  // of an upload
	answerTime = 10 * time.Minute // what is waited for in a request is a costing
	idleTime   = 2 * time.Minute
	headerMost = 64 << 10
)

// Listen serves the pages on a listener until ctx ends. Then streams end at
// once, and all other requests have Patience to be answered.
func Listen(ctx context.Context, l net.Listener, pages Pages) error {
	return listen(ctx, l, pages, Patience)
}

func listen(ctx context.Context, l net.Listener, pages Pages, patience time.Duration) error {
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	defer pages.copies.Close()
	server := &http.Server{
		Handler:           pages,
		ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: answerTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerMost,
		BaseContext:    func(net.Listener) context.Context { return life },
	}
	server.RegisterOnShutdown(pages.streams.End)
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	wait, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := server.Shutdown(wait)
	if errors.Is(err, context.DeadlineExceeded) {
		end() // what is still at work is broken off
		err = server.Close()
	}
	<-served //nolint:errcheck // http.ErrServerClosed
	return err
}
