package locale

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// Args are named arguments of a text.
type Args map[string]any

// Text returns the text for a key, filled from positional arguments or from
// one Args. A missing key is shown as !key!.
func (c *Catalogue) Text(key string, args ...any) string {
	e, ok := c.entries[key]
	if !ok {
		return "!" + key + "!"
	}
	get := lookup(args)
	text := e.text
	if e.forms != nil {
		text = c.form(e, args, get)
	}
	return c.fill(text, get)
}

// lookup finds arguments by name or position.
func lookup(args []any) func(name string) (any, bool) {
	if len(args) == 1 {
		if named, ok := args[0].(Args); ok {
			return func(name string) (any, bool) { v, ok := named[name]; return v, ok }
		}
	}
	return func(name string) (any, bool) {
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i >= len(args) {
			return nil, false
		}
		return args[i], true
	}
}

// form chooses the plural form.
func (c *Catalogue) form(e entry, args []any, get func(string) (any, bool)) string {
	by := e.by
	if by == "" {
		by = "0"
		for i, a := range args {
			if _, ok := number(a); ok {
				by = strconv.Itoa(i)
				break
			}
		}
		if _, ok := get(by); !ok {
			by = "n"
		}
	}
	arg, _ := get(by)
	n, ok := number(arg)
	if !ok {
		return e.forms["other"]
	}
	if text, ok := e.forms[c.formName(n)]; ok {
		return text
	}
	return e.forms["other"]
}

// formName is the name of the plural form of a number. A number with decimals
// counts as having some: which ones matters in no language we have.
func (c *Catalogue) formName(n float64) string {
	n = math.Abs(n)
	whole := math.Mod(math.Floor(n), 1e7)
	decimals := 0
	if n != math.Floor(n) {
		decimals = 1
	}
	f := plural.Cardinal.MatchPlural(c.tag, int(whole), decimals, decimals, decimals, decimals)
	return map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two",
		plural.Few: "few", plural.Many: "many", plural.Other: "other",
	}[f]
}

// fill replaces the places of a text. A place without an argument stays.
func (c *Catalogue) fill(text string, get func(string) (any, bool)) string {
	if !strings.ContainsAny(text, "{}") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		ch := text[i]
		if (ch == '{' || ch == '}') && i+1 < len(text) && text[i+1] == ch {
			b.WriteByte(ch)
			i++
			continue
		}
		end := strings.IndexByte(text[i:], '}')
		if ch != '{' || end < 0 {
			b.WriteByte(ch)
			continue
		}
		b.WriteString(c.place(text[i+1:i+end], b.String(), get))
		i += end
	}
	return b.String()
}

// place writes what goes into one place of a text: an argument, or a particle
// that follows what was written before. Without an argument it stays.
func (c *Catalogue) place(inside, before string, get func(string) (any, bool)) string {
	if pair, ok := strings.CutPrefix(inside, "|"); ok {
		return particle(before, pair)
	}
	name, format, _ := strings.Cut(inside, ":")
	if v, ok := get(name); ok {
		return c.value(v, format)
	}
	return "{" + inside + "}"
}

// value writes an argument.
func (c *Catalogue) value(v any, format string) string {
	n, isNumber := number(v)
	if !isNumber {
		return fmt.Sprint(v)
	}
	switch {
	case format == "n":
		return c.Number(n, min(decimalsOf(n), 3))
	case format == "e":
		return c.Scientific(n)
	case strings.HasPrefix(format, "%"):
		digits, _ := strconv.Atoi(format[1:])
		return c.Percent(n, digits)
	case format != "":
		if digits, err := strconv.Atoi(format); err == nil {
			return c.Number(n, digits)
		}
	}
	if _, ok := v.(float64); ok {
		return c.Plain(n)
	}
	return fmt.Sprint(v)
}

// number reads the numeric kinds that texts are filled with.
func number(v any) (float64, bool) {
	switch x := v.(type) {
	case int:
		return float64(x), true
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}
