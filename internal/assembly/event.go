package assembly

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Event is something that happened. The set is closed: those that Kinds lists.
type Event interface {
	// Kind is the name of the event in the record, such as sitting.opened.
	Kind() string
}

// BodyEvent is an event of the stream "body".
type BodyEvent interface {
	Event
	applyBody(b *Body, a Act) error
}

// PlenaryEvent is an event of the stream of a plenary.
type PlenaryEvent interface {
	Event
	applyPlenary(p *Plenary, a Act) error
}

// Step is an event with the act that made it: an entry of the record, read.
type Step struct {
	Act
	Event Event
}

// Encode writes an event for the record. Package record makes the JSON
// canonical.
func Encode(e Event) (kind string, body []byte, err error) {
	if body, err = json.Marshal(e); err != nil {
		return "", nil, fmt.Errorf("assembly: writing %s: %w", e.Kind(), err)
	}
	return e.Kind(), body, nil
}

// ErrKind is that of a kind of event which this program does not know.
var ErrKind = errors.New("assembly: unknown kind of event")

// Decode reads an event. Fields that this program does not know are refused:
// to skip them would be to misread the record.
func Decode(kind string, body []byte) (Event, error) {
	read, ok := kinds[kind]
	if !ok {
		return nil, fmt.Errorf("%w %q", ErrKind, kind)
	}
	e, err := read(body)
	if err != nil {
		return nil, fmt.Errorf("assembly: reading %s: %w", kind, err)
	}
	return e, nil
}

// Kinds lists the kinds of events, in the order of the alphabet.
func Kinds() []string { return sortedKeys(kinds) }

// kinds is how each kind of event is read.
var kinds = map[string]func([]byte) (Event, error){
	"amendment.accepted":        as[AmendmentAccepted],
	"amendment.admitted":        as[AmendmentAdmitted],
	"amendment.merged":          as[AmendmentsMerged],
	"amendment.moved":           as[AmendmentMoved],
	"amendment.rebased":         as[AmendmentRebased],
	"amendment.rejected":        as[AmendmentRejected],
	"amendment.seconded":        as[AmendmentSeconded],
	"amendment.withdrawn":       as[AmendmentDropped],
	"attendance.arrived":        as[MembersArrived],
	"attendance.left":           as[MembersLeft],
	"ballot.cast":               as[BallotCast],
	"ballot.marked":             as[SecretCast],
	"conclusion.adopted":        as[ConclusionEnacted],
	"conclusion.costing_waived": as[CostingWaived],
	"conclusion.decided":        as[ConclusionDecided],
	"conclusion.drafted":        as[ConclusionDrafted],
	"conclusion.reopened":       as[ConclusionReopened],
	"conclusion.retitled":       as[ConclusionRetitled],
	"conclusion.withdrawn":      as[ConclusionDropped],
	"costing.attached":          as[CostingAttached],
	"floor.asked":               as[FloorAsked],
	"floor.given":               as[FloorGiven],
	"floor.left":                as[FloorLeft],
	"item.added":                as[ItemAdded],
	"item.decided":              as[ItemSettled],
	"item.deferred":             as[ItemPutOff],
	"item.moved":                as[ItemMoved],
	"item.notice_waived":        as[NoticeWaived],
	"item.paused":               as[ItemPaused],
	"item.retitled":             as[ItemRetitled],
	"item.taken":                as[ItemTaken],
	"item.withdrawn":            as[ItemDropped],
	"membership.began":          as[MembershipBegan],
	"membership.ended":          as[MembershipEnded],
	"organ.changed":             as[OrganChanged],
	"organ.ended":               as[OrganEnded],
	"organ.founded":             as[OrganFounded],
	"person.entered":            as[PersonEntered],
	"person.erased":             as[PersonErased],
	"plenary.adjourned":         as[PlenaryAdjourned],
	"plenary.closed":            as[PlenaryEnded],
	"plenary.convened":          as[PlenaryConvened],
	"plenary.notice":            as[NoticeGiven],
	"point.added":               as[PointAdded],
	"point.decided":             as[PointsDecided],
	"point.joined":              as[PointJoined],
	"point.moved":               as[PointMoved],
	"point.removed":             as[PointDeleted],
	"point.revised":             as[PointRevised],
	"point.separated":           as[PointSeparated],
	"proxy.given":               as[ProxyGiven],
	"proxy.taken":               as[ProxyTaken],
	"rules.set":                 as[RulesSet],
	"sitting.closed":            as[SittingClosed],
	"sitting.moved":             as[SittingMoved],
	"sitting.opened":            as[SittingOpened],
	"sitting.scheduled":         as[SittingScheduled],
	"statement.noted":           as[StatementNoted],
	"vote.called_off":           as[VoteDropped],
	"vote.closed":               as[VoteEnded],
	"vote.corrected":            as[VoteCorrected],
	"vote.counted":              as[VoteCounted],
	"vote.opened":               as[VoteBegan],
	"vote.tie_decided":          as[TieDecided],
	"vote.tightened":            as[VoteTightened],
}

func as[T Event](body []byte) (Event, error) {
	e, err := ReadStrictly[T](body)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// ReadStrictly reads one JSON value and refuses fields that T does not have
// and whatever follows the value.
func ReadStrictly[T any](body []byte) (T, error) {
	var e T
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return e, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return e, errors.New("something follows the event")
	}
	return e, nil
}
