package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/planfile"
)

type newOptions struct {
	Folder string
	Name   string
}

func newNew(s *shell) *cobra.Command {
	var opt newOptions
	c := &cobra.Command{
		Use:     "new FOLDER [flags]",
		Short:   s.text("cli.new.short"),
		Long:    s.text("cli.new.long"),
		Example: s.text("cli.new.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runNew(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Name, "name", "", s.text("cli.new.flag.name"))
	return c
}

// newAnswer is what `plenum new --json` writes.
type newAnswer struct {
	Folder string   `json:"folder"`
	Files  []string `json:"files"`
}

func runNew(_ context.Context, opt newOptions, env *Env) (Exit, error) {
	name := opt.Name
	if name == "" {
		name = filepath.Base(filepath.Clean(opt.Folder))
	}
	answer := newAnswer{Folder: opt.Folder}
	err := writeFolder(opt.Folder, func(dir string) error {
		if err := planfile.New(dir, name); err != nil {
			return err
		}
		entries, err := os.ReadDir(dir)
		for _, e := range entries {
			answer.Files = append(answer.Files, e.Name())
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return Solved, env.Print.result(answer, func(p *page) error {
		p.say("cli.new.done", opt.Folder)
		return nil
	})
}
