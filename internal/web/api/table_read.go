package api

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/planfile"
	"github.com/openplenum/plenum/internal/table"
)

func itoa(n int) string { return strconv.Itoa(n) }

// plainTable makes the text of a table of what a spreadsheet gives: a workbook,
// or rows with other delimiters. Text in UTF-8 with commas stays as it is,
// comments and all, and so does what is no table.
func plainTable(name string, data []byte) ([]byte, error) {
	if !isTable(name) {
		return data, nil
	}
	t, err := table.Decode(data, table.Options{Name: name, Comment: '#', Ragged: true, MaxBytes: mostFolder, MaxCells: 2_000_000})
	if t == nil {
		return nil, hall.Refusals{{Code: codeTable, Args: []string{name, err.Error()}}}
	}
	if t.Format == table.CSV && t.Delimiter == ',' && t.Encoding == table.UTF8 {
		return data, nil
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range append([][]table.Cell{t.Header}, t.Rows...) {
		cells := make([]string, len(row))
		for i, x := range row {
			cells[i] = x.Text
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	w.Flush()
	return out.Bytes(), nil
}

// Most of a packed folder.
const (
	mostFiles  = 200
	mostPacked = 64 << 20 // bytes, unpacked
)

// unpack reads a packed folder: files at the top, or all in one folder. Names
// that begin with a dot and folders below are passed over.
func unpack(data []byte) ([]planfile.File, error) {
	wrong := func(why string) error { return hall.Refusals{{Code: codeZip, Args: []string{why}}} }
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, wrong(err.Error())
	}
	if len(z.File) > mostFiles {
		return nil, wrong("more than " + itoa(mostFiles) + " files")
	}
	top := ""
	for _, f := range z.File {
		if path.Base(f.Name) == "plan.yaml" {
			top = strings.TrimSuffix(f.Name, "plan.yaml")
		}
	}
	var out []planfile.File
	left := int64(mostPacked)
	for _, f := range z.File {
		name, inside := strings.CutPrefix(f.Name, top)
		if !inside || name == "" || strings.Contains(name, "/") || name[0] == '.' {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, wrong(err.Error())
		}
		data, err := io.ReadAll(io.LimitReader(r, left+1))
		_ = r.Close() // it was only read
		if err != nil {
			return nil, wrong(err.Error())
		}
		if left -= int64(len(data)); left < 0 {
			return nil, hall.Refusals{{Code: hall.PlanTooLarge, Args: []string{itoa(mostPacked)}}}
		}
		out = append(out, planfile.File{Name: name, Data: data})
	}
	return out, nil
}

// pack packs a folder.
func pack(files []planfile.File, v hall.PlanVersion) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: v.Created})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}
