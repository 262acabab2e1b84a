package intake

import "strings"

// phrases finds the longest phrase of a lexicon that begins at a word. It is a
// tree of words: node 0 is the root.
type phrases struct {
	next  map[uint64]int32 // node and word to node
	value []int32          // of a node: what the phrase that ends there stands for; none: noWord
	open  []bool           // of a node: whether a longer phrase goes on from it
}

// anyWords stands in a phrase for one to six words, written "~".
const anyWords int32 = -2

func newPhrases() *phrases {
	return &phrases{next: map[uint64]int32{}, value: []int32{noWord}, open: []bool{false}}
}

func step(node, word int32) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(word)) }

// add enters a phrase. The first value of a phrase holds.
func (p *phrases) add(words []int32, value int32) {
	node := int32(0)
	for _, w := range words {
		child, ok := p.next[step(node, w)]
		if !ok {
			child = int32(len(p.value))
			p.value = append(p.value, noWord)
			p.open = append(p.open, false)
			p.next[step(node, w)] = child
			p.open[node] = true
		}
		node = child
	}
	if p.value[node] == noWord {
		p.value[node] = value
	}
}

// at returns the value of the longest phrase that begins at words[i], and
// where it ends; end is i when there is none. by reads a word.
func (p *phrases) at(words []word, i int, by func(*word) int32) (value int32, end int) {
	return p.from(0, words, i, i, by)
}

func byForm(w *word) int32 { return w.form }
func byNoun(w *word) int32 { return w.noun }

func (p *phrases) from(node int32, words []word, i, start int, by func(*word) int32) (value int32, end int) {
	value, end = noWord, start
	for ; i < len(words); i++ {
		if gap, ok := p.next[step(node, anyWords)]; ok {
			if v, e := p.overGap(gap, words, i, start, by); e > end {
				value, end = v, e
			}
		}
		id := by(&words[i])
		if id == noWord {
			return value, end
		}
		child, ok := p.next[step(node, id)]
		if !ok {
			return value, end
		}
		node = child
		if p.value[node] != noWord && i+1 > end {
			value, end = p.value[node], i+1
		}
	}
	return value, end
}

// overGap goes on behind one to six words that are no punctuation.
func (p *phrases) overGap(node int32, words []word, i, start int, by func(*word) int32) (value int32, end int) {
	for j := i + 1; j <= i+6 && j < len(words) && !words[j-1].is(isMark); j++ {
		if v, e := p.from(node, words, j, start, by); e > start {
			return v, e
		}
	}
	return noWord, start
}

// splitPhrase parts a phrase of a lexicon into words as a sentence is parted.
func splitPhrase(phrase string) []string {
	phrase = strings.ReplaceAll(strings.ToLower(phrase), ",", " , ")
	return strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '-' })
}
