package intake

import "strings"

// maxPersons bounds how many persons of a text are kept.
const maxPersons = 2000

// persons gathers the persons of a text, each once.
type persons struct {
	page *page
	out  []Person
	byID map[string]int // by the name, and by its last word when that is one person's
}

// readPersons finds the persons that the text names, with their posts.
func (h *head) readPersons() {
	g := &persons{page: h.page, byID: map[string]int{}}
	var ts []token
	for _, s := range h.page.sentences {
		if s.role == furnish || s.role == headline || s.role == ending || len(g.out) >= maxPersons {
			continue
		}
		if !hasName(s.words) {
			continue
		}
		ts = h.page.tokensInto(ts, s.span())
		if loud(ts) {
			continue
		}
		g.read(ts)
	}
	h.draft.Persons = g.out
}

// hasName is a quick look for two capitals that are not the first letter.
func hasName(words string) bool {
	n := 0
	for i := 1; i < len(words); i++ {
		if c := words[i]; (c >= 'A' && c <= 'Z' || c >= 0xC3) && words[i-1] == ' ' {
			n++
		}
	}
	return n > 0
}

// read finds the persons of a sentence, from the left.
func (g *persons) read(ts []token) {
	words := postLexicon()
	for i := 0; i < len(ts); {
		t := ts[i]
		switch {
		case words.posts[t.lower]:
			if n := g.titled(ts, i); n > 0 {
				i = n
				continue
			}
		case words.courtesy[t.lower] && t.large:
			if n := g.courteous(ts, i); n > 0 {
				i = n
				continue
			}
		case isNameWord(t):
			if n := g.named(ts, i); n > 0 {
				i = n
				continue
			}
		}
		i++
	}
}

// titled reads a post with the name behind it: "General Secretary Kim Jong
// Un", "Minister of Finance Pia Rendel", "Rapporteur: Greta Molnar", "The
// Minister of Planning, Selim Daoudi,". It returns the token behind it.
func (g *persons) titled(ts []token, i int) int {
	from := postBefore(ts, i)
	to := postAfter(ts, i)
	post := span{ts[from].from, ts[to-1].to}
	if n := personName(ts, to); n > 0 {
		return g.withMore(ts, to, n, post)
	}
	if word0(ts, to) == ":" {
		if n := personName(ts, to+1); n > 0 && ts[i].large {
			return g.withMore(ts, to+1, n, post)
		}
	}
	// The whole of the post, up to a comma, and the name between commas.
	end := to
	for end < len(ts) && end < i+14 && ts[end].text != "," && (ts[end].word || ts[end].text == "'" || ts[end].text == "&") {
		end++
	}
	if word0(ts, end) != "," || !properPost(ts[i+1:end]) {
		return 0
	}
	n := personName(ts, end+1)
	if n == 0 {
		return 0
	}
	if after := word0(ts, end+1+n); after != "," && after != "." && after != "" && after != ")" {
		return 0
	}
	if from == 0 || !ts[from-1].word || ts[from-1].lower == "the" || ts[from-1].lower == "its" || ts[from-1].lower == "their" || ts[from-1].lower == "by" || ts[i].large {
		g.keep(ts, end+1, n, span{ts[from].from, ts[end-1].to})
		return end + 1 + n
	}
	return 0
}

// properPost says whether the words behind the head of a post belong to it:
// names, and what joins them.
func properPost(ts []token) bool {
	for i, t := range ts {
		switch t.lower {
		case "of", "for", "the", "and", "to", "in", "on", "'", "&":
			continue
		}
		if !t.large && !postLexicon().portfolios[t.lower] && i > 3 {
			return false
		}
		if !t.large && i == 0 {
			return false
		}
	}
	return true
}

// courteous reads a name behind a title of courtesy: "Comrade Sol Tae Min",
// "His Excellency Amadu Kessou". One word is a name only of somebody known.
func (g *persons) courteous(ts []token, i int) int {
	k := i + 1
	for k < len(ts) && (ts[k].text == "." || postLexicon().courtesy[ts[k].lower]) {
		k++
	}
	if n := personName(ts, k); n > 0 {
		return g.withMore(ts, k, n, span{})
	}
	if k < len(ts) && isNameWord(ts[k]) && (k+1 == len(ts) || !ts[k+1].large) {
		if _, known := g.byID[ts[k].lower]; known {
			return k + 1
		}
		if lower := ts[i].lower; lower == "mr" || lower == "mrs" || lower == "ms" || lower == "dr" || lower == "comrade" {
			g.keep(ts, k, 1, span{})
			return k + 1
		}
	}
	return 0
}

