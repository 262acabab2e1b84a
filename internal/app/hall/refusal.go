package hall

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
	"github.com/openplenum/plenum/internal/plan"
)

// Code says why a use case is refused: one of those listed here or one of
// package assembly. No two reasons share a code.
type Code string

// The codes that this package adds. After each comes what the Args are.
const (
	Forbidden     Code = "forbidden"       // the action, the roles that may
	SignInFirst   Code = "sign_in_first"   // the action
	ReadOnlyToken Code = "read_only_token" // nothing: a token without the scope act
	WrongSignIn   Code = "wrong_sign_in"   // nothing: login or password
	TooFast       Code = "too_fast"        // seconds to wait
	Disabled      Code = "disabled"        // nothing: the account
	LinkUsed      Code = "link_used"       // nothing: the link was used, has expired, or never was
	PasswordShort Code = "password_short"  // fewest characters
	PasswordWrong Code = "password_wrong"  // nothing: the present one
	LastAdmin     Code = "last_admin"      // nothing: nobody else could keep accounts
	FirstIsThere  Code = "first_is_there"  // nothing: there is an administrator already
	VersionStale  Code = "version_stale"   // the version seen, the current one; By and At: who made it
	VersionSame   Code = "version_same"    // the version: nothing would change
	PlanFaulty    Code = "plan_faulty"     // how many faults
	PlanTooLarge  Code = "plan_too_large"  // the most bytes
	FileTwice     Code = "file_twice"      // the name of the file
	PlanUnknown   Code = "plan_unknown"    // nothing: there is no plan yet
	ChangeFaulty  Code = "change_faulty"   // the address, the value; Fault says what is wrong
	ChangeUnits   Code = "change_units"    // nothing: the figures of one row would have different units
	VersionUnread Code = "version_unread"  // the version that no point of the conclusion puts in force
	VersionLater  Code = "version_later"   // the version that was made after the vote; By, At and Seq say by whom and when
	PlanOfAnother Code = "plan_of_another" // the organ, the plan that another decides on
	CostingEmpty  Code = "costing_empty"   // nothing: no figure would change
	NoQueue       Code = "no_queue"        // nothing: nothing can be done in the background here
	Unsolvable    Code = "unsolvable"      // why: nothing_asked, no_objective, no_targets
	TokenScope    Code = "token_scope"     // what stands there
	TokenFirst    Code = "token_first"     // nothing: a token cannot set the first password of an account
	OnceOther     Code = "once_other"      // nothing: the key was given to something else

	DispatchTooLarge   Code = "dispatch_too_large"  // the most megabytes
	DispatchUnreadable Code = "dispatch_unreadable" // what is wrong with it
	DispatchTabled     Code = "dispatch_tabled"     // the point of the draft, the point of the conclusion that it became
	DispatchEmpty      Code = "dispatch_empty"      // nothing: no point is kept that is not tabled yet
)

// Codes that mean the same in both packages.
const (
	Conflict = Code(assembly.Conflict)
	Unknown  = Code(assembly.Unknown)
	Exists   = Code(assembly.Exists)
	NeedText = Code(assembly.NeedText)
	TooLong  = Code(assembly.TooLong)
)

// Codes lists the codes that this package adds, so that a catalogue can be
// held against it.
func Codes() []Code {
	return []Code{
		Forbidden, SignInFirst, ReadOnlyToken, WrongSignIn, TooFast, Disabled, LinkUsed, PasswordShort, PasswordWrong,
		LastAdmin, FirstIsThere, VersionStale, VersionSame, PlanFaulty, PlanTooLarge, FileTwice, PlanUnknown, ChangeFaulty, ChangeUnits, VersionUnread, VersionLater,
		PlanOfAnother, CostingEmpty, NoQueue, Unsolvable, TokenScope, TokenFirst, OnceOther,
		DispatchTooLarge, DispatchUnreadable, DispatchTabled, DispatchEmpty,
	}
}

// Refusal is one reason why a use case is refused. It changes nothing.
type Refusal struct {
	Code  Code
	Field string // of the input that it is about; empty: the whole
	Args  []string
	By    assembly.PersonID // of a conflict: who was first
	At    time.Time         // and when
	Seq   int64             // of that entry
	Fault *plan.Fault       // of ChangeFaulty
}

// SayKey and DoKey are keys of the catalogue: what is wrong, and what to do.
// Both texts are filled from Words. Codes of this package stand in the area
// hall, all others in that of assembly.
func (r Refusal) SayKey() string { return r.area() + string(r.Code) + ".say" }

// DoKey is the key of the remedy.
func (r Refusal) DoKey() string { return r.area() + string(r.Code) + ".do" }

func (r Refusal) area() string {
	if slices.Contains(Codes(), r.Code) {
		return "hall."
	}
	return "assembly."
}

// Words fill the texts.
func (r Refusal) Words() []any {
	out := make([]any, len(r.Args))
	for i, a := range r.Args {
		out[i] = a
	}
	return out
}

// Refusals are all reasons at once. They are what use cases answer when they
// refuse; any other error means that machinery failed.
type Refusals []Refusal

// Error lists the codes, for logs.
func (r Refusals) Error() string {
	lines := make([]string, len(r))
	for i, one := range r {
		lines[i] = "hall: refused: " + string(one.Code)
		if one.Field != "" {
			lines[i] += " at " + one.Field
		}
		if len(one.Args) > 0 {
			lines[i] += " (" + strings.Join(one.Args, ", ") + ")"
		}
	}
	return strings.Join(lines, "\n")
}

// Has tells whether a code is among the reasons.
func (r Refusals) Has(c Code) bool {
	for _, one := range r {
		if one.Code == c {
			return true
		}
	}
	return false
}

// AsRefusals finds the refusals in an error.
func AsRefusals(err error) (Refusals, bool) {
	var r Refusals
	if errors.As(err, &r) {
		return r, true
	}
	var a assembly.Refusals
	if errors.As(err, &a) {
		return fromAssembly(a), true
	}
	return nil, false
}

// Refused tells whether an error is a refusal with a code.
func Refused(err error, c Code) bool {
	r, ok := AsRefusals(err)
	return ok && r.Has(c)
}

func fromAssembly(a assembly.Refusals) Refusals {
	out := make(Refusals, len(a))
	for i, one := range a {
		out[i] = Refusal{Code: Code(one.Code), Args: one.Args}
		if one.Act != nil {
			out[i].By, out[i].At, out[i].Seq = one.Act.By, one.Act.At, one.Act.Seq
		}
	}
	return out
}

// refuse is a single reason.
func refuse(c Code, args ...string) error { return Refusals{{Code: c, Args: args}} }

// refuseField is a single reason about a field of the input.
func refuseField(c Code, field string, args ...string) error {
	return Refusals{{Code: c, Field: field, Args: args}}
}

// orNil is the refusals as an error, nil if there are none.
func (r Refusals) orNil() error {
	if len(r) == 0 {
		return nil
	}
	return r
}

// missing turns ErrNotFound into a refusal.
func missing(err error, what, id string) error {
	if errors.Is(err, ErrNotFound) {
		return refuse(Unknown, what, id)
	}
	return err
}
