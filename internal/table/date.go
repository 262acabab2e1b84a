package table

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// DateOrder is the order of day and month where both are numbers.
type DateOrder int

// The orders.
const (
	UnknownOrder DateOrder = iota
	DayMonth               // 31/12/2026
	MonthDay               // 12/31/2026
)

// Errors of Date.
var (
	ErrDate          = errors.New("table: not a date")
	ErrAmbiguousDate = errors.New("table: a date that can be read in two ways")
)

// Date reads a day, at midnight UTC: 2026-12-31, 2026/12/31, 31.12.2026, and,
// as the order says, 31/12/2026 or 12/31/2026 (also with dashes). If the order
// is not known, such a date is read only if one order is possible, or both are
// the same day. Years have four digits.
func Date(text string, order DateOrder) (time.Time, error) {
	text = strings.TrimSpace(text)
	for _, sep := range []string{"-", "/", "."} {
		parts := strings.Split(text, sep)
		if len(parts) != 3 {
			continue
		}
		if len(parts[0]) == 4 {
			if sep == "." {
				return time.Time{}, ErrDate
			}
			return day(parts[0], parts[1], parts[2])
		}
		if sep == "." {
			return day(parts[2], parts[1], parts[0])
		}
		return numericDate(parts, order)
	}
	return time.Time{}, ErrDate
}

// numericDate reads day and month in an order that may not be known.
func numericDate(parts []string, order DateOrder) (time.Time, error) {
	first, errFirst := day(parts[2], parts[1], parts[0])
	second, errSecond := day(parts[2], parts[0], parts[1])
	switch {
	case order == DayMonth:
		return first, errFirst
	case order == MonthDay:
		return second, errSecond
	case errFirst != nil:
		return second, errSecond
	case errSecond != nil || first.Equal(second):
		return first, nil //nolint:nilerr // only one order gives a date, so that one is meant
	}
	return time.Time{}, ErrAmbiguousDate
}

func day(year, month, dayOfMonth string) (time.Time, error) {
	y, yerr := strconv.Atoi(year)
	m, merr := strconv.Atoi(month)
	d, derr := strconv.Atoi(dayOfMonth)
	if len(year) != 4 || yerr != nil || merr != nil || derr != nil || y < 1 {
		return time.Time{}, ErrDate
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || t.Month() != time.Month(m) || t.Day() != d {
		return time.Time{}, ErrDate // 31 February
	}
	return t, nil
}
