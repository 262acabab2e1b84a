package assembly

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ErrReplay is that of a record whose entries do not follow from each other.
var ErrReplay = errors.New("assembly: the record does not hold together")

// errMissing is the reason: something that an event names is not there.
var errMissing = errors.New("it names something that is not there")

// errState is the reason: an event does not fit the state before it.
var errState = errors.New("it does not fit what was before")

// find is the first element for which a condition holds, nil if there is none.
func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// list writes several numbers or identifiers as an argument of a refusal.
func list[T any](of []T) string {
	texts := make([]string, len(of))
	for i, x := range of {
		texts[i] = fmt.Sprint(x)
	}
	return strings.Join(texts, ", ")
}

func itoa(n int) string { return strconv.Itoa(n) }
