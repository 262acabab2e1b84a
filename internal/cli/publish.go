package cli

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/document/pdf"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/publish"
	"github.com/openplenum/plenum/internal/store"
)

type publishOptions struct {
	databaseOptions
	Folder   string
	Template string
	Site     string
	Language string
	Zone     string
	PDF      string // auto, yes or no
	Browser  string
	Whole    bool
	Show     bool // only write the standard template
}

func newPublish(s *shell) *cobra.Command {
	var opt publishOptions
	c := &cobra.Command{
		Use:     "publish FOLDER [flags]",
		Short:   s.text("publish.cli.short"),
		Long:    s.text("publish.cli.long"),
		Example: s.text("publish.cli.example"),
		Args:    args(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				opt.Folder = args[0]
			}
			return s.run(cmd, func(ctx context.Context, env *Env) (Exit, error) { return runPublish(ctx, opt, env) })
		},
	}
	addDatabaseFlag(c, s, &opt.databaseOptions)
	f := c.Flags()
	f.StringVar(&opt.Template, "template", s.env.getenv(environment(templateSetting)), s.text("publish.cli.flag.template"))
	f.BoolVar(&opt.Show, "show-template", false, s.text("publish.cli.flag.show"))
	f.StringVar(&opt.Site, "site", "", s.text("publish.cli.flag.site"))
	f.StringVar(&opt.Language, "language", "", s.text("publish.cli.flag.language"))
	f.StringVar(&opt.Zone, "time-zone", "", s.text("publish.cli.flag.zone"))
	f.StringVar(&opt.PDF, "pdf", "auto", s.text("publish.cli.flag.pdf"))
	f.StringVar(&opt.Browser, "browser", "", s.text("publish.cli.flag.browser"))
	f.BoolVar(&opt.Whole, "whole", false, s.text("publish.cli.flag.whole"))
	return c
}

// publishAnswer is the answer for programs.
type publishAnswer struct {
	Folder string           `json:"folder"`
	PDF    bool             `json:"pdf"`
	Files  []publish.Listed `json:"files"`
}

func runPublish(ctx context.Context, opt publishOptions, env *Env) (Exit, error) {
	if opt.Show {
		_, err := env.Stdout.Write(publish.StandardFile())
		return Solved, err
	}
	if opt.Folder == "" {
		return 0, badInput("publish.folder").hint("publish.folder")
	}
	o, zone, err := opt.options(env)
	if err != nil {
		return 0, err
	}
	return withDB(ctx, opt.Address, store.Options{}, func(db *store.DB) (Exit, error) {
		o.Hall, err = hall.New(hall.Options{Store: db, SolverVersion: env.Version.Version, Zone: zone})
		if err != nil {
			return 0, err
		}
		if opt.Whole {
			if o.Actor, err = keeper(ctx, o.Hall); err != nil {
				return 0, err
			}
		}
		archive, err := publish.Open(ctx, o)
		if err != nil {
			return 0, err
		}
		l, err := archive.WriteFolder(ctx, opt.Folder, func(done, of int) { env.Progress.tick(env.Text("publish.cli.progress", done, of)) })
		env.Progress.done()
		if errors.Is(err, publish.ErrForeign) {
			return 0, badInput("publish.foreign", opt.Folder).hint("publish.foreign")
		}
		if err != nil {
			return 0, err
		}
		answer := publishAnswer{Folder: opt.Folder, PDF: o.Print != nil, Files: l.Files}
		return Solved, env.Print.result(answer, func(p *page) error {
			p.say("publish.cli.done", len(l.Files), opt.Folder)
			if o.Print == nil && opt.PDF == "auto" {
				p.say("publish.cli.no_pdf")
			}
			return nil
		})
	})
}

// options checks what was asked for, all at once.
func (opt publishOptions) options(env *Env) (publish.Options, *time.Location, error) {
	o := publish.Options{Words: env.Words, Whole: opt.Whole, Site: opt.Site}
	zone := time.Local
	var faults []fault
	wrong := func(flag, value, key string) {
		faults = append(faults, fault{Code: flag, Value: value, Message: env.Text(key, value)})
	}
	if opt.Language != "" {
		if o.Words = locale.Get(opt.Language); o.Words.Language != strings.ToLower(opt.Language) {
			wrong("language", opt.Language, "publish.cli.wrong.language")
		}
	}
	if opt.Zone != "" {
		var err error
		if zone, err = time.LoadLocation(opt.Zone); err != nil {
			wrong("time-zone", opt.Zone, "publish.cli.wrong.zone")
			zone = time.UTC
		}
	}
	if u, err := url.Parse(opt.Site); opt.Site != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		wrong("site", opt.Site, "publish.cli.wrong.site")
	} else if opt.Site != "" && !strings.HasSuffix(opt.Site, "/") {
		o.Site += "/"
	}
	switch opt.PDF {
	case "no":
	case "auto", "yes":
		printer, err := pdf.Find(cmp.Or(opt.Browser, env.getenv("PLENUM_BROWSER")))
		switch {
		case err == nil:
			o.Print, o.PagesOf = printer.Print, pdf.Pages
		case opt.PDF == "yes" || opt.Browser != "":
			return o, nil, badInput("publish.browser").because(err).hint("publish.browser")
		}
	default:
		wrong("pdf", opt.PDF, "publish.cli.wrong.pdf")
	}
	own, bad, err := communiqueTemplate(opt.Template)
	if err != nil {
		return o, nil, err
	}
	o.Template, faults = own, append(faults, bad...)
	if len(faults) > 0 {
		f := badInput("publish.options").hint("publish.options")
		f.Faults = faults
		return o, nil, f
	}
	return o, zone, nil
}

// communiqueTemplate reads the template of communiqués that a body has of its
// own, with all its faults; nil where no file is named.
func communiqueTemplate(file string) (*publish.Template, []fault, error) {
	if file == "" {
		return nil, nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, asFailure(err)
	}
	own, err := publish.ReadTemplate(data)
	var bad publish.TemplateFaults
	if !errors.As(err, &bad) {
		return own, nil, err
	}
	var faults []fault
	for _, b := range bad {
		faults = append(faults, fault{File: file, Line: b.Line, Message: b.Text})
	}
	return nil, faults, nil
}

// keeper is in whose name all is read: the secretary of the body at the top, as
// whoever has the database may act.
func keeper(ctx context.Context, h *hall.Hall) (hall.Actor, error) {
	b, err := h.Body(ctx, hall.Actor{})
	if err != nil {
		return hall.Actor{}, err
	}
	today := assembly.Date(time.Now().In(h.Zone()).Format(time.DateOnly))
	for _, m := range b.Memberships {
		o := b.Organ(m.Organ)
		if m.Post == hall.PostSecretary && o != nil && o.Parent == "" && b.IsMember(m.Organ, m.Person, today) {
			return hall.Actor{Person: m.Person}, nil
		}
	}
	return hall.Actor{}, badInput("publish.nobody").hint("publish.nobody")
}
