package cli

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/store"
)

func newDBStatus(s *shell) *cobra.Command {
	var opt databaseOptions
	c := &cobra.Command{
		Use:     "status [flags]",
		Short:   s.text("db.status.short"),
		Long:    s.text("db.status.long"),
		Example: s.text("db.status.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runDBStatus(ctx, opt.Address, env) })
		},
	}
	addDatabaseFlag(c, s, &opt)
	return c
}

// dbStatusAnswer is the answer for programs.
type dbStatusAnswer struct {
	Database string           `json:"database"`
	Address  string           `json:"address"`
	State    string           `json:"state"` // ready, empty, older, newer, half, restore, foreign
	Have     int64            `json:"have"`
	Want     int64            `json:"want"`
	Queue    *dbVersion       `json:"queue,omitempty"`
	Bytes    int64            `json:"bytes,omitempty"`
	Rows     map[string]int64 `json:"rows,omitempty"`
	Wide     []dbWide         `json:"wide,omitempty"`  // files that others on the machine may read
	Ahead    int64            `json:"ahead,omitempty"` // seconds by which the newest entry is later than the clock
}

type dbWide struct {
	File string `json:"file"`
	Mode string `json:"mode"` // octal
}

type dbVersion struct {
	Have int `json:"have"`
	Want int `json:"want"`
}

// runDBStatus exits with 3 unless the database can be used as it is.
func runDBStatus(ctx context.Context, address string, env *Env) (Exit, error) {
	return withDB(ctx, address, store.Options{Unready: true}, func(db *store.DB) (Exit, error) {
		status, err := db.Status(ctx)
		if err != nil {
			return 0, err
		}
		exit := Solved
		if status.Ready() != nil {
			exit = BadInput
		}
		answer := newDBStatusAnswer(status)
		answer.Ahead = int64(status.Ahead(env.Now()) / time.Second)
		return exit, env.Print.result(answer, func(p *page) error {
			p.say("db.status.where", status.Database, status.Where)
			if status.Bytes > 0 {
				p.say("db.status.bytes", bytesText(status.Bytes))
			}
			p.say("db.status.version", status.Schema.Have, status.Schema.Want)
			for _, w := range answer.Wide {
				p.printf("%s\n", p.bad(p.text("db.status.wide", w.File, w.Mode)))
			}
			p.ahead(answer.Ahead)
			state := p.text("db.state." + string(status.Schema.State))
			if exit != Solved {
				p.printf("%s\n", p.bad(state))
				return nil
			}
			p.printf("%s\n", p.good(state))
			rows := [][]string{}
			for _, t := range status.Rows {
				rows = append(rows, []string{"  " + p.text("db.table."+t.Table), strconv.FormatInt(t.Rows, 10)})
			}
			p.table("lr", rows)
			return nil
		})
	})
}

func newDBStatusAnswer(s store.Status) dbStatusAnswer {
	a := dbStatusAnswer{Database: s.Database, Address: s.Where, State: string(s.Schema.State), Have: s.Schema.Have,
		Want: s.Schema.Want, Bytes: s.Bytes}
	for _, w := range s.Wide {
		a.Wide = append(a.Wide, dbWide{w.File, fmt.Sprintf("%04o", w.Mode)})
	}
	for _, g := range s.Schema.Guests {
		a.Queue = &dbVersion{g.Have, g.Want}
	}
	for _, t := range s.Rows {
		if a.Rows == nil {
			a.Rows = map[string]int64{}
		}
		a.Rows[t.Table] = t.Rows
	}
	return a
}

// ahead warns of a record whose newest entry is later than the clock.
func (p *page) ahead(seconds int64) {
	if seconds > 0 {
		p.printf("%s\n", p.bad(p.text("db.ahead", (time.Duration(seconds)*time.Second).String())))
	}
}

// bytesText is a size for people: 1.5 MB.
func bytesText(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.0f kB", float64(n)/1e3)
}
