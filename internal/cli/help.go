package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newHelp explains a command that is named.
func newHelp(s *shell) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   s.text("cli.help.help"),
		GroupID: groupOther,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}

// setHelp replaces cobra's help and usage by ours, whose words are in the
// catalogue.
func setHelp(root *cobra.Command, s *shell) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { writeHelp(cmd.OutOrStdout(), cmd, s) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { writeHelp(cmd.OutOrStdout(), cmd, s); return nil })
}

// writeHelp writes what a command does, how it is called, its flags, examples
// and, for commands that solve, the exit codes.
func writeHelp(w io.Writer, cmd *cobra.Command, s *shell) {
	if about := strings.TrimSpace(first(cmd.Long, cmd.Short)); about != "" {
		fmt.Fprintf(w, "%s\n\n", about)
	}
	fmt.Fprintf(w, "%s\n  %s\n", s.text("cli.help.usage"), useLine(cmd, s))
	writeCommands(w, cmd, s)
	if cmd.Example != "" {
		fmt.Fprintf(w, "\n%s\n%s\n", s.text("cli.help.examples"), indent(cmd.Example))
	}
	if own := s.flags(cmd.LocalNonPersistentFlags()); own != "" {
		fmt.Fprintf(w, "\n%s\n%s", s.text("cli.help.flags"), own)
	}
	if all := s.flags(cmd.Root().PersistentFlags()); all != "" {
		fmt.Fprintf(w, "\n%s\n%s", s.text("cli.help.global"), all)
	}
	fmt.Fprintf(w, "\n%s\n%s\n", s.text("cli.help.exits"), indent(s.text("cli.exits")))
}

// flags writes what flags there are; the library says "default" in English.
func (s *shell) flags(set *pflag.FlagSet) string {
	return strings.ReplaceAll(set.FlagUsages(), " (default ", " ("+s.text("cli.help.default")+" ")
}

func writeCommands(w io.Writer, cmd *cobra.Command, s *shell) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	list := func(title, group string) {
		var b strings.Builder
		for _, c := range cmd.Commands() {
			if c.GroupID == group && c.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-12s %s\n", c.Name(), c.Short)
			}
		}
		if b.Len() > 0 {
			fmt.Fprintf(w, "\n%s\n%s", title, b.String())
		}
	}
	for _, g := range cmd.Groups() {
		list(g.Title, g.ID)
	}
	list(s.text("cli.help.commands"), "")
}

// useLine is how the command is called; a parent is called with a command, or
// with what it takes itself.
func useLine(cmd *cobra.Command, s *shell) string {
	own := strings.Replace(cmd.UseLine(), "[flags]", "["+s.text("cli.help.flagword")+"]", 1)
	if !cmd.HasAvailableSubCommands() {
		return own
	}
	sub := cmd.CommandPath() + " COMMAND [--help]"
	if takesArguments(cmd) {
		return own + "\n  " + sub
	}
	return sub
}

// takesArguments tells whether a command says in its use what it takes.
func takesArguments(cmd *cobra.Command) bool { return strings.Contains(cmd.Use, " ") }

func indent(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, l := range lines {
		lines[i] = "  " + l
	}
	return strings.Join(lines, "\n")
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
