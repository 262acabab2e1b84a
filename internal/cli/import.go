package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// newImport is the parent of the commands that make a plan from something
// else. The kinds of source are listed in commands.go.
func newImport(s *shell) *cobra.Command {
	return parent(s, "import", s.text("cli.import.short"), importCommands(s)...)
}

// parent is a command that only has commands below it.
func parent(s *shell, name, short string, below ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use:   name,
		Short: short,
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return badInput("usage.few", cmd.CommandPath()).hint("commands", cmd.CommandPath(), strings.Join(namesBelow(cmd), ", "))
		},
	}
	c.AddCommand(below...)
	return c
}
