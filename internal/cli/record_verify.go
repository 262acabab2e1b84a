package cli

import (
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/record"
)

type recordVerifyOptions struct {
	File  string
	Key   string   // public key, or a file that holds it
	Heads []string // files of signed heads kept from earlier
}

func newRecordVerify(s *shell) *cobra.Command {
	var opt recordVerifyOptions
	c := &cobra.Command{
		Use:     "verify FILE [flags]",
		Short:   s.text("record.cli.verify.short"),
		Long:    s.text("record.cli.verify.long"),
		Example: s.text("record.cli.verify.example"),
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.File = args[0]
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runRecordVerify(ctx, opt, env) })
		},
	}
	c.Flags().StringVar(&opt.Key, "key", "", s.text("record.cli.verify.flag.key"))
	c.Flags().StringArrayVar(&opt.Heads, "head", nil, s.text("record.cli.verify.flag.head"))
	return c
}

// runRecordVerify exits with 3 when the copy is not what was signed: the copy
// is the input, and it is at fault.
func runRecordVerify(_ context.Context, opt recordVerifyOptions, env *Env) (Exit, error) {
	key, heads, err := opt.read()
	if err != nil {
		return 0, err
	}
	in, err := openInput(opt.File, env.Stdin)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	report, err := record.Verify(in, record.VerifyOptions{Key: key, Heads: heads})
	var wrong record.Fault
	switch {
	case errors.As(err, &wrong):
		answer := recordAnswer{Report: report, Fault: showRecordFault(opt.File, wrong, env)}
		return BadInput, env.Print.result(answer, answer.bad)
	case err != nil:
		return 0, broken("file", err, opt.File)
	}
	answer := recordAnswer{OK: true, Report: report}
	return Solved, env.Print.result(answer, answer.good(env))
}

// read finds the key and the heads, in files or as they are given.
func (o recordVerifyOptions) read() (key string, heads [][]byte, err error) {
	key = o.Key
	if key != "" && !strings.Contains(key, "+") {
		text, err := os.ReadFile(key)
		if err != nil {
			return "", nil, asFailure(err)
		}
		key = strings.TrimSpace(string(text))
	}
	for _, name := range o.Heads {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", nil, asFailure(err)
		}
		heads = append(heads, text)
	}
	return key, heads, nil
}

// openInput opens a file, or standard input for "-".
func openInput(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, asFailure(err)
	}
	return f, nil
}

// recordAnswer is what `plenum record verify --json` writes. When the copy is
// at fault, the report tells how far it was read.
type recordAnswer struct {
	OK bool `json:"ok"`
	record.Report
	Fault *fault `json:"fault"`
}

func showRecordFault(file string, f record.Fault, env *Env) *fault {
	words := make([]any, len(f.Args))
	for i, a := range f.Args {
		words[i] = a
	}
	return &fault{
		File: file, Line: f.Line, Code: string(f.Code),
		Message: env.Text("record.fault."+string(f.Code)+".say", words...),
		Remedy:  env.Text("record.fault."+string(f.Code)+".do", words...),
	}
}

func (a recordAnswer) bad(p *page) error {
	p.printf("%s\n", faultLine(*a.Fault, p.style))
	p.printf("%s\n", p.style.bad(p.text("record.cli.verify.bad")))
	return nil
}

func (a recordAnswer) good(env *Env) func(p *page) error {
	return func(p *page) error {
		r := a.Report
		p.say("record.cli.verify.origin", r.Origin)
		p.say("record.cli.verify.counts", r.Entries, r.Heads)
		if r.Withheld > 0 {
			p.say("record.cli.verify.withheld", r.Withheld)
		}
		if !r.Last.IsZero() {
			p.say("record.cli.verify.times", r.First.Format(time.RFC3339), r.Last.Format(time.RFC3339))
		}
		if last := len(r.Keys) - 1; last > 0 {
			p.say("record.cli.verify.keys", last)
			p.say("record.cli.verify.since", r.Keys[last].From, r.Keys[last].At.Format(time.RFC3339), r.Key)
		}
		rows := [][]string{{p.text("record.cli.verify.stream"), p.text("record.cli.verify.entries")}}
		for _, stream := range slices.Sorted(maps.Keys(r.Streams)) {
			rows = append(rows, []string{string(stream), strconv.FormatInt(r.Streams[stream], 10)})
		}
		p.table("lr", rows)
		p.say("record.cli.verify.root", r.Root.String())
		p.printf("%s\n", p.style.good(p.text("record.cli.verify.ok")))
		if !r.Trusted {
			p.say("record.cli.verify.untrusted", r.Key)
		}
		return nil
	}
}
