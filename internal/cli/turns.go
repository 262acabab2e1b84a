package cli

import (
	"io"
	"sync"
)

// turns lets several writers share one stream, each write whole: the notes of
// a command and the log of the workers that it started.
type turns struct {
	mu sync.Mutex
	w  io.Writer
}

func (t *turns) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.w.Write(b)
}

// inTurns makes all writers of standard error take turns. Whether it is a
// terminal is still asked of the stream itself.
func inTurns(env *Env) {
	shared, isTerminal := &turns{w: env.Stderr}, env.Terminal
	env.Stderr = shared
	env.Terminal = func(stream any) bool {
		if stream == any(shared) {
			stream = shared.w
		}
		return isTerminal(stream)
	}
}
