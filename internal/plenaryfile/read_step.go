package plenaryfile

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/assembly"
)

// step reads one thing that has happened: KIND: what it takes.
func (r *reader) step(n *yaml.Node) Step {
	s := Step{Place: placeOf(n)}
	kinds := map[StepKind]func(*yaml.Node){
		Open:   whole(r, &s.Sitting),
		Close:  whole(r, &s.Sitting),
		Take:   whole(r, &s.Item),
		Pause:  whole(r, &s.Item),
		Table:  scalar(r, &s.Conclusion),
		Adopt:  scalar(r, &s.Conclusion),
		Roll:   func(n *yaml.Node) { r.roll(n, &s) },
		Say:    func(n *yaml.Node) { r.say(n, &s) },
		Decide: func(n *yaml.Node) { r.decide(n, &s) },
		Defer:  func(n *yaml.Node) { r.deferItem(n, &s) },
		Vote:   func(n *yaml.Node) { r.vote(n, &s) },
	}
	if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		words := make([]string, 0, len(kinds))
		for _, k := range StepKinds() {
			words = append(words, string(k))
		}
		r.fault(n, Shape, strings.Join(words, ", "))
		return s
	}
	read := map[string]func(*yaml.Node){}
	for kind, f := range kinds {
		read[string(kind)] = func(n *yaml.Node) { s.Do = kind; f(n) }
	}
	r.mapping(n, read)
	return s
}

func (r *reader) roll(n *yaml.Node, s *Step) {
	r.mapping(n, map[string]func(*yaml.Node){
		"present": names(r, &s.Present),
		"absent":  func(n *yaml.Node) { s.All = true; names(r, &s.Present)(n) },
	})
	if n.Kind == yaml.MappingNode && len(n.Content) != 2 {
		r.fault(n, Shape, "absent: [...]")
	}
}

func (r *reader) say(n *yaml.Node, s *Step) {
	r.mapping(n, map[string]func(*yaml.Node){
		"item": whole(r, &s.Item), "person": scalar(r, &s.Person), "text": scalar(r, &s.Text),
	}, "item", "person", "text")
}

func (r *reader) decide(n *yaml.Node, s *Step) {
	r.mapping(n, map[string]func(*yaml.Node){"item": whole(r, &s.Item), "note": scalar(r, &s.Text)}, "item")
}

func (r *reader) deferItem(n *yaml.Node, s *Step) {
	r.mapping(n, map[string]func(*yaml.Node){
		"item": whole(r, &s.Item), "sitting": whole(r, &s.Sitting), "plenary": scalar(r, &s.Plenary), "reason": scalar(r, &s.Text),
	}, "item")
}

// vote reads a vote by show of hands or on paper: what on, and the counts.
func (r *reader) vote(n *yaml.Node, s *Step) {
	questions := map[string]func(*yaml.Node){
		"procedure":  func(n *yaml.Node) { s.On = assembly.OnProcedure; scalar(r, &s.Text)(n) },
		"amendment":  func(n *yaml.Node) { s.On = assembly.OnAmendment; scalar(r, &s.Amendment)(n) },
		"conclusion": func(n *yaml.Node) { s.On = assembly.OnConclusion; scalar(r, &s.Conclusion)(n) },
	}
	fields := maps.Clone(questions)
	fields["for"] = whole(r, &s.Count.For)
	fields["against"] = whole(r, &s.Count.Against)
	fields["abstain"] = whole(r, &s.Count.Abstain)
	fields["invalid"] = whole(r, &s.Count.Invalid)
	r.mapping(n, fields, "for", "against")
	asked := 0
	if n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Content); i += 2 {
			if questions[n.Content[i].Value] != nil {
				asked++
			}
		}
		if asked != 1 {
			r.fault(n, Shape, strings.Join(slices.Sorted(maps.Keys(questions)), " | "))
		}
	}
}
