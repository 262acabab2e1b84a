package api

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/openplenum/plenum/internal/assembly"
)

// TestZoned: all times of an answer carry the offset of the zone; what they
// were taken from stays as it was, and nothing else changes.
func TestZoned(t *testing.T) {
	seoul := time.FixedZone("KST", 9*3600)
	at := time.Date(2026, 3, 9, 0, 30, 0, 0, time.UTC)
	type deep struct {
		Act   assembly.Act
		Maybe *time.Time
		None  time.Time
		List  []assembly.Act
		Map   map[string]time.Time
		Any   any
		Raw   json.RawMessage
		Next  *deep
		Plain []int
	}
	v := deep{
		Act: assembly.Act{At: at}, Maybe: &at, List: []assembly.Act{{At: at}}, Map: map[string]time.Time{"x": at}, Any: assembly.Act{At: at},
		Raw: json.RawMessage(`{"at":"2026-03-09T00:30:00Z"}`), Next: &deep{None: at}, Plain: []int{1},
	}
	before, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	after, err := json.Marshal(zoned(v, seoul))
	if err != nil {
		t.Fatal(err)
	}
	const utc, kst = "2026-03-09T00:30:00Z", "2026-03-09T09:30:00+09:00"
	if n := strings.Count(string(after), kst); n != 6 {
		t.Errorf("%d times of 6 have the offset: %s", n, after)
	}
	if n := strings.Count(string(after), utc); n != 1 {
		t.Errorf("what is an event of the record was changed: %s", after)
	}
	if again, _ := json.Marshal(v); string(again) != string(before) {
		t.Errorf("the value itself was changed: %s", again)
	}
	var x, y map[string]any
	if json.Unmarshal([]byte(strings.ReplaceAll(string(after), kst, utc)), &x) != nil || json.Unmarshal(before, &y) != nil || !reflect.DeepEqual(x, y) {
		t.Errorf("%s\nbecame\n%s", before, after)
	}
}
