package web

import (
	"fmt"
	"time"
	"unicode"
)

// local is a time as the clocks here show it.
func (l *lang) local(t time.Time) time.Time {
	if l.zone == nil {
		return t.UTC()
	}
	return t.In(l.zone)
}

// zoneAt names the time zone as it is at a time: KST, or UTC+3 where it has no
// name.
func (l *lang) zoneAt(t time.Time) string {
	t = l.local(t)
	if name, _ := t.Zone(); name != "" && unicode.IsLetter(rune(name[0])) {
		return name
	}
	return offset(t)
}

// zoneNow is the name and, where that does not say it, the distance from UTC.
func (l *lang) zoneNow(now time.Time) string {
	name, away := l.zoneAt(now), offset(l.local(now))
	if name == away {
		return name
	}
	return name + " (" + away + ")"
}

// offset writes the distance from UTC: UTC, UTC+9, UTC-3:30.
func offset(t time.Time) string {
	_, seconds := t.Zone()
	if seconds == 0 {
		return "UTC"
	}
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("UTC%c%d", sign, seconds/3600)
	if minutes := seconds / 60 % 60; minutes != 0 {
		s += fmt.Sprintf(":%02d", minutes)
	}
	return s
}
