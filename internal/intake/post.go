package intake

import (
	"strings"
	"sync"
)

// postWords are the words of posts and names: data/posts.yaml.
type postWords struct {
	posts, before, portfolios, courtesy, never, appointed map[string]bool
}

var postLexicon = sync.OnceValue(func() postWords {
	f := readData[struct {
		Posts      []string `yaml:"posts"`
		Before     []string `yaml:"before"`
		Portfolios []string `yaml:"portfolios"`
		Courtesy   []string `yaml:"courtesy"`
		Never      []string `yaml:"never"`
		Appointed  []string `yaml:"appointed"`
	}]("posts")
	return postWords{
		posts: wordSet(f.Posts), before: wordSet(f.Before), portfolios: wordSet(f.Portfolios),
		courtesy: wordSet(f.Courtesy), never: wordSet(f.Never), appointed: wordSet(f.Appointed),
	}
})

// personName returns how many tokens the name of a person has that begins at
// token i: two to four words with capitals, initials, and small words between
// them. It is 0 when none begins there.
func personName(ts []token, i int) int {
	n, words := 0, 0
	for step := 1; step > 0 && words < 5; n += step {
		step = 0
		k := i + n
		switch {
		case k >= len(ts):
		case isNameWord(ts[k]):
			words++
			step = 1
			if len(ts[k].text) == 1 && word0(ts, k+1) == "." {
				step = 2
			}
		case words > 0 && nameParticles[ts[k].lower] && ts[k].lower != "of" && ts[k].lower != "the" && k+1 < len(ts) && isNameWord(ts[k+1]):
			step = 1
		}
	}
	if words < 2 || words > 4 {
		return 0
	}
	return n
}

// isNameWord says whether a token can be part of the name of a person.
func isNameWord(t token) bool {
	if !t.large || t.number || strings.ContainsAny(t.text, "0123456789") || strings.HasSuffix(t.lower, "'s") {
		return false
	}
	words := postLexicon()
	return !words.never[t.lower] && !words.posts[t.lower] && !words.courtesy[t.lower] && !organLexicon().organs[t.lower] &&
		!organLexicon().meetings[t.lower] && weekdayNames()[t.lower] == 0 && !isMonth(t)
}

// postBefore returns the token that the post begins with whose last word is
// token i, as "Deputy Prime Minister".
func postBefore(ts []token, i int) int {
	words := postLexicon()
	from := i
	for from > 0 && (words.before[ts[from-1].lower] || words.portfolios[ts[from-1].lower]) && ts[from-1].to+1 >= ts[from].from {
		from--
	}
	return from
}

// postAfter returns the token behind a post that goes on behind its head: "of
// the Central Committee", "for Foreign Affairs". When a name may follow
// without a comma, only fields of office and what stands before them belong to
// it.
func postAfter(ts []token, i int) int {
	words := postLexicon()
	k := i + 1
	for k < len(ts) {
		t := ts[k]
		joins := t.lower == "of" || t.lower == "for" || t.lower == "and" || t.lower == "the"
		switch {
		case joins && k+1 < len(ts) && (words.portfolios[ts[k+1].lower] || ts[k+1].lower == "the" || ts[k+1].lower == "foreign"):
			k++
			continue
		case words.portfolios[t.lower] && (t.large || k > i+1):
			k++
			continue
		}
		return trimPost(ts, i, k)
	}
	return trimPost(ts, i, k)
}

// trimPost takes off the small words at the end of a post that ends before
// token k.
func trimPost(ts []token, i, k int) int {
	for k > i+1 && (ts[k-1].lower == "of" || ts[k-1].lower == "the" || ts[k-1].lower == "and" || ts[k-1].lower == "for") {
		k--
	}
	return k
}
