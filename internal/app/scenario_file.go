package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/openplenum/plenum/internal/engine"
	"github.com/openplenum/plenum/internal/planfile"
)

// DrawsError says why a file cannot take the draws of a run.
type DrawsError struct {
	Path string
	Kind DrawsFault
	Line int // of DrawsDamaged
}

// DrawsFault is what is wrong with a file of draws.
type DrawsFault string

// The faults of a file of draws.
const (
	DrawsForeign DrawsFault = "foreign" // something else than draws
	DrawsOther   DrawsFault = "other"   // draws of another plan, seed or way to solve
	DrawsDamaged DrawsFault = "damaged" // a line that is no draw, or not the next one
)

func (e *DrawsError) Error() string {
	return fmt.Sprintf("app: %s is no file to add draws to: %s, line %d", e.Path, e.Kind, e.Line)
}

// drawHeader is the first line of a file of draws: everything that a draw
// depends on beside its number. The number of draws is not part of it: a run
// may be made longer.
type drawHeader struct {
	Format     string  `json:"format"`
	Plan       string  `json:"plan"` // fingerprint, with the changes of the run
	Seed       uint64  `json:"seed"`
	Foresight  bool    `json:"foresight"`
	Decides    string  `json:"decides"`
	Solver     string  `json:"solver"`
	Gap        float64 `json:"gap"`
	Iterations int     `json:"iterations"`
}

// drawFormat changes when the same plan and seed would give other draws.
const drawFormat = "plenum draws 1"

// drawFile is a file with a header line and one draw a line.
type drawFile struct {
	f     *os.File
	known []Draw
}

// openDraws opens a file of draws, or begins one. A last line that was not
// finished is cut off.
func openDraws(path string, f *Folder, opt ScenarioOptions) (*drawFile, error) {
	hash, err := planfile.Hash(f.Plan)
	if err != nil {
		return nil, err
	}
	limits := opt.LP.WithDefaults()
	header, err := json.Marshal(drawHeader{
		Format: drawFormat, Plan: hash, Seed: opt.Seed, Foresight: opt.Foresight,
		Decides: string(opt.Decides), Solver: opt.SolverName, Gap: limits.Gap, Iterations: limits.MaxIterations,
	})
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	out := &drawFile{f: file}
	if err := out.begin(path, header, f, opt.Seed); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return out, nil
}

// begin reads what the file holds and leaves it at the place where the next
// draw goes.
func (d *drawFile) begin(path string, header []byte, f *Folder, seed uint64) error {
	data, err := io.ReadAll(d.f)
	if err != nil {
		return err
	}
	first, rest, finished := bytes.Cut(data, []byte("\n"))
	keep := 0
	switch {
	case finished && bytes.Equal(first, header):
		keep = len(first) + 1
	case !finished && bytes.HasPrefix(header, first): // empty, or killed while it was begun
	case !bytes.HasPrefix(first, []byte(`{"format":"plenum draws`)):
		return &DrawsError{Path: path, Kind: DrawsForeign, Line: 1}
	default:
		return &DrawsError{Path: path, Kind: DrawsOther, Line: 1}
	}
	if keep > 0 {
		n, err := d.read(path, rest, f, seed)
		if err != nil {
			return err
		}
		keep += n
	}
	if err := d.f.Truncate(int64(keep)); err != nil {
		return err
	}
	if _, err := d.f.Seek(int64(keep), io.SeekStart); err != nil {
		return err
	}
	if keep == 0 {
		_, err = d.f.Write(append(header, '\n'))
	}
	return err
}

// read takes the draws of whole lines, and returns their length. The factors
// of a draw follow from the seed: they tell whether it is one of this plan.
func (d *drawFile) read(path string, data []byte, f *Folder, seed uint64) (int, error) {
	length := 0
	for {
		line, rest, finished := bytes.Cut(data, []byte("\n"))
		if !finished {
			return length, nil
		}
		var draw Draw
		n := len(d.known) + 1
		err := json.Unmarshal(line, &draw)
		same := slices.EqualFunc(draw.Factors, engine.Factors(f.Figures, seed, n), slices.Equal[[]float64])
		if err != nil || draw.Number != n || !same {
			return 0, &DrawsError{Path: path, Kind: DrawsDamaged, Line: n + 1}
		}
		d.known = append(d.known, draw)
		length += len(line) + 1
		data = rest
	}
}

// add writes a draw, in one piece.
func (d *drawFile) add(draw Draw) error {
	line, err := json.Marshal(draw)
	if err != nil {
		return err
	}
	_, err = d.f.Write(append(line, '\n'))
	return err
}

// close puts everything on the disk.
func (d *drawFile) close() error {
	err := d.f.Sync()
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	return errors.Join(err, d.f.Close())
}
