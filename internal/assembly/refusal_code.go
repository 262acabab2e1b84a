package assembly

// The codes of refusals. The comment lists the Args. A kind of object is one
// of item, sitting, conclusion, point, amendment, vote, organ, person,
// membership, rules.
const (
	// Any command.
	Conflict Code = "conflict"   // kind, identifier, version seen, version that holds; Act: who changed it
	Unknown  Code = "unknown"    // kind, identifier
	Exists   Code = "exists"     // kind, identifier
	NeedText Code = "need_text"  // the field
	TooLong  Code = "too_long"   // the field, most characters
	BadDate  Code = "bad_date"   // the field, what stands there
	BadWord  Code = "bad_word"   // the field, what stands there, what is possible
	BadName  Code = "bad_name"   // kind, the identifier
	BadPlace Code = "bad_place"  // the place, the last one possible
	TooMany  Code = "too_many"   // the field, the most
	WrongEnd Code = "wrong_end"  // kind, identifier, first day
	BadCount Code = "bad_number" // the field, what stands there

	// The body.
	OrganCircle   Code = "organ_circle"   // the organ, the parent
	OrganHasEnded Code = "organ_ended"    // the organ, its last day
	PersonErasure Code = "person_erased"  // the person
	BadRule       Code = "bad_rule"       // the kind of question, what is wrong: see RuleFault
	RuleLacks     Code = "rule_lacks"     // the kind of question
	NoRules       Code = "no_rules"       // the organ
	NobodyVotes   Code = "nobody_votes"   // the organ, the day
	NotMember     Code = "not_member"     // the person, the organ
	NotVoter      Code = "not_voter"      // the person
	MemberAlready Code = "member_already" // the person, the organ
	EndsSooner    Code = "ends_sooner"    // the membership, its last day

	// Plenary and sittings.
	PlenaryUnknown  Code = "plenary_unknown" // the plenary
	PlenaryExists   Code = "plenary_exists"  // the plenary
	PlenaryIsClosed Code = "plenary_closed"  // the plenary
	NoSitting       Code = "no_sitting"      // nothing
	SittingOpen     Code = "sitting_open"    // the sitting
	SittingHeld     Code = "sitting_held"    // the sitting: it was opened before
	SittingOrder    Code = "sitting_order"   // the sitting, the one before it, its day
	VoteRunning     Code = "vote_running"    // the vote
	ItemsOpen       Code = "items_open"      // the items
	NotPresent      Code = "not_present"     // the person
	NoProxies       Code = "no_proxies"      // nothing
	ProxySelf       Code = "proxy_self"      // the person
	ProxyFull       Code = "proxy_full"      // the holder, the most
	ProxyOnward     Code = "proxy_onward"    // the person who has given away their own vote

	// Agenda and speakers.
	ItemIsSettled Code = "item_settled"    // the item, its state
	OtherItem     Code = "other_item"      // the item under discussion
	NotDiscussed  Code = "not_discussed"   // the item
	DraftsOpen    Code = "drafts_open"     // the item, its conclusions that are not decided
	DeferNowhere  Code = "defer_nowhere"   // nothing
	DeferBack     Code = "defer_back"      // the sitting
	NotLate       Code = "not_late"        // the item
	NotOnList     Code = "not_on_list"     // the person
	OnListAlready Code = "on_list"         // the person
	ItemUnderVote Code = "item_under_vote" // the item, the vote

	// Conclusions, points, amendments.
	NotDraft        Code = "not_draft"        // the conclusion, its state
	PointDecided    Code = "point_decided"    // the point, its state
	PointUnderVote  Code = "point_under_vote" // the point, the vote
	TaskLacks       Code = "task_lacks"       // the point, what it lacks: responsible, due
	FigureTwice     Code = "figure_twice"     // the address, the other address
	FiguresDiffer   Code = "figures_differ"   // the point, its address, its value, the other point, its address, its value
	FieldTwice      Code = "field_twice"      // the field of work
	BadAddress      Code = "bad_address"      // the address
	NothingChanged  Code = "nothing_changed"  // the point or amendment
	AmendmentIs     Code = "amendment_is"     // the amendment, its state
	MayNotMove      Code = "may_not_move"     // the person, who may
	SecondsOwn      Code = "seconds_own"      // the person
	SecondedAlready Code = "seconded"         // the person, the amendment
	NeedsSeconders  Code = "needs_seconders"  // the amendment, seconders needed, seconders there are
	BaseMoved       Code = "base_moved"       // the amendment, the point, version it was written on, version that holds
	Collide         Code = "collide"          // the amendment, the other, where
	MergeOne        Code = "merge_one"        // nothing: it takes two
	MergeOther      Code = "merge_other"      // the amendment, the point of the first
	NotReopened     Code = "not_reopened"     // the conclusion, its state

	// Votes.
	RuleLooser       Code = "rule_looser"      // what would be looser: quorum, threshold, base, tie, method, abstentions
	VoteIs           Code = "vote_is"          // the vote, its state
	NoQuorumNow      Code = "no_quorum"        // heads needed, heads present, heads entitled
	WeightsCount     Code = "weights_count"    // the method
	AmendmentsFirst  Code = "amendments_first" // the amendments that are not decided
	ApartFirst       Code = "apart_first"      // the points that are to be voted on by themselves
	NotApart         Code = "not_apart"        // the point
	NothingToVote    Code = "nothing_to_vote"  // the conclusion
	NotOnRoll        Code = "not_on_roll"      // the person
	VotesForOther    Code = "votes_for_other"  // the person, who has the vote
	VotedAlready     Code = "voted"            // the person
	CountsOnly       Code = "counts_only"      // the method
	BallotsOnly      Code = "ballots_only"     // the method
	CountTooHigh     Code = "count_too_high"   // votes counted, votes in the hall
	CountMissing     Code = "count_missing"    // the vote
	CountDiffers     Code = "count_differs"    // ballots counted, members who voted
	TooFewBallots    Code = "too_few_ballots"  // ballots, the least
	NoTie            Code = "no_tie"           // the vote
	CorrectedTooLate Code = "correction_late"  // the vote, the conclusion, its state
	SecretFixed      Code = "secret_fixed"     // the vote

	// Adoption.
	NoticeMissing  Code = "notice_missing"  // nothing
	NoticeShort    Code = "notice_short"    // days between, days needed
	ItemLate       Code = "item_late"       // the item
	NotVoted       Code = "not_voted"       // the conclusion
	NotCarried     Code = "not_carried"     // the conclusion, the vote
	QuorumMissed   Code = "quorum_missed"   // the vote, heads needed, heads present
	CostingMissing Code = "costing_missing" // the conclusion
	CostingStale   Code = "costing_stale"   // the conclusion
	ValueMoved     Code = "value_moved"     // the address, value when drafted, value now
	OrganUnknown   Code = "organ_unknown"   // the point, the organ
	VersionMissing Code = "version_missing" // the conclusion
	TwoDrafts      Code = "two_drafts"      // the conclusion, the versions of the plan
)
