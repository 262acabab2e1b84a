package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word, a number or a mark of a sentence.
type word struct {
	from, to int32 // bytes of the page's clean text
	form     int32 // the word in one spelling, as the lexicons count it; noWord when they do not have it
	noun     int32 // and in the singular
	stem     int32 // a fieldTerm that words with this beginning name; noWord when there is none
	marks    wordMarks
}

const noWord int32 = -1

// wordMarks says what a word looks like and what it does in a sentence.
type wordMarks uint64

const (
	isMark      wordMarks = 1 << iota // punctuation
	isComma                           // , or a dash between blanks, or a bracket
	isStop                            // ; or :
	isQuoteMark                       // "
	isNumber                          // begins with a digit
	isCapital                         // begins with a capital letter
	isUpper                           // more than one letter, all capitals
	isDeterminer
	isPronoun
	isPreposition
	isSubordinator
	isJoiner
	isBe
	isBareBe
	isHave
	isDo
	isModal
	isNot
	isAdverb
	isTo
	isTitle // Mr, Comrade
	isActor
	isLeading
	isOrgan      // can head the name of an organ
	isEd         // ends in -ed
	isS          // ends in -s
	isIng        // ends in -ing
	isPast       // a verb in the past: rose, fell
	isTime       // years, weeks
	isLabel      // Article, No: what follows is its number
	isUncounted  // an adjective between a number and what it counts
	isNoAdverb   // assembly, supply
	isPluralNoun // people, women: plurals without an s
	isPossessive // teachers', the Party's
)

func (w *word) is(m wordMarks) bool { return w.marks&m != 0 }

// wordReader reads words and remembers those it has met.
type wordReader struct {
	*lexicon
	met map[string]known // as they stood
}

// mostMet bounds the memory of a wordReader.
const mostMet = 1 << 16

func newWordReader() *wordReader {
	return &wordReader{lexicon: lexicons(), met: map[string]known{}}
}

// words reads a stretch of the clean text. Hyphens part words
// ("food-processing" is two); those between digits do not. The slice into is
// used again.
func (l *wordReader) words(text string, s span, into []word) []word {
	into = into[:0]
	for i := s.from; i < s.to; {
		c := text[i]
		if c == ' ' {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:s.to])
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			mark := word{from: int32(i), to: int32(i + size), form: noWord, noun: noWord, stem: noWord, marks: punctuation(r, text, i, s)}
			if c == ',' {
				mark.form, mark.noun = l.comma, l.comma
			}
			into = append(into, mark)
			i += size
			continue
		}
		end := wordEnd(text, i, s.to)
		into = append(into, l.word(text, i, end))
		i = end
		// "co-operative" is looked up whole before its hyphen parts it.
		if i < s.to && text[i] == '-' && i+1 < s.to && isLetterAt(text, i+1) {
			if rest := wordEnd(text, i+1, s.to); l.whole[strings.ToLower(text[int(into[len(into)-1].from):rest])] {
				into[len(into)-1] = l.word(text, int(into[len(into)-1].from), rest)
				i = rest
			} else {
				i++
			}
		}
	}
	return into
}

func isLetterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// wordEnd returns where the word or number ends that begins at i: letters and
// digits, apostrophes between letters, and in numbers commas, full stops,
// colons and hyphens between digits.
func wordEnd(text string, i, to int) int {
	number := text[i] >= '0' && text[i] <= '9'
	for i < to {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
			i++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:to])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				return i
			}
			i += size
		case number && (c == ',' || c == '.' || c == '-' || c == '/') && i+1 < to && digit(text[i+1]) && digit(text[i-1]):
			i++
		case c == '\'' && i+1 < to && (isLetterAt(text, i+1)), c == '\'' && i > 0 && text[i-1] == 's':
			i++
		case c == '.' && !number && i+2 < to && isLetterAt(text, i+1) && text[i-1] != '.' && i+2 <= to && singleLetters(text, i):
			i++
		default:
			return i
		}
	}
	return i
}

// singleLetters says whether the full stop at i stands between single
// letters, as in U.S. or D.P.R.K.
func singleLetters(text string, i int) bool {
	before := i-1 == 0 || !isWordByte(text[i-2])
	after := i+2 >= len(text) || !isWordByte(text[i+2])
	return before && after
}

func isWordByte(c byte) bool { return alnum(c) || c >= utf8.RuneSelf }

func punctuation(r rune, text string, i int, s span) wordMarks {
	switch r {
	case ',', '(', ')', '[', ']', '–', '—':
		return isMark | isComma
	case ';', ':':
		return isMark | isStop
	case '"':
		return isMark | isQuoteMark
	case '-':
		if (i == s.from || text[i-1] == ' ') && (i+1 >= s.to || text[i+1] == ' ' || text[i+1] == '-') {
			return isMark | isComma
		}
	}
	return isMark
}

// word reads one word.
func (l *wordReader) word(text string, from, to int) word {
	raw := text[from:to]
	w := word{from: int32(from), to: int32(to)}
	if c := raw[0]; c >= '0' && c <= '9' {
		w.marks = isNumber
	}
	k, ok := l.met[raw]
	if !ok {
		k = l.lookUp(raw)
		if len(l.met) < mostMet {
			l.met[raw] = k
		}
	}
	w.form, w.noun, w.stem, w.marks = k.form, k.noun, k.stem, w.marks|k.marks
	return w
}

// known is what is known of a word as it stands.
type known struct {
	form, noun, stem int32
	marks            wordMarks
}

func (l *lexicon) lookUp(raw string) known {
	lower := strings.ToLower(raw)
	spelled := l.spelling.spelled(lower)
	k := known{form: noWord, noun: noWord, stem: l.stemOf(spelled)}
	if id, ok := l.ids[spelled]; ok {
		k.form = id
		k.marks = l.marks[id]
	}
	if id, ok := l.ids[l.spelling.singular(spelled)]; ok {
		k.noun = id
		k.marks |= l.marks[id] & (isActor | isOrgan)
	}
	r, _ := utf8.DecodeRuneInString(raw)
	if unicode.IsUpper(r) {
		k.marks |= isCapital
		if len(raw) > 1 && raw == strings.ToUpper(raw) {
			k.marks |= isUpper
		}
	}
	if strings.HasSuffix(raw, "'") || strings.HasSuffix(raw, "'s") {
		k.marks |= isPossessive
	}
	switch {
	case len(lower) > 4 && strings.HasSuffix(lower, "ly") && k.marks&isNoAdverb == 0:
		k.marks |= isAdverb
	case len(lower) > 4 && strings.HasSuffix(lower, "ed"):
		k.marks |= isEd
	case len(lower) > 4 && strings.HasSuffix(lower, "ing"):
		k.marks |= isIng
	case len(lower) > 2 && strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss"):
		k.marks |= isS
	}
	return k
}
