package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/openplenum/plenum/internal/intake"
)

// A draft record of a long text is written point by point: the encoders keep
// many times the size of what they write in memory. The result is the same.

func writeYAML(w io.Writer, data any) error {
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(data); err != nil {
		return broken("output", err)
	}
	return e.Close()
}

func writeDraftYAML(w io.Writer, d *intake.Draft) error {
	var frame bytes.Buffer
	if err := writeYAML(&frame, withoutPoints(d)); err != nil {
		return err
	}
	const empty = "\npoints: []\n"
	return writePoints(w, frame.String(), empty, "\npoints:\n", "", d.Points, func(p *intake.Point) (string, error) {
		var b bytes.Buffer
		err := writeYAML(&b, []*intake.Point{p})
		return "  " + strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", "\n  ") + "\n", err
	})
}

func writeDraftJSON(w io.Writer, d *intake.Draft) error {
	var frame bytes.Buffer
	if err := encode(&frame, withoutPoints(d)); err != nil {
		return err
	}
	first := true
	return writePoints(w, frame.String(), "\n  \"points\": []", "\n  \"points\": [", "\n  ]", d.Points, func(p *intake.Point) (string, error) {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("    ", "  ")
		if err := e.Encode(p); err != nil {
			return "", broken("output", err)
		}
		before := ",\n    "
		if first {
			before, first = "\n    ", false
		}
		return before + strings.TrimSuffix(b.String(), "\n"), nil
	})
}

func withoutPoints(d *intake.Draft) *intake.Draft {
	frame := *d
	frame.Points = []intake.Point{}
	return &frame
}

// writePoints writes a record whose list of points is empty, with the points
// in the place of the empty list.
func writePoints(w io.Writer, frame, empty, open, close string, points []intake.Point, one func(*intake.Point) (string, error)) error {
	write := func(text string) error {
		if _, err := io.WriteString(w, text); err != nil {
			return broken("output", err)
		}
		return nil
	}
	before, after, _ := strings.Cut(frame, empty)
	if len(points) == 0 {
		return write(frame)
	}
	if err := write(before + open); err != nil {
		return err
	}
	for i := range points {
		text, err := one(&points[i])
		if err != nil {
			return err
		}
		if err := write(text); err != nil {
			return err
		}
	}
	return write(close + after)
}
