package intake

import (
	"strings"
	"sync"
)

// agencyWords are the words that tell who publishes: data/agencies.yaml.
type agencyWords struct {
	publishers          []string
	documents           map[string]bool
	agencies, notAgency map[string]bool
}

var agencyLexicon = sync.OnceValue(func() agencyWords {
	f := readData[struct {
		Publishers  []string `yaml:"publishers"`
		Documents   []string `yaml:"documents"`
		Agencies    []string `yaml:"agencies"`
		NotAgencies []string `yaml:"not_agencies"`
	}]("agencies")
	return agencyWords{publishers: f.Publishers, documents: wordSet(f.Documents), agencies: wordSet(f.Agencies), notAgency: wordSet(f.NotAgencies)}
})

// readPublisher finds who publishes a text without a dateline that says so: a
// line "From: ...", or a line before the text that names an institution and
// not a document or a meeting.
func (h *head) readPublisher() {
	if h.draft.Agency != nil {
		return
	}
	for _, s := range h.zone {
		if label, rest, ok := strings.Cut(s.words, ": "); ok && rest != "" && len(rest) < 200 {
			switch strings.ToLower(label) {
			case "from", "issued by", "published by", "source", "issuer":
				h.draft.Agency = h.saidPtr(span{int(s.at) + len(label) + 2, s.span().to})
				return
			}
		}
	}
	lexicon := agencyLexicon()
	for _, s := range h.zone {
		if s.role != headline {
			break
		}
		lower := " " + strings.ToLower(s.words) + " "
		if len(s.words) > 120 || strings.ContainsAny(s.words, "0123456789:;?") || strings.HasSuffix(s.words, ",") {
			continue
		}
		document := false
		for _, w := range strings.Fields(lower) {
			document = document || lexicon.documents[strings.Trim(w, ".,()\"'")]
		}
		if document {
			continue
		}
		for _, name := range lexicon.publishers {
			if strings.Contains(lower, " "+name+" ") {
				at := s.span()
				if open := strings.Index(s.words, " ("); open > 0 {
					at.to = at.from + open
				}
				h.draft.Agency = h.saidPtr(at)
				return
			}
		}
	}
}

// isAgency says whether the words in the brackets of a dateline can name an
// agency.
func isAgency(words string) bool {
	lower := strings.ToLower(strings.TrimSpace(words))
	if lower == "" || len(words) > 80 || agencyLexicon().notAgency[lower] {
		return false
	}
	letters := strings.IndexFunc(words, func(r rune) bool { return r >= '0' && r <= '9' }) < 0
	first := strings.Fields(words)[0]
	return letters && first[:1] != strings.ToLower(first[:1]) || letters && lower != words
}
