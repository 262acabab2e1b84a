package cli

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"time"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/lp"
	"github.com/openplenum/plenum/internal/serve"
)

type serveOptions struct {
	databaseOptions
	Listen   string
	Public   string // address for readers; empty: the one that is listened at
	Proxy    string // addresses of proxies
	Zone     string // time zone; empty: that of the machine
	Secure   bool
	Language string
	Template string // of communiqués, a file; empty: that of the program
	Workers  int
	Log      string // text or json
	Config   string
	solverOptions
}

// settingNames are the flags of serve that the environment and a file may set.
func settingNames() []string {
	return []string{"db", "key", "listen", "public-address", "proxy", "secure", "time-zone", "language", templateSetting, "workers", "log"}
}

// templateSetting is the flag that names the template of communiqués.
const templateSetting = "communique-template"

func newServe(s *shell) *cobra.Command {
	var opt serveOptions
	c := &cobra.Command{
		Use:     "serve [flags]",
		Short:   s.text("serve.short"),
		Long:    s.text("serve.long"),
		Example: s.text("serve.example"),
		Args:    args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := settle(cmd.Flags(), settingNames(), opt.Config, s.env); err != nil {
				return err
			}
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runServe(ctx, opt, env) })
		},
	}
	addDatabaseFlags(c, s, &opt.databaseOptions)
	addListenFlags(c, s, &opt)
	c.Flags().StringVar(&opt.Template, templateSetting, "", s.text("publish.cli.flag.template"))
	c.Flags().StringVar(&opt.Config, "config", "", s.text("serve.flag.config"))
	addSolverFlags(c, s, &opt.solverOptions)
	return c
}

// addListenFlags adds the flags of any server.
func addListenFlags(c *cobra.Command, s *shell, opt *serveOptions) {
	c.Flags().StringVar(&opt.Listen, "listen", "127.0.0.1:8080", s.text("serve.flag.listen"))
	c.Flags().StringVar(&opt.Public, "public-address", "", s.text("serve.flag.public"))
	c.Flags().StringVar(&opt.Proxy, "proxy", "", s.text("serve.flag.proxy"))
	c.Flags().StringVar(&opt.Zone, "time-zone", "", s.text("serve.flag.zone"))
	c.Flags().BoolVar(&opt.Secure, "secure", false, s.text("serve.flag.secure"))
	c.Flags().StringVar(&opt.Language, "language", "", s.text("serve.flag.language"))
	c.Flags().IntVar(&opt.Workers, "workers", 1, s.text("serve.flag.workers"))
	c.Flags().StringVar(&opt.Log, "log", "text", s.text("serve.flag.log"))
}

// runServe serves until it is interrupted, which is how a server ends.
func runServe(ctx context.Context, opt serveOptions, env *Env) (Exit, error) {
	server, err := open(ctx, opt, env)
	if err != nil {
		return 0, err
	}
	link, err := server.office.FirstLink(ctx)
	if err != nil {
		return 0, errors.Join(err, server.office.Close())
	}
	env.Print.note("serve.serving", server.url(""))
	if server.public != "" {
		env.Print.note("serve.behind", server.listen.Addr().String())
	}
	if link != "" {
		env.Print.note("serve.first", server.url("/begin/"+link))
	}
	return server.run(ctx)
}

// server is an office with its pages and the address they listen at.
type server struct {
	office *serve.Office
	pages  serve.Pages
	listen net.Listener
	public string // address for readers; empty: the one that is listened at
}

// open starts everything but the answering of requests.
func open(ctx context.Context, opt serveOptions, env *Env) (*server, error) {
	log, err := logger(opt.Log, env)
	if err != nil {
		return nil, err
	}
	solver, err := opt.choose(env)
	if err != nil {
		return nil, err
	}
	about, zone, err := opt.pages(env)
	if err != nil {
		return nil, err
	}
	// The port first: whoever cannot have it has changed nothing.
	listen, err := (&net.ListenConfig{}).Listen(ctx, "tcp", opt.Listen)
	if err != nil {
		return nil, badInput("serve.listen", opt.Listen).because(err).hint("serve.listen")
	}
	office, err := serve.Open(ctx, opt.office(solver, zone, log, env))
	if err != nil {
		return nil, errors.Join(databaseFailure(err), listen.Close())
	}
	pages, err := office.Pages(about)
	if err != nil {
		return nil, errors.Join(err, listen.Close(), office.Close())
	}
	return &server{office, pages, listen, about.Address}, nil
}

func (opt serveOptions) office(solver lp.Solver, zone *time.Location, log *slog.Logger, env *Env) serve.Options {
	return serve.Options{
		Database: opt.Address, Key: opt.key(), Create: true, Workers: workers(opt.Workers),
		Solver: solver, SolverVersion: env.Version.Version, Zone: zone, Log: log,
	}
}

// workers gives serve.Options its number, in which none is below zero.
func workers(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}

// url is the address of a page, as readers write it.
func (s *server) url(path string) string {
	if s.public != "" {
		return s.public + path
	}
	return "http://" + s.listen.Addr().String() + path
}

// run answers until ctx ends.
func (s *server) run(ctx context.Context) (Exit, error) {
	err := serve.Listen(ctx, s.listen, s.pages)
	if stopped := s.office.Close(); err == nil {
		err = stopped
	}
	if err != nil {
		return 0, broken("serve", err)
	}
	return Solved, nil
}

// logger writes what happens to standard error.
func logger(form string, env *Env) (*slog.Logger, error) {
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(env.Stderr, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(env.Stderr, nil)), nil
	case "none":
		return slog.New(slog.DiscardHandler), nil
	}
	return nil, badInput("serve.log", form)
}
