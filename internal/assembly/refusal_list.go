package assembly

// Codes lists the codes of refusals, so that a catalogue can be held against
// it.
func Codes() []Code {
	return []Code{
		Conflict, Unknown, Exists, NeedText, TooLong, BadDate, BadWord, BadName, BadPlace, TooMany, WrongEnd, BadCount,
		OrganCircle, OrganHasEnded, PersonErasure, BadRule, RuleLacks, NoRules, NobodyVotes, NotMember, NotVoter,
		MemberAlready, EndsSooner, PlenaryUnknown, PlenaryExists, PlenaryIsClosed, NoSitting, SittingOpen, SittingHeld,
		SittingOrder, VoteRunning, ItemsOpen, NotPresent, NoProxies, ProxySelf, ProxyFull, ProxyOnward, ItemIsSettled,
		OtherItem, NotDiscussed, DraftsOpen, DeferNowhere, DeferBack, NotLate, NotOnList, OnListAlready, ItemUnderVote,
		NotDraft, PointDecided, PointUnderVote, TaskLacks, FigureTwice, FiguresDiffer, FieldTwice, BadAddress, NothingChanged, AmendmentIs,
		MayNotMove, SecondsOwn, SecondedAlready, NeedsSeconders, BaseMoved, Collide, MergeOne, MergeOther, NotReopened,
		RuleLooser, VoteIs, NoQuorumNow, WeightsCount, AmendmentsFirst, ApartFirst, NotApart, NothingToVote, NotOnRoll,
		VotesForOther, VotedAlready, CountsOnly, BallotsOnly, CountTooHigh, CountMissing, CountDiffers, TooFewBallots,
		NoTie, CorrectedTooLate, SecretFixed, NoticeMissing, NoticeShort, ItemLate, NotVoted, NotCarried, QuorumMissed,
		CostingMissing, CostingStale, ValueMoved, OrganUnknown, VersionMissing, TwoDrafts,
	}
}
