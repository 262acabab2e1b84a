package hall

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/record"
)

// mostOnce is the longest key of Once, in bytes.
const mostOnce = 200

// onceLasts is how long it is known what was done under a key.
const onceLasts = 7 * 24 * time.Hour

type onceContext struct{}

// Once gives what is asked for with this context a key. The first time it is
// done; asked for again by the same person with the same key, within a week, it
// is not done again, and the answer is what was answered then. The same key for
// something else is refused (OnceOther). Do, DoBody, DoTask, Adopt, EnterPerson,
// ImportPlan, KeepTables and PublishMinutes go by it; what is refused leaves the
// key free. A key has 1 to 200 bytes; an empty one is none.
func Once(ctx context.Context, key string) context.Context {
	return context.WithValue(ctx, onceContext{}, key)
}

// actOnce is act for what goes by a key. Asked is everything that was asked
// for. Work gives what the answer is made from again, and again makes it.
func (h *Hall) actOnce(ctx context.Context, actor Actor, asked []any, work func(*transaction) (any, error), again func(*transaction, json.RawMessage) error) error {
	key, _ := ctx.Value(onceContext{}).(string)
	if key == "" || !actor.SignedIn() {
		return h.act(ctx, actor, func(t *transaction) error {
			_, err := work(t)
			return err
		})
	}
	if len(key) > mostOnce {
		return refuseField(TooLong, "once", "once", itoa(mostOnce))
	}
	text, err := json.Marshal(asked)
	if err != nil {
		return err
	}
	row := OnceRow{Person: actor.Person, Key: hashOf(key), Asked: hashOf(fmt.Sprintf("%T %s", asked[len(asked)-1], text))}
	return h.act(ctx, actor, func(t *transaction) error {
		switch done, err := t.Once(ctx, row.Person, row.Key); {
		case err == nil && t.now.Sub(done.At) > onceLasts: // as if it had never been
		case err == nil && done.Asked != row.Asked:
			return refuse(OnceOther)
		case err == nil:
			return again(t, done.Kept)
		case err != nil && !errors.Is(err, ErrNotFound):
			return err
		}
		kept, err := work(t)
		if err != nil {
			return err
		}
		if row.Kept, err = json.Marshal(kept); err != nil {
			return err
		}
		row.At = t.now
		if err := t.DropOnce(ctx, t.now.Add(-onceLasts)); err != nil {
			return err
		}
		return t.SaveOnce(ctx, row)
	})
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// actValue is actOnce for an answer that is a plain value.
func actValue[T any](ctx context.Context, h *Hall, actor Actor, asked []any, out *T, work func(*transaction) error) error {
	return h.actOnce(ctx, actor, asked, func(t *transaction) (any, error) {
		err := work(t)
		return *out, err
	}, func(_ *transaction, kept json.RawMessage) error { return json.Unmarshal(kept, out) })
}

// appended are the entries of a stream that the transaction has appended.
func (t *transaction) appended(stream record.Stream) []int64 {
	var out []int64
	for _, c := range t.changed {
		if c.Stream == stream {
			out = append(out, c.Seq)
		}
	}
	return out
}

// eventsAt reads events of the assembly again.
func (t *transaction) eventsAt(kept json.RawMessage) ([]assembly.Event, error) {
	var at []int64
	if err := json.Unmarshal(kept, &at); err != nil {
		return nil, err
	}
	var out []assembly.Event
	for _, seq := range at {
		e, err := t.Entry(t.ctx, seq)
		if err != nil {
			return nil, err
		}
		event, err := assembly.Decode(e.Kind, e.Body)
		if err != nil {
			return nil, fmt.Errorf("hall: entry %d of the record: %w", seq, err)
		}
		out = append(out, event)
	}
	return out, nil
}
