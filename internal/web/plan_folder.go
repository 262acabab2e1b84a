package web

import (
	"archive/zip"
	"bytes"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
)

// planFolder sends the folder of a version, to the byte as it is kept.
func (c *call) planFolder() error {
	id, ok := strings.CutSuffix(c.r.PathValue("file"), ".zip")
	if !ok {
		return errNotFound
	}
	files, v, err := c.site.hall.Files(c.r.Context(), c.who, hall.VersionID(id))
	if err != nil {
		return err
	}
	if string(v.Plan) != c.r.PathValue("plan") {
		return errNotFound
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: v.Created})
		if err != nil {
			return err
		}
		if _, err := w.Write(f.Data); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return c.download("application/zip", string(v.Plan)+"-"+string(v.ID)+".zip", b.Bytes())
}

// download sends bytes as a file.
func (c *call) download(kind, name string, data []byte) error {
	h := c.w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", `attachment; filename="`+plainName(name)+`"`)
	_, _ = c.w.Write(data) // the reader may have gone
	return nil
}

// plainName keeps what any system takes in the name of a file.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, s)
}
