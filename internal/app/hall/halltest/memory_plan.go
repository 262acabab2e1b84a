package halltest

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/planfile"
)

func (m *memory) Version(_ context.Context, id hall.VersionID) (hall.PlanVersion, error) {
	for _, v := range m.versions {
		if v.ID == id {
			return v, nil
		}
	}
	return hall.PlanVersion{}, hall.ErrNotFound
}

func (m *memory) Versions(_ context.Context, plan hall.PlanID) ([]hall.PlanVersion, error) {
	var out []hall.PlanVersion
	for _, v := range m.versions {
		if plan == "" || v.Plan == plan {
			out = append(out, v)
		}
	}
	return out, nil
}

func (m *memory) Files(_ context.Context, hash string) ([]planfile.File, error) {
	files, err := find(m.files, hash)
	return cloneFiles(files), err
}

func cloneFiles(files []planfile.File) []planfile.File {
	out := slices.Clone(files)
	for i := range out {
		out[i].Data = bytes.Clone(out[i].Data)
	}
	return out
}

func (m *memory) Acts(_ context.Context, f hall.ActFilter) ([]hall.FigureAct, error) {
	var out []hall.FigureAct
	for _, a := range m.acts {
		if (f.Plan == "" || a.Plan == f.Plan) && (f.Address == "" || a.Address == f.Address) &&
			strings.HasPrefix(a.Address, f.Prefix) && (f.Version == "" || a.Version == f.Version) &&
			(f.Plenary == "" || a.Plenary == f.Plenary) && (f.Point == "" || a.Point == f.Point) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b hall.FigureAct) int { return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.N, b.N)) })
	return out, nil
}

func (m *memory) SaveFiles(_ context.Context, files []planfile.File) (string, error) {
	hash := hall.FilesHash(files)
	if _, there := m.files[hash]; !there {
		kept := cloneFiles(files)
		slices.SortFunc(kept, func(a, b planfile.File) int { return cmp.Compare(a.Name, b.Name) })
		m.files[hash] = kept
	}
	return hash, nil
}

func (m *memory) AddVersion(ctx context.Context, v hall.PlanVersion) error {
	if _, err := m.Version(ctx, v.ID); err == nil {
		return hall.ErrExists
	}
	m.versions = append(m.versions, v)
	return nil
}

func (m *memory) AddActs(_ context.Context, acts []hall.FigureAct) error {
	m.acts = append(m.acts, acts...)
	return nil
}
