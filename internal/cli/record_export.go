package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/store"
)

type recordExportOptions struct {
	databaseOptions
	File string
}

func newRecordExport(s *shell) *cobra.Command {
	var opt recordExportOptions
	c := &cobra.Command{
		Use:     "export FILE [flags]",
		Short:   s.text("record.cli.export.short"),
		Long:    s.text("record.cli.export.long"),
		Example: s.text("record.cli.export.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runRecordExport(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt.databaseOptions)
	return c
}

// runRecordExport reads the database alone, so that a record can be taken out
// of a backup, and where no server runs.
func runRecordExport(ctx context.Context, opt recordExportOptions, env *Env) (Exit, error) {
	var options store.Options
	if file := opt.key(); exists(file) { // needed before the first entry only
		key, err := store.LoadKey(file, "")
		if err != nil {
			return 0, databaseFailure(err)
		}
		options.Key, options.Renew = key, store.KeyIn(file)
	}
	return withDB(ctx, opt.Address, options, func(db *store.DB) (Exit, error) {
		f, err := os.OpenFile(opt.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			return 0, badInput("file.exists", opt.File)
		}
		if err != nil {
			return 0, asFailure(err)
		}
		entries, err := db.CopyRecord(ctx, f)
		if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
			return 0, errors.Join(err, os.Remove(opt.File))
		}
		answer := struct {
			File    string `json:"file"`
			Entries int64  `json:"entries"`
		}{opt.File, entries}
		return Solved, env.Print.result(answer, func(p *page) error {
			p.say("record.cli.export.done", entries, opt.File)
			return nil
		})
	})
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
