package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// unknownCommand names the nearest commands.
func unknownCommand(cmd *cobra.Command, name string) error {
	f := badInput("usage.command", name)
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return f.hint("mean", strings.Join(near, ", "))
	}
	if below := namesBelow(cmd); cmd.HasParent() && len(below) > 0 {
		return f.hint("commands", cmd.CommandPath(), strings.Join(below, ", "))
	}
	return f.hint("help", cmd.CommandPath())
}

// namesBelow lists the commands below one.
func namesBelow(cmd *cobra.Command) []string {
	var out []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			out = append(out, c.Name())
		}
	}
	return out
}

// badFlag answers a faulty flag: the nearest flag for an unknown one, and what
// is wanted for a value that is none.
func badFlag(cmd *cobra.Command, err error, s *shell) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		kind := value.GetFlag().Value.Type()
		if key := "cli.wanted." + strings.ToLower(kind); s.env.Words.Has(key) {
			return badInput("usage.value", "--"+value.GetFlag().Name, value.GetValue(), s.text(key)).hint("help", cmd.CommandPath())
		}
	}
	said, _, _ := strings.Cut(err.Error(), ": strconv.")
	f := badInput("usage.flag").because(errors.New(said))
	if name, ok := strings.CutPrefix(err.Error(), "unknown flag: --"); ok {
		if near := nearFlag(cmd, name); near != "" {
			return f.hint("mean", "--"+near)
		}
	}
	return f.hint("help", cmd.CommandPath())
}

// nearFlag is the flag of a command whose name differs least, "" when none is
// near.
func nearFlag(cmd *cobra.Command, name string) string {
	best, distance := "", 3
	look := func(f *pflag.Flag) {
		if d := edits(name, f.Name); d < distance {
			best, distance = f.Name, d
		}
	}
	cmd.LocalFlags().VisitAll(look)
	cmd.InheritedFlags().VisitAll(look)
	return best
}

// args checks the number of arguments, and says which are wanted.
func args(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, got []string) error {
		switch {
		case len(got) < least:
			return badInput("usage.few", cmd.UseLine()).hint("help", cmd.CommandPath())
		case most >= 0 && len(got) > most:
			f := badInput("usage.many", got[most], cmd.UseLine())
			if name := detached(cmd, got[most]); name != "" {
				return f.hint("attach", name, got[most])
			}
			return f.hint("quote", cmd.CommandPath())
		}
		return nil
	}
}

// detached names the flag that a number was meant for: one that may stand
// alone takes its figure only with an equals sign.
func detached(cmd *cobra.Command, text string) string {
	if _, err := strconv.Atoi(text); err != nil {
		return ""
	}
	name := ""
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.NoOptDefVal != "" && f.Value.Type() == "int" {
			name = "--" + f.Name
		}
	})
	return name
}

// edits is the number of letters to insert, drop, exchange or swap that turns
// one word into another (Damerau 1964, adjacent swaps).
func edits(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range b {
		d[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
