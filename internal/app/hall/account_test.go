package hall_test

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/record"
)

const password = "a long sentence"

// account opens an account for a new person and follows its link.
func account(t *testing.T, s *halltest.Stage, login string) hall.SignedSession {
	t.Helper()
	_, link, err := s.Hall.OpenAccount(ctx, s.Admin, hall.NewAccount{Name: "Name of " + login, Login: login})
	if err != nil {
		t.Fatal(err)
	}
	in, err := s.Hall.FollowLink(ctx, link, password)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// TestFirstAdministrator: the first link works once, and there is no second
// first administrator.
func TestFirstAdministrator(t *testing.T) {
	store := halltest.NewMemory()
	h, err := hall.New(hall.Options{Store: store, Clock: halltest.NewClock(halltest.Noon)})
	if err != nil {
		t.Fatal(err)
	}
	one, err := h.FirstLink(ctx)
	if err != nil {
		t.Fatal(err)
	}
	two, err := h.FirstLink(ctx) // the server was started again
	if err != nil || one == two || len(one) < 40 {
		t.Fatalf("links %q and %q (%v)", one, two, err)
	}
	who := hall.FirstAdministrator{Login: " Ada ", Name: "Ada", Password: "short"}
	_, err = h.BeginFirst(ctx, one, who)
	refused(t, err, hall.PasswordShort)
	who.Password = password
	in, err := h.BeginFirst(ctx, one, who)
	if err != nil || !in.Actor.Administrator || in.Actor.Login != "ada" {
		t.Fatalf("%+v, %v", in.Actor, err)
	}
	if err := store.Read(ctx, func(r hall.Reader) error {
		a, err := r.AccountOf(ctx, in.Actor.Person)
		if !strings.HasPrefix(a.Password, "$argon2id$v=19$m=19456,t=2,p=1$") {
			t.Errorf("a password is kept as %q", a.Password)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	_, err = h.BeginFirst(ctx, one, who)
	refused(t, err, hall.LinkUsed)
	_, err = h.BeginFirst(ctx, two, who)
	refused(t, err, hall.FirstIsThere)
	_, err = h.FollowLink(ctx, two, "")
	refused(t, err, hall.LinkUsed)
	_, err = h.FirstLink(ctx)
	refused(t, err, hall.FirstIsThere)
	got, err := h.Recognise(ctx, in.Token)
	if err != nil || got.Person != in.Actor.Person || got.Name != "Ada" {
		t.Errorf("the token is that of %+v (%v)", got, err)
	}
	off := false
	refused(t, h.UpdateAccount(ctx, in.Actor, "ada", hall.AccountUpdate{Administrator: &off}), hall.LastAdmin)
}

// TestSignIn: the right password, and only that, until the session expires or
// is ended; a disabled account is out at once.
func TestSignIn(t *testing.T) {
	s := stage(t, 1)
	first := account(t, s, "Bea")
	in, err := s.Hall.SignIn(ctx, " BEA ", password, "192.0.2.1")
	if err != nil || in.Actor.Person != first.Actor.Person {
		t.Fatalf("%+v, %v", in, err)
	}
	for _, wrong := range [][2]string{{"bea", password + "x"}, {"bea", ""}, {"nobody", password}, {"bea", strings.Repeat("x", 10_000)}} {
		_, err := s.Hall.SignIn(ctx, wrong[0], wrong[1], "192.0.2.1")
		refused(t, err, hall.WrongSignIn)
	}
	known := func(token string, want bool) {
		t.Helper()
		who, err := s.Hall.Recognise(ctx, token)
		if err != nil || who.SignedIn() != want {
			t.Errorf("recognised %v (%v), want %v", who.SignedIn(), err, want)
		}
	}
	known(in.Token, true)
	known(in.Token+"x", false)
	known("", false)
	refused(t, s.Hall.ChangePassword(ctx, in.Actor, "not it at all", "another sentence", "192.0.2.1"), hall.PasswordWrong)
	if err := s.Hall.ChangePassword(ctx, in.Actor, password, "another sentence", "192.0.2.1"); err != nil {
		t.Fatal(err)
	}
	known(first.Token, false) // other sessions end with the old password
	known(in.Token, true)
	other, err := s.Hall.SignIn(ctx, "bea", "another sentence", "192.0.2.1")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Hall.SignOutEverywhere(ctx, in.Actor); err != nil {
		t.Fatal(err)
	}
	known(other.Token, false)
	known(in.Token, true)
	if err := s.Hall.SignOut(ctx, in.Actor); err != nil {
		t.Fatal(err)
	}
	known(in.Token, false)
	late, err := s.Hall.SignIn(ctx, "bea", "another sentence", "192.0.2.1")
	if err != nil {
		t.Fatal(err)
	}
	s.Clock.Advance(hall.SessionLasts - time.Second)
	known(late.Token, true)
	s.Clock.Advance(time.Second)
	known(late.Token, false)
	on := true
	if err := s.Hall.UpdateAccount(ctx, s.Admin, "bea", hall.AccountUpdate{Disabled: &on}); err != nil {
		t.Fatal(err)
	}
	_, err = s.Hall.SignIn(ctx, "bea", "another sentence", "192.0.2.1")
	refused(t, err, hall.Disabled)
	refused(t, s.Hall.UpdateAccount(ctx, s.Secretary, "bea", hall.AccountUpdate{Disabled: &on}), hall.Forbidden)
}

// TestSignInRate: failures are limited, for one address by itself and for all
// strangers together; who has signed in before from an address or a device is
// not kept out by them; successes do not count. For the limits see TestGate.
func TestSignInRate(t *testing.T) {
	s := stage(t, 1)
	account(t, s, "bea")
	const home = "192.0.2.1"
	var device string
	for range 6 {
		in, err := s.Hall.SignInFrom(ctx, "bea", password, hall.From{Remote: home, Device: device})
		if err != nil {
			t.Fatal(err)
		}
		if device != "" && in.Device != device {
			t.Error("the device gets another name with every sign-in")
		}
		device = in.Device
	}
	fail := func(login, remote string) bool {
		_, err := s.Hall.SignIn(ctx, login, "not the password", remote)
		return hall.Refused(err, hall.WrongSignIn)
	}
	tried := 0
	for fail("bea", "203.0.113.7") {
		tried++
	}
	if tried != 5 {
		t.Errorf("%d passwords could be tried from one address", tried)
	}
	for tried = 0; fail("bea", "198.51.100."+strconv.Itoa(tried)); tried++ {
	}
	if tried < 10 || tried > 30 {
		t.Errorf("%d addresses could try a password each", tried)
	}
	wait := func(from hall.From) (seconds int) {
		_, err := s.Hall.SignInFrom(ctx, "bea", password, from)
		if err == nil {
			return 0
		}
		seconds, err = strconv.Atoi(refused(t, err, hall.TooFast)[0].Args[0])
		if err != nil {
			t.Fatal(err)
		}
		return seconds
	}
	if got := wait(hall.From{Remote: "198.51.100.200"}); got < 1 || got > 31 {
		t.Errorf("from a new address one waits %d s", got)
	}
	if got := wait(hall.From{Remote: home}); got != 0 {
		t.Errorf("from an address known before one waits %d s", got)
	}
	for tried = 0; fail("bea", home); tried++ { // somebody else in the same building
	}
	if got := wait(hall.From{Remote: home, Device: device}); tried != 5 || got != 0 {
		t.Errorf("after %d failures from the same address, one waits %d s on a device known before", tried, got)
	}
	if got := wait(hall.From{Remote: "198.51.100.201", Device: "made up"}); got == 0 {
		t.Error("a device that nobody knows is let through")
	}
	s.Clock.Advance(31 * time.Second)
	if got := wait(hall.From{Remote: "198.51.100.200"}); got != 0 {
		t.Errorf("after the wait one waits %d s more", got)
	}
}

// TestLinkOnce: a link that several follow at once lets one in.
func TestLinkOnce(t *testing.T) {
	s := stage(t, 1)
	a, link, err := s.Hall.OpenAccount(ctx, s.Admin, hall.NewAccount{Person: s.Members[0].Person, Login: "chair"})
	if err != nil {
		t.Fatal(err)
	}
	peek, err := s.Hall.PeekLink(ctx, link)
	if err != nil || peek.Login != "chair" || peek.Name != "Member 1" {
		t.Errorf("the link is for %+v (%v)", peek, err)
	}
	var in atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if _, err := s.Hall.FollowLink(ctx, link, ""); err == nil {
				in.Add(1)
			}
		})
	}
	all.Wait()
	if in.Load() != 1 {
		t.Errorf("a link let %d in", in.Load())
	}
	_, _, err = s.Hall.OpenAccount(ctx, s.Admin, hall.NewAccount{Person: s.Members[0].Person, Login: "other"})
	refused(t, err, hall.Exists)
	_, _, err = s.Hall.OpenAccount(ctx, s.Admin, hall.NewAccount{Name: "X", Login: "CHAIR"})
	refused(t, err, hall.Exists)
	late, err := s.Hall.NewLink(ctx, s.Admin, a.Login)
	if err != nil {
		t.Fatal(err)
	}
	s.Clock.Advance(hall.LinkLasts)
	_, err = s.Hall.FollowLink(ctx, late, "")
	refused(t, err, hall.LinkUsed)
}

// TestLinkLeavesTrace: an administrator who makes a link to the account of
// another and follows it leaves both in the record and on the owner's page, and
// cannot but change the password, so that the owner finds out. Links that were
// made before are gone once the owner changes the password or signs out
// everywhere.
func TestLinkLeavesTrace(t *testing.T) {
	s := stage(t, 1)
	own := account(t, s, "bea").Actor
	kinds := func() (out []string) {
		t.Helper()
		events, err := s.Hall.AccountHistory(ctx, own)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			out = append(out, e.Kind+" "+string(e.By))
		}
		return out
	}
	admin := string(s.Admin.Person)
	want := []string{"account.link_followed " + string(own.Person), "account.link_made " + admin, "account.opened " + admin}
	if diff := cmp.Diff(want, kinds()); diff != "" {
		t.Errorf("what was done with the account:\n%s", diff)
	}
	link, err := s.Hall.NewLink(ctx, s.Admin, "bea")
	if err != nil {
		t.Fatal(err)
	}
	if peek, err := s.Hall.PeekLink(ctx, link); err != nil || !peek.Renews {
		t.Errorf("the link says %+v, %v; want that a new password is needed", peek, err)
	}
	_, err = s.Hall.FollowLink(ctx, link, "")
	refused(t, err, hall.PasswordShort)
	if got := kinds(); len(got) != 4 || got[0] != "account.link_made "+admin {
		t.Errorf("after the administrator made a link the owner sees %v", got)
	}
	for name, drop := range map[string]func() error{
		"a new password":        func() error { return s.Hall.ChangePassword(ctx, own, password, password+"2", "x") },
		"signed out everywhere": func() error { return s.Hall.SignOutEverywhere(ctx, own) },
	} {
		old, err := s.Hall.NewLink(ctx, s.Admin, "bea")
		if err != nil {
			t.Fatal(err)
		}
		if err := drop(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Hall.FollowLink(ctx, old, password+"3"); !hall.Refused(err, hall.LinkUsed) {
			t.Errorf("%s: an older link still works: %v", name, err)
		}
	}
	again, err := s.Hall.NewLink(ctx, s.Admin, "bea")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Hall.FollowLink(ctx, again, password+"3"); err != nil {
		t.Fatal(err)
	}
	if got := kinds(); got[0] != "account.link_followed "+string(own.Person) {
		t.Errorf("after somebody followed a link the owner sees %v", got)
	}
	if _, err := s.Hall.AccountHistory(ctx, hall.Actor{}); !hall.Refused(err, hall.SignInFirst) {
		t.Errorf("the public sees what was done with accounts: %v", err)
	}
}

// TestToken: a token for reading changes nothing, and makes no tokens.
func TestToken(t *testing.T) {
	s := stage(t, 1)
	in := account(t, s, "bea")
	token, err := s.Hall.MakeToken(ctx, in.Actor, "statistics", false, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	who, err := s.Hall.Recognise(ctx, token)
	if err != nil || who.Person != in.Actor.Person || who.Scope != hall.ScopeRead {
		t.Fatalf("%+v, %v", who, err)
	}
	_, err = s.Hall.MakeToken(ctx, who, "more", true, time.Hour)
	refused(t, err, hall.ReadOnlyToken)
	act, err := s.Hall.MakeToken(ctx, in.Actor, "clerk", true, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	clerk, err := s.Hall.Recognise(ctx, act)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Hall.MakeToken(ctx, clerk, "more", true, time.Hour)
	refused(t, err, hall.TokenScope)
	list, err := s.Hall.Tokens(ctx, in.Actor)
	if err != nil || len(list) != 3 {
		t.Fatalf("%d sessions and tokens (%v), want 3", len(list), err)
	}
	refused(t, s.Hall.EndToken(ctx, s.Chair, clerk.Session), hall.Unknown)
	if err := s.Hall.EndToken(ctx, in.Actor, clerk.Session); err != nil {
		t.Fatal(err)
	}
	if who, _ := s.Hall.Recognise(ctx, act); who.SignedIn() {
		t.Error("a token that was ended still works")
	}
}

// TestTokenSetsNoFirstPassword: an account that was opened by a link has no
// password yet. A token of it may not set one, or whoever finds the token owns
// the account; the session of the link may, and then a token that knows the
// password may change it.
func TestTokenSetsNoFirstPassword(t *testing.T) {
	s := stage(t, 1)
	_, link, err := s.Hall.OpenAccount(ctx, s.Admin, hall.NewAccount{Name: "Bea", Login: "bea"})
	if err != nil {
		t.Fatal(err)
	}
	in, err := s.Hall.FollowLink(ctx, link, "")
	if err != nil {
		t.Fatal(err)
	}
	token, err := s.Hall.MakeToken(ctx, in.Actor, "clerk", true, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	clerk, err := s.Hall.Recognise(ctx, token)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, s.Hall.ChangePassword(ctx, clerk, "", password, "192.0.2.1"), hall.TokenFirst)
	if _, err := s.Hall.SignIn(ctx, "bea", password, "192.0.2.1"); !hall.Refused(err, hall.WrongSignIn) {
		t.Errorf("the password of a token holds: %v", err)
	}
	if err := s.Hall.ChangePassword(ctx, in.Actor, "", password, "192.0.2.1"); err != nil {
		t.Fatal(err)
	}
	refused(t, s.Hall.ChangePassword(ctx, clerk, "", "another sentence", "192.0.2.1"), hall.PasswordWrong)
	if err := s.Hall.ChangePassword(ctx, clerk, password, "another sentence", "192.0.2.1"); err != nil {
		t.Error(err)
	}
}

// TestErase: a person who is erased is gone from names, accounts and sessions,
// and the record still verifies and holds the commitment.
func TestErase(t *testing.T) {
	s := stage(t, 2)
	in := account(t, s, "bea")
	id := in.Actor.Person
	var salt []byte
	var commitment string
	read(t, s, func(r hall.Reader) error {
		p, err := r.Person(ctx, id)
		salt, commitment = p.Salt, p.Commitment
		return err
	})
	want, err := record.Commit(record.Salt(salt), map[string]string{"name": "Name of bea", "contact": ""})
	if err != nil || want.String() != commitment {
		t.Errorf("the commitment does not open: %s, %s (%v)", want, commitment, err)
	}
	refused(t, s.Hall.ErasePerson(ctx, s.Admin, id), hall.Forbidden)
	if err := s.Hall.ErasePerson(ctx, s.Secretary, id); err != nil {
		t.Fatal(err)
	}
	names, err := s.Hall.Names(ctx, s.Secretary)
	if _, there := names[id]; there || err != nil || names[s.Chair.Person] != "Member 1" {
		t.Errorf("names after the erasure: %v (%v)", names, err)
	}
	if who, _ := s.Hall.Recognise(ctx, in.Token); who.SignedIn() {
		t.Error("an erased person is still signed in")
	}
	if public, err := s.Hall.Names(ctx, hall.Actor{}); err != nil || len(public) > 0 {
		t.Errorf("the public sees names: %v (%v)", public, err)
	}
	read(t, s, func(r hall.Reader) error {
		p, err := r.Person(ctx, id)
		if p.Name != "" || p.Salt != nil || p.Commitment != commitment {
			t.Errorf("what is left of an erased person: %+v", p)
		}
		return err
	})
	checkRecord(t, s)
	refused(t, s.Hall.ErasePerson(ctx, s.Secretary, s.Admin.Person), hall.LastAdmin)
}

func read(t *testing.T, s *halltest.Stage, work func(hall.Reader) error) {
	t.Helper()
	if err := s.Store.Read(ctx, work); err != nil {
		t.Fatal(err)
	}
}
