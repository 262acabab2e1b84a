package hall

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/openplenum/plenum/internal/app"
	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/outcome"
)

// solving is how plans are solved here.
type solving struct {
	solver  lp.Solver
	lp      lp.Options
	version string

	// slots bounds how much is solved at once for people who wait for it. Work in
	// the background is bounded by its queue.
	slots chan struct{}
}

// take waits for a slot; give it back with give. It is taken once for a whole
// costing: who waits for the solve of another holds one already, and so does
// that other.
func (s solving) take(ctx context.Context) error {
	select {
	case s.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s solving) give() { <-s.slots }

func (s solving) options(progress func(app.Event)) app.SolveOptions {
	return app.SolveOptions{Solver: s.solver, LP: s.lp, Progress: progress}
}

// keyOf is a hash of what a result follows from: texts, each with its length.
func keyOf(parts ...string) string {
	sum := sha256.New()
	for _, p := range parts {
		sum.Write([]byte(strconv.Itoa(len(p)) + ":" + p)) //nolint:errcheck // a hash takes everything
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// AnswerKey is the key of the answer to a plan: of what it says, and of the
// solver.
func (h *Hall) AnswerKey(planHash string) string {
	return keyOf("answer", planHash, h.solving.version)
}

// baseCache keeps the last plans that were solved, with all that is needed to
// go on from there when some figures change. Each is solved once, however many
// ask for it at a time.
type baseCache struct {
	mu    sync.Mutex
	order list.List // of *base, the latest first
}

type base struct {
	key    string
	ready  chan struct{} // closed when there is an answer or an error
	answer *app.Answer
	err    error
}

const basesKept = 3

// get is the answer under a key, solved by the first who asks. A solve that
// failed, or was cancelled, is tried again by the next.
func (c *baseCache) get(ctx context.Context, key string, solve func() (*app.Answer, error)) (*app.Answer, error) {
	for {
		b, mine := c.claim(key)
		if mine {
			return c.solve(b, solve)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-b.ready:
		}
		if b.err == nil {
			return b.answer, nil
		}
		if !errors.Is(b.err, context.Canceled) && !errors.Is(b.err, context.DeadlineExceeded) {
			return nil, b.err
		}
	}
}

// solve solves a base. Those who wait for it go on however it ends: if solving
// panics, they find an error, and the next who asks tries again.
func (c *baseCache) solve(b *base, solve func() (*app.Answer, error)) (*app.Answer, error) {
	b.err = errBroken
	defer func() {
		if b.err != nil {
			c.drop(b)
		}
		close(b.ready)
	}()
	answer, err := solve()
	b.answer, b.err = answer, err
	return answer, err
}

var errBroken = errors.New("hall: solving was broken off")

// claim finds the base of a key; mine says that the caller is to solve it.
func (c *baseCache) claim(key string) (b *base, mine bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for e := c.order.Front(); e != nil; e = e.Next() {
		if b := e.Value.(*base); b.key == key {
			c.order.MoveToFront(e)
			return b, false
		}
	}
	b = &base{key: key, ready: make(chan struct{})}
	c.order.PushFront(b)
	for c.order.Len() > basesKept {
		c.order.Remove(c.order.Back())
	}
	return b, true
}

func (c *baseCache) drop(b *base) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for e := c.order.Front(); e != nil; e = e.Next() {
		if e.Value.(*base) == b {
			c.order.Remove(e)
			return
		}
	}
}

// solved is the answer to the plan of a version, with what others can go on
// from.
func (h *Hall) solved(ctx context.Context, hash string, f *app.Folder, progress func(app.Event)) (*app.Answer, error) {
	return h.bases.get(ctx, h.AnswerKey(hash), func() (*app.Answer, error) {
		a, err := app.Solve(ctx, f, h.solving.options(progress))
		if err == nil {
			err = ctx.Err()
		}
		return a, unsolvable(err)
	})
}

// unsolvable turns what a plan lacks to be solved into a refusal.
func unsolvable(err error) error {
	for why, is := range map[string]error{
		"nothing_asked": app.ErrNothingAsked, "no_objective": app.ErrNoObjective, "no_targets": app.ErrNoTargets,
	} {
		if errors.Is(err, is) {
			return refuse(Unsolvable, why)
		}
	}
	return err
}

// packOutcome writes an outcome as gzipped JSON.
func packOutcome(o *outcome.Outcome) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if err := json.NewEncoder(z).Encode(o); err != nil {
		return nil, fmt.Errorf("hall: packing an answer: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("hall: packing an answer: %w", err)
	}
	return out.Bytes(), nil
}

func unpackOutcome(blob []byte) (*outcome.Outcome, error) {
	z, err := gzip.NewReader(bytes.NewReader(blob))
	if err != nil {
		return nil, fmt.Errorf("hall: unpacking an answer: %w", err)
	}
	o, err := outcome.Read(z)
	if err != nil {
		return nil, fmt.Errorf("hall: unpacking an answer: %w", err)
	}
	return o, nil
}
