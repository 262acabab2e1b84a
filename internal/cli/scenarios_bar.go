package cli

import (
	"math"
	"strings"
	"time"
)

// drawBar shows how many draws are solved, how fast it goes, and how long it
// will take. Draws that were taken from a file count as solved, not as fast.
type drawBar struct {
	env   *Env
	of    int
	begun bool
	known int
	start time.Time
	told  int // tenths that had a line of their own
}

// barWidth is the length of the bar.
const barWidth = 24

// finished is told how many draws there are. The engine calls it from one
// goroutine at a time.
func (b *drawBar) finished(n int) {
	if !b.begun {
		b.begun, b.known, b.start = true, n, b.env.Now()
	}
	text := b.text(n, b.env.Now().Sub(b.start))
	if tenth := 10 * n / b.of; tenth > b.told {
		b.told = tenth
		b.env.Progress.step(text)
		return
	}
	b.env.Progress.tick(text)
}

func (b *drawBar) text(n int, passed time.Duration) string {
	full := barWidth * n / b.of
	bar := "[" + strings.Repeat("#", full) + strings.Repeat(".", barWidth-full) + "]"
	solved := n - b.known
	if solved == 0 || passed <= 0 {
		return b.env.Text("scenario.progress.begun", bar, n, b.of)
	}
	rate := float64(solved) / passed.Seconds()
	left := time.Duration(float64(b.of-n) / rate * float64(time.Second))
	return b.env.Text("scenario.progress.rate", bar, n, b.of, rate, b.left(left))
}

// left is a time in the largest unit that says enough.
func (b *drawBar) left(d time.Duration) string {
	seconds := int(math.Ceil(d.Seconds()))
	switch {
	case seconds < 100:
		return b.env.Text("scenario.progress.seconds", seconds)
	case seconds < 100*60:
		return b.env.Text("scenario.progress.minutes", (seconds+59)/60)
	}
	return b.env.Text("scenario.progress.hours", float64(seconds)/3600)
}
