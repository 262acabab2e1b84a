package hall

// Action is something that a person can do, as rights speak of it.
type Action string

// The actions.
const (
	SeePublic  Action = "see_public"  // what was adopted, and the record
	SeePlenary Action = "see_plenary" // a plenary before its decisions
	SeePlan    Action = "see_plan"    // versions that were not adopted, with their answers
	SeeTasks   Action = "see_tasks"   // tasks of organs

	KeepBody     Action = "keep_body"     // organs, memberships, rules of procedure
	KeepTop      Action = "keep_top"      // organs with none above them; posts that count in every organ
	KeepPersons  Action = "keep_persons"  // enter persons; their names
	ErasePersons Action = "erase_persons" //
	KeepAccounts Action = "keep_accounts" // accounts and links to sign in

	Convene     Action = "convene"      // a plenary; notice; sittings planned; adjourn and close
	KeepAgenda  Action = "keep_agenda"  // items: add, order, defer, withdraw
	RunSitting  Action = "run_sitting"  // open, close, roll, floor, discussion, minutes
	AskFloor    Action = "ask_floor"    // ask to speak; leave the list
	GiveProxy   Action = "give_proxy"   // hand one's vote to another
	TablePoints Action = "table_points" // conclusions and points: draft, edit, order, separate
	SetFigures  Action = "set_figures"  // the figures of a point that is drafted, and nothing else of it
	Amend       Action = "amend"        // move, rewrite, withdraw an amendment of one's own
	Second      Action = "second"       //
	Admit       Action = "admit"        // admit, reject, merge, accept amendments
	Cost        Action = "cost"         // have points and amendments costed
	Waive       Action = "waive"        // do without a costing or a notice, with a reason
	HoldVote    Action = "hold_vote"    // open, count, close, correct
	CastingVote Action = "casting_vote" // of the chair, in a tie
	CastVote    Action = "cast_vote"    // in electronic votes
	Adopt       Action = "adopt"        //

	DraftPlan Action = "draft_plan" // import, edit tables, keep as a draft
	SolvePlan Action = "solve_plan" // in the background; cancel

	ReportTask Action = "report_task" // the organ's own word on its task
	VerifyTask Action = "verify_task" //
	AuditLog   Action = "audit_log"   // export the whole record

	SeeDispatch    Action = "see_dispatch"    // dispatches that were read in
	ReviewDispatch Action = "review_dispatch" // read one in; say what becomes of its points

	OwnAccount Action = "own_account" // password, sessions, tokens
)

// Role is what a person is, seen from one organ on one day.
type Role string

// The roles. A person can have several; everybody is Public.
const (
	Public        Role = "public"
	SignedIn      Role = "signed_in"
	Member        Role = "member"
	Chair         Role = "chair"
	Secretary     Role = "secretary"
	Planner       Role = "planner"
	Officer       Role = "officer" // of an organ that answers for tasks
	Verifier      Role = "verifier"
	Auditor       Role = "auditor"
	Administrator Role = "administrator" // of accounts
	Founder       Role = "founder"       // an administrator while no secretary is appointed yet
)

// Roles lists the roles.
func Roles() []Role {
	return []Role{Public, SignedIn, Member, Chair, Secretary, Planner, Officer, Verifier, Auditor, Administrator, Founder}
}

// Actions lists the actions.
func Actions() []Action {
	return []Action{
		SeePublic, SeePlenary, SeePlan, SeeTasks,
		KeepBody, KeepTop, KeepPersons, ErasePersons, KeepAccounts,
		Convene, KeepAgenda, RunSitting, AskFloor, GiveProxy, TablePoints, SetFigures, Amend, Second, Admit, Cost, Waive,
		HoldVote, CastingVote, CastVote, Adopt,
		DraftPlan, SolvePlan,
		ReportTask, VerifyTask, AuditLog,
		SeeDispatch, ReviewDispatch,
		OwnAccount,
	}
}

// Reach says where a post must be held to count for an action. The posts of
// planner, verifier and auditor count wherever they are held, which is why they
// are given at the top.
type Reach string

