package locale

import (
	"strings"
	"unicode"
)

// particle chooses between two forms of a Korean particle by the sound that
// the text before it ends in: "은/는" gives 은 after a final consonant, 는
// after a vowel. "으로/로" gives 로 after ㄹ too. What cannot be heard in the
// writing (a sign, a script of which nothing is known) gets both: 은(는).
func particle(before, pair string) string {
	closed, open, ok := strings.Cut(pair, "/")
	if !ok {
		return pair
	}
	switch s := ending(before); {
	case s == unheard:
		return both(closed, open)
	case s == vowel, s == liquid && closed == "으로":
		return open
	}
	return closed
}

// sound is what a word ends in.
type sound int

const (
	unheard sound = iota
	vowel
	liquid    // ㄹ
	consonant // any other
)

// The endings of digits as they are read (영 일 이 삼 사 오 육 칠 팔 구); tens,
// hundreds and thousands all end in a consonant as 영 does.
var digitSounds = [10]sound{consonant, liquid, vowel, consonant, vowel, vowel, consonant, liquid, liquid, vowel}

// ending hears the end of a text. Quotation marks and what stands in brackets
// at the end are not heard: “강철(t)”은 ends as 강철 does.
func ending(text string) sound {
	text = strings.TrimRightFunc(text, isQuote)
	if bare, in := strings.CutSuffix(text, ")"); in {
		if i := strings.LastIndexByte(bare, '('); i > 0 {
			text = strings.TrimRightFunc(text[:i], isQuote)
		}
	}
	signs := []rune(text)
	if len(signs) == 0 {
		return unheard
	}
	switch r := signs[len(signs)-1]; {
	case r >= '가' && r <= '힣':
		// Syllables stand in the table by first sound, vowel, and 28 endings.
		switch (r - '가') % 28 {
		case 0:
			return vowel
		case 8:
			return liquid
		}
		return consonant
	case r >= '0' && r <= '9':
		return digitSounds[r-'0']
	case r == '%':
		return vowel // 퍼센트
	case r < unicode.MaxASCII && unicode.IsLetter(r):
		return latin(signs)
	}
	return unheard
}

// latin hears how a word in Latin letters ends when Korean borrows it: L
// stays ㄹ, M and N (and NG) stay; all others get a vowel, or end in one. A
// single letter, or one after a digit, is read by its name: R is 알, other
// letters than L, M and N end in a vowel.
func latin(signs []rune) sound {
	last := unicode.ToLower(signs[len(signs)-1])
	named := len(signs) == 1 || !unicode.IsLetter(signs[len(signs)-2])
	switch {
	case last == 'l', last == 'r' && named:
		return liquid
	case last == 'm', last == 'n':
		return consonant
	case last == 'g' && !named && unicode.ToLower(signs[len(signs)-2]) == 'n':
		return consonant
	}
	return vowel
}

func isQuote(r rune) bool { return strings.ContainsRune("\"'”’»」』`", r) || unicode.IsSpace(r) }

// both writes the two forms of a particle: 은(는), (으)로.
func both(closed, open string) string {
	if rest, ok := strings.CutSuffix(closed, open); ok && rest != "" {
		return "(" + rest + ")" + open
	}
	return closed + "(" + open + ")"
}
