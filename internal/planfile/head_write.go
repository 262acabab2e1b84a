package planfile

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/plan"
)

// encodeHead writes plan.yaml in the canonical form.
func encodeHead(p *plan.Plan) ([]byte, error) {
	top, err := headNode(p)
	if err != nil {
		return nil, err
	}
	return encodeNode(top)
}

func encodeNode(n *yaml.Node) ([]byte, error) {
	const indent = 2
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(indent)
	if err := e.Encode(n); err != nil {
		return nil, fmt.Errorf("planfile: %s: %w", headFile, err)
	}
	if err := e.Close(); err != nil {
		return nil, fmt.Errorf("planfile: %s: %w", headFile, err)
	}
	return out.Bytes(), nil
}

// headNode makes the document of plan.yaml.
func headNode(p *plan.Plan) (*yaml.Node, error) {
	e := &encoder{}
	top := &yaml.Node{Kind: yaml.MappingNode}
	put(top, "schema", plainNode(strconv.Itoa(p.Schema)))
	put(top, "name", e.textNode(p.Name))
	if p.Note != "" {
		put(top, "note", e.textNode(p.Note))
	}
	horizon := flowMap()
	put(horizon, "first", plainNode(strconv.Itoa(p.Horizon.First)))
	put(horizon, "last", plainNode(strconv.Itoa(p.Horizon.Last)))
	put(top, "horizon", horizon)
	if len(p.Units) > 0 {
		units := &yaml.Node{Kind: yaml.MappingNode}
		for _, u := range p.Units {
			text := "new"
			if u.Of != "" {
				text = e.number(u.Value) + " " + u.Of
			}
			units.Content = append(units.Content, e.textNode(u.Name), e.textNode(text))
		}
		put(top, "units", units)
	}
	if len(p.Tiers) > 0 {
		tiers := &yaml.Node{Kind: yaml.SequenceNode}
		for _, tier := range p.Tiers {
			n := flowMap()
			put(n, "tier", plainNode(strconv.Itoa(tier.Number)))
			if tier.Name != "" {
				put(n, "name", e.textNode(tier.Name))
			}
			tiers.Content = append(tiers.Content, n)
		}
		put(top, "tiers", tiers)
	}
	if p.Rounds != 0 {
		put(top, "rounds", plainNode(strconv.Itoa(p.Rounds)))
	}
	if p.Objective != nil {
		direction := "minimise"
		if p.Objective.Maximise {
			direction = "maximise"
		}
		objective := &yaml.Node{Kind: yaml.MappingNode}
		put(objective, direction, e.termsNode(p.Objective.Terms))
		put(top, "objective", objective)
	}
	put(top, "terminal", e.textNode(terminalText(e, p.Terminal)))
	if len(p.Tidy) > 0 {
		put(top, "tidy", e.termsNode(p.Tidy))
	}
	return top, e.err
}

func terminalText(e *encoder, t plan.Terminal) string {
	if t.Rule == plan.NoTerminal {
		return string(t.Rule)
	}
	return string(plan.Sustain) + " " + e.number(t.Growth)
}

func (e *encoder) termsNode(terms []plan.Term) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, t := range terms {
		n := flowMap()
		put(n, "measure", e.textNode(string(t.Measure.Kind)))
		if t.Measure.Of != "" {
			put(n, "of", e.textNode(t.Measure.Of))
		}
		if len(t.Measure.Categories) > 0 {
			put(n, "category", e.textNode(categoryText(t.Measure.Categories)))
		}
		if t.Measure.Region != "" {
			put(n, "region", e.textNode(string(t.Measure.Region)))
		}
		if t.Span.Set {
			put(n, "years", plainNode(t.Span.String()))
		}
		put(n, "weight", plainNode(e.number(t.Weight)))
		list.Content = append(list.Content, n)
	}
	return list
}

func flowMap() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle} }

func plainNode(text string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: text} }

// textNode is a text, in quotation marks where it would be read as something
// else.
func (e *encoder) textNode(text string) *yaml.Node {
	if !utf8.ValidString(text) {
		e.fail(ErrText)
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	switch {
	case !strings.ContainsAny(text, "\n\r\t\u0085\u2028\u2029") && strings.TrimSpace(text) == text:
	case isProse(text):
		n.Style = yaml.LiteralStyle
	default:
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// isProse tells whether a text of several lines can stand there line by line.
// The encoder has trouble with spaces where a line begins or ends.
func isProse(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != line || strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsAny(line, "\u0085\u2028\u2029") {
			return false
		}
	}
	return !strings.HasPrefix(text, "\n") && !strings.HasSuffix(text, "\n")
}

func put(n *yaml.Node, key string, value *yaml.Node) {
	n.Content = append(n.Content, plainNode(key), value)
}
