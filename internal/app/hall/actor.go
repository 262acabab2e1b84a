package hall

import (
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/assembly"
)

// Actor is who asks for something. The zero value is the public: anyone who
// did not sign in.
type Actor struct {
	Person        assembly.PersonID
	Name          string // for showing; empty if it was erased
	Login         string
	Administrator bool
	Session       string // hash of the token of the session; empty without one
	Scope         string // of a token for the API: "read", or "read act"; empty: everything the person may do
}

// Program is the actor for what the program does by itself, such as work in
// the background. It has no rights in use cases.
const Program = "system"

// SignedIn tells whether somebody is known to be asking.
func (a Actor) SignedIn() bool { return a.Person != "" }

// mayChange tells whether the scope lets the actor change anything.
func (a Actor) mayChange() bool {
	return a.Scope == "" || slices.Contains(strings.Fields(a.Scope), ScopeAct)
}

// The words of a scope.
const (
	ScopeRead = "read"
	ScopeAct  = "act"
)

// by is how the record names the actor.
func (a Actor) by() string {
	if a.Person == "" {
		return Program
	}
	return string(a.Person)
}
