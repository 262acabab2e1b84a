package planfile

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/plan"
)

// reviseHead replaces the parts of plan.yaml that have changed, each with its
// lines; the others stay as they are. It is false if the old file cannot be
// read or is not written in lines.
func reviseHead(old []byte, p *plan.Plan) ([]byte, bool) {
	r := newReader(nil)
	top := r.decodeHead(old)
	if top == nil || len(r.faults) > 0 {
		return nil, false
	}
	was, err := sections(r.Plan)
	if err != nil {
		return nil, false
	}
	is, err := sections(p)
	if err != nil {
		return nil, false
	}
	if slices.Equal(was, is) {
		return old, true
	}
	if top.Style&yaml.FlowStyle != 0 {
		return nil, false
	}
	data := splice(linesOf(old), top, was, is)
	check := newReader(nil)
	if check.decodeHead(data) == nil || len(check.faults) > 0 {
		return nil, false
	}
	got, err := sections(check.Plan)
	return data, err == nil && slices.Equal(got, is)
}

// section is a part of plan.yaml in the canonical form.
type section struct{ key, text string }

// sections are the parts of the canonical plan.yaml.
func sections(p *plan.Plan) ([]section, error) {
	top, err := headNode(p)
	if err != nil {
		return nil, err
	}
	var out []section
	for k := 0; k+1 < len(top.Content); k += 2 {
		one := &yaml.Node{Kind: yaml.MappingNode, Content: top.Content[k : k+2]}
		text, err := encodeNode(one)
		if err != nil {
			return nil, err
		}
		out = append(out, section{top.Content[k].Value, string(text)})
	}
	return out, nil
}

func find(list []section, key string) (string, bool) {
	for _, s := range list {
		if s.key == key {
			return s.text, true
		}
	}
	return "", false
}

// splice copies the old lines and puts the new text in the place of the
// sections that have changed.
func splice(lines []string, top *yaml.Node, was, is []section) []byte {
	var out strings.Builder
	done := 0
	copyTo := func(line int) {
		for ; done < line; done++ {
			out.WriteString(lines[done])
		}
	}
	there := map[string]bool{}
	for k := 0; k < len(top.Content); k += 2 {
		key := top.Content[k]
		there[key.Value] = true
		before, stood := find(was, key.Value)
		now, stands := find(is, key.Value)
		if !stood || before == now {
			continue
		}
		first, last := key.Line-1, len(lines)
		if k+2 < len(top.Content) {
			last = top.Content[k+2].Line - 1
		}
		for last > first+1 && isRemark(lines[last-1]) {
			last-- // belongs to what comes below
		}
		copyTo(first)
		done = last
		if stands {
			out.WriteString(now)
		}
	}
	copyTo(len(lines))
	if text := out.String(); text != "" && !strings.HasSuffix(text, "\n") {
		out.WriteString("\n")
	}
	for _, s := range is {
		if !there[s.key] {
			out.WriteString(s.text)
		}
	}
	return []byte(out.String())
}

// isRemark tells whether a line is empty or a comment.
func isRemark(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || strings.HasPrefix(line, "#")
}
