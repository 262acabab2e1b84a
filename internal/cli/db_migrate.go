package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/store"
)

type dbMigrateOptions struct {
	databaseOptions
	Backup string // where the copy goes that is made before; empty: beside the file
}

func newDBMigrate(s *shell) *cobra.Command {
	var opt dbMigrateOptions
	c := &cobra.Command{
		Use:     "migrate [flags]",
		Short:   s.text("db.migrate.short"),
		Long:    s.text("db.migrate.long"),
		Example: s.text("db.migrate.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDBMigrate(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt.databaseOptions)
	c.Flags().StringVar(&opt.Backup, "backup", "", s.text("db.migrate.flag.backup"))
	return c
}

// dbMigrateAnswer is the answer for programs.
type dbMigrateAnswer struct {
	Address string `json:"address"`
	Before  string `json:"before"` // how the tables stood
	From    int64  `json:"from"`
	To      int64  `json:"to"`
	Backup  string `json:"backup,omitempty"`
}

// runDBMigrate makes a database that is not there, and brings an older one up
// to date, after a copy was made of it.
func runDBMigrate(ctx context.Context, opt dbMigrateOptions, env *Env) (Exit, error) {
	return withDB(ctx, opt.Address, store.Options{Unready: true, Create: true}, func(db *store.DB) (Exit, error) {
		status, err := db.Status(ctx)
		if err != nil {
			return 0, err
		}
		answer := dbMigrateAnswer{Address: db.Where(), Before: string(status.Schema.State), From: status.Schema.Have, To: status.Schema.Want}
		if status.Schema.State == store.SchemaOlder && (status.Bytes > 0 || opt.Backup != "") {
			answer.Backup = opt.Backup
			if answer.Backup == "" {
				answer.Backup = opt.Address + env.Now().UTC().Format(".20060102-150405")
			}
			if _, err := db.CopyFile(ctx, answer.Backup); err != nil {
				return 0, err
			}
		}
		if _, err := db.Migrate(ctx); err != nil {
			return 0, err
		}
		return Solved, env.Print.result(answer, func(p *page) error {
			if answer.Backup != "" {
				p.say("db.migrate.copied", answer.Backup)
			}
			if status.Schema.State == store.SchemaReady {
				p.say("db.migrate.nothing", answer.To)
			} else {
				p.say("db.migrate.done", answer.From, answer.To)
			}
			return nil
		})
	})
}
