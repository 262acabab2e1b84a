package halltest

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
)

func (m *memory) Entries(_ context.Context, stream record.Stream, from int64) ([]record.Entry, error) {
	var out []record.Entry
	for _, e := range m.entries[min(max(from, 0), int64(len(m.entries))):] {
		if e.Stream == stream {
			out = append(out, e)
		}
	}
	return out, nil
}

func (m *memory) Log(_ context.Context, from int64, n int) ([]record.Entry, error) {
	rest := m.entries[min(max(from, 0), int64(len(m.entries))):]
	return slices.Clone(rest[:min(n, len(rest))]), nil
}

func (m *memory) Entry(_ context.Context, seq int64) (record.Entry, error) {
	if seq < 0 || seq >= int64(len(m.entries)) {
		return record.Entry{}, hall.ErrNotFound
	}
	return m.entries[seq], nil
}

func (m *memory) Last(context.Context) (*record.Entry, error) {
	if len(m.entries) == 0 {
		return nil, nil
	}
	last := m.entries[len(m.entries)-1]
	return &last, nil
}

func (m *memory) Streams(context.Context) ([]hall.StreamSize, error) {
	at := map[record.Stream]*hall.StreamSize{}
	for _, e := range m.entries {
		s := at[e.Stream]
		if s == nil {
			s = &hall.StreamSize{Stream: e.Stream}
			at[e.Stream] = s
		}
		s.Entries++
		s.Last = e.Seq
	}
	var out []hall.StreamSize
	for _, s := range at {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b hall.StreamSize) int { return cmp.Compare(a.Stream, b.Stream) })
	return out, nil
}

func (m *memory) Size(context.Context) (int64, error) { return int64(len(m.entries)), nil }

func (m *memory) Head(context.Context) ([]byte, error) {
	if len(m.heads) == 0 {
		return nil, nil
	}
	return m.heads[len(m.heads)-1].Note, nil
}

func (m *memory) Heads(_ context.Context, from int64) ([]hall.LogHead, error) {
	var out []hall.LogHead
	for _, h := range m.heads {
		if h.Size >= from {
			out = append(out, h)
		}
	}
	return out, nil
}

func (m *memory) Hashes(_ context.Context, indexes []int64) ([]record.Hash, error) {
	out := make([]record.Hash, len(indexes))
	for i, k := range indexes {
		if k < 0 || k >= int64(len(m.hashes)) {
			return nil, fmt.Errorf("halltest: hash %d: %w", k, hall.ErrNotFound)
		}
		out[i] = m.hashes[k]
	}
	return out, nil
}

func (m *memory) Append(ctx context.Context, drafts []record.Draft) ([]record.Entry, error) {
	if len(drafts) == 0 {
		return nil, nil
	}
	last, err := m.Last(ctx)
	if err != nil {
		return nil, err
	}
	read := func(indexes []int64) ([]record.Hash, error) { return m.Hashes(ctx, indexes) }
	a, err := record.Append(last, drafts, rand.Reader, read)
	if err != nil {
		return nil, err
	}
	note, err := record.Head{Size: a.Size, Root: a.Root}.Sign(m.signer)
	if err != nil {
		return nil, err
	}
	m.entries, m.hashes = append(m.entries, a.Entries...), append(m.hashes, a.Hashes...)
	if n := len(m.heads); n > 0 && m.heads[n-1].Size == a.Size {
		m.heads = m.heads[: n-1 : n-1]
	}
	m.heads = append(m.heads, hall.LogHead{Size: a.Size, Note: note})
	return a.Entries, nil
}
