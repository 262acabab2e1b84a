package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/store"
)

func newRecordRotate(s *shell) *cobra.Command {
	var opt databaseOptions
	c := &cobra.Command{
		Use:     "rotate-key [flags]",
		Short:   s.text("record.cli.rotate.short"),
		Long:    s.text("record.cli.rotate.long"),
		Example: s.text("record.cli.rotate.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runRecordRotate(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt)
	c.Flags().StringVar(&opt.Key, "key", s.env.getenv("PLENUM_KEY"), s.text("record.cli.rotate.flag.key"))
	c.Flags().Lookup("key").DefValue = ""
	return c
}

// rotateAnswer is what was done, for programs.
type rotateAnswer struct {
	Entry    int64  `json:"entry"` // that names the new key
	Key      string `json:"key"`   // public
	Previous string `json:"previous"`
	File     string `json:"file"`     // with the new secret
	OldFile  string `json:"old_file"` // with the previous one
}

// runRecordRotate needs no server, and none that runs has to stop.
func runRecordRotate(ctx context.Context, opt databaseOptions, env *Env) (Exit, error) {
	file := opt.key()
	if !exists(file) { // where there is none, a key would be made that signs nothing
		return 0, badInput("db.key", file).hint("db.other_key")
	}
	key, err := store.LoadKey(file, "")
	if err != nil {
		return 0, databaseFailure(err)
	}
	return withDB(ctx, opt.Address, store.Options{Key: key, Renew: store.KeyIn(file)}, func(db *store.DB) (Exit, error) {
		c, err := db.RotateKey(ctx, file, env.Now())
		if err != nil {
			return 0, err
		}
		answer := rotateAnswer{c.Entry, c.Key, c.Previous, file, c.OldFile}
		return Solved, env.Print.result(answer, func(p *page) error {
			p.say("record.cli.rotate.done", c.Entry)
			p.say("record.cli.rotate.public", c.Key)
			p.say("record.cli.rotate.kept", file, c.OldFile)
			return nil
		})
	})
}
