package web

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/planfile"
)

// importForm brings in a plan.
type importForm struct {
	form
	Plan  hall.PlanID
	Note  string
	Files []planfile.File
}

// importPage asks for the files of a plan.
type importPage struct {
	Form   importForm
	Faults []planFault
}

// importShow shows the form.
func (c *call) importShow() error {
	if err := c.mayDraft(); err != nil {
		return err
	}
	return c.show("plan_new", importPage{Form: importForm{form: empty("id", "plan")}})
}

// importPlan checks the files and keeps them as a version.
func (c *call) importPlan() error {
	if err := c.mayDraft(); err != nil {
		return err
	}
	f, err := c.readImport()
	if err != nil {
		return err
	}
	status, page := http.StatusUnprocessableEntity, importPage{}
	if f.OK() {
		trial, err := c.site.hall.TryPlan(c.r.Context(), c.who, f.Files)
		if err != nil {
			if status, err = f.refuse(c, err); err != nil {
				return err
			}
		}
		page.Faults = c.planFaults(trial.Faults)
		if f.OK() && len(trial.Faults) == 0 {
			v, err := c.site.hall.ImportPlan(c.r.Context(), c.who, f.Plan, f.Files, f.Note)
			if err == nil {
				return c.done(planPath(v.Plan), "kept")
			}
			if status, err = f.refuse(c, err); err != nil {
				return err
			}
		}
	}
	page.Form = f
	return c.showAs(status, "plan_new", page)
}

// Most of the files of a plan: bytes, unpacked, and how many.
const (
	mostUnpacked = 64 << 20
	mostFiles    = 200
)

// readImport reads the form with its files: one by one, or in a ZIP file.
func (c *call) readImport() (importForm, error) {
	f := importForm{form: c.readMultipart()}
	f.Plan, f.Note = hall.PlanID(f.text("id", 100)), f.maybe("note", 300)
	if c.r.MultipartForm != nil {
		for _, h := range c.r.MultipartForm.File["files"] {
			data, err := readPart(h)
			if err != nil {
				return f, err
			}
			if !strings.EqualFold(path.Ext(h.Filename), ".zip") {
				f.Files = append(f.Files, planfile.File{Name: path.Base(h.Filename), Data: data})
				continue
			}
			files, err := unzip(data)
			var plans severalPlans
			switch {
			case errors.As(err, &plans):
				f.fault("files", "web_plan.new.several", locale.Args{"count": len(plans), "folders": c.folderNames(plans)})
			case err != nil:
				f.fault("files", "web_plan.new.zip")
			}
			f.Files = append(f.Files, files...)
		}
	}
	if len(f.Files) == 0 && f.OK() {
		f.fault("files", "web_plan.new.none")
	}
	return f, nil
}

// severalPlans are the folders of a ZIP file that hold a plan each.
type severalPlans []string

func (s severalPlans) Error() string { return "web: several plans: " + strings.Join(s, ", ") }

// folderNames names the folders of a ZIP file.
func (c *call) folderNames(folders []string) string {
	names := slices.Clone(folders)
	for i, name := range names {
		if name == "." {
			names[i] = c.lang.text("web_plan.new.top")
		}
	}
	return c.lang.words.List(names)
}

// unzip takes the files of a plan out of a ZIP file: those of the folder that
// holds the head of the plan, whichever it is; all files where none does.
func unzip(data []byte) ([]planfile.File, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > mostFiles {
		return nil, zip.ErrFormat
	}
	var plans severalPlans
	for _, f := range z.File {
		if folder, name := packedName(f); name == "plan.yaml" {
			plans = append(plans, folder)
		}
	}
	if len(plans) > 1 {
		return nil, plans
	}
	var out []planfile.File
	left := int64(mostUnpacked)
	for _, f := range z.File {
		folder, name := packedName(f)
		if f.FileInfo().IsDir() || name[0] == '.' || len(plans) == 1 && folder != plans[0] {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(r, left+1))
		_ = r.Close() // it was only read
		if left -= int64(len(data)); err != nil || left < 0 {
			return nil, io.ErrUnexpectedEOF
		}
		out = append(out, planfile.File{Name: name, Data: data})
	}
	return out, nil
}

// packedName is the folder of a packed file and its name there. Some programs
// write folders with a backslash.
func packedName(f *zip.File) (folder, name string) {
	p := strings.ReplaceAll(f.Name, `\`, "/")
	return path.Dir(p), path.Base(p)
}