// named reads a name with a post behind it: "Boun Ket, Minister of Health,",
// "Ismael Tarko was appointed Special Envoy".
func (g *persons) named(ts []token, i int) int {
	n := personName(ts, i)
	if n == 0 {
		return 0
	}
	if post, to := postBehind(ts, i+n); to > 0 {
		g.keep(ts, i, n, post)
		return to
	}
	k := i + n
	for k < len(ts) && (ts[k].lower == "was" || ts[k].lower == "is" || ts[k].lower == "has" || ts[k].lower == "been" || strings.HasSuffix(ts[k].lower, "ly")) {
		k++
	}
	if k > i+n && k < len(ts) && postLexicon().appointed[ts[k].lower] {
		if word0(ts, k+1) == "as" {
			k++
		}
		if post, to := postPhrase(ts, k+1); to > 0 {
			g.keep(ts, i, n, post)
			return to
		}
	}
	if led(ts, i) {
		g.keep(ts, i, n, span{})
	}
	return i + n
}

// led says whether the words before a name say that the person led the
// meeting: chaired by, under the chairmanship of.
func led(ts []token, i int) bool {
	before := word0(ts, i-2) + " " + word0(ts, i-1)
	switch before {
	case "chaired by", "chairmanship of", "presidency of", "chairpersonship of", "led by", "headed by", "guidance of", "opened by":
		return true
	}
	return before == "over by"
}

// withMore keeps a name with the post before it, or, when none stands there,
// the one behind it.
func (g *persons) withMore(ts []token, i, n int, post span) int {
	end := i + n
	if behind, to := postBehind(ts, end); to > 0 {
		if post.to == 0 {
			post = behind
		}
		end = to
	}
	g.keep(ts, i, n, post)
	return end
}

// postBehind reads a post between commas or brackets behind a name, and
// returns the token behind it: ", Minister of Health,"; ", of the dairy
// cooperative of Vega Alta,". It returns 0 when there is none.
func postBehind(ts []token, i int) (span, int) {
	if mark := word0(ts, i); mark != "," && mark != "(" {
		return span{}, 0
	}
	return postPhrase(ts, i+1)
}

// postPhrase reads a post that begins at token i, up to the next comma.
func postPhrase(ts []token, i int) (span, int) {
	for i < len(ts) && (ts[i].lower == "the" || ts[i].lower == "a" || ts[i].lower == "an" || ts[i].lower == "its") {
		i++
	}
	of := word0(ts, i) == "of" && (word0(ts, i+1) == "the" || i+1 < len(ts) && ts[i+1].large)
	start := i
	if of {
		start = i + 1
		if word0(ts, start) == "the" {
			start++
		}
	}
	to, head := start, of
	for to < len(ts) && to < start+20 {
		t := ts[to]
		if !t.word && t.text != "'" && t.text != "&" {
			break
		}
		if t.lower == "who" || t.lower == "which" || t.lower == "and" && to+1 < len(ts) && (word0(ts, to+1) == "other" || personName(ts, to+1) > 0) {
			break
		}
		if to < start+6 && postLexicon().posts[t.lower] {
			head = true
		}
		to++
	}
	if !head || to == start || to == start+20 {
		return span{}, 0
	}
	// Without a comma behind it, the words may be the sentence going on.
	if to < len(ts) && ts[to].word && ts[to].lower != "and" && ts[to].lower != "who" && ts[to].lower != "which" {
		return span{}, 0
	}
	return span{ts[start].from, ts[to-1].to}, to
}

// keep keeps a person. One who is named twice is one person, with the first
// post that the text gives.
func (g *persons) keep(ts []token, i, n int, post span) {
	at := span{ts[i].from, ts[i+n-1].to}
	if ts[i+n-1].text == "." {
		at.to = ts[i+n-1].to
	}
	name := g.page.clean[at.from:at.to]
	id := strings.ToLower(name)
	last := strings.ToLower(ts[i+n-1].text)
	k, known := g.byID[id]
	if !known && n == 1 {
		k, known = g.byID[last]
	}
	if !known {
		k = len(g.out)
		g.out = append(g.out, Person{Name: name, Quote: g.page.quote(at)})
		g.byID[id] = k
		if _, taken := g.byID[last]; !taken {
			g.byID[last] = k
		}
	}
	if p := &g.out[k]; p.Post == "" && post.to > post.from {
		p.Post = g.page.clean[post.from:post.to]
		whole := span{min(at.from, post.from), max(at.to, post.to)}
		p.Quote = g.page.quote(whole)
	}
}
