package cli

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app"
)

type verifyOptions struct {
	Folder   string
	Answer   string // saved JSON; empty with Solution
	Solution string
	planOptions
}

func newVerify(s *shell) *cobra.Command {
	var opt verifyOptions
	c := &cobra.Command{
		Use:     "verify FOLDER [ANSWER.json] [flags]",
		Short:   s.text("cli.verify.short"),
		Long:    s.text("cli.verify.long"),
		Example: s.text("cli.verify.example"),
		Args:    args(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Folder = args[0]
			if len(args) > 1 {
				opt.Answer = args[1]
			}
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runVerify(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Solution, "solution", "", s.text("cli.verify.flag.solution"))
	addChangeFlags(c, s, &opt.planOptions)
	return c
}

// runVerify exits with 3 when the answer breaks the plan: the answer is the
// input, and it is at fault.
func runVerify(_ context.Context, opt verifyOptions, env *Env) (Exit, error) {
	switch {
	case opt.Answer != "" && opt.Solution != "":
		return 0, badInput("usage.both", "ANSWER.json", "--solution")
	case opt.Answer == "" && opt.Solution == "":
		return 0, badInput("usage.neither", "ANSWER.json", "--solution")
	}
	decides, err := opt.decides()
	if err != nil {
		return 0, err
	}
	folder, err := app.Open(opt.Folder, opt.Changes)
	if err != nil {
		return 0, folderFailure(opt.Folder, err, env)
	}
	if opt.Solution != "" {
		return verifySolution(folder, decides, opt, env)
	}
	o, err := readAnswer(opt.Answer)
	if err != nil {
		return 0, err
	}
	if o.Plan != folder.Plan.Name || !slices.Equal(o.Years, folder.Figures.Years) {
		return 0, badInput("answer.other", opt.Answer, fmt.Sprintf("%s %v", o.Plan, o.Years))
	}
	return showVerification(app.Verify(folder, o), env)
}

// verifySolution holds a solution file against the linear program that
// `plenum export mps` writes.
func verifySolution(folder *app.Folder, decides app.Decides, opt verifyOptions, env *Env) (Exit, error) {
	f, err := os.Open(opt.Solution)
	if err != nil {
		return 0, asFailure(err)
	}
	defer f.Close()
	problem, res, err := app.VerifySolution(folder, decides, f)
	if err != nil {
		return 0, badInput("file.unreadable", opt.Solution).because(err).hint("solution")
	}
	answer := newLPAnswer(problem, res, nil)
	exit := lpExit(res)
	if !res.Check.OK {
		exit = BadInput
	}
	return exit, env.Print.result(answer, answer.page)
}

// verifyAnswer is what `plenum verify --json` writes of a saved answer.
type verifyAnswer struct {
	OK       bool          `json:"ok"`
	Rows     int           `json:"rows"`
	Columns  int           `json:"columns"`
	Residual float64       `json:"residual"` // largest, relative to 1 + the terms of its row
	Worst    *brokenRow    `json:"worst"`    // where; null when nothing is off
	Broken   []brokenRow   `json:"broken"`   // all above the tolerance, worst first
	Targets  int           `json:"targets"`
	Off      float64       `json:"fulfilment_difference"`
	Wrong    []wrongTarget `json:"wrong_targets"`
	Unknown  []string      `json:"unknown"` // levels that only the plan or only the answer has
}

type brokenRow struct {
	Kind     string   `json:"kind"`
	Of       string   `json:"of"`
	Region   string   `json:"region,omitempty"`
	Year     int      `json:"year"`
	Unit     string   `json:"unit"`
	Value    *float64 `json:"value"`
	Lower    *float64 `json:"lower"` // null: none
	Upper    *float64 `json:"upper"`
	Residual float64  `json:"residual"`
}

type wrongTarget struct {
	ID       string   `json:"target"`
	Year     int      `json:"year"`
	Reported *float64 `json:"reported"`
	Found    *float64 `json:"found"`
}

func newVerifyAnswer(v app.Verification) verifyAnswer {
	a := verifyAnswer{
		OK: v.OK, Rows: v.Rows, Columns: v.Columns, Residual: number(v.Residual), Targets: v.Targets, Off: number(v.Off),
		Broken: []brokenRow{}, Wrong: []wrongTarget{}, Unknown: v.Unknown,
	}
	if v.Worst.Kind != "" {
		worst := newBrokenRow(v.Worst)
		a.Worst = &worst
	}
	for _, f := range v.Broken {
		a.Broken = append(a.Broken, newBrokenRow(f))
	}
	for _, w := range v.Wrong {
		a.Wrong = append(a.Wrong, wrongTarget{string(w.ID), w.Year, known(w.Reported), known(w.Found)})
	}
	return a
}

func newBrokenRow(f app.Finding) brokenRow {
	return brokenRow{f.Kind, f.Of, string(f.Region), f.Year, f.Unit, known(f.Value), known(f.Lower), known(f.Upper), number(f.Residual)}
}

// shown is how many findings are shown to people; programs get all.
const shown = 20

func showVerification(v app.Verification, env *Env) (Exit, error) {
	exit := Solved
	if !v.OK {
		exit = BadInput
	}
	return exit, env.Print.result(newVerifyAnswer(v), func(p *page) error {
		for _, f := range v.Broken[:min(len(v.Broken), shown)] {
			p.say("cli.verify.finding", place(f, env), f.Value, f.Lower, f.Upper, f.Unit)
		}
		for _, w := range v.Wrong[:min(len(v.Wrong), shown)] {
			p.say("cli.verify.target", string(w.ID), strconv.Itoa(w.Year), w.Reported, w.Found)
		}
		for _, u := range v.Unknown[:min(len(v.Unknown), shown)] {
			p.say("cli.verify.unknown", u)
		}
		p.say("cli.verify.counts", v.Rows, v.Columns, v.Targets)
		if v.Worst.Kind != "" {
			p.say("cli.verify.residual", v.Residual, place(v.Worst, env))
		}
		if v.OK {
			p.printf("%s\n", p.good(p.text("cli.verify.ok")))
		} else {
			p.printf("%s\n", p.bad(p.text("cli.verify.bad", len(v.Broken)+len(v.Wrong)+len(v.Unknown))))
		}
		return nil
	})
}

// place names a row or level of the plan.
func place(f app.Finding, env *Env) string {
	kind := f.Kind
	if key := "cli.verify.kind." + f.Kind; env.Words.Has(key) {
		kind = env.Text(key)
	}
	words := []string{kind, f.Of, string(f.Region), strconv.Itoa(f.Year)}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}
