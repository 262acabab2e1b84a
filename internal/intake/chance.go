package intake

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// fisher is the two-sided exact probability of a table with a of n on one side
// and b of m on the other, or one less likely, when both shares are the same
// (R. A. Fisher, Statistical Methods for Research Workers, 1934).
func fisher(a, n, b, m int) float64 {
	if n == 0 || m == 0 {
		return 1
	}
	hits, all := a+b, n+m
	given := hypergeometric(a, n, hits, all)
	sum := 0.0
	for k := max(0, hits-m); k <= min(n, hits); k++ {
		// The tolerance lets tables that are as likely count in spite of rounding.
		if p := hypergeometric(k, n, hits, all); p <= given*(1+1e-9) {
			sum += p
		}
	}
	return min(1, sum)
}

// hypergeometric is the probability of k hits in a draw of n from all, of
// which hits are hits.
func hypergeometric(k, n, hits, all int) float64 {
	return math.Exp(choose(hits, k) + choose(all-hits, n-k) - choose(all, n))
}

// choose is the logarithm of n over k.
func choose(n, k int) float64 {
	f := func(i int) float64 { v, _ := math.Lgamma(float64(i + 1)); return v }
	return f(n) - f(k) - f(n-k)
}

// PhraseChange is a phrase of two to four words that one dispatch uses more
// than the other, by more than chance.
type PhraseChange struct {
	Phrase string `json:"phrase" yaml:"phrase"`
	Change Change `json:"change" yaml:"change"` // never stayed
	Before int    `json:"before" yaml:"before"` // times
	After  int    `json:"after" yaml:"after"`
	// Score is the difference of the log-odds of the phrase in both, in units
	// of its standard error, with the phrases of both as the prior (Monroe,
	// Colaresi and Quinn, Fightin' Words, 2008). Positive: rose.
	Score float64 `json:"score" yaml:"score"`
}

const (
	longestPhrase = 4
	fewestUses    = 3    // in the dispatch that has it more
	leastScore    = 1.64 // 5 per cent on one side
	mostPhrases   = 40
)

// phraseChanges finds the phrases of points that one side uses more.
func phraseChanges(before, after []Point) []PhraseChange {
	r := newWordReader()
	a, b := r.phraseCounts(before), r.phraseCounts(after)
	n, m := total(a), total(b)
	out := []PhraseChange{}
	for phrase := range union(a, b) {
		x, y := a[phrase], b[phrase]
		if max(x, y) < fewestUses {
			continue
		}
		score := fighting(float64(x), float64(y), float64(n), float64(m))
		if abs(score) < leastScore {
			continue
		}
		c := PhraseChange{Phrase: phrase, Before: x, After: y, Score: math.Round(score*100) / 100}
		switch {
		case x == 0:
			c.Change = Came
		case y == 0:
			c.Change = Went
		case score > 0:
			c.Change = Rose
		default:
			c.Change = Fell
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(x, y PhraseChange) int {
		return cmp.Or(cmp.Compare(abs(y.Score), abs(x.Score)), cmp.Compare(len(y.Phrase), len(x.Phrase)), cmp.Compare(x.Phrase, y.Phrase))
	})
	return outermost(out)
}

// fighting is the score of a phrase that is used x times among n phrases and
// y times among m.
func fighting(x, y, n, m float64) float64 {
	prior := (x + y) / (n + m) * 100 // as if a hundred phrases had been seen before
	odds := func(k, all float64) float64 { return math.Log((k + prior) / (all + 100 - k - prior)) }
	return (odds(y, m) - odds(x, n)) / math.Sqrt(1/(x+prior)+1/(y+prior))
}

// outermost leaves out phrases that only occur inside a longer one with the
// same counts, and bounds the list.
func outermost(in []PhraseChange) []PhraseChange {
	out := in[:0]
	for _, p := range in {
		inside := slices.ContainsFunc(in, func(q PhraseChange) bool {
			return len(q.Phrase) > len(p.Phrase) && q.Before == p.Before && q.After == p.After && strings.Contains(" "+q.Phrase+" ", " "+p.Phrase+" ")
		})
		if !inside && len(out) < mostPhrases {
			out = append(out, p)
		}
	}
	return out
}

// phraseCounts counts the phrases of points: two to four words that neither
// begin nor end in a stop word.
func (l *wordReader) phraseCounts(points []Point) map[string]int {
	counts := map[string]int{}
	var buffer []word
	for i := range points {
		text := strings.ToLower(points[i].Quote.Clean())
		buffer = l.words(text, span{0, len(text)}, buffer)
		for k := range buffer {
			if !l.content(&buffer[k]) {
				continue
			}
			for end := k + 1; end < len(buffer) && end < k+longestPhrase && !buffer[end].is(isMark); end++ {
				if l.content(&buffer[end]) {
					counts[text[buffer[k].from:buffer[end].to]]++
				}
			}
		}
	}
	return counts
}

// content says whether a word can begin or end a phrase.
func (l *wordReader) content(w *word) bool {
	return !w.is(isMark|isNumber) && !l.stop[w.form]
}

func total(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

func union(a, b map[string]int) map[string]bool {
	out := make(map[string]bool, len(a)+len(b))
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}
