package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"modernc.org/sqlite"
)

//go:embed migration
var migrations embed.FS

// dialect is what differs between databases. Statements are written once, in
// the SQL that all of them speak, with parameters $1, $2 and so on.
type dialect struct {
	name    string // as people know it
	folder  string // of its migrations
	goose   goose.Dialect
	options func() ([]goose.ProviderOption, error) // that keep two migrations from running at once

	open func(ctx context.Context, address string, create bool) (pools, error)

	// begin is what a writing transaction does first, so that writers come one
	// after another; empty: beginning does it.
	begin string
	read  sql.TxOptions // of a snapshot

	tables  string // query: names of all tables
	columns string // query: names of the columns of table $1, in order
	guards  string // query: names of the tables with a guard against changes, each once
	check   string // query: faults that the database finds in itself, a row each; empty: it has none to ask
	foreign string // query: broken references, a row each; empty: references cannot break
	copies  string // statement that writes a whole copy to file $1; empty: table by table
	where   func(address string) string
	settle  func(err error) error // gives errors of the driver our sentinels

	// forget drops what the database still keeps of rows that were erased, and
	// says whether it is gone; nil: that is for the server's own upkeep.
	forget func(ctx context.Context, write *sql.DB) (done bool, err error)
}

// pools are the connections: writers, readers, and those of the queue, which
// are either a *sql.DB or a pool of pgx.
type pools struct {
	write, read, queue *sql.DB
	pgx                *pgxpool.Pool // nil: the queue uses the *sql.DB
}

func (p pools) close() error {
	err := errors.Join(closing(p.read), closing(p.queue), closing(p.write))
	if p.pgx != nil {
		p.pgx.Close()
	}
	return err
}

func closing(db *sql.DB) error {
	if db == nil {
		return nil
	}
	return db.Close()
}

// dialectOf finds the dialect of an address: a file, or the URL of a server.
func dialectOf(address string) (*dialect, error) {
	scheme, _, isURL := strings.Cut(address, "://")
	switch {
	case address == "":
		return nil, fault(ErrAddress, "it is empty")
	case scheme == "postgres" || scheme == "postgresql":
		return &postgres, nil
	case isURL:
		return nil, fault(ErrAddress, "nothing is known of "+scheme+"://")
	}
	return &sqliteFile, nil
}

// sqliteFile is the default: everything in one file.
var sqliteFile = dialect{
	name:    "SQLite",
	folder:  "migration/sqlite",
	goose:   goose.DialectSQLite3,
	options: func() ([]goose.ProviderOption, error) { return nil, nil },
	open:    openSQLite,
	read:    sql.TxOptions{ReadOnly: true},
	tables:  `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`,
	columns: `SELECT name FROM pragma_table_info($1) ORDER BY cid`,
	guards:  `SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' GROUP BY tbl_name HAVING count(*) = 2 ORDER BY tbl_name`,
	check:   `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
	foreign: `SELECT "table" || ' row ' || coalesce(rowid, 0) || ' points to nothing in ' || parent FROM pragma_foreign_key_check`,
	copies:  `VACUUM INTO $1`,
	where:   func(address string) string { return address },
	settle:  settleSQLite,
	forget:  forgetSQLite,
}

// openSQLite opens one connection for writers, one for the queue, and some for
// readers, which the write-ahead log lets read while one writes.
func openSQLite(ctx context.Context, file string, create bool) (pools, error) {
	if _, err := os.Stat(file); err != nil && !create {
		if errors.Is(err, os.ErrNotExist) {
			return pools{}, fault(ErrMissing, file)
		}
		return pools{}, err
	}
	if create {
		if err := ownFile(file); err != nil {
			return pools{}, err
		}
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return pools{}, err
	}
	path := (&url.URL{Path: "/" + strings.TrimPrefix(filepath.ToSlash(full), "/")}).EscapedPath()
	dsn := func(more ...string) string {
		options := append([]string{"_busy_timeout=" + sqliteWait, "_foreign_keys=on", "_synchronous=full", "_defensive=1", "_dqs=0",
			"_pragma=trusted_schema(0)", "_pragma=secure_delete(on)"}, more...) // what is erased is overwritten
		return "file://" + path + "?" + strings.Join(options, "&")
	}
	var p pools
	open := func(db **sql.DB, connections int, more ...string) {
		if err == nil {
			*db, err = sql.Open("sqlite", dsn(more...))
		}
		if err == nil {
			(*db).SetMaxOpenConns(connections)
			(*db).SetMaxIdleConns(connections)
			err = (*db).PingContext(ctx)
		}
	}
	open(&p.write, 1, "_txlock=immediate", "_journal_mode=wal")
	open(&p.queue, 1, "_txlock=immediate")
	open(&p.read, max(4, runtime.NumCPU()), "_query_only=on")
	if err != nil {
		return pools{}, errors.Join(settleSQLite(err), p.close())
	}
	return p, nil
}

// ownFile makes an empty file that only its owner may read, where there is none:
// names, contacts and hashes of passwords are in it. SQLite gives its log and
// its index the mode of the file.
func ownFile(file string) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, os.ErrExist):
		return nil
	case err != nil:
		return err
	}
	return f.Close()
}

// forgetSQLite folds the write-ahead log into the file and cuts it to nothing:
// until then, the log keeps pages as they were. A reader that still sees an
// older moment prevents it; other writers need not wait for that long.
func forgetSQLite(ctx context.Context, write *sql.DB) (done bool, err error) {
	conn, err := write.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `PRAGMA busy_timeout = 500`); err != nil {
		return false, err
	}
	var busy, pages, moved int
	err = conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved)
	_, again := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA busy_timeout = `+sqliteWait)
	return busy == 0, errors.Join(err, again)
}

