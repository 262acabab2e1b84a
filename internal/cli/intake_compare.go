package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/intake"
)

type intakeCompareOptions struct {
	Before, After string // dispatches, or draft records of them
	YAML          bool
	Rows          int
	intakeOptions
}

func newIntakeCompare(s *shell) *cobra.Command {
	var opt intakeCompareOptions
	c := &cobra.Command{
		Use:     "compare BEFORE AFTER [flags]",
		Short:   s.text("intake.compare.short"),
		Long:    s.text("intake.compare.long"),
		Example: s.text("intake.compare.example"),
		Args:    args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Before, opt.After = args[0], args[1]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runIntakeCompare(ctx, opt, env) })
		},
	}
	c.Flags().BoolVar(&opt.YAML, "yaml", false, s.text("intake.compare.flag.yaml"))
	c.Flags().IntVar(&opt.Rows, "rows", 12, s.text("intake.compare.flag.rows"))
	addIntakeFlags(c, s, &opt.intakeOptions)
	return c
}

func runIntakeCompare(ctx context.Context, opt intakeCompareOptions, env *Env) (Exit, error) {
	before, err := opt.draft(ctx, opt.Before, env)
	if err != nil {
		return 0, err
	}
	after, err := opt.draft(ctx, opt.After, env)
	if err != nil {
		return 0, err
	}
	c := intake.Compare(before, after)
	if opt.YAML {
		return Solved, writeYAML(env.Stdout, c)
	}
	return Solved, env.Print.result(c, func(p *page) error {
		comparedDrafts{p, opt.Rows}.write(c)
		return nil
	})
}

// draft reads a dispatch, or a draft record that was written before.
func (opt intakeCompareOptions) draft(ctx context.Context, file string, env *Env) (*intake.Draft, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".json", ".yaml", ".yml":
	default:
		return opt.read(ctx, file, env)
	}
	in, err := openInput(file, env.Stdin)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, intake.MaxBytes))
	if err != nil {
		return nil, asFailure(err)
	}
	var d intake.Draft
	decoder := yaml.NewDecoder(bytes.NewReader(text)) // JSON is YAML
	if err := decoder.Decode(&d); err != nil {
		return nil, badInput("intake", file).because(err)
	}
	if d.Schema != intake.Schema {
		f := badInput("intake", file)
		f.Faults = []fault{{File: file, Code: string(intake.FaultSchema), Value: d.Schema,
			Message: env.Text("intake.fault.schema.say", d.Schema), Remedy: env.Text("intake.fault.schema.do", intake.Schema)}}
		return nil, f
	}
	return &d, nil
}

// comparedDrafts shows to people what changed between two dispatches.
type comparedDrafts struct {
	*page
	rows int
}

func (c comparedDrafts) write(x intake.Comparison) {
	c.table("lrr", [][]string{
		{"", c.text("intake.compare.points"), c.text("intake.compare.fields")},
		{x.Before.File, strconv.Itoa(x.Before.Points), strconv.Itoa(x.Before.Fields)},
		{x.After.File, strconv.Itoa(x.After.Points), strconv.Itoa(x.After.Fields)},
	})
	c.fields("intake.compare.of_fields", x.Fields)
	c.fields("intake.compare.of_priorities", x.Priorities)
	c.strengths(x.Strengths)
	c.kinds(x.Kinds)
	c.phrases(x.Phrases)
	c.printf("\n")
	c.say("intake.compare.note")
}

func (c comparedDrafts) title(key string) { c.printf("\n%s\n", c.strong(c.text(key))) }

// fields writes what moved, each way apart; what stayed is not told.
func (c comparedDrafts) fields(key string, changes []intake.FieldChange) {
	c.title(key)
	told := false
	for _, way := range []intake.Change{intake.Came, intake.Rose, intake.Fell, intake.Went} {
		var rows [][]string
		for _, f := range changes {
			if f.Change != way {
				continue
			}
			line := ""
			switch {
			case f.After.Quote != nil:
				line = c.text("intake.cli.line", strconv.Itoa(f.After.Quote.Line))
			case f.Before.Quote != nil:
				line = c.text("intake.compare.was", strconv.Itoa(f.Before.Quote.Line))
			}
			row := []string{"  ", fieldName(c.page, f.ID), shareOf(f.Before), "→", shareOf(f.After), line}
			if f.Chance < 0.05 {
				row = append(row, c.text("intake.compare.clear"))
			}
			rows = append(rows, row)
		}
		if len(rows) == 0 {
			continue
		}
		told = true
		c.printf("%s\n", c.text("intake.change."+string(way)))
		c.table("llrlrl", c.cut(rows))
	}
	if !told {
		c.say("intake.compare.nothing")
	}
}

// shareOf writes a share of the points in per cent.
func shareOf(w intake.FieldWeight) string {
	if w.Points == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f%%", 100*w.Share)
}

// cut keeps the first rows and says how many there are beside them.
func (c comparedDrafts) cut(rows [][]string) [][]string {
	if c.rows <= 0 || len(rows) <= c.rows {
		return rows
	}
	return append(rows[:c.rows:c.rows], []string{"  ", c.text("intake.compare.more", len(rows)-c.rows)})
}

func (c comparedDrafts) strengths(changes []intake.StrengthChange) {
	if len(changes) == 0 {
		return
	}
	c.title("intake.compare.of_strengths")
	var rows [][]string
	for _, s := range changes {
		rows = append(rows, []string{"  ", fieldName(c.page, s.ID), c.text("intake.strength." + string(s.Before)), "→", c.text("intake.strength." + string(s.After))})
	}
	c.table("lllll", c.cut(rows))
}

func (c comparedDrafts) kinds(kinds []intake.KindChange) {
	c.title("intake.compare.of_kinds")
	var rows [][]string
	for _, k := range kinds {
		if k.Before+k.After > 0 {
			rows = append(rows, []string{"  ", c.text("intake.kind." + string(k.Kind)), strconv.Itoa(k.Before), "→", strconv.Itoa(k.After)})
		}
	}
	c.table("llrlr", rows)
}

func (c comparedDrafts) phrases(phrases []intake.PhraseChange) {
	if len(phrases) == 0 {
		return
	}
	c.title("intake.compare.of_phrases")
	var rows [][]string
	for _, f := range phrases {
		rows = append(rows, []string{"  ", f.Phrase, strconv.Itoa(f.Before), "→", strconv.Itoa(f.After), c.text("intake.change." + string(f.Change))})
	}
	c.table("llrlrl", c.cut(rows))
}
