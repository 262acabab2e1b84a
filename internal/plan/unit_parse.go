package plan

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a unit expression:
//
//	unit   = factor { ("*" | "·" | "/") factor }
//	factor = ( number | word | "(" unit ")" ) { ... } [ "^" digit ]
//
// Numbers and number words bind to what follows them, more strongly than the
// slash: "persons/million EUR" is persons/(million EUR). Names of several
// words are found by their longest form. An empty text is ErrUnitSyntax.
func (u *Units) Parse(text string) (Unit, error) {
	if p, ok := u.parsed[text]; ok {
		return p.unit, p.err
	}
	p := unitParser{units: u, rest: text}
	unit, err := p.product(0)
	if err == nil && p.peek() != "" {
		err = ErrUnitSyntax
	}
	if err == nil && (!reasonable(unit.times) || !reasonable(unit.per)) {
		err = ErrUnitSyntax
	}
	if err != nil {
		unit = Unit{}
	}
	u.parsed[text] = parsedUnit{unit, err}
	return unit, err
}

// reasonable keeps conversions between any two units finite.
func reasonable(factor float64) bool { return factor > 1e-100 && factor < 1e100 }

// unitParser reads from the front of rest.
type unitParser struct {
	units *Units
	rest  string
}

const (
	deepestUnit   = 20  // brackets within brackets
	largestPower  = 9   // exponents
	longestFactor = 100 // parts of a factor
)

// product reads factors with * and / between them.
func (p *unitParser) product(depth int) (Unit, error) {
	if depth > deepestUnit {
		return Unit{}, ErrUnitSyntax
	}
	unit, err := p.factor(depth)
	for err == nil {
		var next Unit
		switch op := p.peek(); op {
		case "*", "·", "/":
			p.take(op)
			if next, err = p.factor(depth); err != nil {
				break
			}
			if op == "/" {
				unit = unit.Per(next)
			} else {
				unit = unit.Times(next)
			}
		default:
			return unit, nil
		}
	}
	return Unit{}, err
}

// factor reads numbers, number words and at most one name or bracket.
func (p *unitParser) factor(depth int) (Unit, error) {
	unit := One
	for k := range longestFactor {
		switch token := p.peek(); {
		case token == "(":
			p.take(token)
			inner, err := p.product(depth + 1)
			if err != nil {
				return Unit{}, err
			}
			if p.peek() != ")" {
				return Unit{}, ErrUnitSyntax
			}
			p.take(")")
			return p.power(unit.Times(inner))
		case token == "" || strings.Contains("*·/)^", token):
			if k == 0 {
				return Unit{}, ErrUnitSyntax
			}
			return unit, nil
		case token[0] >= '0' && token[0] <= '9':
			v, err := strconv.ParseFloat(token, 64)
			if err != nil || v == 0 || math.IsInf(v, 0) {
				return Unit{}, ErrUnitSyntax
			}
			p.take(token)
			unit = scaled(unit, v)
		default:
			named, word, err := p.name()
			if err != nil {
				return Unit{}, err
			}
			if !word {
				named, err = p.power(named)
				return unit.Times(named), err
			}
			unit = unit.Times(named)
		}
	}
	return Unit{}, ErrUnitSyntax
}

// name reads the longest run of words that is a known name, or a number word
// (word is true).
func (p *unitParser) name() (unit Unit, word bool, err error) {
	words := p.words()
	for n := len(words); n > 0; n-- {
		if unit, ok := p.units.lookup(strings.Join(words[:n], " ")); ok {
			if n < len(words) {
				break // "kt CO2": the whole is not known, not only its end
			}
			p.takeWords(n)
			return unit, false, nil
		}
	}
	if len(words) == 0 {
		return Unit{}, false, ErrUnitSyntax
	}
	if v, ok := numberWords[strings.ToLower(words[0])]; ok {
		p.takeWords(1)
		return scaled(One, v), true, nil
	}
	return Unit{}, false, &UnknownUnitError{strings.Join(words, " ")}
}

// power reads an exponent behind a name or bracket.
func (p *unitParser) power(unit Unit) (Unit, error) {
	if p.peek() != "^" {
		return unit, nil
	}
	p.take("^")
	token := p.peek()
	n, err := strconv.Atoi(token)
	if err != nil || n < 1 || n > largestPower {
		return Unit{}, ErrUnitSyntax
	}
	p.take(token)
	out := unit
	for range n - 1 {
		out = out.Times(unit)
	}
	return out, nil
}

// peek is the next token: a mark, a number, or a word; empty at the end.
func (p *unitParser) peek() string {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(p.rest)
	if strings.ContainsRune("*·/()^", first) {
		return p.rest[:size]
	}
	number := '0' <= first && first <= '9'
	for k, r := range p.rest {
		switch {
		case k == 0 && isUnitRune(r):
		case number && ('0' <= r && r <= '9' || r == '.'):
		case number && (r == 'e' || r == 'E') && followsDigit(p.rest[k+1:]):
		case !number && isUnitRune(r):
		case k == 0:
			return p.rest[:size]
		default:
			return p.rest[:k]
		}
	}
	return p.rest
}

func followsDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

func (p *unitParser) take(token string) { p.rest = p.rest[len(token):] }

// words lists the words that follow, up to a mark.
func (p *unitParser) words() []string {
	ahead := *p
	var out []string
	for range longestFactor {
		token := ahead.peek()
		if first, _ := utf8.DecodeRuneInString(token); token == "" || strings.ContainsRune("*·/()^", first) || !isUnitRune(first) {
			break
		}
		out = append(out, token)
		ahead.take(token)
	}
	return out
}

func (p *unitParser) takeWords(n int) {
	for range n {
		p.take(p.peek())
	}
}
