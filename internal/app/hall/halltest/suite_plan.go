package halltest

import (
	"bytes"
	"errors"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall"
)

// plans: files come back to the byte; versions and acts in their order; nothing
// is replaced.
func plans(t *testing.T, open opener) {
	s, _ := open(t)
	var hash string
	write(t, s, func(w hall.Writer) (err error) {
		if hash, err = w.SaveFiles(ctx, oddFiles()); err != nil {
			return err
		}
		again, err := w.SaveFiles(ctx, oddFiles())
		if again != hash || hash != hall.FilesHash(oddFiles()) {
			t.Errorf("the same files are kept under %q and %q", hash, again)
		}
		return err
	})
	read(t, s, func(r hall.Reader) error {
		files, err := r.Files(ctx, hash)
		if err != nil {
			return err
		}
		for i, name := range []string{"empty.csv", "odd.bin", "plan.yaml"} {
			if len(files) != 3 || files[i].Name != name {
				t.Fatalf("files %v", files)
			}
			for _, f := range oddFiles() {
				if f.Name == name && !bytes.Equal(f.Data, files[i].Data) {
					t.Errorf("%s came back otherwise", name)
				}
			}
		}
		_, err = r.Files(ctx, "nothing")
		notFound(t, "files", err)
		_, err = r.Version(ctx, "v9")
		notFound(t, "a version", err)
		return nil
	})
	versions(t, s)
}

func versions(t *testing.T, s hall.Store) {
	var want []hall.PlanVersion
	acts := []hall.FigureAct{act("v2", 9, 0, "target:flour:2027"), act("v2", 9, 1, "target:grain:2027"), act("v3", 12, 0, "target:flour:2027")}
	acts[2].Point, acts[2].Old, acts[2].Amendment = "p2", "", ""
	write(t, s, func(w hall.Writer) error {
		want = append(want, version(t, w, "v1", "", "village"), version(t, w, "v2", "v1", "village"), version(t, w, "v3", "v2", "village"))
		other := version(t, w, "v4", "", "town")
		if err := w.AddActs(ctx, []hall.FigureAct{acts[2]}); err != nil {
			return err
		}
		if err := w.AddActs(ctx, acts[:2]); err != nil {
			return err
		}
		all, err := w.Versions(ctx, "")
		same(t, "versions of all plans", append(want[:3:3], other), all)
		return err
	})
	read(t, s, func(r hall.Reader) error {
		got, err := r.Versions(ctx, "village")
		same(t, "versions of a plan", want, got)
		if err != nil {
			return err
		}
		one, err := r.Version(ctx, "v2")
		same(t, "a version", want[1], one)
		if err != nil {
			return err
		}
		for _, tt := range []struct {
			filter hall.ActFilter
			want   []hall.FigureAct
		}{
			{hall.ActFilter{}, acts},
			{hall.ActFilter{Plan: "town"}, nil},
			{hall.ActFilter{Plan: "village", Address: "target:flour:2027"}, []hall.FigureAct{acts[0], acts[2]}},
			{hall.ActFilter{Prefix: "target:gr"}, acts[1:2]},
			{hall.ActFilter{Prefix: "target:%"}, nil},
			{hall.ActFilter{Version: "v3"}, acts[2:]},
			{hall.ActFilter{Plenary: "2026-1", Point: "p1"}, acts[:2]},
		} {
			got, err := r.Acts(ctx, tt.filter)
			if err != nil {
				return err
			}
			same(t, "acts", tt.want, got)
		}
		return nil
	})
	err := s.Write(ctx, func(w hall.Writer) error { return w.AddVersion(ctx, want[0]) })
	if !errors.Is(err, hall.ErrExists) {
		t.Errorf("a version that is there was added: %v", err)
	}
}
