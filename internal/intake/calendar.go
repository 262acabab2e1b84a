package intake

import (
	"sync"
	"time"
)

// calendar is a way of counting years that is not ours.
type calendar struct {
	ID     string     `yaml:"id"`
	Names  []string   `yaml:"names"`
	Side   string     `yaml:"side"` // of the year that a name stands on: before, after, both
	Rule   string     `yaml:"rule"`
	Offset int        `yaml:"offset"`
	First  int        `yaml:"first"`
	Last   int        `yaml:"last"`
	Months [][]string `yaml:"months"`
}

// almanac is what is known of calendars: data/calendars.yaml.
type almanac struct {
	Months    [][]string `yaml:"months"`
	Weekdays  [][]string `yaml:"weekdays"`
	Calendars []calendar `yaml:"calendars"`
}

var almanacs = sync.OnceValue(func() almanac { return readData[almanac]("calendars") })

// day returns the day of our calendar, and whether there is such a day.
func (c *calendar) day(year, month, day int) (time.Time, bool) {
	if year < c.First || year > c.Last {
		return time.Time{}, false
	}
	switch c.Rule {
	case "solar":
		return solarDay(year, month, day)
	case "lunar":
		return lunarDay(year, month, day)
	}
	return civil(year+c.Offset, month, day)
}

// civil returns a day of our calendar, and whether there is such a day.
func civil(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, year > 0 && month >= 1 && month <= 12 && day >= 1 && t.Month() == time.Month(month) && t.Day() == day
}

// solarLeap says whether a year of the Iranian calendar has 366 days: eight
// years in a cycle of 33 do. The rule agrees with the almanac from 1244 to
// 1502 (1865 to 2123).
func solarLeap(year int) bool {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return true
	}
	return false
}

// solarDay counts from 1 Farvardin 1400, which was 21 March 2021. The first
// six months have 31 days, the next five 30, the last 29 or 30.
func solarDay(year, month, day int) (time.Time, bool) {
	length := 31
	switch {
	case month > 6 && month < 12:
		length = 30
	case month == 12 && solarLeap(year):
		length = 30
	case month == 12:
		length = 29
	}
	if month < 1 || month > 12 || day < 1 || day > length {
		return time.Time{}, false
	}
	days := 0
	for y := 1400; y < year; y++ {
		days += solarYear(y)
	}
	for y := year; y < 1400; y++ {
		days -= solarYear(y)
	}
	days += (month-1)*31 - max(0, month-7) + day - 1
	return time.Date(2021, 3, 21, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days), true
}

func solarYear(year int) int {
	if solarLeap(year) {
		return 366
	}
	return 365
}

// lunarDay counts by the table of the Islamic calendar: months of 30 and 29
// days in turn, and a day more at the end of eleven years in thirty. The first
// day was 16 July 622 of the Julian calendar, 19 July of ours.
func lunarDay(year, month, day int) (time.Time, bool) {
	leap := (11*year+14)%30 < 11
	length := 29 + month%2
	if month == 12 && leap {
		length = 30
	}
	if month < 1 || month > 12 || day < 1 || day > length {
		return time.Time{}, false
	}
	days := (year-1)*354 + (11*year+3)/30 + 29*(month-1) + month/2 + day - 1
	return time.Date(622, 7, 19, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days), true
}
