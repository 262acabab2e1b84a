package cli

import (
	"errors"
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
	return f.hint("help", cmd.CommandPath())
}

// badFlag answers a faulty flag: the nearest flag for an unknown one.
func badFlag(cmd *cobra.Command, err error) error {
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
			return badInput("usage.many", got[most], cmd.UseLine()).hint("help", cmd.CommandPath())
		}
		return nil
	}
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
