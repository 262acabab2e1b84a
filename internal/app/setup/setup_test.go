package setup_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/examples"
	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/app/setup"
	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plenaryfile"
)

var morning = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// begin is an empty installation.
func begin(t *testing.T) (*hall.Hall, hall.Store) {
	t.Helper()
	store := halltest.NewMemory()
	h, err := hall.New(hall.Options{Store: store, Clock: halltest.NewClock(morning), PasswordCost: halltest.LeastCost})
	if err != nil {
		t.Fatal(err)
	}
	return h, store
}

func republic(t *testing.T) string {
	t.Helper()
	data, err := fs.ReadFile(examples.Republic(), examples.Plenary)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func run(t *testing.T, h *hall.Hall, store hall.Store, text string, source fs.FS) (*setup.Ready, error) {
	t.Helper()
	f, err := plenaryfile.Read("plenary.yaml", []byte(text), morning)
	if err != nil {
		t.Fatal(err)
	}
	return setup.Run(t.Context(), setup.Options{
		Hall: h, Store: store, File: f, Plan: "republic", Source: source, Now: morning,
	})
}

// TestRepublic sets the republic's plenary up: the second sitting is open, the
// conclusion is under discussion, and every link lets its owner in.
func TestRepublic(t *testing.T) {
	h, store := begin(t)
	ready, err := run(t, h, store, republic(t), examples.Republic())
	if err != nil {
		t.Fatal(err)
	}
	links := map[string]setup.Link{}
	for _, l := range ready.Links {
		links[l.Login] = l
	}
	in, err := h.FollowLink(t.Context(), links["secretary"].Token, "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := h.Plenary(t.Context(), in.Actor, ready.Plenary)
	if err != nil {
		t.Fatal(err)
	}
	if s := p.SittingNow(); s == nil || s.No != 2 || len(s.Present) != 40 {
		t.Errorf("the sitting that is held: %+v", s)
	}
	if i := p.Discussed(); i == nil || i.No != 2 {
		t.Errorf("under discussion: %+v", i)
	}
	if n := len(p.PointsOf("c1")); n != 30 {
		t.Errorf("%d points", n)
	}
	clash := false
	for _, c := range p.Collisions("c1") {
		clash = clash || c.A == "a1" && c.B == "a2" && c.What == assembly.ClashFigure
	}
	if !clash {
		t.Errorf("the two amendments on villages do not collide: %+v", p.Collisions("c1"))
	}
	if v := p.Vote("v1"); v == nil || !v.Verdict.Carried() {
		t.Errorf("the vote on the agenda: %+v", v)
	}
	for login, l := range links {
		if login == "secretary" {
			continue
		}
		password := ""
		if login == "administrator" { // began with a password that nobody knows
			password = "a long sentence"
		}
		if who, err := h.FollowLink(t.Context(), l.Token, password); err != nil || who.Actor.Name != l.Name {
			t.Errorf("link of %s: %q, %v", login, who.Actor.Name, err)
		}
	}
	for login, want := range map[string]hall.Action{
		"chair": hall.CastingVote, "member": hall.CastVote, "planner": hall.DraftPlan, "rural": hall.ReportTask,
		"verifier": hall.VerifyTask, "auditor": hall.AuditLog, "administrator": hall.KeepAccounts, "secretary": hall.HoldVote,
	} {
		organ := links[login].Organ
		who := actorOf(t, store, login)
		if ok, err := h.May(t.Context(), who, want, organ); err != nil || !ok {
			t.Errorf("%s may not %s (%v)", login, want, err)
		}
	}
}

func actorOf(t *testing.T, store hall.Store, login string) (out hall.Actor) {
	t.Helper()
	err := store.Read(t.Context(), func(r hall.Reader) error {
		a, err := r.Account(t.Context(), login)
		out = hall.Actor{Person: a.Person, Login: login, Administrator: a.Administrator}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNextPlenary: a second file finds people, organs and rules there, and
// adds its plenary; the same file again is refused, and nothing is written.
func TestNextPlenary(t *testing.T) {
	h, store := begin(t)
	text := republic(t)
	if _, err := run(t, h, store, text, examples.Republic()); err != nil {
		t.Fatal(err)
	}
	before := size(t, h)
	_, err := run(t, h, store, text, nil)
	var fault *setup.Fault
	if !errors.As(err, &fault) || !hall.Refused(err, hall.Code(assembly.PlenaryExists)) {
		t.Fatalf("the same plenary again: %v", err)
	}
	if n := size(t, h); n != before {
		t.Errorf("%d entries after a refusal, %d before", n, before)
	}
	next := strings.NewReplacer("plenary: 2026-2\n", "plenary: 2026-3\n", "number: 2\n", "number: 3\n").Replace(text)
	next = next[:strings.Index(next, "\nsteps:")]
	next = next[:strings.Index(next, "\nconclusions:")]
	ready, err := run(t, h, store, next, nil)
	if err != nil {
		t.Fatal(err)
	}
	if ready.Plenary != "2026-3" || ready.Version != nil {
		t.Errorf("%+v", ready)
	}
	b, err := h.Body(t.Context(), hall.Actor{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Rules) != 1 || b.Rules[0].Rev != 1 || len(b.Members("assembly", "2026-11-24")) != 42 {
		t.Errorf("rules %d, members %d", len(b.Rules), len(b.Members("assembly", "2026-11-24")))
	}
}

func size(t *testing.T, h *hall.Hall) int64 {
	t.Helper()
	n, err := h.Size(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestRefused: what the assembly would refuse comes with its place, and
// nothing is written.
func TestRefused(t *testing.T) {
	text := republic(t)
	for name, c := range map[string]struct {
		old, new string
		code     hall.Code
		near     string // the text at the place
	}{
		"too many votes":      {"for: 36, against: 1", "for: 360, against: 1", hall.Code(assembly.CountTooHigh), "- vote"},
		"sitting not held":    {"  - open: 1\n", "", hall.Code(assembly.NoSitting), "- roll"},
		"nobody is secretary": {", organ: assembly, post: secretary", ", organ: assembly, post: clerk", hall.Forbidden, "plenary:"},
		"too few seconders":   {"seconders: [farkan]", "seconders: []", hall.Code(assembly.NeedsSeconders), "amendment: hills"},
	} {
		t.Run(name, func(t *testing.T) {
			h, store := begin(t)
			changed := strings.Replace(text, c.old, c.new, 1)
			if changed == text {
				t.Fatalf("%q is not there", c.old)
			}
			_, err := run(t, h, store, changed, examples.Republic())
			var fault *setup.Fault
			if !errors.As(err, &fault) || !hall.Refused(err, c.code) {
				t.Fatalf("%v, want %s", err, c.code)
			}
			if line := strings.Split(changed, "\n")[fault.Line-1]; !strings.Contains(line, c.near) {
				t.Errorf("line %d, %q: want %q", fault.Line, line, c.near)
			}
			if n := size(t, h); n != 0 {
				t.Errorf("%d entries were written", n)
			}
		})
	}
	h, store := begin(t)
	if _, err := run(t, h, store, strings.Replace(text, ", administrator: yes", "", 1), examples.Republic()); !errors.Is(err, setup.ErrNoAdministrator) {
		t.Errorf("no administrator: %v", err)
	}
}
