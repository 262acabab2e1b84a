package assembly

import (
	"strings"
	"unicode"
)

// words cuts a text into words, spaces and signs, which put together again
// make the text. Han characters and kana stand one by one: there is no space
// between words to cut at.
func words(text string) []string {
	var out []string
	begin, last := 0, 0 // class of the word that is being read
	for i, r := range text {
		class := classOf(r)
		if i > begin && (class != last || class == single) {
			out = append(out, text[begin:i])
			begin = i
		}
		last = class
	}
	if begin < len(text) {
		out = append(out, text[begin:])
	}
	return out
}

const (
	letter = iota + 1
	space
	single
)

func classOf(r rune) int {
	switch {
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return single
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return letter
	case unicode.IsSpace(r):
		return space
	}
	return single
}

// Piece is a stretch of a text compared with another.
type Piece struct {
	Op   PieceOp
	Text string
}

// PieceOp is what happened to a stretch of text.
type PieceOp string

// What can happen to a stretch of text.
const (
	Same    PieceOp = "same"
	Removed PieceOp = "removed"
	Added   PieceOp = "added"
)

// DiffText compares two texts word by word. The pieces that are not Added make
// the old text, those that are not Removed the new one.
func DiffText(before, after string) []Piece {
	a, b := words(before), words(after)
	var out []Piece
	add := func(op PieceOp, from []string) {
		if len(from) > 0 {
			out = append(out, Piece{op, strings.Join(from, "")})
		}
	}
	at := 0
	for _, h := range hunks(a, b) {
		add(Same, a[at:h.from])
		add(Removed, a[h.from:h.to])
		add(Added, h.words)
		at = h.to
	}
	add(Same, a[at:])
	return out
}

// hunk replaces the words from..to of a text by others.
type hunk struct {
	from, to int
	words    []string
}

// MergeText makes both changes of a text. Changes clash when they touch: when
// they replace a common word, or put different words in the same place. The
// result does not depend on which change comes first.
func MergeText(base, ours, theirs string) (string, []Clash) {
	if ours == theirs || theirs == base {
		return ours, nil
	}
	if ours == base {
		return theirs, nil
	}
	b := words(base)
	var out strings.Builder
	at := 0
	clashes := meetHunks(b, hunks(b, words(ours)), hunks(b, words(theirs)), func(h hunk) {
		out.WriteString(strings.Join(b[at:h.from], ""))
		out.WriteString(strings.Join(h.words, ""))
		at = h.to
	})
	out.WriteString(strings.Join(b[at:], ""))
	return out.String(), clashes
}

// meetHunks goes through two lists of changes of one text in order, and lists
// where they clash. It hands every change that can be made to put; where they
// clash, the base stays.
func meetHunks(base []string, mine, other []hunk, put func(hunk)) []Clash {
	var clashes []Clash
	for len(mine) > 0 || len(other) > 0 {
		switch {
		case len(other) == 0 || len(mine) > 0 && mine[0].to < other[0].from:
			put(mine[0])
			mine = mine[1:]
		case len(mine) == 0 || other[0].to < mine[0].from:
			put(other[0])
			other = other[1:]
		default:
			x, y, n, m := cluster(base, mine, other)
			mine, other = mine[n:], other[m:]
			if x.text() != y.text() {
				clashes = append(clashes, Clash{ClashWords, "", strings.Join(base[x.from:x.to], ""), x.text(), y.text()})
				x.words = base[x.from:x.to]
			}
			put(x)
		}
	}
	return clashes
}

func (h hunk) text() string { return strings.Join(h.words, "") }

// cluster gathers the changes of both sides that touch each other, and widens
// them to the same stretch of the base. It says how many of each it took.
func cluster(base []string, mine, other []hunk) (x, y hunk, n, m int) {
	from, to := min(mine[0].from, other[0].from), max(mine[0].to, other[0].to)
	n, m = 1, 1
	for grew := true; grew; {
		grew = false
		for n < len(mine) && mine[n].from <= to {
			to, grew = max(to, mine[n].to), true
			n++
		}
		for m < len(other) && other[m].from <= to {
			to, grew = max(to, other[m].to), true
			m++
		}
	}
	return widen(base, mine[:n], from, to), widen(base, other[:m], from, to), n, m
}

// widen is what the stretch from..to of the base becomes by some changes.
func widen(base []string, changes []hunk, from, to int) hunk {
	out := hunk{from: from, to: to}
	at := from
	for _, h := range changes {
		out.words = append(append(out.words, base[at:h.from]...), h.words...)
		at = h.to
	}
	out.words = append(out.words, base[at:to]...)
	return out
}
