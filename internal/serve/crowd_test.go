package serve

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/lp/ipm"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

// crowd is an installation in which many members vote on one question.
type crowd struct {
	folder  string
	plenary assembly.PlenaryID
	vote    assembly.VoteID
	people  []member
	chair   hall.Actor
}

type member struct {
	person  assembly.PersonID
	session string // token
}

func optionsFor(folder string) Options {
	return Options{
		Database: filepath.Join(folder, "plenum.db"), Key: filepath.Join(folder, "plenum.key"),
		Create: true, Workers: -1, Solver: ipm.New(), SolverVersion: "test",
	}
}

// gather sets a crowd up in a new folder: every member has signed in, the
// sitting is open, and an electronic vote with names has begun.
func gather(t *testing.T, members int) *crowd {
	t.Helper()
	var text strings.Builder
	text.WriteString(`plenary_file: 1
rules:
  - organ: village
    movers: voters
    votes:
      procedure: {method: named, majority: simple, quorum: 1/2}
      amendment: {method: hands, majority: simple}
      point: {method: hands, majority: simple}
      conclusion: {method: named, majority: simple}
plenary: {plenary: 2026-1, organ: village, number: 1, title: Many}
sittings: [{day: today}]
items: [{title: One}]
steps: [{open: 1}, {roll: {absent: []}}, {take: 1}]
people:
  - {person: secretary, name: Secretary, login: secretary, administrator: yes, organ: village, post: secretary}
  - {person: planner, name: Planner, organ: village, post: planner}
`)
	for i := range members {
		fmt.Fprintf(&text, "  - {person: m%d, name: Member %d, login: m%d, organ: village, votes: yes}\n", i, i, i)
	}
	now := time.Now()
	file, err := plenaryfile.Read("crowd.yaml", []byte(text.String()), now)
	if err != nil {
		t.Fatal(err)
	}
	plan := fstest.MapFS{}
	for _, f := range halltest.Village() {
		plan[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	c := &crowd{folder: t.TempDir()}
	office, err := Open(t.Context(), optionsFor(c.folder))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := office.Close(); err != nil {
			t.Error(err)
		}
	}()
	ready, err := setup.Run(t.Context(), setup.Options{Hall: office.Hall, Store: office.DB, File: file, Plan: "village", Source: plan, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	c.plenary, c.chair = ready.Plenary, ready.Secretary
	for _, l := range ready.Links[1:] {
		in, err := office.Hall.FollowLink(t.Context(), l.Token, "")
		if err != nil {
			t.Fatal(err)
		}
		c.people = append(c.people, member{in.Actor.Person, in.Token})
	}
	did, err := office.Hall.Do(t.Context(), c.chair, c.plenary, assembly.OpenVote{On: assembly.OnProcedure, Text: "Shall we go on?"})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range did.Events {
		if v, ok := e.(assembly.VoteBegan); ok {
			c.vote = v.ID
		}
	}
	return c
}

// cast sends a ballot as a browser does, and tells whether it was
// acknowledged.
func (c *crowd) cast(ctx context.Context, client *http.Client, address string, m member, choice assembly.Choice) (bool, error) {
	form := url.Values{"voter": {string(m.person)}, "choice": {string(choice)}}
	at := fmt.Sprintf("%s/plenum/%s/vote/%s/ballot", address, c.plenary, c.vote)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, at, strings.NewReader(form.Encode()))
	if err != nil {
		return false, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(&http.Cookie{Name: "session", Value: m.session})
	res, err := client.Do(r)
	if err != nil {
		return false, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return false, err
	}
	if res.StatusCode != http.StatusSeeOther {
		return false, fmt.Errorf("status %d: %.500s", res.StatusCode, body)
	}
	return true, nil
}

// browser is a client that shows the answer to a form instead of going on.
func browser(connections int) *http.Client {
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: 0},
	}
}
