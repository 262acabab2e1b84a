package hall_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/assembly"
)

var update = flag.Bool("update", false, "write the generated part of docs/hall.md")

const (
	rightsBegin = "<!-- rights: begin -->\n"
	rightsEnd   = "<!-- rights: end -->\n"
)

// TestPolicyTable holds the whole table, every role against every action, to
// the one in docs/hall.md: a right that changes is seen in review.
func TestPolicyTable(t *testing.T) {
	const file = "../../../docs/hall.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), rightsBegin)
	was, after, ok2 := strings.Cut(rest, rightsEnd)
	if !ok || !ok2 {
		t.Fatalf("%s lacks %q or %q", file, rightsBegin, rightsEnd)
	}
	is := rightsTable()
	if *update {
		if err := os.WriteFile(file, []byte(before+rightsBegin+is+rightsEnd+after), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(was, is); diff != "" {
		t.Errorf("%s does not say who may do what; run: go test ./internal/app/hall -update\n%s", file, diff)
	}
}

func rightsTable() string {
	var out strings.Builder
	out.WriteString("| action | post held |")
	for _, r := range hall.Roles() {
		out.WriteString(" " + strings.ReplaceAll(string(r), "_", " ") + " |")
	}
	out.WriteString("\n|---|---|" + strings.Repeat(":-:|", len(hall.Roles())) + "\n")
	for _, a := range hall.Actions() {
		out.WriteString("| " + strings.ReplaceAll(string(a), "_", " ") + " | " + strings.ReplaceAll(string(a.Reach()), "_", " ") + " |")
		for _, r := range hall.Roles() {
			if hall.Allows(a, r) {
				out.WriteString(" • |")
			} else {
				out.WriteString("   |")
			}
		}
		out.WriteString("\n")
	}
	return out.String()
}

// TestPolicyDenies: what nobody listed is denied; roles give nothing to who has
// none; and no right to change anything comes to the public.
func TestPolicyDenies(t *testing.T) {
	if hall.Allows("rob_the_treasury", hall.Roles()...) {
		t.Error("an action that is not in the table is allowed")
	}
	for _, a := range hall.Actions() {
		if hall.Allows(a) {
			t.Errorf("%s is allowed without a role", a)
		}
		if hall.Allows(a, hall.Public) && a != hall.SeePublic {
			t.Errorf("anyone may %s", a)
		}
		if hall.Allows(a, hall.Administrator) && a != hall.KeepAccounts && a != hall.KeepPersons {
			t.Errorf("an administrator, who is for accounts only, may %s", a)
		}
	}
}

// TestRoles: roles come from memberships on the day, seen from an organ.
func TestRoles(t *testing.T) {
	s := stage(t, 2)
	b, err := s.Hall.Body(ctx, s.Secretary)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		who   hall.Actor
		organ assembly.OrganID
		day   assembly.Date
		want  []hall.Role
	}{
		{"public", hall.Actor{}, "village", "2026-03-02", []hall.Role{hall.Public}},
		{"chair", s.Chair, "village", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn, hall.Chair, hall.Member}},
		{"chair elsewhere", s.Chair, "mill-office", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn}},
		{"secretary", s.Secretary, "village", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn, hall.Secretary}},
		{"planner of another organ", s.Planner, "village", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn, hall.Planner}},
		{"officer here", s.Officer, "mill-office", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn, hall.Officer}},
		{"officer elsewhere", s.Officer, "village", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn}},
		{"administrator", s.Admin, "village", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn, hall.Administrator}},
		{"member", s.Members[1], "", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn, hall.Member}},
		{"stranger", hall.Actor{Person: "person-x"}, "", "2026-03-02", []hall.Role{hall.Public, hall.SignedIn}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, hall.RolesOf(b, tt.who, tt.organ, tt.day)); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
	empty := &assembly.Body{}
	if got := hall.RolesOf(empty, s.Admin, "", "2026-03-02"); !cmp.Equal(got, []hall.Role{hall.Public, hall.SignedIn, hall.Administrator, hall.Founder}) {
		t.Errorf("an administrator before there is a secretary has %v", got)
	}
}
