package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/planfile"
)

const versionColumns = `id, plan, parent, kind, hash, files, author, act, created, note`

func scanVersion(scan func(...any) error) (hall.PlanVersion, error) {
	var v hall.PlanVersion
	var parent sql.NullString
	err := scan(&v.ID, &v.Plan, &parent, &v.Kind, &v.Hash, &v.Files, &v.Author, &v.Act, moment{&v.Created}, &v.Note)
	v.Parent = hall.VersionID(parent.String)
	return v, err
}

// Version is one version.
func (r *reader) Version(ctx context.Context, id hall.VersionID) (hall.PlanVersion, error) {
	return one(ctx, r.tx, "version "+string(id), scanVersion, `SELECT `+versionColumns+` FROM version WHERE id = $1`, id)
}

// Versions are those of one plan, or of all.
func (r *reader) Versions(ctx context.Context, plan hall.PlanID) ([]hall.PlanVersion, error) {
	if plan == "" {
		return list(ctx, r.tx, scanVersion, `SELECT `+versionColumns+` FROM version ORDER BY n`)
	}
	return list(ctx, r.tx, scanVersion, `SELECT `+versionColumns+` FROM version WHERE plan = $1 ORDER BY n`, plan)
}

// Files are the files of a folder, sorted by name.
func (r *reader) Files(ctx context.Context, hash string) ([]planfile.File, error) {
	files, err := list(ctx, r.tx, func(scan func(...any) error) (planfile.File, error) {
		var f planfile.File
		err := scan(&f.Name, &f.Data)
		return f, err
	}, `SELECT name, data FROM folder_file JOIN content ON content.hash = folder_file.content WHERE folder = $1 ORDER BY name`, hash)
	if err == nil && len(files) == 0 {
		return nil, fmt.Errorf("store: folder %s: %w", hash, hall.ErrNotFound)
	}
	return files, err
}

// SaveFiles stores the files of a folder, each content once.
func (w *writer) SaveFiles(ctx context.Context, files []planfile.File) (string, error) {
	hash := hall.FilesHash(files)
	rows, err := w.exec(ctx, `INSERT INTO folder (hash) VALUES ($1) ON CONFLICT DO NOTHING`, hash)
	if err != nil || rows == 0 {
		return hash, err
	}
	for _, f := range files {
		content := contentHash(f.Data)
		data := f.Data
		if data == nil {
			data = []byte{}
		}
		if _, err := w.exec(ctx, `INSERT INTO content (hash, data) VALUES ($1, $2) ON CONFLICT DO NOTHING`, content, data); err != nil {
			return "", err
		}
		if _, err := w.exec(ctx, `INSERT INTO folder_file (folder, name, content) VALUES ($1, $2, $3)`, hash, f.Name, content); err != nil {
			return "", fmt.Errorf("store: file %s: %w", f.Name, err)
		}
	}
	return hash, nil
}

func contentHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// AddVersion adds a version. Its files and its parent must be there.
func (w *writer) AddVersion(ctx context.Context, v hall.PlanVersion) error {
	err := w.add(ctx, "version "+string(v.ID), `INSERT INTO version (n, `+versionColumns+`)
		VALUES ((SELECT coalesce(max(n), 0) + 1 FROM version), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		v.ID, v.Plan, sql.NullString{String: string(v.Parent), Valid: v.Parent != ""}, v.Kind, v.Hash, v.Files, v.Author, v.Act, stamp(v.Created), v.Note)
	if err != nil {
		return err
	}
	return w.db.step("version")
}

const actColumns = `plan, version, seq, n, at, actor, address, old, new, plenary, conclusion, point, amendment, vote`

// Acts are changes of figures, oldest first.
func (r *reader) Acts(ctx context.Context, f hall.ActFilter) ([]hall.FigureAct, error) {
	var c conditions
	c.equal("plan", string(f.Plan))
	c.equal("address", f.Address)
	c.equal("version", string(f.Version))
	c.equal("plenary", string(f.Plenary))
	c.equal("point", string(f.Point))
	if f.Prefix != "" { // not LIKE: its wildcards, and its case, differ between databases
		c.add("substr(address, 1, "+strconv.Itoa(len([]rune(f.Prefix)))+") = ", f.Prefix)
	}
	return list(ctx, r.tx, func(scan func(...any) error) (hall.FigureAct, error) {
		var a hall.FigureAct
		err := scan(&a.Plan, &a.Version, &a.Seq, &a.N, moment{&a.At}, &a.By, &a.Address, &a.Old, &a.New,
			&a.Plenary, &a.Conclusion, &a.Point, &a.Amendment, &a.Vote)
		return a, err
	}, `SELECT `+actColumns+` FROM act`+c.where()+` ORDER BY seq, n`, c.args...)
}

// AddActs adds acts of versions that are there.
func (w *writer) AddActs(ctx context.Context, acts []hall.FigureAct) error {
	for _, a := range acts {
		if err := w.add(ctx, fmt.Sprintf("act %d of version %s", a.N, a.Version),
			`INSERT INTO act (`+actColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
			a.Plan, a.Version, a.Seq, a.N, stamp(a.At), a.By, a.Address, a.Old, a.New,
			a.Plenary, a.Conclusion, a.Point, a.Amendment, a.Vote); err != nil {
			return err
		}
	}
	return nil
}

// conditions collects what a filter asks for.
type conditions struct {
	texts []string
	args  []any
}

func (c *conditions) equal(name, value string) {
	if value != "" {
		c.add(name+" = ", value)
	}
}

// add adds a condition that ends where its value comes.
func (c *conditions) add(text string, value any) {
	c.args = append(c.args, value)
	c.texts = append(c.texts, text+"$"+strconv.Itoa(len(c.args)))
}

func (c *conditions) where() string {
	if len(c.texts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.texts, " AND ")
}
