package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/store"
)

type dbBackupOptions struct {
	databaseOptions
	File     string
	Portable bool // a file that any kind of database can be restored from
}

func newDBBackup(s *shell) *cobra.Command {
	var opt dbBackupOptions
	c := &cobra.Command{
		Use:     "backup FILE [flags]",
		Short:   s.text("db.backup.short"),
		Long:    s.text("db.backup.long"),
		Example: s.text("db.backup.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDBBackup(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt.databaseOptions)
	c.Flags().BoolVar(&opt.Portable, "portable", false, s.text("db.backup.flag.portable"))
	return c
}

func runDBBackup(ctx context.Context, opt dbBackupOptions, env *Env) (Exit, error) {
	return withDB(ctx, opt.Address, store.Options{Unready: true}, func(db *store.DB) (Exit, error) {
		write := db.CopyFile
		if opt.Portable {
			write = db.Export
		}
		b, err := write(ctx, opt.File)
		if errors.Is(err, store.ErrNotEmpty) {
			return 0, badInput("file.exists", opt.File)
		}
		if err != nil {
			return 0, err
		}
		return Solved, env.Print.result(newDBCopyAnswer(b), func(p *page) error {
			p.say("db.backup.done", b.File, bytesText(b.Bytes))
			p.say("db.backup.key")
			return nil
		})
	})
}

func newDBRestore(s *shell) *cobra.Command {
	var opt dbBackupOptions
	c := &cobra.Command{
		Use:     "restore FILE [flags]",
		Short:   s.text("db.restore.short"),
		Long:    s.text("db.restore.long"),
		Example: s.text("db.restore.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDBRestore(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt.databaseOptions)
	return c
}

func runDBRestore(ctx context.Context, opt dbBackupOptions, env *Env) (Exit, error) {
	b, err := store.Restore(ctx, opt.File, opt.Address, store.Options{Guests: dbGuests()})
	if err != nil {
		return 0, databaseFailure(err)
	}
	return Solved, env.Print.result(newDBCopyAnswer(b), func(p *page) error {
		var rows int64
		for _, t := range b.Tables {
			rows += t.Rows
		}
		p.say("db.restore.done", len(b.Tables), rows)
		return nil
	})
}

// dbCopyAnswer is what was carried, for programs.
type dbCopyAnswer struct {
	File   string            `json:"file"`
	Bytes  int64             `json:"bytes"`
	Tables []store.TableCopy `json:"tables,omitempty"` // none of a copy of the file
}

func newDBCopyAnswer(b store.Backup) dbCopyAnswer { return dbCopyAnswer{b.File, b.Bytes, b.Tables} }
