package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/planfile"
)

// fileHead is a file in a list.
type fileHead struct {
	Name  string `json:"name" doc:"Name in the plan folder" example:"targets.csv"`
	Bytes int    `json:"bytes" doc:"How large it is" example:"412"`
}

// download is bytes as a file.
type download struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func downloaded(kind, name string, data []byte) *download {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, name)
	return &download{kind, `attachment; filename="` + plain + `"`, data}
}

type fileInput struct {
	InVersion
	File string `path:"file" doc:"Name of the file" example:"targets.csv"`
}

// addFiles adds what reads and imports whole folders.
func (a *api) addFiles(tag string) {
	add(a, route{
		id: "list-files", method: http.MethodGet, path: "/versions/{version}/files", tag: tag, scope: scopeOpen,
		summary: "Files of a version",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*answer[[]fileHead], error) {
		files, _, err := a.hall.Files(ctx, who, in.Version)
		return ok(each(files, func(f planfile.File) fileHead { return fileHead{f.Name, len(f.Data)} })), err
	})
	add(a, route{
		id: "get-file", method: http.MethodGet, path: "/versions/{version}/files/{file}", tag: tag, scope: scopeOpen, media: "application/octet-stream",
		summary: "A file of a version", about: "To the byte as it was imported or written.",
	}, func(ctx context.Context, who hall.Actor, in *fileInput) (*download, error) {
		files, _, err := a.hall.Files(ctx, who, in.Version)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if f.Name == in.File {
				kind := "text/plain; charset=utf-8"
				if isTable(f.Name) {
					kind = "text/csv; charset=utf-8"
				}
				return downloaded(kind, f.Name, f.Data), nil
			}
		}
		return nil, unknown("file", in.File)
	})
	add(a, route{
		id: "get-folder", method: http.MethodGet, path: "/versions/{version}/folder.zip", tag: tag, scope: scopeOpen, media: "application/zip",
		summary: "The folder of a version, packed",
	}, func(ctx context.Context, who hall.Actor, in *InVersion) (*download, error) {
		files, v, err := a.hall.Files(ctx, who, in.Version)
		if err != nil {
			return nil, err
		}
		data, err := pack(files, v)
		return downloaded("application/zip", string(v.Plan)+"-"+string(v.ID)+".zip", data), err
	})
	add(a, route{
		id: "try-folder", method: http.MethodPost, path: "/plans/try", tag: tag, scope: scopeAct, most: mostFolder,
		summary: "Try a whole plan folder", about: "Every fault; nothing is kept.",
	}, func(ctx context.Context, who hall.Actor, in *folderInput) (*answer[trial], error) {
		files, err := filesOf(in.Body.Files)
		if err != nil {
			return nil, err
		}
		t, err := a.hall.TryPlan(ctx, who, files)
		return ok(trialOf(ctx, t)), err
	})
	add(a, route{
		id: "import-folder", method: http.MethodPost, path: "/plans/{plan}/import", tag: tag, scope: scopeAct, status: http.StatusCreated, most: mostFolder,
		summary: "Import a whole plan folder", about: "As the first version of a plan, or as one more of a plan that is there. With faults, it is refused with every one of them.",
	}, func(ctx context.Context, who hall.Actor, in *importInput) (*answer[version], error) {
		files, err := filesOf(in.Body.Files)
		if err != nil {
			return nil, err
		}
		return a.importFolder(ctx, who, in.Plan, files, in.Body.Note)
	})
	add(a, route{
		id: "import-zip", method: http.MethodPost, path: "/plans/{plan}/import.zip", tag: tag, scope: scopeAct, status: http.StatusCreated, most: mostFolder,
		summary: "Import a packed plan folder", about: "The body is the folder, as get-folder gives it.",
	}, func(ctx context.Context, who hall.Actor, in *zipInput) (*answer[version], error) {
		files, err := unpack(in.RawBody)
		if err != nil {
			return nil, err
		}
		return a.importFolder(ctx, who, in.Plan, files, in.Note)
	})
}

func (a *api) importFolder(ctx context.Context, who hall.Actor, id hall.PlanID, files []planfile.File, note string) (*answer[version], error) {
	v, err := a.hall.ImportPlan(ctx, who, id, files, note)
	if hall.Refused(err, hall.PlanFaulty) {
		t, tried := a.hall.TryPlan(ctx, who, files)
		if tried != nil {
			return nil, tried
		}
		return nil, a.faulty(ctx, err, t)
	}
	return ok(versionOf(v)), err
}