// sqliteWait is how long one waits for another who writes, in milliseconds.
const sqliteWait = "10000"

// sqliteMagic is how a database file begins.
const sqliteMagic = "SQLite format 3\x00"

// Codes of SQLite's errors: https://www.sqlite.org/rescode.html
const (
	sqliteBusy     = 5
	sqliteReadOnly = 8
	sqliteCorrupt  = 11
	sqliteFull     = 13
	sqliteNotADB   = 26
)

func settleSQLite(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch code := e.Code() & 0xff; code {
	case sqliteBusy:
		return fault(ErrBusy, "", err)
	case sqliteFull:
		return fault(ErrFull, "", err)
	case sqliteNotADB, sqliteCorrupt:
		return fault(ErrCorrupt, "", err)
	case sqliteReadOnly:
		return fault(ErrReadOnly, "", err)
	}
	return err
}

// postgres is for an installation of several machines.
var postgres = dialect{
	name:   "PostgreSQL",
	folder: "migration/postgres",
	goose:  goose.DialectPostgres,
	options: func() ([]goose.ProviderOption, error) {
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
		return []goose.ProviderOption{goose.WithSessionLocker(locker)}, err
	},
	open:    openPostgres,
	begin:   `SELECT pg_advisory_xact_lock(hashtext(current_schema()), 1885695605)`, // "plenum" in few bits: no other lock of the server
	read:    sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	tables:  `SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name COLLATE "C"`,
	columns: `SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
	guards: `SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = current_schema() AND t.tgname LIKE '%\_only\_grows' AND t.tgenabled <> 'D' ORDER BY c.relname COLLATE "C"`,
	where:  withoutPassword,
	settle: settlePostgres,
}

// openPostgres opens one pool for everything.
func openPostgres(ctx context.Context, address string, _ bool) (pools, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return pools{}, fault(ErrAddress, "", err)
	}
	config.MaxConns = max(config.MaxConns, 8)
	if _, ok := config.ConnConfig.RuntimeParams["application_name"]; !ok {
		config.ConnConfig.RuntimeParams["application_name"] = "plenum"
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return pools{}, err
	}
	p := pools{pgx: pool, write: stdlib.OpenDBFromPool(pool)}
	p.read = p.write
	if err := p.write.PingContext(ctx); err != nil {
		return pools{}, errors.Join(settlePostgres(err), p.close())
	}
	return p, nil
}

// withoutPassword is an address that may be shown.
func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://"
	}
	return u.Redacted()
}

func settlePostgres(err error) error {
	var e *pgconn.PgError
	var down *pgconn.ConnectError
	switch {
	case errors.As(err, &down):
		return fault(ErrUnreachable, "", err)
	case !errors.As(err, &e):
		return err
	case e.Code == "53100":
		return fault(ErrFull, "", err)
	case e.Code == "3D000":
		return fault(ErrMissing, "", err)
	case e.Code == "25006":
		return fault(ErrReadOnly, "", err)
	case strings.HasPrefix(e.Code, "XX"):
		return fault(ErrCorrupt, "", err)
	}
	return fmt.Errorf("%w (%s)", err, e.Code)
}
