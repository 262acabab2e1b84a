//go:build unix

package bench

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

const scenarioTitle = "Scenarios"

// scenarioDraws is how many draws of the republic are timed beside a few that
// show what the plan itself takes.
const (
	scenarioDraws = 10
	scenarioFew   = 2
)

// scenarios measures how many draws of the republic a minute gives, with a worker
// for each core: the time of many draws less that of few, so that solving the
// plan itself does not count.
func scenarios(t *testing.T, page *strings.Builder, program string) {
	t.Helper()
	fmt.Fprintf(page, `
## %s

`+"`plenum scenarios examples/republic --draws %d`"+`: harvests, yields and prices drawn, openings as planned,
the rest adapted in all tiers. The time of the plan itself is taken off.

| workers | draws a minute | CPU seconds a draw | peak MB |
|---|---|---|---|
`, scenarioTitle, scenarioDraws)
	workers := runtime.NumCPU()
	few, err := drawn(program, scenarioFew, workers)
	var many whole
	if err == nil {
		many, err = drawn(program, scenarioDraws, workers)
	}
	if err != nil {
		fmt.Fprintf(page, "| %d | stopped: %v | | |\n", workers, err)
		t.Logf("scenarios: %v", err)
		return
	}
	n := float64(scenarioDraws - scenarioFew)
	rate := 60 * n / (many.seconds - few.seconds)
	fmt.Fprintf(page, "| %d | %.1f | %.2f | %.0f |\n", workers, rate, (many.cpu-few.cpu)/n, many.peakMB)
	t.Logf("scenarios: %.1f draws a minute", rate)
}

func drawn(program string, draws, workers int) (w whole, err error) {
	_, err = w.time(program, limit(4*time.Minute), "scenarios", "../../examples/republic", "--json",
		"--draws", strconv.Itoa(draws), "--workers", strconv.Itoa(workers))
	return w, err
}
