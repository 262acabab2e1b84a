package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/record"
	"github.com/openplenum/plenum/internal/store"
	"github.com/openplenum/plenum/internal/store/storetest"
)

// benchDatabases runs a benchmark on every database there is.
func benchDatabases(b *testing.B, run func(b *testing.B, db *store.DB)) {
	b.Run("sqlite", func(b *testing.B) { run(b, open(b, filepath.Join(b.TempDir(), "plenum.db"))) })
	b.Run("postgres", func(b *testing.B) {
		server := storetest.Server(b)
		run(b, open(b, storetest.Schema(b, server)))
	})
}

const ballotBody = `{"choice":"for","member":"m17","vote":"v5","weight":1}`

func appendOne(b *testing.B, db *store.DB, stream record.Stream) {
	ctx := context.Background()
	if err := db.Write(ctx, func(w hall.Writer) error {
		_, err := w.Append(ctx, []record.Draft{draft(stream, "ballot.cast", ballotBody)})
		return err
	}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkAppend is one act after another: an entry, its hashes and a signed
// head, kept on the disk.
func BenchmarkAppend(b *testing.B) {
	benchDatabases(b, func(b *testing.B, db *store.DB) {
		for b.Loop() {
			appendOne(b, db, "plenary/2026-1")
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "appends/s")
	})
}

// BenchmarkAppendAtOnce is many who act at the same time.
func BenchmarkAppendAtOnce(b *testing.B) {
	benchDatabases(b, func(b *testing.B, db *store.DB) {
		b.SetParallelism(50)
		b.RunParallel(func(p *testing.PB) {
			for p.Next() {
				appendOne(b, db, "plenary/2026-1")
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "appends/s")
	})
}

// BenchmarkRead10000 reads a stream of ten thousand entries, as a fold that
// begins anew does.
func BenchmarkRead10000(b *testing.B) {
	ctx := context.Background()
	benchDatabases(b, func(b *testing.B, db *store.DB) {
		var drafts []record.Draft
		for range 10_000 {
			drafts = append(drafts, draft("plenary/2026-1", "ballot.cast", ballotBody))
		}
		if err := db.Write(ctx, func(w hall.Writer) error { _, err := w.Append(ctx, drafts); return err }); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if err := db.Read(ctx, func(r hall.Reader) error {
				entries, err := r.Entries(ctx, "plenary/2026-1", 0)
				if len(entries) != len(drafts) {
					b.Fatalf("%d entries", len(entries))
				}
				return err
			}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkVerify10000 looks at a record of ten thousand entries.
func BenchmarkVerify10000(b *testing.B) {
	ctx := context.Background()
	benchDatabases(b, func(b *testing.B, db *store.DB) {
		var drafts []record.Draft
		for range 10_000 {
			drafts = append(drafts, draft("plenary/2026-1", "ballot.cast", ballotBody))
		}
		if err := db.Write(ctx, func(w hall.Writer) error { _, err := w.Append(ctx, drafts); return err }); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if r, err := db.Verify(ctx, store.Projections{}); err != nil || !r.OK() {
				b.Fatal(r, err)
			}
		}
	})
}
