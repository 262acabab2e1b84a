package publish

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"
)

//go:embed data
var dataFiles embed.FS

// Calendar counts years from another beginning; months and days are the common
// ones.
type Calendar struct {
	ID   string `yaml:"id"`
	Date string `yaml:"date"` // how a day is written
	Eras []Era  `yaml:"eras"` // the oldest first
}

// Era is a stretch of years that is counted by itself.
type Era struct {
	Name string `yaml:"name"`
	From string `yaml:"from"` // first day
	Year int    `yaml:"year"` // common year that is its year 1; may be 0 or negative
}

// calendars are those that the program knows.
var calendars = sync.OnceValue(func() []Calendar {
	var all struct {
		Calendars []Calendar `yaml:"calendars"`
	}
	data, err := dataFiles.ReadFile("data/calendars.yaml")
	if err == nil {
		err = yaml.Unmarshal(data, &all)
	}
	if err != nil {
		panic(err) // part of the program
	}
	return all.Calendars
})

// faults lists what is wrong with a calendar.
func (c Calendar) faults() []string {
	var out []string
	if c.ID == "" || c.Date == "" || len(c.Eras) == 0 {
		out = append(out, fmt.Sprintf("calendar %q needs an id, a date and eras", c.ID))
	}
	last := ""
	for _, e := range c.Eras {
		if _, err := time.Parse(time.DateOnly, e.From); err != nil {
			out = append(out, fmt.Sprintf("calendar %s: era %s begins on %q, which is no day", c.ID, e.Name, e.From))
		}
		if e.From <= last {
			out = append(out, fmt.Sprintf("calendar %s: era %s does not begin after the one above it", c.ID, e.Name))
		}
		last = e.From
	}
	return out
}

// Write writes a day; empty where it lies before the first era.
func (c Calendar) Write(day time.Time) string {
	text := ""
	for _, e := range c.Eras {
		if day.Format(time.DateOnly) < e.From {
			break
		}
		month, d := int(day.Month()), day.Day()
		text = strings.NewReplacer(
			"{name}", e.Name, "{year}", strconv.Itoa(day.Year()-e.Year+1),
			"{month}", strconv.Itoa(month), "{day}", strconv.Itoa(d),
			"{month:2}", fmt.Sprintf("%02d", month), "{day:2}", fmt.Sprintf("%02d", d),
		).Replace(c.Date)
	}
	return text
}
