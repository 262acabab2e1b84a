package sdmx

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	identifier = regexp.MustCompile(`^[A-Za-z0-9_@$-]+$`)
	component  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)
	artefact   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*:[A-Za-z0-9_@$-]+\((0|[1-9]\d*)\.(0|[1-9]\d*)(\.(0|[1-9]\d*))?\)$`)
	period     = regexp.MustCompile(`^\d{4}(-\d\d-\d\d/P[1-9]\d*Y)?$`)
)

// actions are those that the standard has: information, append, merge,
// replace, delete.
const actions = "IAMRD"

// Check holds a table against the rules of SDMX-CSV 2.1 and lists what breaks
// them: the columns with which it begins, their order, identifiers, actions,
// periods, figures, no observation twice. How many of the columns after ACTION
// are dimensions is given, for only a structure says it.
func Check(data []byte, dimensions int) []string {
	c := &checker{dimensions: dimensions, seen: map[string]int{}}
	if !utf8.Valid(data) {
		c.say("it is not UTF-8")
	}
	for _, line := range bytes.Split(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\n")) {
		if bytes.Count(line, []byte(`"`))%2 == 0 && !bytes.HasSuffix(line, []byte("\r")) && !bytes.Equal(line, lastLine(data)) {
			c.say("a line does not end in CRLF: %.40q", line)
			break
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		c.say("it is no table: %v", err)
		return c.faults
	}
	if len(rows) == 0 {
		c.say("the row of heads is missing")
		return c.faults
	}
	if c.head(rows[0]); len(c.faults) > 0 {
		return c.faults
	}
	for i, r := range rows[1:] {
		c.row(i+2, r)
	}
	return c.faults
}

func lastLine(data []byte) []byte {
	data = bytes.TrimSuffix(data, []byte("\r\n"))
	return data[bytes.LastIndexByte(data, '\n')+1:]
}

type checker struct {
	faults     []string
	dimensions int
	period     int // column of TIME_PERIOD
	value      int // column of the measure
	seen       map[string]int
}

func (c *checker) say(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *checker) head(head []string) {
	for i, want := range []string{"STRUCTURE", "STRUCTURE_ID", "ACTION"} {
		if i >= len(head) || head[i] != want {
			c.say("column %d is not %s", i+1, want)
			return
		}
	}
	c.value = 3 + c.dimensions
	if len(head) <= c.value || head[c.value] != measure {
		c.say("after %d dimensions no %s follows", c.dimensions, measure)
		return
	}
	names := map[string]bool{}
	for i, name := range head[3:] {
		if !component.MatchString(name) {
			c.say("column %d has the head %q, which is no identifier", i+4, name)
		}
		if names[name] {
			c.say("the column %s stands twice", name)
		}
		names[name] = true
		if name == "TIME_PERIOD" {
			c.period = i + 3
		}
	}
	if c.period == 0 || c.period >= c.value {
		c.say("TIME_PERIOD is no dimension")
	}
}

func (c *checker) row(line int, r []string) {
	switch r[0] {
	case "dataflow", "datastructure", "dataprovision":
	default:
		c.say("line %d: STRUCTURE is %q", line, r[0])
	}
	if !artefact.MatchString(r[1]) {
		c.say("line %d: STRUCTURE_ID is %q, not AGENCY:ID(VERSION)", line, r[1])
	}
	if len(r[2]) != 1 || !strings.Contains(actions, r[2]) {
		c.say("line %d: ACTION is %q", line, r[2])
	}
	for i := 3; i < c.value; i++ {
		if i == c.period {
			if !period.MatchString(r[i]) {
				c.say("line %d: TIME_PERIOD is %q", line, r[i])
			}
			continue
		}
		if !identifier.MatchString(r[i]) {
			c.say("line %d: %q is no identifier", line, r[i])
		}
	}
	if _, err := strconv.ParseFloat(r[c.value], 64); err != nil || strings.ContainsAny(r[c.value], "eEnNxX_") {
		c.say("line %d: %s is %q", line, measure, r[c.value])
	}
	key := strings.Join(r[1:2], "") + "\x00" + strings.Join(r[3:c.value], "\x00")
	if first := c.seen[key]; first > 0 {
		c.say("lines %d and %d are the same observation", first, line)
	}
	c.seen[key] = line
}