// The reaches.
const (
	Here        Reach = "here"          // in the organ that the action concerns
	HereOrAbove Reach = "here_or_above" // in that organ, or one above it
	AtTop       Reach = "at_top"        // in an organ with none above it
	Anywhere    Reach = "anywhere"      // in any organ
)

// right is who may do something, and where their post must be.
type right struct {
	reach Reach
	roles []Role
}

// policy says which roles may do what, and seen from where. What is not listed
// is denied. That a person may do something in general does not say that it is
// in order now: that is for the rules of procedure.
var policy = map[Action]right{
	SeePublic:  {Anywhere, []Role{Public}},
	SeePlenary: {Anywhere, []Role{Member, Chair, Secretary, Planner, Officer, Verifier, Auditor}},
	SeePlan:    {Anywhere, []Role{Member, Chair, Secretary, Planner, Officer, Verifier, Auditor}},
	SeeTasks:   {Anywhere, []Role{Member, Chair, Secretary, Planner, Officer, Verifier, Auditor}},

	KeepBody:     {HereOrAbove, []Role{Secretary, Founder}},
	KeepTop:      {AtTop, []Role{Secretary, Founder}},
	KeepPersons:  {AtTop, []Role{Secretary, Founder, Administrator}},
	ErasePersons: {AtTop, []Role{Secretary}},
	KeepAccounts: {Anywhere, []Role{Administrator}},

	Convene:     {Here, []Role{Secretary, Chair}},
	KeepAgenda:  {Here, []Role{Secretary, Chair}},
	RunSitting:  {Here, []Role{Secretary, Chair}},
	AskFloor:    {Here, []Role{Member, Chair}},
	GiveProxy:   {Here, []Role{Member, Chair, Secretary}},
	TablePoints: {Here, []Role{Secretary, Chair}},
	SetFigures:  {Here, []Role{Secretary, Chair, Planner}},
	Amend:       {Here, []Role{Member, Chair, Secretary, Planner, Officer}},
	Second:      {Here, []Role{Member, Chair}},
	Admit:       {Here, []Role{Secretary, Chair}},
	Cost:        {Here, []Role{Member, Chair, Secretary, Planner}},
	Waive:       {Here, []Role{Chair, Secretary}},
	HoldVote:    {Here, []Role{Secretary, Chair}},
	CastingVote: {Here, []Role{Chair}},
	CastVote:    {Here, []Role{Member, Chair}},
	Adopt:       {Here, []Role{Secretary, Chair}},

	DraftPlan: {Anywhere, []Role{Planner}},
	SolvePlan: {Anywhere, []Role{Planner, Secretary}},

	ReportTask: {Here, []Role{Officer}},
	VerifyTask: {Here, []Role{Verifier}},
	AuditLog:   {AtTop, []Role{Auditor, Secretary}},

	SeeDispatch:    {Anywhere, []Role{Member, Chair, Secretary, Planner, Officer, Verifier, Auditor}},
	ReviewDispatch: {Anywhere, []Role{Secretary, Chair, Planner}},

	OwnAccount: {Anywhere, []Role{SignedIn}},
}

// Reach says where the posts that give an action must be held; empty for an
// action that nobody may do.
func (a Action) Reach() Reach { return policy[a].reach }

// Key is the key of the catalogue for what the action is called.
func (a Action) Key() string { return "hall.action." + string(a) }

// Key is the key of the catalogue for what the role is called.
func (r Role) Key() string { return "hall.role." + string(r) }

// Allows tells whether one of the roles may do something.
func Allows(a Action, roles ...Role) bool {
	for _, may := range policy[a].roles {
		for _, r := range roles {
			if r == may {
				return true
			}
		}
	}
	return false
}

// changes tells whether an action changes something.
func (a Action) changes() bool {
	switch a {
	case SeePublic, SeePlenary, SeePlan, SeeTasks, SeeDispatch, AuditLog:
		return false
	}
	return true
}
