package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

type demoServer struct {
	Listen   string
	Database string // empty: in a folder
	Keep     string // the folder, which stays; empty: a fresh one, which is removed at the end
	Language string
}

// demoPlan is the name of the republic's plan in the demo's installation, and
// demoPlenary the file in its folder with the plenary.
const (
	demoPlan    = "republic"
	demoPlenary = "plenary.yaml"

	demoDatabase = "plenum.db" // in the folder of the demo
)

// demoAnswer is what `plenum demo --json` writes before it serves.
type demoAnswer struct {
	Address  string     `json:"address"`
	Database string     `json:"database"`
	Plenary  string     `json:"plenary"`
	Links    []demoLink `json:"links"`
}

// demoLink lets one person in, once.
type demoLink struct {
	Login string `json:"login"`
	Name  string `json:"name"`
	Post  string `json:"post,omitempty"`
	Organ string `json:"organ,omitempty"`
	URL   string `json:"url"`
}

// runDemoServer serves an installation with the republic and its plenary until
// it is interrupted. The plan is solved in the background.
func runDemoServer(ctx context.Context, opt demoOptions, env *Env) (Exit, error) {
	opt, tidy, err := opt.place()
	if err != nil {
		return 0, err
	}
	exit, err := serveDemo(ctx, opt, env)
	return exit, errors.Join(err, tidy())
}

// place finds where the demo is kept, and what is to be done with that place at
// the end.
func (opt demoOptions) place() (demoOptions, func() error, error) {
	nothing := func() error { return nil }
	switch {
	case opt.Database != "":
		return opt, nothing, nil
	case opt.Keep != "":
		if err := os.MkdirAll(opt.Keep, 0o700); err != nil {
			return opt, nil, asFailure(err)
		}
		opt.Database = filepath.Join(opt.Keep, demoDatabase)
		return opt, nothing, nil
	}
	folder, err := os.MkdirTemp("", "plenum-demo-")
	if err != nil {
		return opt, nil, broken("file", err, os.TempDir())
	}
	opt.Database = filepath.Join(folder, demoDatabase)
	return opt, func() error { return os.RemoveAll(folder) }, nil
}

// serveDemo serves it from there.
func serveDemo(ctx context.Context, opt demoOptions, env *Env) (Exit, error) {
	serving := serveOptions{
		databaseOptions: databaseOptions{Address: opt.Database},
		Listen:          opt.Listen, Language: opt.Language, Workers: 1, Log: "none", solverOptions: opt.solverOptions,
	}
	server, err := open(ctx, serving, env)
	if err != nil {
		return 0, err
	}
	answer, secretary, err := server.demo(ctx, opt, env)
	if err != nil {
		return 0, errors.Join(err, server.listen.Close(), server.office.Close())
	}
	env.Progress.done()
	if err := env.Print.result(answer, answer.show); err != nil {
		return 0, errors.Join(err, server.listen.Close(), server.office.Close())
	}
	told := make(chan struct{})
	go func() { defer close(told); server.tellSolved(ctx, secretary, env) }()
	exit, err := server.run(ctx)
	<-told
	return exit, err
}

// demo sets the republic's plenary up, unless it is there, and starts to solve
// the plan.
func (s *server) demo(ctx context.Context, opt demoOptions, env *Env) (demoAnswer, hall.Actor, error) {
	answer := demoAnswer{Address: s.url("/"), Database: opt.Database}
	text, err := fs.ReadFile(env.Demo, demoPlenary)
	if err != nil {
		return answer, hall.Actor{}, broken("machinery", err)
	}
	file, err := plenaryfile.Read(demoPlenary, text, env.Now().In(s.office.Hall.Zone()))
	if err != nil {
		return answer, hall.Actor{}, plenaryFailure(demoPlenary, err, env)
	}
	ready, err := setup.Run(ctx, setup.Options{
		Hall: s.office.Hall, Store: s.office.DB, File: file,
		Plan: demoPlan, Source: env.Demo, Note: env.Text("serve.demo.note"), Now: env.Now(), Again: true,
		Done: func(step, of int) { env.Progress.tick(env.Text("serve.progress", step, of)) },
	})
	if err != nil {
		return answer, hall.Actor{}, plenaryFailure(demoPlenary, err, env)
	}
	current, err := s.office.Hall.Current(ctx, demoPlan)
	if err == nil {
		_, err = s.office.Hall.Solve(ctx, ready.Secretary, current.ID)
	}
	answer.Plenary = string(ready.Plenary)
	organs, names := s.organNames(ctx)
	for _, l := range ready.Links {
		link := demoLink{Login: l.Login, Name: l.Name, Post: env.post(l.Post), Organ: organs[l.Organ], URL: s.url("/link/" + l.Token)}
		if link.Post == "" {
			link.Post = env.Text("serve.demo.member")
		}
		if l.Organ == "" {
			link.Post = env.Text("serve.demo.administrator")
		}
		answer.Links = append(answer.Links, link)
	}
	return answer, ready.Secretary, errors.Join(err, names)
}

// post is a post in an organ in words: those that give rights are known, others
// are titles.
func (e *Env) post(post string) string {
	if key := "web_plenum.post." + post; post != "" && e.Words.Has(key) {
		return e.Text(key)
	}
	return post
}

// organNames are the names of organs.
func (s *server) organNames(ctx context.Context) (map[assembly.OrganID]string, error) {
	b, err := s.office.Hall.Body(ctx, hall.Actor{})
	if err != nil {
		return nil, err
	}
	out := map[assembly.OrganID]string{}
	for _, o := range b.Organs {
		out[o.ID] = o.Name
	}
	return out, nil
}

// show is the answer for people: a table of links.
func (a demoAnswer) show(p *page) error {
	p.say("serve.demo.at", a.Address)
	p.say("serve.demo.kept", a.Database)
	p.printf("\n")
	p.say("serve.demo.links")
	p.printf("\n")
	var rows [][]string
	for _, l := range a.Links {
		rows = append(rows, []string{"  " + l.Name, l.Post, l.Organ})
		rows = append(rows, []string{"    " + l.URL})
	}
	showLinks(p, rows)
	p.printf("\n")
	p.say("serve.demo.try")
	p.say("serve.demo.solving")
	return nil
}

// showLinks writes each person with the link below.
func showLinks(p *page, rows [][]string) {
	for _, row := range rows {
		if len(row) == 1 {
			p.printf("%s\n", row[0])
			continue
		}
		text := row[0]
		for _, more := range row[1:] {
			if more != "" {
				text += ", " + more
			}
		}
		p.printf("%s\n", text)
	}
}

// tellSolved says when the plan has its answer.
func (s *server) tellSolved(ctx context.Context, who hall.Actor, env *Env) {
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		current, err := s.office.Hall.Current(ctx, demoPlan)
		if err != nil {
			return
		}
		state, err := s.office.Hall.SolveState(ctx, who, current.ID)
		if err != nil {
			return
		}
		switch state.Job {
		case hall.JobDone:
			env.Print.note("serve.demo.solved")
			return
		case hall.JobFailed, hall.JobCancelled:
			env.Print.note("serve.demo.unsolved")
			return
		}
	}
}
