package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/store"
)

func newDBVerify(s *shell) *cobra.Command {
	var opt databaseOptions
	c := &cobra.Command{
		Use:     "verify [flags]",
		Short:   s.text("db.verify.short"),
		Long:    s.text("db.verify.long"),
		Example: s.text("db.verify.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDBVerify(ctx, opt.Address, env) })
		},
	}
	addDatabaseFlag(c, s, &opt)
	return c
}

// dbVerifyAnswer is what was found, for programs.
type dbVerifyAnswer struct {
	OK     bool      `json:"ok"`
	Checks []dbCheck `json:"checks"`
	Ahead  int64     `json:"ahead,omitempty"` // seconds by which the newest entry is later than the clock
}

type dbCheck struct {
	Name   string   `json:"check"`
	Looked int64    `json:"looked"`
	Faults []string `json:"faults"`
}

// runDBVerify exits with 3 when something is wrong.
func runDBVerify(ctx context.Context, address string, env *Env) (Exit, error) {
	return withDB(ctx, address, store.Options{}, func(db *store.DB) (Exit, error) {
		report, err := db.Verify(ctx, store.FromRecord())
		if err != nil {
			return 0, err
		}
		answer, exit := dbVerifyAnswer{OK: report.OK(), Checks: []dbCheck{}}, Solved
		if !answer.OK {
			exit = BadInput
		}
		for _, c := range report.Checks {
			answer.Checks = append(answer.Checks, dbCheck{c.Name, c.Looked, append([]string{}, c.Faults...)})
		}
		status, err := db.Status(ctx)
		if err != nil {
			return 0, err
		}
		answer.Ahead = int64(status.Ahead(env.Now()) / time.Second)
		return exit, env.Print.result(answer, func(p *page) error {
			for _, c := range answer.Checks {
				mark := p.good(p.text("db.verify.holds"))
				if len(c.Faults) > 0 {
					mark = p.bad(p.text("db.verify.fault"))
				}
				p.printf("%s  %s\n", mark, p.text("db.check."+c.Name, c.Looked))
				for _, f := range c.Faults {
					p.printf("    %s\n", f)
				}
			}
			p.ahead(answer.Ahead)
			if answer.OK {
				p.printf("%s\n", p.good(p.text("db.verify.ok")))
			} else {
				p.printf("%s\n", p.bad(p.text("db.verify.bad")))
			}
			return nil
		})
	})
}
