package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// Limits of a connection. An answer has no time limit of its own, since live
// pages stay open.
const (
	headerTime = 10 * time.Second
	bodyTime   = 2 * time.Minute // of an upload
	idleTime   = 2 * time.Minute
	headerMost = 64 << 10
)

// Listen serves the pages on a listener until ctx ends; then it lets those who
// are being answered finish.
func Listen(ctx context.Context, l net.Listener, pages http.Handler) error {
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	server := &http.Server{
		Handler:           pages,
		ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, IdleTimeout: idleTime,
		MaxHeaderBytes: headerMost,
		BaseContext:    func(net.Listener) context.Context { return life },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	// Streams end when their context does, the others when they have answered.
	streams := time.AfterFunc(time.Second, end)
	defer streams.Stop()
	wait, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	err := server.Shutdown(wait)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	<-served //nolint:errcheck // http.ErrServerClosed
	return err
}
